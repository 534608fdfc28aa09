// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/shares.h"

#include <cstdint>
#include <vector>

namespace nephoscope::sim {

/// Who has which part of a capacity set aside: a lane for each, besides the common one (0).
class Lanes
{
public:
    struct Lane {
        const void *owner = nullptr; ///< none: nobody's, kept so that the others keep their numbers
        std::uint32_t tenant = 0;
        Share share;
    };

    /// False: there is not so much left, or there are too many. \see Share
    bool reserve(const void *owner, std::uint32_t tenant, double part, bool borrows, bool lends);
    void release(const void *owner);
    /// 0: the common one.
    int laneOf(std::uint32_t tenant) const;
    int laneOwnedBy(const void *owner) const;
    bool isEmpty() const { return m_lanes.empty(); }
    std::size_t count() const { return m_lanes.size() + 1; }
    /// Of the common lane (what is left, which borrows and lends) and of the others.
    std::vector<Share> shares() const;
    /// Besides the common one.
    const std::vector<Lane> &all() const { return m_lanes; }

private:
    std::vector<Lane> m_lanes;
};

} // namespace nephoscope::sim
