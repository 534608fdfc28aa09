// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/statistics.h"
#include "sim/run/divisible.h"
#include "sim/run/mechanism.h"

#include <vector>

namespace nephoscope::sim {

class Hypervisor;
class VirtualServer;

/// The memory of a hypervisor, parts of which resource reservations keep for the virtual servers of a tenant.
class MemoryParts final : public Divisible
{
public:
    explicit MemoryParts(Hypervisor &hypervisor) : m_hypervisor(hypervisor) {}

    bool reserve(const void *owner, ElementIndex tenant, double part, bool borrows, bool lends) override;
    void release(const void *) override {}
    Use useNow(const void *owner) const override;
    Use useSoFar(const void *owner) const override;

private:
    Hypervisor &m_hypervisor;
    ElementIndex m_tenant = kNone;
    double m_part = 0;
    AverageOverTime m_used;
    AverageOverTime m_borrowed;
};

/// Why the reservations on a hypervisor leave no room for a virtual server, of `free` GiB beside those that are `there`; an empty sentence: they do.
Sentence whyReserved(const Hypervisor &hypervisor, const VirtualServer &server, double free, const std::vector<const VirtualServer *> &there);

} // namespace nephoscope::sim
