// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/monitor/sla_monitor.h"

#include "sim/plan/parameter_reader.h"
#include "sim/run/path.h"
#include "sim/run/restarter.h"
#include "sim/run/flow.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

bool Objective::isMetBy(double measured) const
{
    if (op == ">=")
        return measured >= value;
    if (op == ">")
        return measured > value;
    return op == "<=" ? measured <= value : measured < value;
}

SlaMonitor::SlaMonitor(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_losses(simulation.random(*this, "losses")), m_processes(simulation.clock(), id())
{
}

Result<Done> SlaMonitor::configure(const ParameterReader &parameters)
{
    m_interval = parameters.seconds("interval");
    m_timeout = parameters.seconds("timeout");
    m_downAfter = parameters.integer("down_after");
    m_objectives.clear();
    const Value rows = parameters.value("objectives");
    if (rows.isList()) {
        for (const Value &row : rows.toList()) {
            const Value *metric = row.find("metric");
            const Value *op = row.find("op");
            const Value *value = row.find("value");
            const Value *penalty = row.find("penalty");
            if (!metric || !metric->isString() || !value || !value->isNumber())
                continue;
            m_objectives.push_back({metric->toString(), op && op->isString() ? op->toString() : ">=", value->toNumber(),
                                    penalty && penalty->isNumber() ? penalty->toNumber() : 0});
        }
    }
    for (const auto &watched : m_watched)
        watched->breaches.assign(m_objectives.size(), 0);
    return Done{};
}

void SlaMonitor::connect()
{
    for (const auto &watched : m_watched)
        watched->isWatched = false;
    for (const LinkIndex link : planned().linksOut(LinkRole::Monitor)) {
        Mechanism &target = simulation().at(simulation().plan().links[link].to);
        if (!target.takesPart())
            continue;
        Watched *known = watchedOf(target);
        if (known) {
            known->isWatched = true;
            ask(*known);
            continue;
        }
        m_watched.push_back(std::make_unique<Watched>());
        known = m_watched.back().get();
        known->target = &target;
        known->link = link;
        known->breaches.assign(m_objectives.size(), 0);
        target.addObserver(static_cast<MessageObserver &>(*this));
        target.addObserver(static_cast<StateObserver &>(*this));
        ask(*known);
    }
    const std::vector<Mechanism *> readers = simulation().targets(*this, LinkRole::Notify);
    m_isJudged = !readers.empty();
}

void SlaMonitor::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("probes", m_probes);
    metrics.count("failed_probes", m_failedProbes);
    metrics.watch(m_answered);
    metrics.measure("observed_up_time", [this](const Window &window) {
        const double decided = window.count(m_answered) + window.count(m_failedProbes);
        return decided > 0 ? window.count(m_answered) / decided : kNothing;
    });
    metrics.watch(m_looks);
    metrics.watch(m_met);
    metrics.measure("compliance", [this](const Window &window) {
        const double looks = window.count(m_looks);
        return looks > 0 ? window.count(m_met) / looks : kNothing;
    });
    metrics.sum("breach_time", m_breachTime);
    metrics.count("actions", m_actions);
    metrics.count("detections", m_detections);
    metrics.mean("detection_time_mean", m_detectionTime);
    metrics.mean("recovery_time_mean", m_recoveryTime);
    metrics.count("false_detections", m_falseDetections);
}

void SlaMonitor::start()
{
    m_isStarted = true;
    if (isServing())
        cameUp();
}

void SlaMonitor::cameUp()
{
    if (!m_isStarted)
        return;
    for (std::size_t i = 0; i < m_watched.size(); ++i) {
        m_watched[i]->failedInARow = 0;
        m_watched[i]->intervalBegan = mark(i);
        ask(*m_watched[i]);
    }
}

void SlaMonitor::wentDown()
{
    m_processes.cancelAll();
    for (const auto &watched : m_watched)
        watched->isAsked = false;
}

/// Begins to watch, unless it does already.
void SlaMonitor::ask(Watched &watched)
{
    if (watched.isAsked || !watched.isWatched || !m_isStarted || !isServing())
        return;
    watched.isAsked = true;
    m_processes.start(watch(watched));
}

Process SlaMonitor::watch(Watched &watched)
{
    SimTime next = now();
    while (watched.isWatched) {
        next = later(next, m_interval);
        co_await clock().until(next);
        if (watched.isWatched) {
            m_processes.start(probe(watched));
            look(watched);
        }
    }
    watched.isAsked = false;
}

