// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/mechanism.h"

#include "model/catalogue/element_type.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/mechanism_events.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace nephoscope::sim {

namespace {
constexpr std::array<std::string_view, 5> kFailureNames{"crash", "hang", "slow", "cut", "disk_full"};
constexpr std::array<const char *, 5> kKindsInChinese{"崩溃", "挂起", "变慢", "被切断", "磁盘已满"};
// Of two failures of one element the worse one counts.
constexpr std::array<int, 5> kSeverity{4, 3, 1, 2, 1};
} // namespace

std::string_view toString(FailureKind kind)
{
    return kFailureNames[static_cast<std::size_t>(kind)];
}

std::optional<FailureKind> failureKindFromString(std::string_view text)
{
    const auto found = std::ranges::find(kFailureNames, text);
    if (found == kFailureNames.end())
        return std::nullopt;
    return static_cast<FailureKind>(found - kFailureNames.begin());
}

Mechanism::Mechanism(Simulation &simulation, ElementIndex element)
    : m_simulation(simulation)
    , m_clock(simulation.clock())
    , m_pool(simulation.requests())
    , m_index(element)
    , m_starter(std::make_unique<Starter>(*this))
{
}

Mechanism::~Mechanism() = default;

const PlanElement &Mechanism::planned() const { return m_simulation.plan().elements[m_index]; }
const std::string &Mechanism::id() const { return planned().id; }
const std::string &Mechanism::name() const { return planned().name; }
std::string_view Mechanism::eventSource() const { return id(); }

Result<Done> Mechanism::configureAll(const ParameterReader &parameters)
{
    if (planned().type->parameter("cost_per_hour"))
        m_configuredCost = parameters.number("cost_per_hour");
    m_costRate.set(takesPart() ? m_configuredCost : 0, now());
    return configure(parameters);
}

void Mechanism::describe(MetricRegistry &metrics)
{
    if (!planned().type->canFail)
        return;
    metrics.average("up_time", m_up, true);
    metrics.measure("downtime", [this](const Window &window) { return std::max(0.0, window.seconds() - window.integral(m_up)); });
    metrics.measure("longest_outage", [this](const Window &window) {
        if (!window.isWhole() || window.from() > 0)
            return longestOutageIn(window.from(), window.to());
        return toSeconds(std::max(m_longestOutage, m_up.level() == 0 ? window.to() - m_downSince : 0));
    });
    metrics.watch(m_up);
    metrics.count("failures", m_failures);
    metrics.count("recoveries", m_recoveries);
}

double Mechanism::longestOutageIn(SimTime from, SimTime to) const
{
    SimTime longest = 0;
    for (const auto &[begin, end] : m_outages)
        longest = std::max(longest, std::min(end, to) - std::max(begin, from));
    if (m_up.level() == 0)
        longest = std::max(longest, to - std::max(m_downSince, from));
    return toSeconds(longest);
}

void Mechanism::receive(RequestId request)
{
    end(request, Outcome::Refused);
}

void Mechanism::returned(RequestId, Outcome, std::uint64_t)
{
    assert(!"a request came back to something that never sent it on");
}

Admission Mechanism::admit(const Request &, const Passage &)
{
    return {};
}

void Mechanism::handle(std::uint32_t, std::uint64_t)
{
    assert(!"an event for something that never scheduled one");
}

// --- state ---

Mechanism *Mechanism::failureDomain() const
{
    // A border that is switched off only stops checking: what it holds looks through it.
    for (Mechanism *outer = m_simulation.containerOf(*this); outer; outer = m_simulation.containerOf(*outer)) {
        if (outer->m_phase != Phase::Absent || !outer->planned().type->isBoundaryOnly)
            return outer;
    }
    return nullptr;
}

bool Mechanism::canFailBy(FailureKind kind) const
{
    return planned().type->canFail && kind != FailureKind::DiskFull;
}

LogId Mechanism::fail(FailureKind kind, double factor, LogId cause, Sentence detail)
{
    if (m_failure && kSeverity[static_cast<std::size_t>(*m_failure)] >= kSeverity[static_cast<std::size_t>(kind)])
        return 0;
    m_failure = kind;
    m_ownSlowness = kind == FailureKind::Slow ? std::max(1.0, factor) : 1;
    if (detail.en.empty() && kind != FailureKind::Crash)
        detail = {std::string(toString(kind)), kKindsInChinese[static_cast<std::size_t>(kind)]};
    const LogId entry = log("failed", cause, {}, std::move(detail));
    m_isFailureLogged = true;
    ++m_failures;
    if (!m_faultInterval)
        m_faultInterval = m_simulation.openInterval(Interval::Kind::Fault, *this, name() + " failed", name() + " 故障");
    reconsider(entry);
    return entry;
}

LogId Mechanism::repair(LogId cause, Sentence detail)
{
    if (!m_failure)
        return 0;
    const FailureKind kind = *m_failure;
    const LogId entry = log("repaired", cause, {}, std::move(detail));
    m_failure.reset();
    m_ownSlowness = 1;
    // What only was slow, cut off or full serves on.
    if (m_phase == Phase::Up && kind != FailureKind::Hang)
        closeFault();
    // What hung has to be started over, and loses what it held.
    if (kind == FailureKind::Hang && m_phase == Phase::Up)
        enterPhase(Phase::Down, entry);
    reconsider(entry);
    return entry;
}

