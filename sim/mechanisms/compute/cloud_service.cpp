// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/cloud_service.h"

#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

namespace {

Result<Distribution> demandOf(const ParameterReader &parameters)
{
    const double mean = parameters.number("demand") / 1e3;
    const double cv = parameters.number("cv");
    const int stages = parameters.integer("stages");
    const double shape = parameters.number("shape");
    const double low = parameters.number("low") / 1e3;
    const double high = parameters.number("high") / 1e3;
    const Value trace = parameters.value("trace");
    const std::string kind = parameters.text("distribution");
    if (kind == "deterministic")
        return Distribution::deterministic(mean);
    if (kind == "erlang")
        return Distribution::erlang(mean, stages);
    if (kind == "lognormal")
        return Distribution::lognormal(mean, cv);
    if (kind == "hyperexponential")
        return Distribution::hyperexponential(mean, cv);
    if (kind == "bounded_pareto")
        return Distribution::boundedPareto(shape, low, high);
    if (kind != "trace")
        return Distribution::exponential(mean);
    std::vector<double> values;
    if (trace.isList()) {
        for (const Value &value : trace.toList())
            values.push_back(value.toNumber() / 1e3);
    }
    return Distribution::trace(std::move(values));
}

} // namespace

CloudService::CloudService(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_service(simulation.random(*this, "service"))
{
}

Result<Done> CloudService::configure(const ParameterReader &parameters)
{
    Result<Distribution> demand = demandOf(parameters);
    if (!demand)
        return demand.error();
    m_demand = *demand;
    m_concurrency = parameters.integer("concurrency");
    m_queueLimit = parameters.integer("queue_limit");
    m_reads = parameters.number("reads");
    m_writes = parameters.number("writes");
    m_ioSize = static_cast<std::uint32_t>(parameters.number("io_size") * 1024 + 0.5);
    m_responseSize = static_cast<std::uint32_t>(parameters.number("response_size") * 1024 + 0.5);
    m_calls.clear();
    const Value calls = parameters.value("calls");
    if (calls.isList()) {
        for (const Value &call : calls.toList()) {
            const Value *to = call.find("to");
            const Value *count = call.find("count");
            if (to && to->isString())
                m_calls.push_back({to->toString(), count ? count->toNumber() : 1});
        }
    }
    return Done{};
}

void CloudService::connect()
{
    m_server = simulation().enclosing<VirtualServer>(*this);
    m_storage.clear();
    for (const LinkIndex link : planned().linksOut(LinkRole::Storage)) {
        if (Path *path = simulation().path(link))
            m_storage.push_back(path);
    }
    m_callPaths.clear();
    for (const Call &call : m_calls) {
        for (const LinkIndex link : planned().linksOut(LinkRole::Request)) {
            const PlanLink &drawn = simulation().plan().links[link];
            Path *path = simulation().path(link);
            if (!path || (simulation().plan().elements[drawn.to].id != call.to && path->target().id() != call.to))
                continue;
            m_callPaths.insert(m_callPaths.end(), static_cast<std::size_t>(std::llround(call.count)), path);
            break;
        }
    }
}

void CloudService::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.average("queue_length", m_waiting, true);
    metrics.mean("wait_mean", m_wait);
    metrics.mean("residence_mean", m_residence);
    metrics.rate("throughput", m_served, true);
    metrics.count("served", m_served);
    metrics.count("dropped", m_dropped);
    metrics.watch(m_residenceSizes);
    for (const auto &[metric, q] : {std::pair{"residence_p50", 0.5}, std::pair{"residence_p95", 0.95}, std::pair{"residence_p99", 0.99}})
        metrics.measure(metric, [this, q = q](const Window &window) {
            const Histogram sizes = window.histogram(m_residenceSizes);
            return sizes.count() == 0 ? kNothing : sizes.quantile(q);
        });
}

void CloudService::receive(RequestId request)
{
    ++m_received;
    requests()[request].arrived = now();
    const std::int64_t here = m_begun + static_cast<std::int64_t>(m_queue.count());
    if (m_queueLimit > 0 && here >= m_queueLimit) {
        ++m_dropped;
        end(request, Outcome::Rejected);
        return;
    }
    if (!m_server) {
        ++m_dropped;
        end(request, Outcome::Refused);
        return;
    }
    if (m_concurrency > 0 && m_begun >= m_concurrency) {
        m_queue.pushBack(request);
        m_waiting.set(static_cast<std::int64_t>(m_queue.count()), now());
        return;
    }
    begin(request);
}

