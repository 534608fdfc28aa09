// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/simulation.h"

#include "model/catalogue/catalogue.h"
#include "sim/mechanisms/registry.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/calendar.h"

#include <algorithm>
#include <cassert>
#include <unordered_set>
#include <utility>

namespace nephoscope::sim {

namespace {
// A run of any length keeps its log bounded; what comes later is counted in metrics all the same.
constexpr std::uint64_t kMostEntries = 200'000;
constexpr std::uint64_t kMostEntriesHandedOn = 1'000'000;
// What charts shade is copied with each snapshot: beyond so many stretches the charts would be one shadow anyhow.
constexpr std::size_t kMostIntervals = 2'000;
} // namespace

Simulation::Simulation(std::shared_ptr<const Plan> plan, const RunRequest &request)
    : m_plan(std::move(plan))
    , m_request(request)
    , m_topology(*m_plan)
    , m_metrics(*m_plan, m_clock)
    , m_calendar(std::make_unique<Calendar>(*this))
{
}

Simulation::~Simulation()
{
    for (const auto &mechanism : m_mechanisms)
        mechanism->abandon();
    m_clock.clear();
    m_faults.clear();
    m_mechanisms.clear();
}

Result<std::unique_ptr<Simulation>> Simulation::create(std::shared_ptr<const Plan> plan, const RunRequest &request)
{
    std::unique_ptr<Simulation> simulation(new Simulation(std::move(plan), request));
    if (Result<Done> prepared = simulation->prepare(); !prepared)
        return prepared.error();
    return simulation;
}

Result<Done> Simulation::prepare()
{
    logLeftOut();
    if (wantsFlows())
        m_flows = std::make_unique<FlowPlane>(*this);
    for (LinkIndex i = 0; i < m_plan->links.size(); ++i)
        m_links.push_back(std::make_unique<LinkState>(*m_plan, i, m_request.replication));
    for (ElementIndex i = 0; i < m_plan->elements.size(); ++i) {
        const PlanElement &element = m_plan->elements[i];
        m_parameters.push_back(std::make_unique<ParameterReader>(*element.type, element.params));
        m_mechanisms.push_back(findMechanismType(element.type->id)->make(*this, i));
        m_isKnown.push_back(element.original == kNone);
        const bool isTenant = m_mechanisms.back()->isTenant();
        m_tenantPlaces.push_back(isTenant ? static_cast<std::uint32_t>(m_tenants.size()) : 0);
        if (isTenant)
            m_tenants.push_back(i);
    }
    for (const auto &mechanism : m_mechanisms) {
        if (Result<Done> configured = mechanism->configureAll(*m_parameters[mechanism->index()]); !configured)
            return configured.error();
    }
    for (const ElementIndex root : m_topology.roots())
        at(root).reconsider(0);
    for (const auto &mechanism : m_mechanisms)
        mechanism->connect();
    m_metrics.keepSeries(m_request.keepsSeries);
    for (const auto &mechanism : m_mechanisms) {
        m_metrics.begin(mechanism->index(), mechanism->id(), isKnown(mechanism->index()));
        mechanism->describe(m_metrics);
    }
    m_metrics.setBatches(m_request.batches);
    m_metrics.setWindows(m_request.windows);
    m_calendar->fill();
    for (const auto &mechanism : m_mechanisms) {
        if (!mechanism->planned().type->canFail)
            continue;
        // Read for every element, so that all are known to be used.
        parameters(mechanism->index()).number("mttr");
        m_faults.push_back(std::make_unique<RandomFault>(*this, *mechanism));
        m_faults.back()->start();
    }
    for (const auto &mechanism : m_mechanisms)
        mechanism->start();
    m_isPreparing = false;
    return Done{};
}

/// Whether anybody's requests may be followed as rates.
bool Simulation::wantsFlows() const
{
    return std::ranges::any_of(m_plan->elements, [](const PlanElement &element) {
        return element.type->parameter("fidelity") && ParameterReader(*element.type, element.params).text("fidelity") != "exact";
    });
}

void Simulation::logLeftOut()
{
    for (const LeftOut &left : m_plan->leftOut)
        log(left.id, "left_out", 0, {}, {left.reason.en, left.reason.zh});
}

RandomStream Simulation::random(const Mechanism &mechanism, std::string_view purpose) const
{
    return RandomStream(m_plan->architecture.run.seed, static_cast<std::uint64_t>(m_request.replication), mechanism.id(), purpose);
}

Mechanism *Simulation::find(std::string_view id)
{
    const ElementIndex element = m_plan->element(id);
    return element == kNone ? nullptr : m_mechanisms[element].get();
}

Mechanism *Simulation::containerOf(const Mechanism &mechanism)
{
    const ElementIndex outer = m_topology.parentOf(mechanism.index());
    return outer == kNone ? nullptr : m_mechanisms[outer].get();
}

std::vector<ElementIndex> Simulation::everythingIn(ElementIndex element) const
{
    std::vector<ElementIndex> found = m_topology.membersOf(element);
    std::unordered_set<ElementIndex> seen(found.begin(), found.end()); // asked, never walked
    seen.insert(element);
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (const ElementIndex inner : m_topology.membersOf(found[i])) {
            if (seen.insert(inner).second)
                found.push_back(inner);
        }
    }
    std::ranges::sort(found);
    return found;
}

