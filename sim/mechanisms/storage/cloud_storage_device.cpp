// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/storage/cloud_storage_device.h"

#include "sim/mechanisms/storage/lun.h"
#include "sim/mechanisms/storage/volume_flows.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nephoscope::sim {

namespace {

enum class Level { Files, Blocks, DataSets, Objects };
constexpr std::array<std::string_view, 4> kLevels{"files", "blocks", "datasets", "objects"};
// A block device moves whole blocks; the other levels move what they are asked for.
constexpr std::int64_t kBlock = 4096;

// Operations that one write costs: both copies; data and parity, each read and written; the same with two parities (domain A20).
constexpr std::array<std::string_view, 5> kRaids{"none", "1", "5", "6", "10"};
constexpr std::array<int, 5> kOperationsAWrite{1, 2, 4, 6, 2};

// A device that expands by itself gets so much of its drawn capacity each time.
constexpr double kExpansion = 0.1;
constexpr double kMostTaken = 0.9;

std::int64_t roundedUp(std::int64_t bytes, std::int64_t piece)
{
    return (bytes + piece - 1) / piece * piece;
}

} // namespace

CloudStorageDevice::CloudStorageDevice(Simulation &simulation, ElementIndex element)
    : Volume(simulation, element)
    , m_station(simulation.clock(), id(), *this, {})
    , m_space(simulation.clock(), id(), *this)
    , m_random(simulation.random(*this, "service"))
{
    enableFlows(m_station);
}

Result<Done> CloudStorageDevice::configure(const ParameterReader &parameters)
{
    parameters.text("media"); // it is in the defaults of the three
    const double iops = parameters.number("iops");
    const double throughput = parameters.number("throughput") * 1024 * 1024;
    m_secondsAnOperation = iops > 0 ? 1 / iops : 0;
    m_secondsAByte = throughput > 0 ? 1 / throughput : 0;
    m_latency = parameters.milliseconds("latency");
    m_operationsAWrite = kOperationsAWrite[static_cast<std::size_t>(parameters.choice<int>("raid", kRaids))];
    m_station.setLimit(static_cast<std::uint32_t>(parameters.integer("queue_limit")));
    m_piece = parameters.choice<Level>("level", kLevels) == Level::Blocks ? kBlock : 1;
    m_capacity = std::llround(parameters.number("capacity") * kBytesPerGb);
    m_grain = std::max<std::int64_t>(1, std::llround(parameters.number("grain") * 1024 * 1024));
    m_alarm = parameters.number("alarm");
    m_isThin = parameters.boolean("thin");
    m_expands = parameters.boolean("auto_expand");
    applySpace();
    return Done{};
}

void CloudStorageDevice::applySpace()
{
    const std::int64_t limit = m_capacity + m_expanded;
    const std::int64_t alarm = std::llround(static_cast<double>(limit) * m_alarm);
    m_space.change({.limit = limit, .alarm = std::max<std::int64_t>(1, alarm), .inflow = m_growth});
    m_isFullLogged = m_isFullLogged && m_space.room() == 0;
}

void CloudStorageDevice::connect()
{
    m_luns.clear();
    for (const ElementIndex inner : simulation().topology().contentsOf(index())) {
        if (Lun *lun = simulation().as<Lun>(inner))
            m_luns.push_back(lun);
    }
    growthChanged();
}

void CloudStorageDevice::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    describeOperations(metrics);
    describeLoad(metrics, m_busy, m_working, m_waiting, &m_station.usedOverTime());
    metrics.mean("service_mean", m_service);
    metrics.rate("throughput", servedCount());
    metrics.count("write_errors", m_writeErrors);
}

bool CloudStorageDevice::canFailBy(FailureKind kind) const
{
    return kind == FailureKind::DiskFull || Mechanism::canFailBy(kind);
}

// --- operations ---

void CloudStorageDevice::receive(RequestId operation)
{
    const Request &request = requests()[operation];
    if (request.is(Request::Write) && !hasRoom(pieces(request.size), kNone)) {
        noteArrival(operation);
        noteFull();
        ++m_writeErrors;
        drop(operation, Outcome::Rejected);
        return;
    }
    requests().push(operation, *this);
    operate(operation);
}

