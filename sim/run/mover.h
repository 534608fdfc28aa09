// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// Something that can bring a server to another place (the action `relocate`).
class Mover
{
public:
    virtual bool moves(const Mechanism &server, const Mechanism &to) const = 0;
    virtual void relocate(Mechanism &server, Mechanism &to, LogId cause) = 0;

protected:
    ~Mover() = default;
};

/// Something that has a say before a server is taken into the run (the action `enable`).
class Admitter
{
public:
    /// Why not; an empty sentence: as far as this is concerned it may. Counts what it says.
    virtual Sentence whyNotAdmit(const Mechanism &server) = 0;

protected:
    ~Admitter() = default;
};

} // namespace nephoscope::sim