Process SlaMonitor::probe(Watched &watched)
{
    ++m_probes;
    const Path &path = *simulation().path(watched.link, watched.target->index());
    const double loss = path.link()->planned().loss;
    const SimTime roundTrip = path.roundTrip();
    const bool isLost = loss > 0 && (m_losses.chance(loss) || m_losses.chance(loss));
    const bool isReached = !isLost && !path.link()->isCut() && !watched.target->isCut() && !watched.target->isHung();
    if (!isReached || (m_timeout > 0 && roundTrip > m_timeout)) {
        // Without a timeout it is known to have failed when the next one is due.
        co_await clock().after(m_timeout > 0 ? m_timeout : m_interval);
        note(watched, false);
        co_return;
    }
    const bool isAnswered = watched.target->isServing();
    if (roundTrip > 0)
        co_await clock().after(roundTrip);
    note(watched, isAnswered);
}

void SlaMonitor::note(Watched &watched, bool isAnswered)
{
    Mechanism &target = *watched.target;
    ++watched.now.probes;
    if (isAnswered) {
        ++m_answered;
        watched.failedInARow = 0;
        if (watched.isDown)
            log("reported_up", target.isServing() ? target.stateCause() : watched.trouble, target.id());
        watched.isDown = false;
        return;
    }
    ++m_failedProbes;
    ++watched.now.failed;
    if (++watched.failedInARow == m_downAfter && !watched.isDown)
        reportDown(watched);
}

void SlaMonitor::reportDown(Watched &watched)
{
    Mechanism &target = *watched.target;
    watched.isDown = true;
    watched.reported = now();
    ++m_detections;
    const bool isDown = !target.isServing();
    if (isDown) {
        m_detectionTime.add(now() - watched.ceased);
        watched.recovers = true;
    } else if (!target.isCut() && !simulation().linkState(watched.link).isCut()) {
        ++m_falseDetections;
    }
    watched.trouble = log("reported_down", isDown ? target.stateCause() : 0, target.id(),
                          {std::to_string(watched.failedInARow) + " probes in a row were not answered",
                           "连续 " + std::to_string(watched.failedInARow) + " 次探测没有应答"});
    for (Mechanism *helper : simulation().targets(*this, LinkRole::Control)) {
        auto *restarter = dynamic_cast<Restarter *>(helper);
        if (restarter && helper->isServing() && restarter->restart(target, watched.trouble))
            ++m_actions;
    }
}

void SlaMonitor::stateChanged(Mechanism &element, LogId)
{
    Watched &watched = *watchedOf(element);
    if (!element.isServing()) {
        watched.ceased = now();
    } else if (watched.recovers) {
        watched.recovers = false;
        m_recoveryTime.add(now() - watched.reported);
    }
}

void SlaMonitor::messageEnded(Mechanism &at, RequestId request, Outcome outcome)
{
    if (!isServing())
        return;
    Watched &watched = *watchedOf(at);
    ++watched.now.ended;
    if (outcome != Outcome::Answered)
        return;
    ++watched.now.answered;
    watched.now.responses.add(now() - requests()[request].issued);
}

void SlaMonitor::flowEnded(Mechanism &at, const FlowNote &note, const FlowCounts &counts)
{
    if (!isServing())
        return;
    Watched &watched = *watchedOf(at);
    watched.now.ended += counts.total();
    watched.now.answered += counts.answered();
    watched.now.responses.add(counts.answered(), note.answer.time(), note.answer.variance);
}

SlaMonitor::Watched *SlaMonitor::watchedOf(const Mechanism &target)
{
    const auto found = std::ranges::find_if(m_watched, [&target](const auto &watched) { return watched->target == &target; });
    return found == m_watched.end() ? nullptr : found->get();
}

SlaMonitor::Mark SlaMonitor::mark(std::size_t place) const
{
    Mark mark = m_watched[place]->now;
    mark.at = now();
    mark.metrics = simulation().metrics().mark(m_watched[place]->target->index());
    return mark;
}

double SlaMonitor::since(const Mark &mark, std::size_t place, const std::string &metric) const
{
    const Watched &watched = *m_watched[place];
    const MetricRegistry &metrics = simulation().metrics();
    const ElementIndex target = watched.target->index();
    if (metrics.has(target, metric))
        return metrics.since(mark.metrics, target, metric);
    const auto share = [](std::uint64_t part, std::uint64_t whole) {
        return whole == 0 ? kNothing : static_cast<double>(part) / static_cast<double>(whole);
    };
    const std::uint64_t probes = watched.now.probes - mark.probes;
    const double answered = share(probes - (watched.now.failed - mark.failed), probes);
    if (metric == "availability") {
        const std::uint64_t ended = watched.now.ended - mark.ended;
        return ended > 0 ? share(watched.now.answered - mark.answered, ended) : answered;
    }
    if (metric == "observed_up_time")
        return answered;
    if (metric == "response_time_mean") {
        const DurationTally responses = watched.now.responses.since(mark.responses);
        return responses.count > 0 ? responses.mean() : kNothing;
    }
    return kNothing;
}

