// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/lanes.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {
constexpr double kRounding = 1e-9;
// As many as a station tells apart.
constexpr std::size_t kMostLanes = 8;
} // namespace

bool Lanes::reserve(const void *owner, std::uint32_t tenant, double part, bool borrows, bool lends)
{
    double others = 0;
    Lane *free = nullptr;
    Lane *lane = nullptr;
    for (Lane &known : m_lanes) {
        if (known.owner == owner)
            lane = &known;
        else if (known.owner)
            others += known.share.part;
        else if (!free)
            free = &known;
    }
    if (others + part > 1 + kRounding || (!lane && !free && count() >= kMostLanes))
        return false;
    if (!lane)
        lane = free ? free : &m_lanes.emplace_back();
    *lane = {owner, tenant, {.part = part, .borrows = borrows, .lends = lends}};
    return true;
}

void Lanes::release(const void *owner)
{
    const auto lane = std::ranges::find(m_lanes, owner, &Lane::owner);
    if (lane == m_lanes.end())
        return;
    // What is still in it goes on with what the others leave idle.
    lane->owner = nullptr;
    lane->share = {.part = 0, .borrows = true};
    while (!m_lanes.empty() && !m_lanes.back().owner)
        m_lanes.pop_back();
}

int Lanes::laneOf(std::uint32_t tenant) const
{
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        if (m_lanes[i].owner && m_lanes[i].tenant == tenant)
            return static_cast<int>(i) + 1;
    }
    return 0;
}

int Lanes::laneOwnedBy(const void *owner) const
{
    const auto lane = std::ranges::find(m_lanes, owner, &Lane::owner);
    return lane == m_lanes.end() ? 0 : static_cast<int>(lane - m_lanes.begin()) + 1;
}

std::vector<Share> Lanes::shares() const
{
    std::vector<Share> shares(1);
    double reserved = 0;
    for (const Lane &lane : m_lanes) {
        shares.push_back(lane.share);
        reserved += lane.share.part;
    }
    shares.front() = {.part = std::max(0.0, 1 - reserved), .borrows = true, .lends = true};
    return shares;
}

} // namespace nephoscope::sim