/// An operation past the LUNs is done: what it wrote takes its space.
void CloudStorageDevice::returned(RequestId operation, Outcome outcome, std::uint64_t)
{
    const Request &request = requests()[operation];
    if (outcome == Outcome::Answered && request.is(Request::Write)) {
        const std::int64_t bytes = pieces(request.size);
        if (!keepDirect(bytes)) {
            noteFull();
            ++m_writeErrors;
            outcome = Outcome::Rejected;
        }
    }
    requests().back(operation, outcome);
}

bool CloudStorageDevice::keepDirect(std::int64_t bytes)
{
    if (!allocate(bytes, kNone))
        return false;
    m_directIntegral = usedByteSeconds();
    m_directSince = now();
    m_direct += bytes;
    return true;
}

void CloudStorageDevice::operate(RequestId operation)
{
    noteArrival(operation);
    const Request &request = requests()[operation];
    const bool isWrite = request.is(Request::Write);
    if (isWrite && isDiskFull()) {
        ++m_writeErrors;
        drop(operation, Outcome::Rejected);
        return;
    }
    double seconds = static_cast<double>(pieces(bytesOf(request))) * m_secondsAByte;
    for (int i = 0; i < (isWrite ? m_operationsAWrite : 1); ++i)
        seconds += m_secondsAnOperation * m_random.exponential();
    const int lane = m_lanes.isEmpty() ? 0 : m_lanes.laneOf(std::uint32_t{request.tenant});
    if (!m_station.arrive(operation, toTime(seconds), lane)) {
        drop(operation, Outcome::Rejected);
        return;
    }
    noteQueue();
}

void CloudStorageDevice::served(std::uint32_t operation, SimTime waited)
{
    Request &request = requests()[operation];
    request.begun = request.arrived + waited;
    m_wait.add(waited);
    m_service.add(now() - request.begun);
    noteQueue();
    const SimTime latency = static_cast<SimTime>(static_cast<double>(m_latency) * slowness() + 0.5);
    if (latency == 0) {
        conclude(operation);
        return;
    }
    m_inLatency.pushBack(operation);
    clock().after(latency, EventClass::Departure, *this, m_epoch, operation);
}

/// The latency of an operation is over.
void CloudStorageDevice::handle(std::uint32_t epoch, std::uint64_t argument)
{
    if (epoch != m_epoch)
        return;
    for (std::size_t i = 0; i < m_inLatency.count(); ++i) {
        if (m_inLatency[i] != argument)
            continue;
        m_inLatency.removeAt(i);
        break;
    }
    conclude(static_cast<RequestId>(argument));
}

// --- flows of operations ---

FlowAnswer CloudStorageDevice::receiveFlow(const Flow &flow, FlowRound &round)
{
    if (flow.each.is(Request::Write) && isWatchedWriting())
        return round.refuse({"every write to " + name() + " is copied", "对 " + name() + " 的每次写入都会被复制"});
    if (flow.each.is(Request::Write) && !hasRoom(pieces(flow.each.size), kNone)) {
        noteFull();
        return FlowAnswer::all(Outcome::Rejected);
    }
    return workOnFlow(flow, round);
}

FlowAnswer CloudStorageDevice::operateFlow(const Flow &flow, FlowRound &round)
{
    if (flow.each.is(Request::Write) && isWatchedWriting())
        return round.refuse({"every write to " + name() + " is copied", "对 " + name() + " 的每次写入都会被复制"});
    const FlowAnswer answer = workOnFlow(flow, round);
    round.note({.at = this, .flow = flow, .answer = answer});
    return answer;
}

FlowAnswer CloudStorageDevice::workOnFlow(const Flow &flow, FlowRound &round)
{
    if (!m_lanes.isEmpty())
        return round.refuse({"a part of " + name() + " is set aside for a tenant", name() + " 的一部分预留给了租户"});
    const bool isWrite = flow.each.is(Request::Write);
    if (isWrite && isDiskFull())
        return FlowAnswer::all(Outcome::Rejected);
    const int accesses = isWrite ? m_operationsAWrite : 1;
    const double work = static_cast<double>(pieces(bytesOf(flow.each))) * m_secondsAByte + accesses * m_secondsAnOperation;
    const double variance = accesses * m_secondsAnOperation * m_secondsAnOperation;
    return flows()->operate(flow, round, work, work > 0 ? variance / (work * work) : 0, toSeconds(m_latency) * slowness());
}

