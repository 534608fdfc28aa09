// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/memory_reservation.h"

#include "model/value.h"
#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/control/resource_reservation.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

constexpr double kRounding = 1e-9;

/// Those that hold a part; of those that have not begun, the first ones that will get theirs.
std::vector<const ResourceReservation *> reservationsOn(const Hypervisor &hypervisor)
{
    std::vector<const ResourceReservation *> found;
    double amount = 0;
    for (const ResourceReservation *one : hypervisor.reservations()) {
        if (one->reservesOn() != &hypervisor || (one->hasBegun() ? !one->holds() : amount + one->amount() > 1 + kRounding))
            continue;
        amount += one->amount();
        found.push_back(one);
    }
    return found;
}

bool isOf(const VirtualServer &server, const std::string &tenant)
{
    return !tenant.empty() && server.tenant() == tenant;
}

/// GiB of those there that are a tenant's, but for one.
double usedBy(const std::string &tenant, const std::vector<const VirtualServer *> &there, const VirtualServer *butFor)
{
    double used = 0;
    for (const VirtualServer *server : there)
        used += server != butFor && isOf(*server, tenant) ? server->memory() : 0;
    return used;
}

} // namespace

bool MemoryParts::reserve(const void *owner, ElementIndex tenant, double part, bool, bool)
{
    double others = 0;
    for (const ResourceReservation *one : m_hypervisor.reservations())
        others += one != owner && one->holds() && one->reservesOn() == &m_hypervisor ? one->amount() : 0;
    if (others + part > 1 + kRounding)
        return false;
    m_tenant = tenant;
    m_part = part;
    // Asked for anew whenever something comes, goes or moves: in between nothing changes.
    const Use use = useNow(owner);
    m_used.set(use.used, m_hypervisor.simulation().now());
    m_borrowed.set(use.borrowed, m_hypervisor.simulation().now());
    return true;
}

Divisible::Use MemoryParts::useNow(const void *) const
{
    if (m_tenant == kNone || m_hypervisor.memoryCapacity() <= 0)
        return {};
    const std::vector<VirtualServer *> present = m_hypervisor.servers();
    const std::string &tenant = m_hypervisor.simulation().plan().elements[m_tenant].id;
    const double used = usedBy(tenant, {present.begin(), present.end()}, nullptr) / m_hypervisor.memoryCapacity();
    return {std::min(used, m_part), 0, std::max(0.0, used - m_part)};
}

Divisible::Use MemoryParts::useSoFar(const void *) const
{
    return {m_used.integral(m_hypervisor.simulation().now()), 0, m_borrowed.integral(m_hypervisor.simulation().now())};
}

Sentence whyReserved(const Hypervisor &hypervisor, const VirtualServer &server, double free, const std::vector<const VirtualServer *> &there)
{
    for (const ResourceReservation *one : reservationsOn(hypervisor)) {
        const std::string &tenant = hypervisor.simulation().plan().elements[one->forWhom()].id;
        const double left = one->amount() * hypervisor.memoryCapacity() - usedBy(tenant, there, &server);
        const std::string size = formatNumber(server.memory());
        if (isOf(server, tenant)) {
            if (one->isExclusive() && server.memory() > left + kRounding) {
                const std::string rest = formatNumber(std::max(0.0, left));
                return {hypervisor.id() + " has " + rest + " GiB left of what is reserved for " + tenant + ", " + server.id() + " needs " + size,
                        hypervisor.id() + " 为 " + tenant + " 预留的内存剩余 " + rest + " GiB，" + server.id() + " 需要 " + size + " GiB"};
            }
            continue;
        }
        if (left > 0 && server.memory() > free - left + kRounding) {
            const std::string open = formatNumber(std::max(0.0, free - left));
            const std::string kept = formatNumber(left);
            return {hypervisor.id() + " has " + open + " GiB free besides " + kept + " that are reserved for " + tenant + ", " + server.id() + " needs " + size,
                    hypervisor.id() + " 除为 " + tenant + " 预留的 " + kept + " GiB 外剩余 " + open + " GiB，" + server.id() + " 需要 " + size + " GiB"};
        }
        free -= std::max(0.0, left);
    }
    return {};
}

} // namespace nephoscope::sim
