// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/actor/cloud_service_consumer.h"

#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <cmath>
#include <numbers>

namespace nephoscope::sim {

CloudServiceConsumer::CloudServiceConsumer(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_deadlines(simulation.clock(), simulation.plan().elements[element].id, *this),
      m_arrivals(simulation.random(*this, "arrivals")), m_thoughts(simulation.random(*this, "thoughts")),
      m_kinds(simulation.random(*this, "kinds")), m_thinning(simulation.random(*this, "thinning")),
      m_phases(simulation.random(*this, "phases"))
{
}

Result<Done> CloudServiceConsumer::configure(const ParameterReader &parameters)
{
    m_workload = parameters.choice<Workload>("workload", std::array<std::string_view, 3>{"open", "closed", "batch"});
    m_profile = parameters.choice<Profile>("profile", std::array<std::string_view, 6>{"constant", "ramp", "step", "flash_crowd", "diurnal", "on_off"});
    m_rate = parameters.number("rate");
    m_profileRate = parameters.number("profile_rate");
    m_profileStart = parameters.seconds("profile_start");
    m_profileEnd = parameters.seconds("profile_end");
    m_rise = parameters.number("rise");
    m_decay = parameters.number("decay");
    m_amplitude = parameters.number("amplitude");
    m_period = parameters.number("period");
    m_phase = parameters.number("phase");
    m_meanOn = parameters.number("mean_on");
    m_meanOff = parameters.number("mean_off");
    m_users = parameters.integer("users");
    m_thinkTime = parameters.number("think_time");
    m_count = parameters.integer("count");
    m_timeout = parameters.seconds("timeout");
    m_retries = parameters.integer("retries");
    m_backoff = parameters.number("backoff");
    m_writeFraction = parameters.number("write_fraction");
    m_size = static_cast<std::uint32_t>(parameters.number("request_size") * 1024 + 0.5);
    m_priority = parameters.integer("priority");
    m_class = simulation().classNumber(parameters.text("class"));
    const std::string arrival = parameters.text("arrival");
    const int stages = parameters.integer("arrival_stages");
    Result<Distribution> gap = arrival == "deterministic" ? Distribution::deterministic(1)
        : arrival == "erlang"                             ? Distribution::erlang(1, stages)
                                                          : Distribution::exponential(1);
    if (!gap)
        return gap.error();
    m_gap = *gap;
    if (m_nextArrival != EventId::None && m_workload == Workload::Open) {
        clock().cancel(m_nextArrival); // a new rate holds from now on
        scheduleArrival();
    }
    return Done{};
}

void CloudServiceConsumer::connect()
{
    m_path = simulation().firstPath(*this, LinkRole::Request);
}

void CloudServiceConsumer::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("requests", m_requests);
    metrics.count("responses", m_responses);
    metrics.count("attempts", m_attempts);
    metrics.count("failures", m_failures, true);
    metrics.count("rejected", m_rejected);
    metrics.count("refused", m_refused);
    metrics.count("unsupported", m_unsupported);
    metrics.count("timed_out", m_timedOut);
    metrics.count("lost", m_lost);
    metrics.measure("availability", [this](const Window &window) {
        const double good = window.count(m_responses);
        const double ended = good + window.count(m_failures);
        return ended > 0 ? good / ended : kNothing;
    });
    metrics.rate("throughput", m_responses, true);
    metrics.distribution("response_time", m_response, m_responseSizes, true);
}

void CloudServiceConsumer::start()
{
    if (m_workload == Workload::Closed) {
        for (int user = 0; user < m_users; ++user)
            clock().after(toTime(m_thinkTime * m_thoughts.exponential()), EventClass::Arrival, *this, Think);
    } else if (m_workload == Workload::Batch) {
        clock().at(std::max(now(), m_profileStart), EventClass::Arrival, *this, Arrive);
    } else {
        if (m_profile == Profile::OnOff)
            clock().after(toTime(m_meanOn * m_phases.exponential()), EventClass::Arrival, *this, Phase);
        scheduleArrival();
    }
}

void CloudServiceConsumer::cameUp()
{
    if (!simulation().isPreparing() && m_workload == Workload::Open && m_nextArrival == EventId::None)
        scheduleArrival();
}

double CloudServiceConsumer::rateAt(SimTime time) const
{
    const double t = toSeconds(time);
    const double begin = toSeconds(m_profileStart);
    const double end = toSeconds(m_profileEnd);
    switch (m_profile) {
    case Profile::Constant:
        return m_rate;
    case Profile::Ramp:
        if (t <= begin || end <= begin)
            return t <= begin ? m_rate : m_profileRate;
        return m_rate + (m_profileRate - m_rate) * std::min(1.0, (t - begin) / (end - begin));
    case Profile::Step:
        return t >= begin && (end <= begin || t < end) ? m_profileRate : m_rate;
    case Profile::FlashCrowd:
        if (t < begin)
            return m_rate;
        if (end <= begin || t < end)
            return m_rate + (m_profileRate - m_rate) * (m_rise > 0 ? -std::expm1(-(t - begin) / m_rise) : 1);
        return m_decay > 0 ? m_rate + (m_profileRate - m_rate) * std::exp(-(t - end) / m_decay) : m_rate;
    case Profile::Diurnal:
        return std::max(0.0, m_rate * (1 + m_amplitude * std::sin(2 * std::numbers::pi * (t - m_phase) / m_period)));
    case Profile::OnOff:
        return m_isOn ? m_rate : m_profileRate;
    }
    return m_rate;
}

double CloudServiceConsumer::greatestRate() const
{
    if (m_profile == Profile::Constant)
        return m_rate;
    return m_profile == Profile::Diurnal ? m_rate * (1 + std::abs(m_amplitude)) : std::max(m_rate, m_profileRate);
}

void CloudServiceConsumer::scheduleArrival()
{
    // Thinning (Lewis and Shedler 1979): candidates come at the greatest rate, and are kept in proportion.
    const double rate = m_profile == Profile::OnOff ? rateAt(now()) : greatestRate();
    m_nextArrival = rate > 0 && takesPart() ? clock().after(toTime(m_gap.draw(m_arrivals) / rate), EventClass::Arrival, *this, Arrive) : EventId::None;
}

void CloudServiceConsumer::handle(std::uint32_t kind, std::uint64_t argument)
{
    switch (kind) {
    case Arrive:
        if (m_workload == Workload::Batch) {
            for (int i = 0; i < m_count; ++i)
                issue(false);
            return;
        }
        if (m_profile == Profile::Constant || m_profile == Profile::OnOff || m_thinning.uniform() * greatestRate() < rateAt(now()))
            issue(false);
        scheduleArrival();
        return;
    case Think:
        issue(true);
        return;
    case TryAgain:
        tryOnce(static_cast<std::uint32_t>(argument));
        return;
    case Phase:
        m_isOn = !m_isOn;
        clock().after(toTime((m_isOn ? m_meanOn : m_meanOff) * m_phases.exponential()), EventClass::Arrival, *this, Phase);
        clock().cancel(m_nextArrival);
        scheduleArrival();
        return;
    default:
        Mechanism::handle(kind, argument);
    }
}

void CloudServiceConsumer::issue(bool isUser)
{
    if (!takesPart())
        return;
    if (m_free == 0xffffffff) {
        m_stories.emplace_back();
        m_stories.back().next = 0xffffffff;
        m_free = static_cast<std::uint32_t>(m_stories.size() - 1);
    }
    const std::uint32_t story = m_free;
    Story &s = m_stories[story];
    m_free = s.next;
    s = Story{};
    s.issued = now();
    s.isUser = isUser;
    s.isWrite = m_writeFraction > 0 && m_kinds.chance(m_writeFraction);
    ++m_requests;
    ++m_open;
    tryOnce(story);
}

void CloudServiceConsumer::tryOnce(std::uint32_t story)
{
    Story &s = m_stories[story];
    ++m_attempts;
    ++s.tries;
    if (!m_path) {
        failed(story, Outcome::Refused);
        return;
    }
    const RequestId request = requests().acquire();
    Request &r = requests()[request];
    r.issued = s.issued;
    r.origin = index();
    r.size = m_size;
    r.messageClass = m_class;
    r.priority = static_cast<std::uint8_t>(m_priority);
    r.attempt = static_cast<std::uint16_t>(s.tries - 1);
    r.tenant = m_tenant;
    if (s.isWrite)
        r.set(Request::Write);
    s.attempt = request;
    if (m_timeout > 0)
        s.deadline = m_deadlines.add(story, m_timeout);
    requests().push(request, *this, story);
    m_path->send(request);
}

void CloudServiceConsumer::returned(RequestId request, Outcome outcome, std::uint64_t argument)
{
    const bool isAbandoned = requests()[request].is(Request::Abandoned);
    requests().release(request);
    if (isAbandoned)
        return;
    const std::uint32_t story = static_cast<std::uint32_t>(argument);
    m_deadlines.remove(m_stories[story].deadline);
    if (outcome != Outcome::Answered) {
        failed(story, outcome);
        return;
    }
    const SimTime took = now() - m_stories[story].issued;
    ++m_responses;
    m_response.add(took);
    m_responseSizes.add(took);
    conclude(story);
}

void CloudServiceConsumer::deadlinePassed(std::uint32_t story)
{
    Story &s = m_stories[story];
    s.deadline = DeadlineLine::Ticket::None;
    requests()[s.attempt].set(Request::Abandoned);
    failed(story, Outcome::TimedOut);
}

void CloudServiceConsumer::failed(std::uint32_t story, Outcome outcome)
{
    Story &s = m_stories[story];
    const bool isWorthIt = outcome != Outcome::Denied && outcome != Outcome::Unsupported;
    if (isWorthIt && s.tries <= m_retries) {
        const double wait = m_backoff * std::pow(2, s.tries - 1);
        clock().after(toTime(wait), EventClass::Arrival, *this, TryAgain, story);
        return;
    }
    ++m_failures;
    switch (outcome) {
    case Outcome::Rejected:
        ++m_rejected;
        break;
    case Outcome::Unsupported:
        ++m_unsupported;
        break;
    case Outcome::Lost:
        ++m_lost;
        break;
    case Outcome::TimedOut:
        ++m_timedOut;
        break;
    default:
        ++m_refused;
    }
    conclude(story);
}

void CloudServiceConsumer::conclude(std::uint32_t story)
{
    Story &s = m_stories[story];
    --m_open;
    const bool isUser = s.isUser;
    s.next = m_free;
    m_free = story;
    if (isUser)
        clock().after(toTime(m_thinkTime * m_thoughts.exponential()), EventClass::Arrival, *this, Think);
}

std::string CloudServiceConsumer::unbalanced() const
{
    if (m_requests != m_responses + m_failures + m_open || m_failures != m_rejected + m_refused + m_unsupported + m_timedOut + m_lost)
        return std::to_string(m_requests) + " requests were issued and " + std::to_string(m_responses + m_failures + m_open) + " are accounted for";
    return {};
}

Sentence CloudServiceConsumer::doing() const
{
    if (!takesPart())
        return Mechanism::doing();
    if (!m_path)
        return {"Is linked to nothing that serves: every request is refused.", "没有连接任何可用服务：所有请求都被拒绝。"};
    const std::string open = std::to_string(m_open);
    return {"Waits for " + open + " answers.", "正在等待 " + open + " 个应答。"};
}

void CloudServiceConsumer::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.waiting = static_cast<std::int64_t>(m_open);
    snapshot.failures = m_failures;
    snapshot.rate = simulation().metrics().latest(index(), "throughput").value_or(0);
}

} // namespace nephoscope::sim
