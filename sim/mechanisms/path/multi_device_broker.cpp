// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/path/multi_device_broker.h"

#include "sim/mechanisms/compute/cloud_service.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {
struct Usual {
    std::string_view gateway;
    SimTime time;
};
constexpr std::array kUsual{Usual{"xml", 2 * kMillisecond}, Usual{"cloud_storage", kMillisecond}, Usual{"mobile_device", 3 * kMillisecond}};
} // namespace

Result<Done> MultiDeviceBroker::configure(const ParameterReader &parameters)
{
    m_gateways.clear();
    const SimTime given = parameters.milliseconds("transform_time");
    for (const std::string &gateway : parameters.ids("gateways")) {
        const auto usual = std::ranges::find(kUsual, std::string_view(gateway), &Usual::gateway);
        m_gateways.push_back({simulation().classNumber(gateway), parameters.isGiven("transform_time") || usual == kUsual.end() ? given : usual->time});
    }
    return Done{};
}

void MultiDeviceBroker::connect()
{
    m_path = simulation().firstPath(*this, LinkRole::Request);
}

void MultiDeviceBroker::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.rate("throughput", m_served, true);
    metrics.count("served", m_served);
    metrics.count("dropped", m_dropped);
    metrics.count("translated", m_translated, true);
    metrics.count("untranslatable", m_untranslatable);
    metrics.mean("transform_time_mean", m_times);
}

const MultiDeviceBroker::Gateway *MultiDeviceBroker::gatewayFor(const Request &request) const
{
    const auto found = std::ranges::find(m_gateways, request.format, &Gateway::format);
    return found == m_gateways.end() ? nullptr : &*found;
}

void MultiDeviceBroker::receive(RequestId id)
{
    ++m_received;
    Request &request = requests()[id];
    if (!m_path) {
        conclude(id, Outcome::Refused);
        return;
    }
    ++m_inside;
    const auto *service = dynamic_cast<const CloudService *>(&m_path->target());
    if (request.format == 0 || (service && service->speaks(request.format))) {
        forward(id);
        return;
    }
    const Gateway *gateway = gatewayFor(request);
    if (!gateway) {
        ++m_untranslatable;
        forward(id);
        return;
    }
    ++m_translated;
    request.format = 0; // the one that all speak
    const auto taken = static_cast<SimTime>(static_cast<double>(gateway->time) * slowness() + 0.5);
    m_times.add(taken);
    if (taken == 0)
        forward(id);
    else if (clock().after(taken, EventClass::Departure, *this, Forward, ticket(id)) == EventId::None) {
        --m_inside;
        conclude(id, Outcome::Lost); // the clock is about to stop with an error
    }
}

void MultiDeviceBroker::handle(std::uint32_t kind, std::uint64_t argument)
{
    if (kind != Forward) {
        Mechanism::handle(kind, argument);
    } else if (isHung()) {
        m_stalled.push_back(argument);
    } else if (const auto request = static_cast<RequestId>(argument); argument == ticket(request) && isServing()) {
        forward(request);
    } else {
        --m_inside;
        conclude(static_cast<RequestId>(argument), Outcome::Lost);
    }
}

void MultiDeviceBroker::forward(RequestId request)
{
    --m_inside;
    if (!m_path) {
        conclude(request, Outcome::Refused);
        return;
    }
    ++m_beyond;
    requests().push(request, *this);
    m_path->send(request);
}

void MultiDeviceBroker::returned(RequestId request, Outcome outcome, std::uint64_t)
{
    --m_beyond;
    conclude(request, isServing() ? outcome : Outcome::Lost);
}

void MultiDeviceBroker::conclude(RequestId request, Outcome outcome)
{
    ++(outcome == Outcome::Answered ? m_served : m_dropped);
    end(request, outcome);
}

void MultiDeviceBroker::wentDown()
{
    ++m_epoch;
    cameUp();
}

/// What stalled goes on, or is lost if it went down.
void MultiDeviceBroker::cameUp()
{
    for (const std::uint64_t argument : std::exchange(m_stalled, {}))
        handle(Forward, argument);
}

std::string MultiDeviceBroker::unbalanced() const
{
    const std::uint64_t known = m_served + m_dropped + m_inside + m_beyond;
    if (known == m_received)
        return {};
    return std::to_string(m_received) + " requests came and " + std::to_string(known) + " are accounted for";
}

Sentence MultiDeviceBroker::doing() const
{
    if (!isServing() || isCut() || slowness() > 1)
        return Mechanism::doing();
    if (!m_path)
        return {"Leads nowhere: what comes to it is refused.", "没有通向任何目标：到达的请求都被拒绝。"};
    if (m_gateways.empty())
        return {"Translates nothing: it has no gateway.", "不做转换：没有网关。"};
    const std::string done = std::to_string(m_translated);
    const std::string without = std::to_string(m_untranslatable);
    return {"Has translated " + done + " requests; for " + without + " it had no gateway.", "已转换 " + done + " 个请求；" + without + " 个没有对应网关。"};
}

void MultiDeviceBroker::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.waiting = static_cast<std::int64_t>(m_inside);
    snapshot.rate = simulation().metrics().latest(index(), "throughput").value_or(0);
}

} // namespace nephoscope::sim
