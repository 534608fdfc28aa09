// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/monitor/intelligent_watchdog_monitor.h"

#include "sim/mechanisms/management/cloud_resource_administrator.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

struct RemedyName {
    std::string_view id;
    const char *en;
    const char *zh;
};
constexpr RemedyName kRemedies[] = {
    {"restart", "restart", "重启"},
    {"restart_server", "restart the server", "重启服务器"},
    {"rebuild", "rebuild elsewhere", "在别处重建"},
};

const RemedyName &nameOf(Remedy remedy)
{
    return kRemedies[static_cast<std::size_t>(remedy)];
}

std::string textOf(const Value &row, const char *field)
{
    const Value *value = row.find(field);
    return value && value->isString() ? value->toString() : std::string();
}

double numberOf(const Value &row, const char *field, double otherwise)
{
    const Value *value = row.find(field);
    return value && value->isNumber() ? value->toNumber() : otherwise;
}

} // namespace

IntelligentWatchdogMonitor::IntelligentWatchdogMonitor(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_outcomes(simulation.random(*this, "outcomes")), m_processes(simulation.clock(), id())
{
}

Result<Done> IntelligentWatchdogMonitor::configure(const ParameterReader &parameters)
{
    m_interval = parameters.seconds("interval");
    m_failures = parameters.integer("failures");
    m_escalateTo = parameters.text("escalate_to");
    m_policies.clear();
    const Value rows = parameters.value("policies");
    for (const Value &row : rows.toList()) {
        Policy policy;
        policy.symptom = textOf(row, "symptom");
        const auto remedy = std::ranges::find(kRemedies, textOf(row, "action"), &RemedyName::id);
        policy.remedy = remedy == std::end(kRemedies) ? Remedy::Restart : static_cast<Remedy>(remedy - std::begin(kRemedies));
        policy.time = toTime(std::max(0.0, numberOf(row, "time", 0)));
        policy.success = numberOf(row, "success", 1);
        if (policy.success < 0 || policy.success > 1)
            return Error{"E-RANGE", "A policy of \"" + id() + "\" helps with probability " + formatNumber(policy.success) + "; 0 to 1 would be right.", {}, {}, 0, 0};
        m_policies.push_back(std::make_shared<const Policy>(std::move(policy)));
    }
    return Done{};
}

void IntelligentWatchdogMonitor::connect()
{
    for (const auto &watched : m_watched)
        watched->isWatched = false;
    for (const LinkIndex link : planned().linksOut(LinkRole::Monitor)) {
        Mechanism &target = simulation().at(simulation().plan().links[link].to);
        if (!target.takesPart())
            continue;
        Watched *known = watchedOf(target);
        if (!known) {
            known = m_watched.emplace_back(std::make_unique<Watched>()).get();
            known->target = &target;
            target.addObserver(static_cast<StateObserver &>(*this));
        }
        known->link = link;
        known->isWatched = true;
        ask(*known);
    }
}

void IntelligentWatchdogMonitor::start()
{
    m_isStarted = true;
    if (isServing())
        cameUp();
}

void IntelligentWatchdogMonitor::cameUp()
{
    for (const auto &watched : m_watched)
        ask(*watched);
}

/// Cases under way are forgotten with it: whoever looks after what it watched has to do so now.
void IntelligentWatchdogMonitor::wentDown()
{
    m_processes.cancelAll();
    for (const auto &watched : m_watched) {
        watched->isAsked = false;
        closeCase(*watched);
    }
}

bool IntelligentWatchdogMonitor::looksAfter(const Mechanism &element) const
{
    const Watched *watched = watchedOf(element);
    return watched && watched->isWatched && !watched->isEscalated;
}

IntelligentWatchdogMonitor::Watched *IntelligentWatchdogMonitor::watchedOf(const Mechanism &target) const
{
    const auto found = std::ranges::find_if(m_watched, [&target](const auto &watched) { return watched->target == &target; });
    return found == m_watched.end() ? nullptr : found->get();
}

// --- watch ---

void IntelligentWatchdogMonitor::ask(Watched &watched)
{
    if (watched.isAsked || !watched.isWatched || !m_isStarted || !isServing())
        return;
    watched.isAsked = true;
    watched.misses = 0;
    m_processes.start(watch(watched));
}

Process IntelligentWatchdogMonitor::watch(Watched &watched)
{
    while (watched.isWatched) {
        co_await clock().after(m_interval);
        if (!watched.isWatched)
            continue;
        if (watched.hasCase) {
            if (watched.isReported && isAnswered(watched))
                closeCase(watched); // what was only out of reach does not change its state
            continue;
        }
        if (isAnswered(watched) || isOnItsWay(*watched.target) || !watched.target->takesPart())
            watched.misses = 0;
        else if (++watched.misses >= m_failures)
            openCase(watched);
    }
    watched.isAsked = false;
}

bool IntelligentWatchdogMonitor::isAnswered(const Watched &watched) const
{
    return watched.target->isServing() && !watched.target->isCut() && !simulation().linkState(watched.link).isCut();
}

/// It, or something that it stands in, starts.
bool IntelligentWatchdogMonitor::isOnItsWay(const Mechanism &target) const
{
    for (const Mechanism *outer = &target; outer; outer = simulation().containerOf(*outer)) {
        if (outer->isStarting())
            return !target.hasFailed();
    }
    return false;
}

/// Silent: it took the question and never answered, or cannot be reached. Down: it refused.
std::string IntelligentWatchdogMonitor::symptomOf(const Watched &watched) const
{
    const Mechanism &target = *watched.target;
    return target.isHung() || target.isCut() || target.isServing() ? "silent" : "down";
}

void IntelligentWatchdogMonitor::openCase(Watched &watched)
{
    Mechanism &target = *watched.target;
    watched.hasCase = true;
    watched.misses = 0;
    watched.detected = now();
    ++m_detections;
    if (!target.isServing())
        m_detectionTime.add(now() - watched.ceased);
    else if (!target.isCut() && !simulation().linkState(watched.link).isCut())
        ++m_falseDetections;
    const std::string count = std::to_string(m_failures);
    const bool isSilent = symptomOf(watched) == "silent";
    const LogId seen = log("watched", target.isServing() ? 0 : target.stateCause(), target.id(),
                           {std::string(isSilent ? "silent" : "down") + " at " + count + (m_failures == 1 ? " look" : " looks in a row"),
                            "连续 " + count + " 次检查" + (isSilent ? "无响应" : "均已停止")});
    m_processes.start(handleCase(watched, seen));
}

// --- decide, act, report, escalate ---

Process IntelligentWatchdogMonitor::handleCase(Watched &watched, LogId seen)
{
    const std::string symptom = symptomOf(watched);
    const std::vector<std::shared_ptr<const Policy>> policies = m_policies;
    LogId cause = seen;
    bool isHealed = false;
    for (const auto &policy : policies) {
        if (policy->symptom != symptom && policy->symptom != "any" && !policy->symptom.empty())
            continue;
        const Sentence why = whyNot(policy->remedy, *watched.target, *this);
        if (!why.en.empty()) {
            cause = log("passed_over", cause, watched.target->id(),
                        {std::string("cannot ") + nameOf(policy->remedy).en + ": " + why.en, std::string("无法") + nameOf(policy->remedy).zh + "：" + why.zh});
            continue;
        }
        watched.tried = policy.get();
        cause = co_await tryPolicy(watched, *policy, cause);
        watched.tried = nullptr;
        isHealed = isAnswered(watched) || isOnItsWay(*watched.target);
        if (isHealed)
            break;
    }
    report(watched, cause, isHealed);
}

ProcessOf<LogId> IntelligentWatchdogMonitor::tryPolicy(Watched &watched, const Policy &policy, LogId cause)
{
    Mechanism &target = *watched.target;
    const RemedyName &name = nameOf(policy.remedy);
    const std::string seconds = formatNumber(toSeconds(policy.time));
    const LogId decided = log("decided", cause, target.id(), {std::string(name.en) + ", " + seconds + " s", std::string(name.zh) + "，" + seconds + " 秒"});
    ++m_actions;
    begin(policy.remedy, target, policy.time, decided);
    co_await clock().after(policy.time);
    const bool helps = m_outcomes.chance(policy.success);
    const bool wasWorking = isAnswered(watched);
    const LogId acted = log("acted", decided, target.id(), {std::string(name.en) + (helps ? "" : ": did not help"), std::string(name.zh) + (helps ? "" : "：无效")});
    if (helps && !wasWorking)
        complete(policy.remedy, target, *this, acted);
    co_return acted;
}

void IntelligentWatchdogMonitor::report(Watched &watched, LogId cause, bool isHealed)
{
    Mechanism &target = *watched.target;
    watched.isReported = true;
    const LogId reported = log("reported", cause, target.id(),
                               isHealed ? Sentence{"serves again", "已恢复服务"} : Sentence{"all policies are used up", "所有策略均已用尽"});
    if (!isHealed) {
        escalate(watched, reported);
        return;
    }
    ++m_healed;
    if (isAnswered(watched))
        closeCase(watched);
}

void IntelligentWatchdogMonitor::escalate(Watched &watched, LogId cause)
{
    Mechanism &target = *watched.target;
    ++m_escalations;
    watched.isEscalated = true;
    CloudResourceAdministrator *administrator = administratorOf(target);
    const LogId escalated = log("escalated", cause, administrator ? administrator->id() : target.id(),
                                administrator ? Sentence{target.name() + " needs somebody", target.name() + " 需要人工处理"}
                                              : Sentence{"there is no administrator to escalate to", "没有可上报的管理员"});
    if (administrator)
        administrator->escalate(target, escalated);
}

/// The one who is named, else one who has it in his care.
CloudResourceAdministrator *IntelligentWatchdogMonitor::administratorOf(const Mechanism &target) const
{
    if (auto *named = dynamic_cast<CloudResourceAdministrator *>(simulation().find(m_escalateTo)); named && named->takesPart())
        return named;
    for (ElementIndex other = 0; other < simulation().size(); ++other) {
        auto *found = simulation().as<CloudResourceAdministrator>(other);
        if (found && found->takesPart() && found->hasInItsCare(target))
            return found;
    }
    return nullptr;
}

void IntelligentWatchdogMonitor::closeCase(Watched &watched)
{
    watched.hasCase = false;
    watched.isReported = false;
    watched.isEscalated = false;
    watched.tried = nullptr;
    watched.misses = 0;
}

void IntelligentWatchdogMonitor::stateChanged(Mechanism &element, LogId)
{
    Watched &watched = *watchedOf(element);
    if (!element.isServing()) {
        if (!watched.hasCase)
            watched.ceased = now();
    } else if (watched.hasCase) {
        m_recoveryTime.add(now() - watched.detected);
        if (watched.isReported)
            closeCase(watched);
    }
}

// --- telling ---

void IntelligentWatchdogMonitor::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("detections", m_detections);
    metrics.mean("detection_time_mean", m_detectionTime);
    metrics.count("false_detections", m_falseDetections);
    metrics.count("actions", m_actions);
    metrics.count("healed", m_healed);
    metrics.count("escalations", m_escalations);
    metrics.measure("escalated_share", [this](const Window &window) {
        const double closed = window.count(m_healed) + window.count(m_escalations);
        return closed > 0 ? window.count(m_escalations) / closed : kNothing;
    });
    metrics.mean("recovery_time_mean", m_recoveryTime);
}

Sentence IntelligentWatchdogMonitor::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (m_watched.empty())
        return {"Watches nothing: no monitor link leads to anything.", "未监视任何对象：没有监控链接。"};
    for (const auto &watched : m_watched) {
        const std::string &name = watched->target->name();
        if (watched->isEscalated)
            return {name + ": all policies are used up, waits for the administrator.", name + "：策略均已用尽，等待管理员。"};
        if (watched->tried) {
            const RemedyName &remedy = nameOf(watched->tried->remedy);
            return {name + " does not answer: tries to " + remedy.en + ".", name + " 无应答：正在尝试" + std::string(remedy.zh) + "。"};
        }
        if (watched->misses > 0) {
            const std::string seen = std::to_string(watched->misses);
            const std::string most = std::to_string(m_failures);
            return {name + ": " + seen + " of " + most + " looks without an answer.", name + "：" + most + " 次检查中已有 " + seen + " 次无应答。"};
        }
    }
    return {"All that it watches answers.", "监视的对象全部应答。"};
}

void IntelligentWatchdogMonitor::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.gauges.push_back({"healed", static_cast<double>(m_healed), {}});
    snapshot.gauges.push_back({"escalations", static_cast<double>(m_escalations), {}});
}

} // namespace nephoscope::sim