std::vector<Mechanism *> Simulation::targets(const Mechanism &mechanism, LinkRole role)
{
    std::vector<Mechanism *> found;
    for (const LinkIndex link : mechanism.planned().linksOut(role)) {
        const ElementIndex target = role == LinkRole::Request || role == LinkRole::Storage
            ? m_topology.resolve(m_plan->links[link].to, role)
            : m_topology.takesPart(m_plan->links[link].to) ? m_plan->links[link].to : kNone;
        if (target != kNone && std::ranges::find(found, m_mechanisms[target].get()) == found.end())
            found.push_back(m_mechanisms[target].get());
    }
    return found;
}

std::vector<Mechanism *> Simulation::sources(const Mechanism &mechanism, LinkRole role)
{
    std::vector<Mechanism *> found;
    for (const LinkIndex link : mechanism.planned().linksIn(role)) {
        const ElementIndex source = m_plan->links[link].from;
        if (m_topology.takesPart(source) && std::ranges::find(found, m_mechanisms[source].get()) == found.end())
            found.push_back(m_mechanisms[source].get());
    }
    return found;
}

Path *Simulation::path(LinkIndex link)
{
    const ElementIndex target = m_topology.resolve(m_plan->links[link].to, m_plan->links[link].role);
    return target == kNone ? nullptr : path(link, target);
}

Path *Simulation::path(LinkIndex link, ElementIndex target)
{
    return pathBetween(link, m_plan->links[link].from, target);
}

/// Without a link (kNone) it is the straight way.
Path *Simulation::pathBetween(LinkIndex link, ElementIndex from, ElementIndex to)
{
    // Elements and links are both far fewer than 2^31.
    const std::uint64_t start = link == kNone ? std::uint64_t{1} << 31 | from : link;
    Path *&known = m_pathsByEnds[start << 32 | to];
    if (!known) {
        m_paths.push_back(std::make_unique<Path>(*this, link == kNone ? nullptr : m_links[link].get(), from, m_topology.routeBetween(from, to)));
        known = m_paths.back().get();
    }
    return known;
}

Path *Simulation::firstPath(const Mechanism &mechanism, LinkRole role)
{
    for (const LinkIndex link : mechanism.planned().linksOut(role)) {
        if (Path *found = path(link))
            return found;
    }
    return nullptr;
}

Path *Simulation::directPath(const Mechanism &from, const Mechanism &to)
{
    return pathBetween(kNone, from.index(), to.index());
}

void Simulation::refreshPaths()
{
    for (const auto &known : m_paths)
        known->refresh(m_topology.routeBetween(known->m_from, known->m_target->index()));
}

void Simulation::topologyChanged()
{
    refreshPaths();
    for (const auto &mechanism : m_mechanisms) {
        if (isKnown(mechanism->index()))
            mechanism->connect();
    }
    refreshPaths();
    flowsChanged();
}