void Mechanism::startAfter(SimTime duration, LogId cause)
{
    m_failure.reset();
    m_ownSlowness = 1;
    m_isStopped = false;
    if (m_phase == Phase::Up || m_phase == Phase::Starting)
        enterPhase(Phase::Down, cause);
    m_orderedStart = duration;
    reconsider(cause);
    m_orderedStart.reset();
}

void Mechanism::stop(LogId cause, std::string_view event, Sentence detail)
{
    m_isStopped = true;
    const LogId entry = log(event, cause, {}, std::move(detail));
    m_isFailureLogged = true;
    reconsider(entry);
    lifeChanged();
}

void Mechanism::reconsider(LogId cause)
{
    const Mechanism *domain = failureDomain();
    const bool takesPart = m_simulation.topology().takesPart(m_index);
    const bool isAbandoned = domain && (domain->m_phase != Phase::Up || domain->m_isHung || domain->m_isCut);
    if (m_shelter && isAbandoned && takesPart && m_phase == Phase::Up && !m_isStopped && !m_failure && m_shelter->takeIn(*this, cause))
        return;
    const bool wasHung = m_isHung;
    m_isHung = m_failure == FailureKind::Hang || (domain && domain->m_isHung);
    m_isCut = m_failure == FailureKind::Cut || (domain && domain->m_isCut);
    updateSlowness();
    m_costRate.set(takesPart ? m_configuredCost : 0, now());
    const bool mayServe = takesPart && !m_isStopped && m_failure != FailureKind::Crash && (!domain || domain->m_phase == Phase::Up);
    if (!takesPart) {
        enterPhase(Phase::Absent, cause);
    } else if (!mayServe) {
        enterPhase(Phase::Down, cause);
    } else if (m_phase == Phase::Absent || m_phase == Phase::Down) {
        beginStart(m_orderedStart ? *m_orderedStart : startTime(), cause);
    } else if (m_phase == Phase::Up && m_isHung != wasHung) {
        if (m_isHung) {
            noteFailedByContainer(cause);
            noteServing(cause);
            hung();
        } else {
            // The container came to itself without a restart: so does what is in it, and what it held is received now.
            noteServing(cause);
            cameUp();
            updateOpen();
            receiveHeld();
        }
    }
    updateOpen();
    reconsiderContents(cause);
}

void Mechanism::reconsiderContents(LogId cause)
{
    // By value: what comes up may move.
    const std::vector<ElementIndex> contents = m_simulation.topology().contentsOf(m_index);
    for (const ElementIndex inner : contents)
        m_simulation.at(inner).reconsider(cause);
}

void Mechanism::noteFailedByContainer(LogId cause)
{
    if (m_isFailureLogged || !planned().type->canFail)
        return;
    const Mechanism *domain = failureDomain();
    m_isFailureLogged = true;
    ++m_failures;
    m_stateCause = log("failed", cause, domain ? std::string_view(domain->id()) : std::string_view(), {"its container failed", "其所在的容器发生故障"});
}

void Mechanism::enterPhase(Phase phase, LogId cause)
{
    if (phase == m_phase)
        return;
    const Phase old = m_phase;
    m_phase = phase;
    m_stateSince = now();
    m_stateCause = cause;
    if (m_clock.isPending(m_startEvent))
        m_clock.cancel(m_startEvent);
    if (phase == Phase::Down && (old == Phase::Up || old == Phase::Starting) && !m_isStopped)
        noteFailedByContainer(cause);
    updateOpen();
    lifeChanged();
    noteServing(m_stateCause);
    if (phase != Phase::Up && old == Phase::Up) {
        wentDown();
        loseHeld();
    }
}

void Mechanism::beginStart(SimTime duration, LogId cause)
{
    if (m_simulation.isPreparing())
        duration = 0; // what is there at the start of the run is running
    if (duration <= 0) {
        becomeUp(cause);
        return;
    }
    m_phase = Phase::Starting;
    m_stateSince = now();
    m_startEnd = later(now(), duration);
    m_stateCause = log("starting", cause);
    lifeChanged();
    noteServing(m_stateCause);
    m_startEvent = m_clock.after(duration, EventClass::Document, *m_starter, Starter::Started);
}

void Mechanism::started()
{
    m_startTimes.add(now() - m_stateSince);
    becomeUp(m_stateCause);
    reconsiderContents(m_stateCause);
    // Whoever gives it work learns now that it is there.
    if (std::exchange(m_isBeingMade, false))
        m_simulation.topologyChanged();
}

bool Mechanism::isBeingMade() const
{
    for (const Mechanism *outer = this; outer; outer = m_simulation.containerOf(*outer)) {
        if (outer->m_isBeingMade)
            return true;
    }
    return false;
}

