// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/boundary/internet.h"

#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

namespace {
constexpr double kBytesAGigabyte = 1e9;
constexpr double kBytesAMegabyte = 1e6;
}

Internet::Internet(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element)
    , m_there{{}, {}, simulation.random(*this, "losses there"), 0, 0}
    , m_back{{}, {}, simulation.random(*this, "losses back"), 0, 0}
{
}

Result<Done> Internet::configure(const ParameterReader &parameters)
{
    m_latency = parameters.seconds("latency");
    m_bandwidth = parameters.number("bandwidth") * 1e6 / 8;
    m_buffer = parameters.number("buffer") * kBytesAMegabyte;
    m_loss = parameters.number("loss");
    m_there.priceAByte = parameters.number("price_in") / kBytesAGigabyte;
    m_back.priceAByte = parameters.number("price_out") / kBytesAGigabyte;
    changeLines();
    return Done{};
}

void Internet::changeLines()
{
    const SimTime latency = static_cast<SimTime>(static_cast<double>(m_latency) * slowness() + 0.5);
    for (Direction *direction : {&m_there, &m_back})
        direction->line.change(now(), {latency, m_bandwidth / slowness(), m_loss});
}

void Internet::connect()
{
    m_requestPath = simulation().firstPath(*this, LinkRole::Request);
    m_storagePath = simulation().firstPath(*this, LinkRole::Storage);
}

void Internet::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    const Total busy = metrics.total([this] { return (m_there.line.busySeconds(now()) + m_back.line.busySeconds(now())) / 2; });
    metrics.measure("utilization", [busy](const Window &window) { return window.gained(busy) / window.seconds(); }, true);
    const Total waiting = metrics.total([this] { return m_there.waiting.integralSeconds(now()) + m_back.waiting.integralSeconds(now()); });
    metrics.measure("queue_length", [waiting](const Window &window) { return window.gained(waiting) / window.seconds(); }, true);
    metrics.mean("wait_mean", m_waits);
    metrics.rate("throughput", m_served, true);
    metrics.count("served", m_served);
    metrics.count("dropped", m_dropped);
    metrics.watch(m_there.bytes);
    metrics.watch(m_back.bytes);
    metrics.measure("transfer_in", [this](const Window &window) { return window.count(m_there.bytes) / kBytesAGigabyte; });
    metrics.measure("transfer_out", [this](const Window &window) { return window.count(m_back.bytes) / kBytesAGigabyte; });
    metrics.watch(m_transferCost);
    metrics.watch(costRate());
    metrics.measure("cost", [this](const Window &window) { return window.sum(m_transferCost) + window.integral(costRate()) / 3600; });
}

SimTime Internet::transmit(Direction &direction, std::uint32_t bytes)
{
    // One that finds nobody before it goes through however large it is: it is never stored as a whole.
    const double waiting = m_buffer > 0 ? direction.line.backlog(now()) : 0;
    if (waiting > 0 && waiting + bytes > m_buffer) {
        ++m_overflowed;
        return kNever;
    }
    direction.bytes += bytes;
    m_transferCost += bytes * direction.priceAByte;
    const SimTime wait = direction.line.wait(now());
    m_waits.add(wait);
    direction.waiting.add(now(), later(now(), wait));
    return direction.line.send(now(), bytes, direction.losses).value_or(kNever);
}

std::uint64_t Internet::ticket(RequestId request, Outcome outcome) const
{
    constexpr std::uint32_t kEpochs = 0xffffff;
    return static_cast<std::uint64_t>(m_epoch & kEpochs) << 40 | static_cast<std::uint64_t>(outcome) << 32 | request;
}

void Internet::receive(RequestId request)
{
    ++m_received;
    if (!(requests()[request].is(Request::Operation) ? m_storagePath : m_requestPath)) {
        conclude(request, Outcome::Refused);
        return;
    }
    const SimTime arrival = transmit(m_there, requests()[request].size);
    if (arrival == kNever)
        conclude(request, Outcome::Lost);
    else if (arrival == now())
        forward(request);
    else if (clock().at(arrival, EventClass::Arrival, *this, Forward, ticket(request, Outcome::Answered)) == EventId::None)
        conclude(request, Outcome::Lost); // the clock is about to stop with an error
    else
        ++m_onTheWay;
}

