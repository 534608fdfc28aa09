// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// Makes up for what failed, on behalf of a monitor that found it down: a VIM starts it again, a failover system turns to another.
class Restarter
{
public:
    /// Orders the restart of `failed`, or of what in it or around it is down, or the switch away from it. `cause`: the report. False: there
    /// is nothing that it can do (what failed is not in its care, or its container is down too, or it is being looked after already).
    virtual bool restart(Mechanism &failed, LogId cause) = 0;

protected:
    ~Restarter() = default;
};

} // namespace nephoscope::sim