void Simulation::move(Mechanism &mechanism, Mechanism &container, LogId cause, std::optional<SimTime> startsAfter)
{
    Mechanism *old = containerOf(mechanism);
    m_topology.move(mechanism.index(), container.index());
    topologyChanged();
    if (old)
        old->contentsChanged();
    container.contentsChanged();
    if (startsAfter)
        mechanism.startAfter(*startsAfter, cause);
    else
        mechanism.reconsider(cause);
}

void Simulation::setEnabled(Mechanism &mechanism, bool isEnabled, LogId cause)
{
    if (m_topology.isEnabled(mechanism.index()) == isEnabled)
        return;
    m_topology.setEnabled(mechanism.index(), isEnabled);
    if (isEnabled)
        makeKnown(mechanism.index());
    mechanism.reconsider(cause);
    topologyChanged();
}

Result<Done> Simulation::setParameter(ElementIndex element, std::string_view parameter, const Value &value, LogId cause)
{
    ParameterReader &parameters = *m_parameters[element];
    const ParameterReader before = parameters;
    if (Result<Done> set = parameters.set(parameter, value); !set)
        return set;
    Mechanism &mechanism = at(element);
    if (Result<Done> configured = mechanism.configureAll(parameters); !configured) {
        parameters = before;
        static_cast<void>(mechanism.configureAll(parameters));
        return configured;
    }
    mechanism.log("parameter_set", cause, {}, {std::string(parameter) + " = " + value.toJson(), std::string(parameter) + " = " + value.toJson()});
    for (const auto &other : m_mechanisms) {
        if (isKnown(other->index()))
            other->connect();
    }
    flowsChanged();
    return Done{};
}

LogId Simulation::log(std::string_view element, std::string_view event, LogId cause, std::string_view target, Sentence detail)
{
    const std::uint64_t most = m_request.keepsLog ? kMostEntries : kMostEntriesHandedOn;
    const std::uint64_t before = lineCount();
    if (before >= most)
        return static_cast<LogId>(before);
    LogEntry entry;
    entry.id = static_cast<LogId>(before + 1);
    entry.cause = cause;
    entry.t = toSeconds(m_clock.now());
    entry.element = element;
    if (before + 1 == most) {
        entry.event = "log_full";
        entry.detail = "The log holds " + std::to_string(most) + " entries; what follows is not in it.";
        entry.detailZh = "日志已有 " + std::to_string(most) + " 条记录；之后的不再记入。";
    } else {
        entry.event = event;
        entry.target = target;
        entry.detail = std::move(detail.en);
        entry.detailZh = std::move(detail.zh);
    }
    m_log.push_back(std::move(entry));
    return m_log.back().id;
}

std::size_t Simulation::openInterval(Interval::Kind kind, const Mechanism &mechanism, std::string label, std::string labelZh, SimTime expectedEnd)
{
    if (m_intervals.size() >= kMostIntervals)
        return m_intervals.size();
    Interval interval;
    interval.kind = kind;
    interval.from = toSeconds(now());
    if (expectedEnd != kNever)
        interval.expected = toSeconds(expectedEnd);
    interval.element = mechanism.id();
    interval.label = std::move(label);
    interval.labelZh = std::move(labelZh);
    m_intervals.push_back(std::move(interval));
    return m_intervals.size() - 1;
}

void Simulation::closeInterval(std::size_t interval)
{
    if (interval < m_intervals.size() && !m_intervals[interval].to)
        m_intervals[interval].to = toSeconds(now());
}

std::uint16_t Simulation::classNumber(std::string_view name)
{
    const auto found = std::ranges::find(m_classNames, name);
    if (found != m_classNames.end())
        return static_cast<std::uint16_t>(found - m_classNames.begin());
    if (m_classNames.size() >= 0xffff)
        return 0;
    m_classNames.emplace_back(name);
    return static_cast<std::uint16_t>(m_classNames.size() - 1);
}

// --- driving ---