void Internet::forward(RequestId request)
{
    Path *path = requests()[request].is(Request::Operation) ? m_storagePath : m_requestPath;
    if (!path) {
        conclude(request, Outcome::Refused);
        return;
    }
    ++m_beyond;
    requests().push(request, *this);
    path->send(request);
}

void Internet::returned(RequestId request, Outcome outcome, std::uint64_t)
{
    --m_beyond;
    if (isHung()) {
        ++m_onTheWay;
        m_stalled.emplace_back(SendBack, ticket(request, outcome));
    } else if (!isServing() || isCut()) {
        conclude(request, Outcome::Lost);
    } else {
        sendBack(request, outcome);
    }
}

void Internet::sendBack(RequestId request, Outcome outcome)
{
    const SimTime arrival = transmit(m_back, outcome == Outcome::Answered ? requests()[request].responseSize : 0);
    if (arrival == kNever)
        conclude(request, Outcome::Lost);
    else if (arrival == now() || clock().at(arrival, EventClass::Departure, *this, TakeBack, ticket(request, outcome)) == EventId::None)
        conclude(request, outcome);
    else
        ++m_onTheWay;
}

void Internet::handle(std::uint32_t kind, std::uint64_t argument)
{
    if (isHung()) {
        m_stalled.emplace_back(kind, argument);
        return;
    }
    const RequestId request = static_cast<RequestId>(argument);
    const Outcome outcome = static_cast<Outcome>(argument >> 32 & 0xff);
    --m_onTheWay;
    if (argument != ticket(request, outcome) || isCut())
        conclude(request, Outcome::Lost);
    else if (kind == Forward)
        forward(request);
    else if (kind == SendBack)
        sendBack(request, outcome);
    else
        conclude(request, outcome);
}

/// What stalled goes on, or is lost if it went down.
void Internet::goOn()
{
    for (const auto &[kind, argument] : std::exchange(m_stalled, {}))
        handle(kind, argument);
}

void Internet::conclude(RequestId request, Outcome outcome)
{
    ++(outcome == Outcome::Answered ? m_served : m_dropped);
    end(request, outcome);
}

void Internet::wentDown()
{
    ++m_epoch;
    for (Direction *direction : {&m_there, &m_back}) {
        direction->waiting.clear(now());
        direction->line.drop(now());
    }
    goOn();
}

std::string Internet::unbalanced() const
{
    const std::uint64_t known = m_served + m_dropped + m_onTheWay + m_beyond;
    if (known != m_received)
        return std::to_string(m_received) + " requests came and " + std::to_string(known) + " are accounted for";
    return {};
}

Sentence Internet::doing() const
{
    if (!isServing() || isCut() || slowness() > 1)
        return Mechanism::doing();
    if (!m_requestPath && !m_storagePath)
        return {"Leads nowhere: what comes to it is refused.", "没有通向任何目标：到达的请求都被拒绝。"};
    const std::string carried = std::to_string(m_onTheWay);
    const std::string waiting = std::to_string(m_there.waiting.count(now()) + m_back.waiting.count(now()));
    Sentence said{"Carries " + carried + (m_onTheWay == 1 ? " message, " : " messages, ") + waiting + " of them still wait for the line",
                  "正在传送 " + carried + " 条消息，其中 " + waiting + " 条在排队"};
    if (m_overflowed > 0) {
        said.en += "; so far its buffer had no room for " + std::to_string(m_overflowed);
        said.zh += "；迄今有 " + std::to_string(m_overflowed) + " 条因缓冲区已满而丢弃";
    }
    return {said.en + ".", said.zh + "。"};
}

void Internet::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.utilization = simulation().metrics().latest(index(), "utilization");
    snapshot.waiting = static_cast<std::int64_t>(m_there.waiting.count(now()) + m_back.waiting.count(now()));
    snapshot.rate = simulation().metrics().latest(index(), "throughput").value_or(0);
}

} // namespace nephoscope::sim
