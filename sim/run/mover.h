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

/// Something that lets others finish what it gave them before they are switched off (the action `disable`).
class Drainer
{
public:
    /// Gives nothing more to what is in `leaving`. True: something is still under way there, and `Simulation::drained` will be called,
    /// once, when it is not or when it has lasted too long.
    virtual bool drain(Mechanism &leaving, LogId cause) = 0;
    /// It stays after all.
    virtual void stay(Mechanism &leaving) = 0;

protected:
    ~Drainer() = default;
};

} // namespace nephoscope::sim
