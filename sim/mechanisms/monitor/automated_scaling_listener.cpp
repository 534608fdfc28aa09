// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/monitor/automated_scaling_listener.h"

#include "model/value.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/flow.h"
#include "sim/run/measured.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nephoscope::sim {

AutomatedScalingListener::AutomatedScalingListener(Simulation &simulation, ElementIndex element) : Mechanism(simulation, element), m_burst(*this) {}

AutomatedScalingListener::~AutomatedScalingListener() = default;

std::vector<InstanceDemand> AutomatedScalingListener::instances(const Plan &plan, ElementIndex element)
{
    const PlanElement &planned = plan.elements[element];
    const ParameterReader parameters(*planned.type, planned.params);
    if (parameters.text("action") != "out_in" || parameters.text("law") == "notify" || planned.linksOut(LinkRole::Control).empty())
        return {};
    return {{scaledBy(plan, element), greatest(plan, element, "maximum", parameters.integer("maximum")) - 1}};
}

Result<Done> AutomatedScalingListener::configure(const ParameterReader &parameters)
{
    static constexpr std::array<std::string_view, 4> kMetrics{"utilization", "rate_per_server", "queue_length", "response_time"};
    static constexpr std::array<std::string_view, 3> kLaws{"step", "target", "notify"};
    static constexpr std::array<std::string_view, 4> kActions{"out_in", "up_down", "relocate", "burst"};
    m_metric = parameters.choice<Metric>("metric", kMetrics);
    m_law = parameters.choice<Law>("law", kLaws);
    m_action = parameters.choice<Action>("action", kActions);
    m_sample = parameters.seconds("sample");
    ControlSettings settings;
    settings.law = m_law == Law::Target ? ControlLaw::Target : ControlLaw::Step;
    settings.upper = parameters.number("upper");
    settings.lower = parameters.number("lower");
    settings.target = parameters.number("target");
    settings.tolerance = parameters.number("tolerance");
    settings.breaches = parameters.integer("breaches");
    settings.cooldown = parameters.seconds("cooldown");
    settings.downWindow = parameters.seconds("down_window");
    settings.minimum = parameters.integer("minimum");
    settings.maximum = parameters.integer("maximum");
    settings.step = parameters.integer("step");
    if (settings.maximum < settings.minimum)
        return Error{"E-PARAM", "The maximum of \"" + id() + "\" is less than its minimum. Raise it, or lower the minimum.", {}, {}, 0, 0};
    if (m_action == Action::Relocate || m_action == Action::Burst) {
        // Two states, and bounds between them; the law only says by which parameters the bounds are given.
        if (settings.law == ControlLaw::Target && settings.target > 0) {
            settings.upper = settings.target * (1 + settings.tolerance);
            settings.lower = settings.target * (1 - settings.tolerance);
        }
        settings.law = ControlLaw::Step;
        settings.step = 1;
        settings.minimum = m_action == Action::Burst ? 0 : 1;
        settings.maximum = settings.minimum + 1;
    }
    if (m_action == Action::Burst) {
        settings.downWindow = settings.cooldown;
        settings.cooldown = 0;
        m_burst.setShare(settings.target > 0 ? settings.target : settings.upper);
    }
    m_controller.configure(settings);
    if (m_made != m_action) {
        m_made = m_action;
        m_scaling = m_action == Action::OutIn ? makeInstanceScaling(*this)
            : m_action == Action::UpDown      ? makeSizeScaling(*this)
            : m_action == Action::Relocate    ? makeMoveScaling(*this)
                                              : nullptr;
    }
    return Done{};
}

void AutomatedScalingListener::connect()
{
    m_paths.clear();
    std::vector<ElementIndex> ends;
    for (const LinkIndex link : planned().linksOut(LinkRole::Request)) {
        ends.push_back(simulation().plan().links[link].to);
        if (Path *path = simulation().path(link))
            m_paths.push_back(path);
    }
    m_burst.connect(ends.empty() ? kNone : ends[0], ends.size() < 2 ? kNone : ends[1]);
    m_watched = simulation().targets(*this, LinkRole::Monitor);
    if (m_watched.empty() && !m_paths.empty())
        m_watched.push_back(&m_paths.front()->target());
    m_marks.resize(m_watched.size());
    if (m_scaling)
        m_scaling->connect();
}

void AutomatedScalingListener::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.average("instances", m_units, true);
    metrics.trace("measure", [this] { return m_value; });
    metrics.count("actions", m_actions);
    metrics.count("scaled_out", m_scaledOut);
    metrics.count("scaled_in", m_scaledIn);
    metrics.count("breaches", m_breaches);
    metrics.count("not_carried_out", m_cannot);
    metrics.count("passed", m_passed);
    metrics.count("refused", m_refused);
    metrics.count("burst_requests", m_burst.taken());
    metrics.watch(m_burst.openTime());
    metrics.measure("burst_time", [this](const Window &window) { return window.integral(m_burst.openTime()); });
}

