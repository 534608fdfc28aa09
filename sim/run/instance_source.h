// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// Something from which one can get instances of a drawn element (a pool, a replication).
class InstanceSource
{
public:
    /// What it makes instances of; nullptr: nothing.
    virtual Mechanism *makes() const = 0;
    /// Why there is none to be had now; empty: there is.
    virtual Sentence whyNoMore() const = 0;
    /// Gets one more under way, which serves after a while; nullptr with the reason.
    virtual Mechanism *handOut(LogId cause, Sentence &why) = 0;
    /// Takes one back when it has finished what it has.
    virtual void takeBack(Mechanism &instance, LogId cause) = 0;
    /// Whether it is only kept ready, and nobody's yet.
    virtual bool isInStock(const Mechanism &) const { return false; }

protected:
    ~InstanceSource() = default;
};

} // namespace nephoscope::sim