void CloudStorageDevice::bookFlow(const FlowNote &note, const FlowCounts &counts, double)
{
    noteFlow(note, counts);
    const double latency = toSeconds(m_latency) * slowness();
    m_service.add(counts.answered(), std::max(0.0, note.answer.time() - note.answer.wait - latency), 0);
    if (!note.flow.each.is(Request::Write))
        return;
    m_writeErrors += counts.ended[static_cast<std::size_t>(Outcome::Rejected)];
    // What came through a LUN takes the LUN's space.
    if (simulation().as<Lun>(note.flow.sender))
        return;
    const std::int64_t piece = pieces(note.flow.each.size);
    const std::int64_t writes = static_cast<std::int64_t>(counts.answered());
    if (keepDirect(piece * writes))
        return;
    // As many as have room take it, so that the next finds none.
    if (const std::int64_t fitting = piece > 0 ? std::min(writes, roomFor(kNone) / piece) : 0; fitting > 0)
        keepDirect(piece * fitting);
    simulation().flowsChanged();
}

void CloudStorageDevice::applyFlowSpeed()
{
    if (!flows())
        return;
    setFlowSpeed();
    simulation().flowsChanged();
}

void CloudStorageDevice::setFlowSpeed()
{
    if (flows())
        flows()->setSpeed(isServing() ? (1 - std::clamp(m_speedTaken, 0.0, kMostTaken)) / slowness() : 0);
}

void CloudStorageDevice::noteQueue()
{
    m_busy.set(isServing() ? m_station.busy() : 0, now());
    m_waiting.set(m_station.waiting(), now());
}

std::uint64_t CloudStorageDevice::inside() const
{
    return static_cast<std::uint64_t>(m_station.count()) + m_inLatency.count();
}

void CloudStorageDevice::wentDown()
{
    std::vector<std::uint32_t> lost;
    while (!m_inLatency.isEmpty())
        lost.push_back(m_inLatency.popFront());
    m_station.clear(lost);
    m_station.setHung(false);
    if (flows())
        flows()->lose();
    applyFlowSpeed();
    ++m_epoch;
    m_working.set(0, now());
    noteQueue();
    for (const std::uint32_t operation : lost)
        drop(operation, Outcome::Lost);
}

void CloudStorageDevice::cameUp()
{
    m_station.setHung(false);
    applyFlowSpeed();
    m_working.set(1, now());
    noteQueue();
    // What it hung in came to itself: what had only its latency to wait for is done.
    while (!m_inLatency.isEmpty())
        conclude(m_inLatency.popFront());
}

void CloudStorageDevice::hung()
{
    m_station.setHung(true);
    applyFlowSpeed();
    ++m_epoch;
    m_working.set(0, now());
    noteQueue();
}

void CloudStorageDevice::speedChanged()
{
    // However many copies go on, a tenth of its speed is left for operations.
    m_station.setSlowdown(slowness() / (1 - std::clamp(m_speedTaken, 0.0, kMostTaken)) * (flows() ? flows()->factor() : 1));
    setFlowSpeed(); // a round of flows may ask for this: it must not call for another
}

void CloudStorageDevice::takeSpeed(double share)
{
    m_speedTaken += share;
    speedChanged();
    applyFlowSpeed();
}

std::string CloudStorageDevice::unbalanced() const
{
    if (m_station.workDone() > m_station.workPossible() * (1 + 1e-9) + 1)
        return "it did more work than it can";
    return Volume::unbalanced();
}

// --- space ---

std::int64_t CloudStorageDevice::grains(std::int64_t bytes) const
{
    return roundedUp(bytes, m_grain);
}

std::int64_t CloudStorageDevice::pieces(std::uint32_t bytes) const
{
    return roundedUp(bytes, m_piece);
}

bool CloudStorageDevice::allocate(std::int64_t bytes, ElementIndex tenant)
{
    const std::int64_t room = roomFor(tenant);
    if (bytes > room && !m_expands)
        return false;
    if (bytes > room)
        expand(bytes - room);
    return m_space.put(bytes);
}

