// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/storage/database.h"

#include "sim/mechanisms/control/resource_cluster.h"
#include "sim/plan/parameter_reader.h"
#include "sim/mechanisms/storage/volume_flows.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>

namespace nephoscope::sim {

namespace {
enum class Consistency { Strong, Eventual };
constexpr std::array<std::string_view, 2> kConsistencies{"strong", "eventual"};
} // namespace

Database::Database(Simulation &simulation, ElementIndex element)
    : Volume(simulation, element), m_station(simulation.clock(), id(), *this, {}), m_random(simulation.random(*this, "service")), m_choices(simulation.random(*this, "records"))
{
    enableFlows(m_station);
}

Result<Done> Database::configure(const ParameterReader &parameters)
{
    parameters.text("kind"); // it is in the default of the coherency
    m_readTime = static_cast<double>(parameters.milliseconds("read_time"));
    m_writeTime = static_cast<double>(parameters.milliseconds("write_time"));
    m_station.setLimit(static_cast<std::uint32_t>(parameters.integer("connections")));
    m_contention = parameters.number("contention");
    const double coherency = parameters.number("coherency");
    m_isEventual = parameters.choice<Consistency>("consistency", kConsistencies) == Consistency::Eventual;
    m_coherency = m_isEventual ? 0 : coherency;
    m_lag = parameters.seconds("lag");
    m_records = static_cast<std::uint64_t>(parameters.integer("records"));
    speedChanged();
    return Done{};
}

void Database::connect()
{
    m_siblings.clear();
    const auto add = [this](const ResourceCluster &cluster) {
        for (Database *database : simulation().within<Database>(cluster)) {
            if (std::ranges::find(m_siblings, database) == m_siblings.end())
                m_siblings.push_back(database);
        }
    };
    if (const auto *cluster = simulation().enclosing<ResourceCluster>(*this))
        add(*cluster);
    for (const Mechanism *target : simulation().targets(*this, LinkRole::Member)) {
        if (const auto *cluster = dynamic_cast<const ResourceCluster *>(target))
            add(*cluster);
    }
    for (Database *sibling : m_siblings) {
        if (sibling == this || std::ranges::find(m_observed, sibling->index()) != m_observed.end())
            continue;
        m_observed.push_back(sibling->index());
        sibling->addObserver(*this);
    }
    countNodes();
}

void Database::stateChanged(Mechanism &, LogId)
{
    countNodes();
}

void Database::countNodes()
{
    const auto others = std::ranges::count_if(m_siblings, [this](const Database *sibling) { return sibling != this && sibling->isServing(); });
    m_nodes = static_cast<std::size_t>(others) + 1;
    m_nodesOverTime.set(static_cast<std::int64_t>(m_nodes), now());
    speedChanged();
}

void Database::speedChanged()
{
    m_station.setSlowdown(slowdown() * (flows() ? flows()->factor() : 1));
    applyFlowSpeed();
}

double Database::slowdown() const
{
    const auto n = static_cast<double>(m_nodes);
    return slowness() * (1 + m_contention * (n - 1) + m_coherency * n * (n - 1));
}

void Database::applyFlowSpeed()
{
    if (flows())
        flows()->setSpeed(isServing() ? 1 / slowdown() : 0);
}

// --- operations ---

void Database::receive(RequestId operation)
{
    noteArrival(operation);
    const double mean = requests()[operation].is(Request::Write) ? m_writeTime : m_readTime;
    if (!m_station.arrive(operation, static_cast<SimTime>(mean * m_random.exponential()))) {
        drop(operation, Outcome::Rejected);
        return;
    }
    noteQueue();
}

FlowAnswer Database::receiveFlow(const Flow &flow, FlowRound &round)
{
    if (flow.each.is(Request::Write) && isWatchedWriting())
        return round.refuse({"every write to " + name() + " is copied", "对 " + name() + " 的每次写入都会被复制"});
    if (m_isEventual && m_siblings.size() > 1)
        return round.refuse({name() + " agrees with others record by record", name() + " 与其他数据库逐条记录保持一致"});
    const double mean = flow.each.is(Request::Write) ? m_writeTime : m_readTime;
    return flows()->operate(flow, round, mean / 1e9, 1, 0);
}

void Database::bookFlow(const FlowNote &note, const FlowCounts &counts, double)
{
    noteFlow(note, counts);
    m_service.add(counts.answered(), std::max(0.0, note.answer.time() - note.answer.wait), 0);
    if (note.flow.each.is(Request::Write)) {
        m_written += static_cast<std::int64_t>(counts.answered() * bytesOf(note.flow.each));
        m_space.set(static_cast<double>(m_written), now());
    }
}

void Database::served(std::uint32_t operation, SimTime waited)
{
    Request &request = requests()[operation];
    request.begun = request.arrived + waited;
    m_wait.add(waited);
    m_service.add(now() - request.begun);
    if (request.is(Request::Write)) {
        m_written += bytesOf(request);
        m_space.set(static_cast<double>(m_written), now());
    }
    if (m_isEventual && m_siblings.size() > 1)
        touchRecord(request);
    noteQueue();
    conclude(operation);
}

/// Each operation is about one record; all are asked for alike.
void Database::touchRecord(const Request &operation)
{
    std::vector<LastWrite> &writes = m_siblings.front()->m_lastWrites;
    if (writes.size() < m_records)
        writes.resize(m_records);
    const auto record = std::min(static_cast<std::uint64_t>(m_choices.uniform() * static_cast<double>(m_records)), m_records - 1);
    LastWrite &last = writes[record];
    if (operation.is(Request::Write))
        last = {now(), index()};
    else if (last.by != kNone && last.by != index() && now() - last.time < m_lag)
        ++m_staleReads;
}

void Database::noteQueue()
{
    m_busy.set(isServing() ? m_station.busy() : 0, now());
    m_waiting.set(m_station.waiting(), now());
}

void Database::wentDown()
{
    std::vector<std::uint32_t> lost;
    m_station.clear(lost);
    m_station.setHung(false);
    if (flows())
        flows()->lose();
    applyFlowSpeed();
    m_working.set(0, now());
    noteQueue();
    for (const std::uint32_t operation : lost)
        drop(operation, Outcome::Lost);
}

void Database::cameUp()
{
    m_station.setHung(false);
    applyFlowSpeed();
    m_working.set(1, now());
    noteQueue();
}

void Database::hung()
{
    m_station.setHung(true);
    applyFlowSpeed();
    m_working.set(0, now());
    noteQueue();
}

// --- telling ---

std::string Database::unbalanced() const
{
    if (m_station.workDone() > m_station.workPossible() * (1 + 1e-9) + 1)
        return "it did more work than it can";
    return Volume::unbalanced();
}

Sentence Database::doing() const
{
    if (!isServing() || isCut())
        return Mechanism::doing();
    const std::string taken = std::to_string(m_station.count());
    const std::string limit = m_station.limit() > 0 ? std::to_string(m_station.limit()) : "";
    Sentence sentence{taken + (limit.empty() ? "" : " of " + limit) + " connections are in use", limit.empty() ? "已用连接 " + taken + " 个" : "已用连接 " + taken + "/" + limit + " 个"};
    if (m_nodes > 1) {
        sentence.en += "; it works together with " + std::to_string(m_nodes - 1) + (m_nodes == 2 ? " other database" : " other databases");
        sentence.zh += "；与另外 " + std::to_string(m_nodes - 1) + " 个数据库协同工作";
    }
    return {sentence.en + ".", sentence.zh + "。"};
}

void Database::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.utilization = simulation().metrics().latest(index(), "utilization");
    snapshot.waiting = m_station.waiting();
    snapshot.rate = simulation().metrics().latest(index(), "iops").value_or(0);
}

void Database::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    describeOperations(metrics);
    describeLoad(metrics, m_busy, m_working, m_waiting);
    metrics.mean("service_mean", m_service);
    metrics.rate("throughput", servedCount());
    metrics.average("nodes", m_nodesOverTime);
    metrics.count("stale_reads", m_staleReads);
}

} // namespace nephoscope::sim
