// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

#include <vector>

namespace nephoscope::sim {

/// A way on which somebody gets at a service.
struct AttackPath {
    const Mechanism *asset = nullptr;
    std::vector<const Mechanism *> by;      ///< what passes its messages on, in their order
    std::vector<const Mechanism *> borders; ///< that let them in, from outside in
};

/// The shortest permitted way from `from` to each service, by request links and as borders, firewalls and identity checks stand now; in the order in which
/// they are come upon. `origin` is whom these take the messages to be from.
std::vector<AttackPath> attackPaths(Simulation &simulation, const Mechanism &origin, const std::vector<Mechanism *> &from);

/// 'by way of …; across the border of …'.
Sentence describe(const AttackPath &path);

} // namespace nephoscope::sim