void Mechanism::becomeUp(LogId cause)
{
    const bool isQuiet = m_simulation.isPreparing();
    m_phase = Phase::Up;
    m_stateSince = now();
    m_isFailureLogged = false;
    const bool tells = planned().type->canFail || !m_stateObservers.empty();
    m_stateCause = isQuiet || !tells ? cause : log("serving", cause);
    updateOpen();
    lifeChanged();
    noteServing(m_stateCause);
    cameUp();
    closeFault();
}

/// It serves again: what the charts shade as its fault is over.
void Mechanism::closeFault()
{
    if (m_faultInterval && isServing() && !m_failure)
        m_simulation.closeInterval(*std::exchange(m_faultInterval, std::nullopt));
}

void Mechanism::updateSlowness()
{
    const Mechanism *domain = failureDomain();
    const double slowness = m_ownSlowness * (domain ? domain->m_slowness : 1);
    if (slowness == m_slowness)
        return;
    m_slowness = slowness;
    speedChanged();
    m_simulation.flowsChanged();
}

void Mechanism::updateOpen()
{
    m_isOpen = isServing() && !m_isCut && m_arrivalDelay == 0 && !m_gate && m_interceptors.empty();
    m_isWatched = m_isCut || !m_messageObservers.empty();
    m_simulation.flowsChanged();
}

void Mechanism::noteServing(LogId cause)
{
    const bool isUp = isServing();
    // Something that was switched off on purpose has no outage.
    const std::int64_t level = isUp || m_phase == Phase::Absent ? 1 : 0;
    if (level != m_up.level()) {
        m_up.set(level, now());
        if (level == 0) {
            m_downSince = now();
        } else {
            m_longestOutage = std::max(m_longestOutage, now() - m_downSince);
            if (m_outages.size() < kMostOutages)
                m_outages.emplace_back(m_downSince, now());
            if (isUp)
                ++m_recoveries;
        }
    }
    if (isUp == m_wasServing)
        return;
    m_wasServing = isUp;
    for (StateObserver *observer : m_stateObservers)
        observer->stateChanged(*this, cause);
    if (Mechanism *container = m_simulation.containerOf(*this))
        container->contentsChanged();
}

// --- telling ---

LogId Mechanism::log(std::string_view event, LogId cause, std::string_view target, Sentence detail) const
{
    return m_simulation.log(id(), event, cause, target, std::move(detail));
}

Sentence Mechanism::doing() const
{
    if (m_isStopped)
        return {"Stopped.", "已停止。"};
    if (m_phase == Phase::Absent)
        return {"Switched off.", "已停用。"};
    if (m_failure == FailureKind::Crash)
        return {"Failed: waits for its repair.", "已故障：等待修复。"};
    if (m_phase == Phase::Down)
        return {"Down with what it stands in.", "随所在容器一同停止。"};
    if (m_phase == Phase::Starting) {
        const std::string left = formatNumber(static_cast<double>((m_startEnd - now()) / kMillisecond) / 1000);
        return {"Starting: serves in " + left + " s.", "正在启动：" + left + " 秒后提供服务。"};
    }
    if (m_isHung)
        return {"Hangs: accepts and never answers.", "已挂起：接受请求但不应答。"};
    if (m_isCut)
        return {"Cut off: nothing reaches it.", "网络已切断：无法访问。"};
    if (m_failure == FailureKind::DiskFull)
        return {"Its disk is full: what writes fails.", "磁盘已满：写入失败。"};
    if (m_slowness > 1)
        return {"Works " + formatNumber(m_slowness) + " times slower.", "运行速度降为 1/" + formatNumber(m_slowness) + "。"};
    return {"Running.", "运行中。"};
}

void Mechanism::show(ElementSnapshot &snapshot) const
{
    snapshot.id = id();
    snapshot.original = m_simulation.plan().elements[m_simulation.plan().drawn(m_index)].id;
    snapshot.since = toSeconds(m_stateSince);
    snapshot.failures = m_failures;
    if (m_phase == Phase::Absent)
        snapshot.state = ElementState::Disabled;
    else if (m_isStopped)
        snapshot.state = ElementState::Stopped;
    else if (m_phase == Phase::Starting)
        snapshot.state = m_failures > 0 ? ElementState::Recovering : ElementState::Starting;
    else if (m_phase == Phase::Down || m_isHung || m_isCut)
        snapshot.state = ElementState::Failed;
    else
        snapshot.state = ElementState::Running;
    if (m_phase == Phase::Starting && m_startEnd > m_stateSince) {
        snapshot.progress = static_cast<double>(now() - m_stateSince) / static_cast<double>(m_startEnd - m_stateSince);
        snapshot.remaining = toSeconds(m_startEnd - now());
    }
    if (const Mechanism *container = m_simulation.containerOf(*this))
        snapshot.placedIn = container->id();
    const Sentence sentence = doing();
    snapshot.doing = sentence.en;
    snapshot.doingZh = sentence.zh;
}

std::vector<std::string> Mechanism::parametersRead() const
{
    std::vector<std::string> read = m_simulation.parameters(m_index).read();
    std::ranges::sort(read);
    return read;
}

} // namespace nephoscope::sim
