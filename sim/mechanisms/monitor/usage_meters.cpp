// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/monitor/usage_meters.h"

#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/physical_server.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/run/flow.h"
#include "sim/run/measured.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

UsageMeters::UsageMeters(Simulation &simulation, Sink sink)
    : m_simulation(simulation), m_sink(std::move(sink)), m_payers(simulation), m_meters(simulation.plan().elements.size())
{
}

SimTime UsageMeters::now() const { return m_simulation.now(); }

void UsageMeters::setTerms(const Terms &terms)
{
    const bool wasOn = m_isOn;
    if (terms.isAllocation != m_terms.isAllocation)
        setOn(false);
    else
        write(); // by what held until now
    m_terms = terms;
    setOn(wasOn);
}

void UsageMeters::connect(const std::vector<Mechanism *> &targets)
{
    std::vector<Meter *> before;
    for (const auto &meter : m_meters) {
        if (meter && meter->isMetered)
            before.push_back(meter.get());
        if (meter)
            meter->isMetered = false;
    }
    m_areas.clear();
    for (Mechanism *target : targets)
        meter(*target, kNoArea);
    for (Mechanism *target : targets)
        meterContents(*target);
    for (Meter *meter : before) {
        if (!meter->isMetered && m_isOn)
            close(*meter);
    }
    for (const auto &meter : m_meters) {
        if (!meter || !meter->isMetered)
            continue;
        Mechanism *server = m_simulation.enclosing<VirtualServer>(*meter->at);
        if (!server)
            server = m_simulation.enclosing<PhysicalServer>(*meter->at);
        Meter *around = server ? m_meters[server->index()].get() : nullptr;
        meter->server = around && around->isMetered && around->isServer ? around : nullptr;
        if (m_isOn && std::ranges::find(before, meter.get()) == before.end())
            open(*meter);
    }
}

UsageMeters::Meter &UsageMeters::meterOf(Mechanism &element)
{
    std::unique_ptr<Meter> &meter = m_meters[element.index()];
    if (!meter) {
        meter = std::make_unique<Meter>();
        meter->at = &element;
        meter->storage = dynamic_cast<Storing *>(&element);
        element.addObserver(static_cast<StateObserver &>(*this));
    }
    return *meter;
}

/// Takes the element into the books, unless it is there already.
void UsageMeters::meter(Mechanism &element, std::size_t area)
{
    Meter &meter = meterOf(element);
    if (meter.isMetered)
        return;
    meter.isMetered = true;
    meter.area = area;
    meter.tenant = m_payers.tenantOf(element);
    const auto *host = dynamic_cast<PhysicalServer *>(&element);
    meter.isServer = dynamic_cast<VirtualServer *>(&element)
        || (host && m_simulation.within<Hypervisor>(element).empty() && !m_simulation.topology().servicesIn(element.index()).empty());
    if (!meter.isObserved && m_simulation.topology().contentsOf(element.index()).empty()) {
        meter.isObserved = true;
        element.addObserver(static_cast<MessageObserver &>(*this));
    }
}

void UsageMeters::meterContents(Mechanism &container)
{
    std::vector<ElementIndex> inside = m_simulation.everythingIn(container.index());
    if (inside.empty())
        return;
    m_areas.push_back(inside);
    for (const ElementIndex inner : inside) {
        Mechanism &element = m_simulation.at(inner);
        const bool isServer = m_simulation.as<VirtualServer>(inner) || m_simulation.as<PhysicalServer>(inner);
        if (element.planned().isService || isServer || dynamic_cast<Storing *>(&element))
            meter(element, m_areas.size() - 1);
    }
}

UsageMeters::Tally &UsageMeters::tallyOf(Meter &meter, ElementIndex payer)
{
    for (Tally &tally : meter.tallies) {
        if (tally.payer == payer)
            return tally;
    }
    meter.tallies.emplace_back().payer = payer;
    return meter.tallies.back();
}

bool UsageMeters::isWithin(std::size_t area, RequestId request) const
{
    if (area == kNoArea)
        return false;
    const Hop *hop = m_simulation.requests().nextHop(request);
    return hop && std::ranges::binary_search(m_areas[area], hop->sender());
}