Sentence SlaMonitor::told(const Objective &objective, double measured) const
{
    const std::string found = objective.metric + " " + formatNumber(std::round(measured * 1e6) / 1e6);
    const std::string promise = objective.op + " " + formatNumber(objective.value);
    return {found + ", promised " + promise, found + "，承诺 " + promise};
}

/// At the end of each interval: which objectives were kept in it.
void SlaMonitor::look(Watched &watched)
{
    const auto place = static_cast<std::size_t>(std::ranges::find_if(m_watched, [&](const auto &w) { return w.get() == &watched; }) - m_watched.begin());
    bool isBreached = false;
    for (std::size_t i = 0; i < m_objectives.size(); ++i) {
        const Objective &objective = m_objectives[i];
        const double measured = since(watched.intervalBegan, place, objective.metric);
        if (std::isnan(measured))
            continue;
        const bool isMet = objective.isMetBy(measured);
        ++m_looks;
        m_met += isMet ? 1 : 0;
        isBreached |= !isMet;
        LogId &breach = watched.breaches[i];
        if (!isMet && breach == 0) {
            const Mechanism &target = *watched.target;
            breach = log("breach", target.isServing() ? 0 : target.stateCause(), target.id(), told(objective, measured));
            watched.trouble = breach;
        } else if (isMet && breach != 0) {
            log("objective_restored", breach, watched.target->id(), told(objective, measured));
            breach = 0;
        }
    }
    if (isBreached)
        m_breachTime += toSeconds(now() - watched.intervalBegan.at);
    watched.intervalBegan = mark(place);
}

void SlaMonitor::collectVerdicts(std::vector<SlaVerdict> &verdicts) const
{
    if (m_isJudged)
        return;
    for (std::size_t i = 0; i < m_watched.size(); ++i) {
        for (const Objective &objective : m_objectives) {
            const double measured = since(Mark{}, i, objective.metric);
            if (!std::isnan(measured))
                verdicts.push_back({id(), target(i).id(), objective.metric, objective.op, objective.value, measured, objective.isMetBy(measured), 0, 0, toSeconds(now())});
        }
    }
}

Sentence SlaMonitor::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (m_watched.empty())
        return {"Watches nothing: no monitor link leads to anything.", "未监控任何对象：没有监控链接。"};
    for (std::size_t i = 0; i < m_watched.size(); ++i) {
        const Watched &watched = *m_watched[i];
        const std::string &name = watched.target->name();
        if (watched.isDown)
            return {name + " is down: " + std::to_string(watched.failedInARow) + " probes in a row were not answered.",
                    name + " 已宕机：连续 " + std::to_string(watched.failedInARow) + " 次探测无应答。"};
        if (watched.failedInARow > 0)
            return {std::to_string(watched.failedInARow) + " of " + std::to_string(m_downAfter) + " failed probes seen at " + name + ".",
                    name + "：已有 " + std::to_string(watched.failedInARow) + " 次探测失败，共需 " + std::to_string(m_downAfter) + " 次。"};
        for (std::size_t o = 0; o < m_objectives.size(); ++o) {
            if (watched.breaches[o] != 0)
                return {name + " misses its objective for " + m_objectives[o].metric + ".", name + " 未达到目标：" + m_objectives[o].metric + "。"};
        }
    }
    for (const Objective &objective : m_objectives) {
        const bool isUnknown = std::isnan(since(Mark{}, 0, objective.metric));
        if (isUnknown && m_probes > 0)
            return {"Cannot measure " + objective.metric + " of " + target(0).name() + ".", "无法测量 " + target(0).name() + " 的 " + objective.metric + "。"};
    }
    return {"All answer, and all objectives are met.", "全部应答，所有目标均达成。"};
}

void SlaMonitor::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.gauges.push_back({"probes", static_cast<double>(m_probes), {}});
    snapshot.gauges.push_back({"failed_probes", static_cast<double>(m_failedProbes), {}});
}

} // namespace nephoscope::sim
