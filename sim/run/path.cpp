// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/path.h"

#include "sim/run/flow_line.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

LinkState::LinkState(const Plan &plan, LinkIndex link, int replication)
    : m_planned(&plan.links[link])
    , m_random(plan.architecture.run.seed, static_cast<std::uint64_t>(replication), m_planned->id, "loss")
{
}

LinkState::~LinkState() = default;

SimTime LinkState::transmit(SimTime now, std::uint32_t bytes, bool isWayBack)
{
    m_bytes += bytes;
    if (m_planned->nanosecondsAByte == 0)
        return now;
    SimTime &free = isWayBack ? m_freeBack : m_freeThere;
    const double duration = static_cast<double>(bytes) * m_planned->nanosecondsAByte * m_slowness;
    free = later(std::max(now, free), static_cast<SimTime>(duration + 0.5));
    return free;
}

Path::Path(Simulation &simulation, LinkState *link, ElementIndex from, Route route)
    : m_simulation(simulation)
    , m_pool(simulation.requests())
    , m_link(link)
    , m_from(from)
    , m_target(&simulation.at(route.target))
    , m_counts(link ? &link->m_messages : &m_ownCount)
{
    refresh(std::move(route));
}

std::string_view Path::eventSource() const
{
    return m_link ? std::string_view(m_link->planned().id) : std::string_view(m_target->id());
}

void Path::refresh(Route route)
{
    m_borders.clear();
    for (const Crossing &crossing : route.crossings) {
        Mechanism &border = m_simulation.at(crossing.border);
        if (border.takesPart() && border.checksBorder())
            m_borders.push_back({&border, crossing.isEntering});
    }
    const bool isDirect = !m_link
        || (m_link->planned().latency == 0 && m_link->planned().nanosecondsAByte == 0 && m_link->planned().loss == 0 && !m_link->planned().isEncrypted
            && !m_link->isCut()); // who listens at the other end asks whether it came encrypted
    m_isPlain = isDirect && m_borders.empty();
}

SimTime Path::roundTrip(std::uint32_t bytes, std::uint32_t responseBytes) const
{
    if (!m_link)
        return 0;
    const double transfer = (static_cast<double>(bytes) + responseBytes) * m_link->planned().nanosecondsAByte;
    return static_cast<SimTime>((2 * static_cast<double>(m_link->planned().latency) + transfer) * m_link->slowness() + 0.5);
}

bool Path::losesOne()
{
    return m_link && m_link->planned().loss > 0 && m_link->m_random.chance(m_link->planned().loss);
}

SimTime Path::arrivalTime(std::uint32_t bytes, bool isWayBack, SimTime delay)
{
    const SimTime start = later(m_simulation.now(), delay);
    if (!m_link)
        return start;
    const SimTime left = m_link->transmit(start, bytes, isWayBack);
    const double latency = static_cast<double>(m_link->planned().latency) * m_link->slowness();
    return later(left, static_cast<SimTime>(latency + 0.5));
}

void Path::sendSlowly(RequestId id)
{
    if (m_pool[id].depth >= RequestPool::kMaximumDepth) {
        refuseCircle(id);
        return;
    }
    if (isCut()) {
        m_pool.back(id, Outcome::Lost);
        return;
    }
    const Passage there{m_pool[id].size, m_from, m_target->index(), true, false};
    SimTime delay = 0;
    for (const Border &border : m_borders) {
        Passage passage = there;
        passage.isEntering = border.isEntering;
        const Admission admission = border.mechanism->admit(m_pool[id], passage);
        if (!admission.mayPass()) {
            takeBackAt(later(m_simulation.now(), roundTrip()), id, admission.outcome);
            return;
        }
        delay = later(delay, admission.delay);
    }
    if (losesOne()) {
        m_pool.back(id, Outcome::Lost);
        return;
    }
    const SimTime arrival = arrivalTime(there.bytes, false, delay);
    m_pool.push(id, *this, 0);
    if (arrival == m_simulation.now())
        m_target->arrive(id);
    else if (m_simulation.clock().at(arrival, EventClass::Arrival, *this, Deliver, id) == EventId::None)
        m_pool.back(id, Outcome::Lost); // the clock is about to stop with an error
}

void Path::returned(RequestId id, Outcome outcome, std::uint64_t)
{
    if (isCut() || losesOne()) {
        m_pool.back(id, Outcome::Lost);
        return;
    }
    const std::uint32_t bytes = outcome == Outcome::Answered ? m_pool[id].responseSize : 0;
    SimTime delay = 0;
    for (auto border = m_borders.rbegin(); border != m_borders.rend(); ++border) {
        const Passage back{bytes, m_target->index(), m_from, !border->isEntering, true};
        const Admission admission = border->mechanism->admit(m_pool[id], back);
        if (admission.outcome == Outcome::Lost) {
            m_pool.back(id, Outcome::Lost);
            return;
        }
        delay = later(delay, admission.delay);
    }
    takeBackAt(arrivalTime(bytes, true, delay), id, outcome);
}

void Path::takeBackAt(SimTime time, RequestId id, Outcome outcome)
{
    const std::uint64_t argument = static_cast<std::uint64_t>(outcome) << 32 | id;
    if (time == m_simulation.now() || m_simulation.clock().at(time, EventClass::Departure, *this, TakeBack, argument) == EventId::None)
        m_pool.back(id, outcome);
}

void Path::handle(std::uint32_t kind, std::uint64_t argument)
{
    const RequestId id = static_cast<RequestId>(argument);
    if (kind == TakeBack)
        m_pool.back(id, isCut() ? Outcome::Lost : static_cast<Outcome>(argument >> 32));
    else if (isCut())
        m_pool.back(id, Outcome::Lost); // what was under way when it was cut is lost
    else
        m_target->arrive(id);
}

void Path::refuseCircle(RequestId id)
{
    m_simulation.fail(Error{"E-RUNAWAY",
                            "Requests go round in a circle by way of \"" + m_simulation.at(m_from).id() + "\" and \"" + m_target->id()
                                + "\". Remove one of the links of the circle.",
                            {}, {}, 0, 0});
    m_pool.back(id, Outcome::Lost);
}

} // namespace nephoscope::sim