void CloudService::begin(RequestId request)
{
    ++m_begun;
    m_inService.set(m_begun, now());
    Request &r = requests()[request];
    m_wait.add(now() - r.arrived);
    r.begun = r.arrived;
    r.holder = index();
    r.step = 0;
    if (m_place.size() <= request)
        m_place.resize(std::max<std::size_t>(request + 1, m_place.size() * 2));
    m_place[request] = static_cast<std::uint32_t>(m_held.size());
    m_held.push_back(request);
    m_server->work(request, m_demand.drawTime(m_service));
}

void CloudService::workDone(RequestId request)
{
    if (isServing())
        goOn(request);
    else
        close(request, Outcome::Lost); // it failed while its server went on
}

void CloudService::workLost(RequestId request)
{
    close(request, Outcome::Lost);
}

/// How many operations a request of its kind does on storage; a fraction counts as its nearest whole number.
std::uint32_t CloudService::steps(const Request &request) const
{
    return m_storage.empty() ? 0 : static_cast<std::uint32_t>(std::llround(request.is(Request::Write) ? m_writes : m_reads));
}

void CloudService::goOn(RequestId id)
{
    const Request &request = requests()[id];
    const std::uint32_t operations = steps(request);
    if (request.step >= operations + m_callPaths.size()) {
        close(id, Outcome::Answered);
        return;
    }
    const bool isOperation = request.step < operations;
    Path *path = isOperation ? m_storage[request.step % m_storage.size()] : m_callPaths[request.step - operations];
    const Request parent = request;
    const RequestId child = requests().acquire();
    Request &c = requests()[child];
    c.issued = now();
    c.origin = parent.origin;
    c.tenant = parent.tenant;
    c.priority = parent.priority;
    c.depth = static_cast<std::uint8_t>(std::min(parent.depth + 1, 255));
    c.flags = static_cast<std::uint8_t>(Request::Child | (parent.flags & Request::Write) | (isOperation ? Request::Operation : 0));
    c.size = isOperation ? (parent.is(Request::Write) ? m_ioSize : 0) : parent.size;
    c.responseSize = isOperation && !parent.is(Request::Write) ? m_ioSize : 0;
    requests().push(child, *this, requests().ticket(id));
    path->send(child);
}

void CloudService::returned(RequestId child, Outcome outcome, std::uint64_t ticket)
{
    requests().release(child);
    // The request that it was for may have gone lost with the service meanwhile.
    if (!requests().isSame(ticket))
        return;
    const RequestId id = static_cast<RequestId>(ticket);
    if (outcome != Outcome::Answered) {
        close(id, outcome);
        return;
    }
    ++requests()[id].step;
    if (isServing())
        goOn(id);
    else
        close(id, Outcome::Lost);
}

void CloudService::leave()
{
    --m_begun;
    m_inService.set(m_begun, now());
    if (!m_queue.isEmpty() && isServing() && m_server->isServing()) {
        const RequestId next = m_queue.popFront();
        m_waiting.set(static_cast<std::int64_t>(m_queue.count()), now());
        begin(next);
    }
}

void CloudService::close(RequestId id, Outcome outcome)
{
    const std::uint32_t place = m_place[id];
    m_held[place] = m_held.back();
    m_place[m_held[place]] = place;
    m_held.pop_back();
    Request &request = requests()[id];
    const SimTime took = now() - request.begun;
    if (outcome == Outcome::Answered) {
        ++m_served;
        m_residence.add(took);
        m_residenceSizes.add(took);
        request.responseSize = m_responseSize;
    } else {
        ++m_dropped;
    }
    leave();
    end(id, outcome);
}

void CloudService::wentDown()
{
    // Those on the CPU come back by workLost when the server itself went down; else they are let finish there and go unanswered.
    while (!m_queue.isEmpty()) {
        const RequestId request = m_queue.popFront();
        ++m_dropped;
        end(request, Outcome::Lost);
    }
    m_waiting.set(0, now());
}

std::string CloudService::unbalanced() const
{
    const std::uint64_t known = m_served + m_dropped + static_cast<std::uint64_t>(m_begun) + m_queue.count();
    if (known != m_received)
        return std::to_string(m_received) + " requests came and " + std::to_string(known) + " are accounted for";
    return {};
}

Sentence CloudService::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (!m_server)
        return {"Stands in no virtual server, so it refuses every request.", "不在任何虚拟服务器中，因此拒绝所有请求。"};
    const std::string count = std::to_string(m_begun);
    return {"Serves " + count + " requests.", "正在处理 " + count + " 个请求。"};
}

void CloudService::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.waiting = static_cast<std::int64_t>(m_queue.count());
    snapshot.rate = simulation().metrics().latest(index(), "throughput").value_or(0);
}

} // namespace nephoscope::sim
