// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace nephoscope::sim {

class Hypervisor;
class VirtualServer;

/// How loaded a host was over a time, and by whom.
struct HostLoad {
    struct Guest {
        VirtualServer *server = nullptr;
        double cores = 0; ///< of the host that worked for it, on average
    };
    Hypervisor *hypervisor = nullptr;
    double capacity = 1; ///< cores
    double cores = 0;    ///< that worked, on average
    std::vector<Guest> guests;

    /// 0–1.
    double load() const { return cores / capacity; }
};

} // namespace nephoscope::sim