void AutomatedScalingListener::start()
{
    takeMeasure();
    m_units.set(m_scaling ? m_scaling->units() : m_burst.servers(), now());
    clock().after(m_sample, EventClass::Timer, *this, Sample);
}

// --- in the way of requests ---

void AutomatedScalingListener::receive(RequestId request)
{
    ++m_passed;
    if (m_paths.empty()) {
        ++m_refused;
        end(request, Outcome::Refused);
        return;
    }
    const bool isBurst = m_burst.isOpen() && m_paths.size() > 1 && m_burst.takes(now());
    m_paths[isBurst ? 1 : 0]->send(request);
}

FlowAnswer AutomatedScalingListener::receiveFlow(const Flow &flow, FlowRound &round)
{
    if (m_action == Action::Burst)
        return round.refuse({name() + " decides for each of them where it goes", name() + " 逐个决定请求的去向"});
    return m_paths.empty() ? FlowAnswer::all(Outcome::Refused) : m_paths.front()->carry(flow, round);
}

void AutomatedScalingListener::bookFlow(const FlowNote &, const FlowCounts &counts, double)
{
    m_passed += counts.total();
    m_refused += m_paths.empty() ? counts.total() : 0;
}

// --- measuring ---

/// Requests so far that came here, or to what it watches.
std::uint64_t AutomatedScalingListener::offered() const
{
    if (!planned().linksIn(LinkRole::Request).empty())
        return m_passed;
    std::uint64_t count = 0;
    for (const Mechanism *watched : m_watched) {
        for (const LinkIndex link : watched->planned().linksIn(LinkRole::Request))
            count += simulation().linkState(link).messages();
    }
    return count;
}

/// Of all that is watched together: the mean of a metric since the last sample; NaN: nothing to measure.
double AutomatedScalingListener::measured(std::string_view metric) const
{
    double sum = 0;
    int count = 0;
    for (std::size_t i = 0; i < m_watched.size(); ++i) {
        const double value = simulation().metrics().since(m_marks[i], m_watched[i]->index(), metric);
        if (std::isnan(value))
            continue;
        sum += value;
        ++count;
    }
    return count > 0 ? sum / count : kNothing;
}

/// Mean over the servers that have served for all of the sample.
double AutomatedScalingListener::utilization() const
{
    double sum = 0;
    int count = 0;
    for (const auto &[server, mark] : m_servers) {
        const double value = server->isServing() ? simulation().metrics().since(mark, server->index(), "utilization") : kNothing;
        if (std::isnan(value))
            continue;
        sum += value;
        ++count;
    }
    return count > 0 ? sum / count : kNothing;
}

void AutomatedScalingListener::takeMeasure()
{
    m_offeredBefore = offered();
    for (std::size_t i = 0; i < m_watched.size(); ++i)
        m_marks[i] = simulation().metrics().mark(m_watched[i]->index());
    m_servers.clear();
    for (Mechanism *server : m_scaling ? m_scaling->servers() : m_burst.firstServers()) {
        if (server->isServing())
            m_servers.emplace_back(server, simulation().metrics().mark(server->index()));
    }
}

void AutomatedScalingListener::handle(std::uint32_t, std::uint64_t)
{
    if (isServing())
        sample();
    takeMeasure();
    clock().after(m_sample, EventClass::Timer, *this, Sample);
}

void AutomatedScalingListener::sample()
{
    const int units = m_scaling ? m_scaling->units() : m_burst.isOpen() ? 1 : 0;
    const int servers = std::max(1, m_action == Action::Relocate ? 1 : m_scaling ? units : m_burst.servers());
    const double seconds = toSeconds(m_sample);
    switch (m_metric) {
    case Metric::Utilization: m_value = utilization(); break;
    case Metric::RatePerServer: m_value = static_cast<double>(offered() - m_offeredBefore) / seconds / servers; break;
    case Metric::QueueLength: m_value = measured("queue_length") * static_cast<double>(m_watched.size()) / servers; break;
    case Metric::ResponseTime: m_value = measured("residence_mean"); break;
    }
    if (std::isnan(m_value))
        m_value = 0;
    if (m_action == Action::Burst)
        m_burst.setShare(m_controller.settings().target > 0 ? m_controller.settings().target : m_controller.settings().upper);
    const int wanted = m_controller.sample(now(), m_value, units);
    if (m_controller.isBreached() && !m_isBreachLogged) {
        ++m_breaches;
        m_breach = logBreach();
    }
    m_isBreachLogged = m_controller.isBreached();
    if (wanted != units && m_law != Law::Notify)
        act(units, wanted);
    if (m_interval && !(m_scaling && m_scaling->isUnderWay()))
        closeInterval();
    m_units.set(m_scaling ? m_scaling->units() : m_burst.servers(), now());
}

std::string AutomatedScalingListener::text(double value) const
{
    static constexpr std::array<const char *, 4> kUnits{"", "/s", "", " s"};
    return formatNumber(std::round(value * 1000) / 1000) + kUnits[static_cast<std::size_t>(m_metric)];
}

