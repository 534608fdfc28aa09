// SPDX-License-Identifier: GPL-3.0-or-later
// What resource reservations set aside of a storage device for a tenant: operations, each tenant's in a queue of their own, and space.
#include "sim/mechanisms/storage/cloud_storage_device.h"
#include "sim/mechanisms/storage/lun.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

bool CloudStorageDevice::reserve(const void *owner, ElementIndex tenant, double part, bool borrows, bool lends)
{
    const bool isThere = m_lanes.reserve(owner, tenant, part, borrows, lends);
    if (isThere)
        applyLanes();
    return isThere;
}

void CloudStorageDevice::release(const void *owner)
{
    m_lanes.release(owner);
    applyLanes();
}

void CloudStorageDevice::applyLanes()
{
    m_station.setDiscipline(m_lanes.isEmpty() ? Discipline::Fcfs : Discipline::Divided);
    if (!m_lanes.isEmpty())
        m_station.setShares(m_lanes.shares(), false);
    noteQueue();
    simulation().flowsChanged();
}

Divisible::Use CloudStorageDevice::useNow(const void *owner) const
{
    const Share &share = m_station.shares()[static_cast<std::size_t>(m_lanes.laneOwnedBy(owner))];
    return {share.gets, share.lent, std::max(0.0, share.gets - share.part)};
}

Divisible::Use CloudStorageDevice::useSoFar(const void *owner) const
{
    const int lane = m_lanes.laneOwnedBy(owner);
    return {m_station.usedBy(lane).integral(now()), m_station.lentBy(lane).integral(now()), m_station.borrowedBy(lane).integral(now())};
}

std::int64_t CloudStorageDevice::roomFor(ElementIndex tenant) const
{
    std::int64_t room = m_space.room();
    for (const Lanes::Lane &lane : m_lanes.all()) {
        if (!lane.owner)
            continue;
        std::int64_t left = std::llround(lane.share.part * static_cast<double>(capacityBytes()));
        for (const Lun *lun : m_luns)
            left -= lun->isMade() && lun->payer() == lane.tenant ? lun->physicalBytes() : 0;
        left = std::max<std::int64_t>(0, left);
        if (lane.tenant != tenant)
            room -= left;
        else if (!lane.share.borrows)
            room = std::min(room, left);
    }
    return std::max<std::int64_t>(0, room);
}

} // namespace nephoscope::sim
