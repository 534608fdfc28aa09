// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/plan/plan.h"

namespace nephoscope::sim {

/// Something of whose capacity a part can be set aside for a tenant.
class Divisible
{
public:
    /// Parts of the capacity, 0–1.
    struct Use {
        double used = 0;     ///< by the tenant, of its own part
        double lent = 0;     ///< of that part, used by others
        double borrowed = 0; ///< by the tenant, of what others left
    };

    virtual ~Divisible() = default;

    /// Sets a part (0–1) aside for a tenant, or changes what `owner` has set aside. False: there is not so much left.
    /// `borrows`: the tenant may use more when others leave it; `lends`: others may use what the tenant leaves.
    virtual bool reserve(const void *owner, ElementIndex tenant, double part, bool borrows, bool lends) = 0;
    virtual void release(const void *owner) = 0;
    /// Without one nobody gets in another's way, and a part makes no difference.
    virtual bool hasLimit() const { return true; }
    /// Now, and over time (× s) since the start. \pre the owner has set something aside
    virtual Use useNow(const void *owner) const = 0;
    virtual Use useSoFar(const void *owner) const = 0;
};

} // namespace nephoscope::sim
