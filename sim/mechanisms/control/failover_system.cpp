// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/failover_system.h"

#include "sim/plan/instances.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>

namespace nephoscope::sim {

FailoverSystem::FailoverSystem(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_processes(simulation.clock(), id()), m_changed(simulation.clock()), m_random(simulation.random(*this, "choices"))
{
}

Result<Done> FailoverSystem::configure(const ParameterReader &parameters)
{
    static constexpr std::array<std::string_view, 3> kStandbys{"hot", "warm", "cold"};
    static constexpr std::array<std::string_view, 3> kGuards{"none", "quorum", "fencing"};
    m_isActiveActive = parameters.text("mode") == "active_active";
    m_standby = parameters.choice<Standby>("standby", kStandbys);
    m_guard = parameters.choice<Guard>("guard", kGuards);
    m_failsBack = parameters.text("failback") == "auto";
    m_detectTime = parameters.seconds("detect_time");
    m_switchTime = parameters.seconds("switch_time");
    m_warmTime = parameters.seconds("warm_time");
    m_changed.raise();
    return Done{};
}

void FailoverSystem::connect()
{
    for (const LinkIndex link : planned().linksOut(LinkRole::Request)) {
        auto known = std::ranges::find_if(m_targets, [link](const auto &target) { return target->link == link; });
        if (known == m_targets.end()) {
            m_targets.push_back(std::make_unique<Target>());
            m_targets.back()->link = link;
            m_targets.back()->isOut = !m_isActiveActive && m_targets.size() > 1;
            known = std::prev(m_targets.end());
        }
        (*known)->path = simulation().path(link);
        (*known)->isMade = isMade(**known);
        if ((*known)->path)
            observe((*known)->path->target());
    }
    m_changed.raise();
}

/// What is not there yet is nobody's loss.
bool FailoverSystem::isMade(const Target &target) const
{
    const ElementIndex end = simulation().plan().links[target.link].to;
    const bool isDrawn = simulation().plan().elements[end].original == kNone;
    return isDrawn || (simulation().isKnown(end) && simulation().at(end).takesPart());
}

void FailoverSystem::observe(Mechanism &element)
{
    if (std::ranges::find(m_observed, element.index()) != m_observed.end())
        return;
    m_observed.push_back(element.index());
    element.addObserver(*this);
}

void FailoverSystem::stateChanged(Mechanism &, LogId)
{
    m_changed.raise();
}

void FailoverSystem::start()
{
    for (const auto &target : m_targets)
        m_processes.start(watch(*target));
}

bool FailoverSystem::isDown(const Target &target) const
{
    return !target.path || target.path->isInterrupted();
}

std::string FailoverSystem::nameOf(const Target &target) const
{
    return simulation().plan().elements[simulation().plan().links[target.link].to].id;
}

// --- requests ---

void FailoverSystem::receive(RequestId request)
{
    ++m_passed;
    std::size_t live = 0;
    bool isAnyOut = false;
    for (const auto &target : m_targets) {
        live += canBeChosen(*target) ? 1 : 0;
        isAnyOut = isAnyOut || (target->isMade && target->isOut);
        // A link that was cut tells nobody; the first request that meets it does.
        if (!target->isLost && target->isMade && !target->isOut && isDown(*target)) {
            target->isLost = true;
            m_changed.raise();
        }
    }
    if (live == 0) {
        ++m_refused;
        end(request, Outcome::Refused);
        return;
    }
    m_redirected += isAnyOut && (m_isActiveActive || m_targets.front()->isOut) ? 1 : 0;
    std::size_t chosen = live > 1 ? m_random.below(static_cast<std::uint32_t>(live)) : 0;
    for (const auto &target : m_targets) {
        if (canBeChosen(*target) && chosen-- == 0) {
            target->path->send(request);
            return;
        }
    }
}

/// A monitor has found it out: the time of detection is over.
bool FailoverSystem::restart(Mechanism &failed, LogId cause)
{
    const Topology &topology = simulation().topology();
    bool isMine = false;
    for (const auto &target : m_targets) {
        const ElementIndex drawn = simulation().plan().links[target->link].to;
        const ElementIndex meant = target->path ? target->path->target().index() : drawn;
        const bool isIt = topology.contains(failed.index(), meant) || topology.contains(drawn, failed.index());
        if (!isIt || target->isOut || !isDown(*target))
            continue;
        target->report = cause;
        isMine = true;
    }
    if (isMine)
        m_changed.raise();
    return isMine;
}

// --- one target, for the whole run ---

Process FailoverSystem::watch(Target &target)
{
    for (;;) {
        while (!isDown(target) || !target.isMade || target.isOut || !isServing())
            co_await m_changed.wait();
        const SimTime failedAt = now();
        const LogId failure = target.path ? target.path->target().stateCause() : 0;
        const SimTime noticed = later(failedAt, m_detectTime);
        target.report = 0;
        while (isDown(target) && now() < noticed && target.report == 0)
            co_await m_changed.waitUntil(noticed);
        target.isLost = false;
        if (!isDown(target) || !target.isMade || !isServing())
            continue; // a hiccup that was over before anybody noticed, or nobody there to notice
        ++m_detections;
        m_detectionTime.add(now() - failedAt);
        const LogId detected = log("failure_detected", target.report ? target.report : failure, nameOf(target));
        if (!co_await takeOver(target, failedAt, detected))
            continue;
        do {
            while (isDown(target))
                co_await m_changed.wait();
        } while (!co_await giveBack(target));
    }
}

/// False: it came back before anybody had taken over.
ProcessOf<bool> FailoverSystem::takeOver(Target &lost, SimTime failedAt, LogId cause)
{
    for (;;) {
        Target *standby = m_isActiveActive ? nullptr : standbyFor(lost);
        const bool others = std::ranges::any_of(m_targets, [&](const auto &target) { return target.get() != &lost && !target->isOut && !isDown(*target); });
        if ((m_isActiveActive ? others : standby != nullptr) && (m_guard != Guard::Quorum || hasQuorum())) {
            m_state = {};
            fence(lost, cause);
            if (standby && !co_await makeReady(*standby, cause))
                continue;
            if (m_switchTime > 0)
                co_await clock().after(m_switchTime);
            lost.isOut = true;
            if (standby)
                standby->isOut = false;
            ++m_switchovers;
            m_switchTimes.add(now() - failedAt);
            log("switched_over", cause, standby ? nameOf(*standby) : std::string(),
                standby ? Sentence{"from " + nameOf(lost), "原为 " + nameOf(lost)} : Sentence{"the share of " + nameOf(lost) + " goes to the others", nameOf(lost) + " 的份额转给其余目标"});
            co_return true;
        }
        if (m_state.en.empty()) {
            m_state = m_guard == Guard::Quorum && !hasQuorum() ? Sentence{"no quorum: fewer than half of the sites answer", "没有法定数量：应答的站点不足半数"}
                                                              : Sentence{"nobody is left that could take over", "没有可以接管的目标"};
            log("no_standby", cause, nameOf(lost), m_state);
        }
        co_await m_changed.wait();
        if (!isDown(lost)) {
            m_state = {};
            co_return false;
        }
    }
}

FailoverSystem::Target *FailoverSystem::standbyFor(const Target &lost)
{
    for (const auto &target : m_targets) {
        if (target.get() != &lost && target->isMade && (!isDown(*target) || (m_standby == Standby::Cold && canBeStarted(*target))))
            return target.get();
    }
    return nullptr;
}

/// Whether servers behind it are switched off, in something that works.
bool FailoverSystem::canBeStarted(const Target &target) const
{
    for (const ElementIndex server : serversBehind(simulation().plan(), simulation().plan().links[target.link].to)) {
        const Mechanism *container = simulation().containerOf(simulation().at(server));
        if (!simulation().at(server).takesPart() && container && container->isServing())
            return true;
    }
    return false;
}

/// False: it could not be made ready.
ProcessOf<bool> FailoverSystem::makeReady(Target &standby, LogId cause)
{
    if (m_standby == Standby::Warm && m_warmTime > 0)
        co_await clock().after(m_warmTime);
    if (m_standby == Standby::Cold) {
        for (const ElementIndex element : serversBehind(simulation().plan(), simulation().plan().links[standby.link].to)) {
            Mechanism &server = simulation().at(element);
            Mechanism *container = simulation().containerOf(server);
            if (server.takesPart() || !container || !container->isServing())
                continue;
            observe(server);
            standby.started.push_back(&server);
            simulation().startInstance(server, *container, server.ownStartTime(), cause);
        }
        while (std::ranges::any_of(standby.started, [](const Mechanism *server) { return server->isStarting(); }))
            co_await m_changed.wait();
    }
    co_return !isDown(standby);
}

bool FailoverSystem::hasQuorum() const
{
    // This system is the witness, and has a vote.
    const auto reached = std::ranges::count_if(m_targets, [this](const auto &target) { return target->isMade && !isDown(*target); });
    const auto all = std::ranges::count_if(m_targets, [](const auto &target) { return target->isMade; });
    return 2 * (reached + 1) > all + 1;
}

/// The lost one may still work where only the way to it is broken: then two would act at once.
void FailoverSystem::fence(Target &lost, LogId cause)
{
    if (!lost.path || !lost.path->target().isServing())
        return;
    Mechanism &old = lost.path->target();
    if (m_guard == Guard::None) {
        ++m_splitBrains;
        log("split_brain", cause, old.id(), {"it still works, and another takes over", "它仍在工作，而另一个已接管"});
        return;
    }
    const Sentence how = m_guard == Guard::Fencing ? Sentence{"shut off before another takes over", "在另一个接管之前被隔离"} : Sentence{"stops: it has no quorum", "因没有法定数量而停止"};
    const LogId entry = log("fenced", cause, old.id(), how);
    old.fail(FailureKind::Crash, 1, entry, how);
}

/// It is back: gets its work again, if it is to, once it has stayed for the time of a detection and the switch. False: it is down once more.
ProcessOf<bool> FailoverSystem::giveBack(Target &target)
{
    const SimTime steady = later(now(), later(m_detectTime, m_switchTime));
    while (now() < steady || (!m_failsBack && target.isOut) || !isServing()) {
        if (now() < steady)
            co_await m_changed.waitUntil(steady);
        else
            co_await m_changed.wait();
        if (isDown(target))
            co_return false;
    }
    const auto isEarlier = [&](const auto &other) { return other.get() != &target && !other->isOut && !isDown(*other); };
    const auto at = std::ranges::find_if(m_targets, [&](const auto &candidate) { return candidate.get() == &target; });
    if (!target.isOut || (!m_isActiveActive && std::any_of(m_targets.begin(), at, isEarlier)))
        co_return true; // it took over meanwhile, or one before it does the work
    target.isOut = false;
    ++m_failbacks;
    const LogId entry = log("failed_back", target.path->target().stateCause(), nameOf(target));
    for (const auto &other : m_targets) {
        if (m_isActiveActive || other.get() == &target || other->isOut)
            continue;
        other->isOut = true;
        standDown(*other, entry);
    }
    co_return true;
}

void FailoverSystem::standDown(Target &target, LogId cause)
{
    for (Mechanism *server : target.started)
        simulation().terminate(*server, cause);
    target.started.clear();
}

// --- telling ---

void FailoverSystem::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("passed", m_passed);
    metrics.count("refused", m_refused);
    metrics.count("redirected", m_redirected);
    metrics.count("detections", m_detections);
    metrics.mean("detection_time_mean", m_detectionTime);
    metrics.count("switchovers", m_switchovers);
    metrics.mean("switchover_time_mean", m_switchTimes);
    metrics.count("failbacks", m_failbacks);
    metrics.count("split_brains", m_splitBrains);
}

Sentence FailoverSystem::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (m_targets.empty())
        return {"Does nothing: no request link leads from it.", "未采取行动：没有发出的请求链接。"};
    if (!m_state.en.empty())
        return {"Cannot switch over: " + m_state.en + ".", "无法切换：" + m_state.zh + "。"};
    std::string active;
    std::string out;
    for (const auto &target : m_targets) {
        if (!target->isMade)
            continue;
        if (!target->isOut && isDown(*target))
            return {nameOf(*target) + " does not answer: waits until that is certain, and switches over.", nameOf(*target) + " 没有应答：确认后切换。"};
        std::string &names = target->isOut ? out : active;
        names += (names.empty() ? "" : ", ") + nameOf(*target);
    }
    if (out.empty())
        return {"All share the work: " + active + ".", "全部分担工作：" + active + "。"};
    return {"Sends requests to " + active + "; not to " + out + ".", "请求发往 " + active + "；不发往 " + out + "。"};
}

void FailoverSystem::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    const auto active = std::ranges::count_if(m_targets, [this](const auto &target) { return canBeChosen(*target) && !isDown(*target); });
    const auto all = std::ranges::count_if(m_targets, [](const auto &target) { return target->isMade; });
    snapshot.gauges.push_back({"live_targets", static_cast<double>(active), static_cast<double>(all)});
}

} // namespace nephoscope::sim