void CloudStorageDevice::giveBack(std::int64_t bytes)
{
    m_space.take(std::min(bytes, m_space.level()));
    m_isFullLogged = m_isFullLogged && m_space.room() == 0;
    for (Lun *lun : m_luns)
        lun->deviceRoomChanged();
}

void CloudStorageDevice::growthChanged()
{
    m_growth = 0;
    for (const Lun *lun : m_luns)
        m_growth += lun->isThin() ? lun->growth() : 0;
    applySpace();
}

void CloudStorageDevice::expand(std::int64_t bytes)
{
    m_expanded += std::max<std::int64_t>(bytes, std::llround(static_cast<double>(m_capacity) * kExpansion));
    log("expanded", m_spaceCause, {}, {"It has " + inGb(m_capacity + m_expanded) + " GB now.", "现有 " + inGb(m_capacity + m_expanded) + " GB。"});
    applySpace();
}

void CloudStorageDevice::noteFull()
{
    if (m_isFullLogged)
        return;
    m_isFullLogged = true;
    log("full", m_spaceCause, {}, 
        {inGb(takenBytes()) + " of " + inGb(capacityBytes()) + " GB are taken: writes fail.",
         inGb(capacityBytes()) + " GB 中已占用 " + inGb(takenBytes()) + " GB：写入失败。"});
}

void CloudStorageDevice::alarmReached(Store &)
{
    m_spaceCause = log("alarm", 0, {}, 
                       {inGb(takenBytes()) + " of " + inGb(capacityBytes()) + " GB are taken.",
                        inGb(capacityBytes()) + " GB 中已占用 " + inGb(takenBytes()) + " GB。"});
}

void CloudStorageDevice::filledUp(Store &)
{
    if (m_expands) {
        expand(0);
        return;
    }
    noteFull();
    for (Lun *lun : m_luns)
        lun->deviceRoomChanged();
}

std::int64_t CloudStorageDevice::usedBytes() const
{
    std::int64_t used = m_direct;
    for (const Lun *lun : m_luns)
        used += lun->usedBytes();
    return used;
}

std::int64_t CloudStorageDevice::allocatedBytes() const
{
    std::int64_t allocated = m_direct;
    for (const Lun *lun : m_luns)
        allocated += lun->allocatedBytes();
    return allocated;
}

double CloudStorageDevice::usedByteSeconds() const
{
    return m_directIntegral + static_cast<double>(m_direct) * toSeconds(now() - m_directSince);
}

// --- telling ---

Sentence CloudStorageDevice::doing() const
{
    if (!isServing() || isCut() || isDiskFull())
        return Mechanism::doing();
    const std::string taken = inGb(takenBytes());
    const std::string all = inGb(capacityBytes());
    const std::string waiting = std::to_string(m_station.waiting());
    if (m_isFullLogged)
        return {"Full: " + taken + " of " + all + " GB are taken, so writes fail.", "已满：" + all + " GB 中已占用 " + taken + " GB，写入失败。"};
    if (m_space.isAboveAlarm())
        return {"Past its alarm: " + taken + " of " + all + " GB are taken; " + waiting + " operations wait.",
                "已超过报警阈值：" + all + " GB 中已占用 " + taken + " GB；" + waiting + " 个操作等待。"};
    return {taken + " of " + all + " GB are taken; " + waiting + " operations wait.",
            all + " GB 中已占用 " + taken + " GB；" + waiting + " 个操作等待。"};
}

void CloudStorageDevice::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.utilization = simulation().metrics().latest(index(), "utilization");
    snapshot.used = static_cast<double>(takenBytes()) / static_cast<double>(capacityBytes());
    snapshot.waiting = m_station.waiting();
    snapshot.rate = simulation().metrics().latest(index(), "iops").value_or(0);
    snapshot.gauges.push_back({"used", static_cast<double>(usedBytes()) / kBytesPerGb, static_cast<double>(capacityBytes()) / kBytesPerGb});
    snapshot.gauges.push_back({"allocated", static_cast<double>(allocatedBytes()) / kBytesPerGb, std::nullopt});
}

} // namespace nephoscope::sim