void UsageMeters::messageEnded(Mechanism &at, RequestId id, Outcome outcome)
{
    Meter &meter = *m_meters[at.index()];
    if (!meter.isMetered || !m_isOn)
        return;
    const Request &request = m_simulation.requests()[id];
    const ElementIndex sender = m_payers.of(request);
    const ElementIndex payer = meter.tenant != kNone ? meter.tenant : sender;
    Tally &tally = tallyOf(meter, payer);
    ++tally.reached;
    ++tally.reachedEver;
    if (meter.server) {
        Tally &reaching = tallyOf(*meter.server, payer);
        ++reaching.reached;
        ++reaching.reachedEver;
    }
    if (outcome != Outcome::Answered)
        return;
    if (request.is(Request::Operation)) {
        ++tally.operations;
        m_operations += measures(UsageMeasure::Io) ? 1 : 0;
        return;
    }
    if (request.is(Request::Child) && isWithin(meter.area, id))
        return;
    ++tally.requests;
    tally.bytesIn += request.size;
    tally.bytesOut += request.responseSize;
    m_requests += measures(UsageMeasure::Requests) ? 1 : 0;
    m_bytesIn += measures(UsageMeasure::TransferIn) ? request.size : 0;
    m_bytesOut += measures(UsageMeasure::TransferOut) ? request.responseSize : 0;
}

void UsageMeters::flowEnded(Mechanism &at, const FlowNote &note, const FlowCounts &counts)
{
    Meter &meter = *m_meters[at.index()];
    if (!meter.isMetered || !m_isOn)
        return;
    const Request &each = note.flow.each;
    const ElementIndex sender = m_payers.of(each);
    const ElementIndex payer = meter.tenant != kNone ? meter.tenant : sender;
    Tally &tally = tallyOf(meter, payer);
    tally.reached += counts.total();
    tally.reachedEver += counts.total();
    if (meter.server) {
        Tally &reaching = tallyOf(*meter.server, payer);
        reaching.reached += counts.total();
        reaching.reachedEver += counts.total();
    }
    const std::uint64_t answered = counts.answered();
    if (each.is(Request::Operation)) {
        tally.operations += answered;
        m_operations += measures(UsageMeasure::Io) ? answered : 0;
        return;
    }
    const bool isWithin = meter.area != kNoArea && std::ranges::binary_search(m_areas[meter.area], note.flow.sender);
    if (each.is(Request::Child) && isWithin)
        return;
    const std::uint64_t bytesIn = answered * each.size;
    const std::uint64_t bytesOut = answered * note.answer.responseSize;
    tally.requests += answered;
    tally.bytesIn += bytesIn;
    tally.bytesOut += bytesOut;
    m_requests += measures(UsageMeasure::Requests) ? answered : 0;
    m_bytesIn += measures(UsageMeasure::TransferIn) ? bytesIn : 0;
    m_bytesOut += measures(UsageMeasure::TransferOut) ? bytesOut : 0;
}

void UsageMeters::stateChanged(Mechanism &element, LogId cause)
{
    Meter &meter = *m_meters[element.index()];
    if (!meter.isMetered || !m_isOn || runs(meter) == meter.isRunning)
        return;
    if (meter.isRunning) {
        if (meter.isServer)
            write(meter);
        endStretch(meter);
        return;
    }
    meter.cause = cause;
    if (meter.isServer)
        meter.since = now();
    beginStretch(meter);
}

void UsageMeters::open(Meter &meter)
{
    meter.since = now();
    meter.cause = meter.at->stateCause();
    if (meter.storage) {
        meter.usedFrom = meter.storage->usedByteSeconds();
        meter.allocatedFrom = meter.storage->allocatedByteSeconds();
    }
    if (runs(meter))
        beginStretch(meter);
}

void UsageMeters::close(Meter &meter)
{
    write(meter);
    endStretch(meter);
}

/// Whether a server is one that counts now.
bool UsageMeters::runs(const Meter &meter) const
{
    if (m_terms.isAllocation)
        return meter.at->takesPart() && !meter.at->isStopped();
    // A virtual server is the consumer's from its first moment on, whatever fails under it.
    const auto *server = dynamic_cast<VirtualServer *>(meter.at);
    return server ? server->isBilled() : meter.at->isServing();
}

