// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// Something that changes the size of a running server by a script (an intelligent automation engine).
class Automation
{
public:
    /// Whether the server is in its care.
    virtual bool automates(const Mechanism &server) const = 0;
    /// Why it cannot give the server so many virtual CPUs; empty: it can.
    virtual Sentence whyNotResize(const Mechanism &server, int vcpus) const = 0;
    /// Begins to give the server so many virtual CPUs, and memory in proportion.
    virtual void resize(Mechanism &server, int vcpus, LogId cause) = 0;
    /// What the server will have when all that was begun is done.
    virtual int sizeOf(const Mechanism &server) const = 0;
    virtual bool isBusyWith(const Mechanism &server) const = 0;

protected:
    ~Automation() = default;
};

} // namespace nephoscope::sim
