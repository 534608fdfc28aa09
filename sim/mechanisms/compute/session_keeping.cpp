// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/session_keeping.h"

#include "sim/mechanisms/compute/server.h"
#include "sim/mechanisms/storage/state_management_database.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {
constexpr SimTime kExpiry = 1800 * kSecond;
constexpr double kBytesPerMib = 1024.0 * 1024.0;
} // namespace

SessionKeeping::SessionKeeping(Mechanism &service, std::string name)
    : m_service(service), m_table(service.simulation().clock(), std::move(name))
{
    m_table.setExpiry(kExpiry);
}

void SessionKeeping::configure(const ParameterReader &parameters)
{
    m_isStateful = parameters.boolean("stateful");
    m_memory = parameters.number("session_memory");
    if (!m_isStateful)
        m_table.clear();
}

void SessionKeeping::connect(const Server *server)
{
    m_room = server ? server->memory() * 1024 : 0;
    m_store = nullptr;
    for (const LinkIndex link : m_service.planned().linksOut(LinkRole::Storage)) {
        Path *path = m_service.simulation().path(link);
        if (path && dynamic_cast<const StateManagementDatabase *>(&path->target())) {
            m_store = path;
            m_table.clear(); // handed over
            return;
        }
    }
}

void SessionKeeping::describe(MetricRegistry &metrics)
{
    metrics.average("sessions", m_table.count(), true);
    metrics.measure("session_space", [this](const Window &window) { return window.average(m_table.count()) * m_memory; });
    metrics.count("sessions_lost", m_lost);
}

Outcome SessionKeeping::open(RequestId id)
{
    const RequestPool &pool = m_service.simulation().requests();
    const Request &request = pool[id];
    const std::uint64_t key = sessionKey(request.origin, pool.session(id));
    const std::vector<SessionKeeping *> twins = liveTwins();
    if (!m_table.find(key)) {
        const bool isTold = std::ranges::any_of(twins, [key](SessionKeeping *twin) { return twin->m_table.find(key) != nullptr; });
        if (!isTold && request.is(Request::InSession) && !request.is(Request::NewVisit))
            return Outcome::Denied;
        if (!hasRoom())
            return Outcome::Rejected;
        m_table.add(key);
    }
    for (SessionKeeping *twin : twins) {
        if (!twin->m_table.find(key) && twin->hasRoom())
            twin->m_table.add(key);
    }
    return Outcome::Answered;
}

void SessionKeeping::setTwins(std::vector<SessionKeeping *> twins, const Mechanism *keeper)
{
    m_twins = std::move(twins);
    m_keeper = keeper;
}

std::vector<SessionKeeping *> SessionKeeping::liveTwins() const
{
    std::vector<SessionKeeping *> live;
    for (SessionKeeping *twin : m_twins) {
        if (m_keeper->isServing() && twin->m_service.isServing() && twin->isStateful() && !twin->store())
            live.push_back(twin);
    }
    return live;
}

std::uint32_t SessionKeeping::sessionBytes() const
{
    return static_cast<std::uint32_t>(std::min(m_memory * kBytesPerMib + 0.5, 4294967295.0));
}

void SessionKeeping::lose()
{
    std::vector<const SessionTable *> others;
    for (const SessionKeeping *twin : liveTwins())
        others.push_back(&twin->m_table);
    m_lost += static_cast<std::uint64_t>(m_table.countOnlyHere(others));
    m_table.clear();
}

Sentence SessionKeeping::telling() const
{
    if (m_store)
        return {"; its sessions are in " + m_store->target().name(), "；会话保存在" + m_store->target().name()};
    const std::string sessions = std::to_string(held());
    const std::string memory = formatNumber(static_cast<double>(held()) * m_memory);
    return {"; holds " + sessions + " sessions in " + memory + " MiB", "；在 " + memory + " MiB 内存中保持 " + sessions + " 个会话"};
}

} // namespace nephoscope::sim