LogId AutomatedScalingListener::logBreach()
{
    const std::string bound = text(m_controller.above());
    return log("breach", 0, {}, {text(m_value) + " is above " + bound, text(m_value) + " 超过 " + bound});
}

// --- acting ---

void AutomatedScalingListener::act(int units, int wanted)
{
    const bool isMore = wanted > units;
    const LogId cause = isMore ? m_breach : 0;
    Sentence why = m_scaling ? m_scaling->whyNot(wanted) : isMore ? m_burst.whyNotOpen() : Sentence{};
    if (!why.en.empty()) {
        ++m_cannot;
        if (why.en != m_worry.en)
            log("cannot_scale", cause, {}, why);
        m_worry = std::move(why);
        m_controller.acted(now());
        return;
    }
    m_worry = {};
    // The entry comes first, so that what is made has it for its cause.
    if (m_action == Action::Burst) {
        const LogId entry = log(isMore ? "burst_out" : "burst_in", cause);
        isMore ? m_burst.open(entry) : m_burst.close(entry);
    } else {
        const Sentence kind = m_scaling->unit();
        const std::string change = std::to_string(units) + " → " + std::to_string(wanted);
        const LogId entry = log(isMore ? m_scaling->more() : m_scaling->fewer(), cause, {}, {change + " " + kind.en, change + " " + kind.zh});
        if (!m_interval)
            m_interval = simulation().openInterval(Interval::Kind::Scaling, *this, name() + ": " + change, name() + "：" + change);
        m_scaling->change(wanted, entry);
    }
    ++m_actions;
    ++(isMore ? m_scaledOut : m_scaledIn);
    m_controller.acted(now());
}

void AutomatedScalingListener::closeInterval()
{
    simulation().closeInterval(*m_interval);
    m_interval.reset();
}

// --- telling ---

Sentence AutomatedScalingListener::state() const
{
    const ControlSettings &settings = m_controller.settings();
    if (m_law == Law::Target && settings.target <= 0)
        return {"has no target, and so nothing to do", "没有目标值，因此无事可做"};
    if (m_controller.breaches() > 0 && !m_controller.isBreached()) {
        const std::string seen = std::to_string(m_controller.breaches());
        const std::string needed = std::to_string(settings.breaches);
        return {seen + " of " + needed + " samples above " + text(m_controller.above()) + " seen", needed + " 次样本中已有 " + seen + " 次超过 " + text(m_controller.above())};
    }
    const std::string wait = formatNumber(std::ceil(toSeconds(std::max<SimTime>(0, m_controller.readyAt() - now()))));
    if (m_law == Law::Notify)
        return m_controller.isBreached() ? Sentence{"above the bound, and it only notifies", "超过上限，但只通知"} : Sentence{"within its bounds", "在限度之内"};
    if (now() < m_controller.readyAt() && (m_controller.isBreached() || m_controller.isLow()))
        return {"waits " + wait + " s more after its last action", "上次动作之后还要等待 " + wait + " 秒"};
    if (m_controller.isBreached())
        return {"nothing more may be added", "已达上限"};
    if (m_controller.isLow()) {
        const int units = m_scaling ? m_scaling->units() : m_burst.isOpen() ? 1 : 0;
        if (units <= settings.minimum)
            return {"little to do, and nothing may be taken away", "负载很低，已达下限"};
        const std::string left = formatNumber(std::ceil(toSeconds(std::max<SimTime>(0, settings.downWindow - (now() - m_controller.lowSince())))));
        return {"takes back in " + left + " s if it stays below " + text(m_controller.below()), "若保持低于 " + text(m_controller.below()) + "，" + left + " 秒后收回"};
    }
    return {"within its bounds", "在限度之内"};
}

Sentence AutomatedScalingListener::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (!m_worry.en.empty())
        return {"Cannot act: " + m_worry.en + ".", "无法采取行动：" + m_worry.zh + "。"};
    const Sentence now = state();
    std::string en = text(m_value) + ": " + now.en + ".";
    std::string zh = text(m_value) + "：" + now.zh + "。";
    if (m_scaling && m_scaling->isUnderWay()) {
        en += " What it ordered is under way.";
        zh += "已下达的伸缩正在进行。";
    }
    if (m_burst.isOpen()) {
        en += m_burst.isReady() ? " What is too much goes to the second target." : " The second target starts.";
        zh += m_burst.isReady() ? "超出部分发往第二个目标。" : "第二个目标正在启动。";
    }
    return {std::move(en), std::move(zh)};
}

void AutomatedScalingListener::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.gauges.push_back({"measure", m_value, m_controller.above()});
    if (m_scaling)
        snapshot.gauges.push_back({"instances", static_cast<double>(m_scaling->units()), static_cast<double>(m_controller.settings().maximum)});
}

} // namespace nephoscope::sim
