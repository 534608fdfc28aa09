// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/shares.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

// What is less is rounding of doubles.
constexpr double kLeast = 1e-12;

bool isHungry(const Share &share)
{
    return share.borrows && share.wants - share.gets > kLeast;
}

} // namespace

void divide(std::span<Share> shares)
{
    double offered = 0;
    for (Share &share : shares) {
        share.gets = std::min(share.part, share.wants);
        share.lent = 0;
        if (share.lends)
            offered += share.part - share.gets;
    }
    double left = offered;
    // Each round uses up what is left or satisfies somebody.
    for (std::size_t round = 0; round < shares.size() && left > kLeast; ++round) {
        double parts = 0;
        std::size_t hungry = 0;
        for (const Share &share : shares) {
            if (isHungry(share)) {
                parts += share.part;
                ++hungry;
            }
        }
        if (hungry == 0)
            break;
        const double given = left;
        for (Share &share : shares) {
            if (!isHungry(share))
                continue;
            const double weight = parts > 0 ? share.part / parts : 1.0 / static_cast<double>(hungry);
            const double more = std::min(share.wants - share.gets, given * weight);
            share.gets += more;
            left -= more;
        }
    }
    if (offered <= kLeast)
        return;
    for (Share &share : shares) {
        const double idle = std::max(0.0, share.part - share.wants);
        if (share.lends)
            share.lent = idle * (offered - left) / offered;
    }
}

} // namespace nephoscope::sim
