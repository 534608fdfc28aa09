// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

#include <memory>
#include <string_view>

namespace nephoscope::sim {

/// One way in which an automated scaling listener can make something larger and smaller.
class Scaling
{
public:
    virtual ~Scaling() = default;

    /// Looks up anew what there is.
    virtual void connect() {}
    /// How much there is, what has been ordered included.
    virtual int units() const = 0;
    /// Servers at which to measure.
    virtual std::vector<Mechanism *> servers() const = 0;
    /// Why nothing at all can be done towards `wanted` units; empty: it can.
    virtual Sentence whyNot(int wanted) const = 0;
    /// Orders that there be `wanted` units, or as many as can be had.
    virtual void change(int wanted, LogId cause) = 0;
    /// Whether what was ordered is not there yet.
    virtual bool isUnderWay() const = 0;
    /// Events in the log.
    virtual std::string_view more() const { return "scaled_out"; }
    virtual std::string_view fewer() const { return "scaled_in"; }
    /// What a unit is, in a sentence: `instances`.
    virtual Sentence unit() const = 0;
};

std::unique_ptr<Scaling> makeInstanceScaling(Mechanism &listener);
std::unique_ptr<Scaling> makeSizeScaling(Mechanism &listener);
std::unique_ptr<Scaling> makeMoveScaling(Mechanism &listener);

} // namespace nephoscope::sim
