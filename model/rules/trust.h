// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// What one trust boundary uses, and how far others use it too (D.4 of the domain page; a run measures the same).
struct TrustUse {
    const Element *boundary = nullptr;
    std::vector<const Element *> used; ///< resources, in document order
    int overlapDegree = 0;             ///< boundaries that use its most used resource
    int shared = 0;                    ///< resources of several boundaries
    double exposure = 0; ///< Σ sensitivity · (boundaries − 1) · (1 − isolation) over its resources
};

/// All trust boundaries that take part, in document order.
std::vector<TrustUse> trustUses(const DesignView &design);
/// 1 − Π(1 − isolation) over the security groups and hardened images that guard the resource: 0 nothing does, 1 wholly.
double isolationOf(const DesignView &design, const Element &resource);

} // namespace nephoscope
