// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/path/multi_device_broker.h"

#include "model/catalogue/element_type.h"
#include "sim/mechanisms/compute/cloud_service.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/flow.h"
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
    m_services.clear();
    std::vector<bool> seen(simulation().size(), false);
    if (m_path)
        findServices(m_path->target().index(), seen);
}

void MultiDeviceBroker::findServices(ElementIndex from, std::vector<bool> &seen)
{
    if (from == kNone || seen[from])
        return;
    seen[from] = true;
    if (const auto *service = simulation().as<CloudService>(from)) {
        m_services.push_back(service);
        return;
    }
    for (const ElementIndex service : simulation().topology().servicesIn(from))
        findServices(service, seen);
    if (!simulation().plan().elements[from].type->passesOn)
        return;
    for (const LinkIndex link : simulation().plan().elements[from].linksOut(LinkRole::Request))
        findServices(simulation().topology().resolve(simulation().plan().links[link].to, LinkRole::Request), seen);
}

bool MultiDeviceBroker::isSpoken(std::uint8_t format) const
{
    return !m_services.empty() && std::ranges::all_of(m_services, [format](const CloudService *service) { return service->speaks(format); });
}

void MultiDeviceBroker::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.rate("throughput", served(), true);
    metrics.count("served", served());
    metrics.count("dropped", dropped());
    metrics.count("translated", m_translated, true);
    metrics.count("untranslatable", m_untranslatable);
    metrics.mean("transform_time_mean", m_times);
}

const MultiDeviceBroker::Gateway *MultiDeviceBroker::gatewayFor(const Request &request) const
{
    const auto found = std::ranges::find(m_gateways, request.format, &Gateway::format);
    return found == m_gateways.end() ? nullptr : &*found;
}

/// \pre it leads somewhere
bool MultiDeviceBroker::hasToTranslate(const Request &request) const
{
    return request.format != 0 && !isSpoken(request.format);
}

SimTime MultiDeviceBroker::timeOf(const Gateway &gateway) const
{
    return static_cast<SimTime>(static_cast<double>(gateway.time) * slowness() + 0.5);
}

FlowAnswer MultiDeviceBroker::receiveFlow(const Flow &flow, FlowRound &round)
{
    if (!m_path)
        return FlowAnswer::all(Outcome::Refused);
    Flow onward = flow;
    FlowAnswer answer;
    const Gateway *gateway = hasToTranslate(flow.each) ? gatewayFor(flow.each) : nullptr;
    if (gateway) {
        onward.each.format = 0; // the one that all speak
        answer.fixed = toSeconds(timeOf(*gateway));
    }
    answer.then(m_path->carry(onward, round));
    return answer;
}

void MultiDeviceBroker::bookFlow(const FlowNote &note, const FlowCounts &counts, double)
{
    noteFlow(counts);
    if (!m_path || !hasToTranslate(note.flow.each))
        return;
    if (const Gateway *gateway = gatewayFor(note.flow.each)) {
        m_translated += counts.total();
        m_times.add(counts.total(), toSeconds(timeOf(*gateway)), 0);
    } else {
        m_untranslatable += counts.total();
    }
}

void MultiDeviceBroker::receive(RequestId id)
{
    noteArrival();
    Request &request = requests()[id];
    if (!m_path) {
        conclude(id, Outcome::Refused);
        return;
    }
    SimTime taken = 0;
    if (hasToTranslate(request)) {
        if (const Gateway *gateway = gatewayFor(request)) {
            ++m_translated;
            request.format = 0; // the one that all speak
            taken = timeOf(*gateway);
            m_times.add(taken);
        } else {
            ++m_untranslatable;
        }
    }
    holdUntil(id, later(now(), taken));
}

void MultiDeviceBroker::release(RequestId request)
{
    if (m_path)
        sendOn(request, *m_path);
    else
        conclude(request, Outcome::Refused);
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
    snapshot.waiting = static_cast<std::int64_t>(insideCount());
    snapshot.rate = simulation().metrics().latest(index(), "throughput").value_or(0);
}

} // namespace nephoscope::sim