Result<Done> Simulation::runUntil(SimTime time)
{
    const SimTime end = std::min(time, m_plan->duration);
    // In stretches, so that progress can be told while it goes.
    while (!m_isAtEnd) {
        const SimTime stretch = m_request.clock ? std::min(end, now() + std::max<SimTime>(m_plan->duration / 256, 1)) : end;
        const RunStop stop = m_clock.run(stretch, m_request.cancel);
        if (m_request.clock)
            m_request.clock->store(now(), std::memory_order_relaxed);
        if (stop == RunStop::Failed)
            return *m_clock.error();
        if (stop == RunStop::Asked)
            return Error{"E-CANCELLED", "The run was cancelled.", {}, {}, 0, 0};
        if (now() >= end)
            break;
    }
    if (now() >= m_plan->duration && !m_isAtEnd)
        atEnd();
    return checkBooks();
}

Result<bool> Simulation::step()
{
    const RunStop stop = m_clock.step(m_plan->duration);
    if (stop == RunStop::Failed)
        return *m_clock.error();
    if (stop == RunStop::Reached && !m_isAtEnd)
        atEnd();
    if (m_isAtEnd) {
        if (Result<Done> checked = checkBooks(); !checked)
            return checked.error();
    }
    return !m_isAtEnd;
}

void Simulation::atEnd()
{
    m_isAtEnd = true;
    if (m_flows)
        m_flows->finish();
    for (const auto &mechanism : m_mechanisms)
        mechanism->finish();
}

Result<Done> Simulation::checkBooks()
{
    for (const auto &mechanism : m_mechanisms) {
        std::string wrong = mechanism->unbalanced();
        if (!wrong.empty())
            return Error{"E-CONSERVATION", "The books of \"" + mechanism->id() + "\" do not balance at " + formatNumber(toSeconds(now())) + " s: " + wrong + ".", {}, {}, 0, 0};
    }
    return Done{};
}

RunRecord Simulation::record()
{
    assert(m_isAtEnd);
    RunRecord record;
    m_metrics.report(record);
    record.log = m_log;
    for (const auto &mechanism : m_mechanisms) {
        mechanism->collectInvoices(record.invoices);
        mechanism->collectVerdicts(record.sla);
    }
    record.eventsProcessed = m_clock.eventsProcessed();
    return record;
}

void Simulation::sampleLinks()
{
    const double seconds = toSeconds(m_plan->sample);
    for (const auto &link : m_links) {
        link->m_rate = static_cast<double>(link->m_messages - link->m_messagesSampled) / seconds;
        link->m_messagesSampled = link->m_messages;
    }
}

Snapshot Simulation::snapshot()
{
    Snapshot snapshot;
    snapshot.time = toSeconds(now());
    snapshot.duration = toSeconds(m_plan->duration);
    snapshot.eventsProcessed = m_clock.eventsProcessed();
    for (const auto &mechanism : m_mechanisms) {
        if (isShown(*mechanism))
            mechanism->show(snapshot.elements.emplace_back());
        mechanism->collectInvoices(snapshot.invoices);
        mechanism->collectVerdicts(snapshot.sla);
    }
    // What goes over the links of instances is shown on those that are drawn.
    std::vector<double> rates(m_links.size(), 0);
    for (LinkIndex link = 0; link < m_links.size(); ++link) {
        const LinkIndex drawn = m_links[link]->planned().original;
        rates[drawn == kNone ? link : drawn] += m_links[link]->m_rate;
    }
    for (LinkIndex index = 0; index < m_links.size(); ++index) {
        const auto &link = m_links[index];
        if (link->planned().original != kNone)
            continue;
        const Mechanism &target = at(link->planned().to);
        snapshot.links.push_back({link->planned().id, rates[index], link->isCut() || (target.takesPart() && !target.isServing())});
    }
    snapshot.seriesNames = m_metrics.seriesNames();
    snapshot.newPoints = m_metrics.takeNewPoints();
    if (m_request.keepsLog) {
        snapshot.newLog.assign(m_log.begin() + static_cast<std::ptrdiff_t>(m_logTaken), m_log.end());
        m_logTaken = m_log.size();
    } else {
        m_linesGone += m_log.size();
        snapshot.newLog = std::exchange(m_log, {});
    }
    snapshot.intervals = m_intervals;
    return snapshot;
}

} // namespace nephoscope::sim