/// How long the stretch that goes on has lasted. A virtual server keeps its own account: one that is terminated while it is down tells nobody.
SimTime UsageMeters::runningTime(const Meter &meter) const
{
    const auto *server = m_terms.isAllocation ? nullptr : dynamic_cast<VirtualServer *>(meter.at);
    return (server ? static_cast<SimTime>(server->billedTime().integral(now())) : now()) - meter.began;
}

void UsageMeters::beginStretch(Meter &meter)
{
    meter.isRunning = true;
    meter.written = 0;
    meter.began = 0;
    meter.began = runningTime(meter);
}

void UsageMeters::endStretch(Meter &meter)
{
    if (meter.isRunning && meter.isServer)
        meter.ran += runningTime(meter);
    meter.isRunning = false;
}

double UsageMeters::serverSeconds() const
{
    SimTime sum = 0;
    for (const auto &meter : m_meters) {
        if (meter && meter->isServer)
            sum += meter->ran + (meter->isRunning ? runningTime(*meter) : 0);
    }
    return toSeconds(sum);
}

void UsageMeters::setOn(bool isOn)
{
    if (isOn == m_isOn)
        return;
    for (const auto &meter : m_meters) {
        if (!meter || !meter->isMetered)
            continue;
        if (isOn)
            open(*meter);
        else
            close(*meter);
    }
    m_isOn = isOn;
}

SimTime UsageMeters::billable(SimTime stretch) const
{
    if (stretch <= 0)
        return 0;
    const SimTime counted = std::max(stretch, m_terms.minimum);
    return m_terms.roundsUp && m_terms.granule > 0 ? (counted + m_terms.granule - 1) / m_terms.granule * m_terms.granule : counted;
}

void UsageMeters::write(Meter &meter)
{
    std::vector<UsageRecord> records;
    collect(meter, records);
    for (Tally &tally : meter.tallies) {
        const ElementIndex payer = tally.payer;
        const std::uint64_t ever = tally.reachedEver;
        tally = {};
        tally.payer = payer;
        tally.reachedEver = ever;
    }
    if (meter.storage) {
        const double used = meter.storage->usedByteSeconds();
        const double allocated = meter.storage->allocatedByteSeconds();
        meter.used += used - meter.usedFrom;
        meter.allocated += allocated - meter.allocatedFrom;
        meter.usedFrom = used;
        meter.allocatedFrom = allocated;
    }
    meter.since = now();
    meter.written = meter.isRunning ? runningTime(meter) : 0;
    if (!records.empty())
        m_sink(records);
}

void UsageMeters::write()
{
    if (!m_isOn)
        return;
    for (const auto &meter : m_meters) {
        if (meter && meter->isMetered)
            write(*meter);
    }
}

void UsageMeters::unwritten(std::vector<UsageRecord> &records) const
{
    if (!m_isOn)
        return;
    for (const auto &meter : m_meters) {
        if (meter && meter->isMetered)
            collect(*meter, records);
    }
}

bool UsageMeters::isMetering(ElementIndex element, UsageMeasure measure) const
{
    const Meter *meter = m_meters[element].get();
    if (!meter || !meter->isMetered || !m_isOn || !measures(measure))
        return false;
    if (measure == UsageMeasure::ServerTime)
        return meter->isServer;
    const bool isSpace = measure == UsageMeasure::StorageUsed || measure == UsageMeasure::StorageAllocated;
    return isSpace ? meter->storage != nullptr : meter->isObserved;
}

double UsageMeters::byteSeconds(double Meter::*closed, double Meter::*from, double (Storing::*count)() const) const
{
    double sum = 0;
    for (const auto &meter : m_meters) {
        if (!meter || !meter->storage)
            continue;
        sum += (*meter).*closed;
        if (meter->isMetered && m_isOn)
            sum += (meter->storage->*count)() - (*meter).*from;
    }
    return sum;
}

double UsageMeters::usedByteSeconds() const
{
    return byteSeconds(&Meter::used, &Meter::usedFrom, &Storing::usedByteSeconds);
}

double UsageMeters::allocatedByteSeconds() const
{
    return byteSeconds(&Meter::allocated, &Meter::allocatedFrom, &Storing::allocatedByteSeconds);
}

std::size_t UsageMeters::count() const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_meters, [](const auto &meter) {
        return meter && meter->isMetered && (meter->isObserved || meter->isServer || meter->storage);
    }));
}

} // namespace nephoscope::sim
