// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/storage_replication.h"

#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace nephoscope::sim {

namespace {
enum class Mode { Synchronous, Asynchronous };
constexpr std::array<std::string_view, 2> kModes{"synchronous", "asynchronous"};
// What was missed is caught up with in pieces of this size, so that it never holds up the target for long.
constexpr std::int64_t kChunk = 4 * 1024 * 1024;
constexpr double kBytesPerMb = 1e6;
} // namespace

StorageReplication::StorageReplication(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element)
    , m_stories(simulation.clock(), id())
    , m_chunkDone(simulation.clock())
{
}

Result<Done> StorageReplication::configure(const ParameterReader &parameters)
{
    m_isSynchronous = parameters.choice<Mode>("mode", kModes) == Mode::Synchronous;
    m_lag = parameters.seconds("lag");
    const double bandwidth = parameters.number("bandwidth");
    m_nanosecondsAByte = bandwidth > 0 ? 1e9 / (bandwidth * kBytesPerMb) : 0;
    m_roundTrip = parameters.milliseconds("rtt");
    return Done{};
}

void StorageReplication::connect()
{
    // What the plan draws, whether it takes part or not: a copy that was switched off for a time has missed something.
    Volume *source = nullptr;
    m_fromSource = nullptr;
    for (const LinkIndex link : planned().linksIn(LinkRole::Replication)) {
        source = simulation().as<Volume>(simulation().plan().links[link].from);
        m_fromSource = &simulation().linkState(link);
        if (source)
            break;
    }
    m_target = nullptr;
    m_toTarget = nullptr;
    for (const LinkIndex link : planned().linksOut(LinkRole::Replication)) {
        const ElementIndex end = simulation().plan().links[link].to;
        m_target = simulation().as<Volume>(end);
        if (!m_target)
            continue;
        m_toTarget = simulation().path(link, end);
        break;
    }
    if (source != m_source) {
        if (m_source)
            m_source->removeWriteObserver(*this);
        m_source = source;
        if (m_source)
            m_source->addWriteObserver(*this);
    }
    for (Volume *volume : {m_source, m_target}) {
        if (!volume || std::ranges::find(m_observed, volume) != m_observed.end())
            continue;
        m_observed.push_back(volume);
        volume->addObserver(*this);
    }
    m_isInCircle = leadsBack();
    beginCatchUp();
}

/// Whether replications lead from the target back to the source: a copy must not be copied round and round.
bool StorageReplication::leadsBack() const
{
    if (!m_source || !m_target)
        return false;
    const Plan &plan = simulation().plan();
    std::vector<ElementIndex> reached{m_target->index()};
    for (std::size_t i = 0; i < reached.size(); ++i) {
        for (const PlanLink &link : plan.links) {
            if (link.role == LinkRole::Replication && link.from == reached[i] && std::ranges::find(reached, link.to) == reached.end())
                reached.push_back(link.to);
        }
    }
    return std::ranges::find(reached, m_source->index()) != reached.end();
}

void StorageReplication::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.watch(m_replicated);
    metrics.measure("replicated", [this](const Window &window) { return window.count(m_replicated) / kBytesPerGb; });
    metrics.watch(m_lost);
    metrics.measure("data_lost", [this](const Window &window) { return window.count(m_lost) / kBytesPerMb; });
    metrics.sum("lost_time", m_lostTime);
    const Total lag = metrics.total([this] { return m_backlog.age().integral(now()); });
    metrics.measure("lag_mean", [lag](const Window &window) { return window.gained(lag) / window.seconds(); }, true);
    metrics.mean("write_delay_mean", m_writeDelays);
}

bool StorageReplication::canCopy() const
{
    return isServing() && !isCut() && m_source && m_target && m_toTarget && !m_toTarget->isInterrupted() && !m_source->isCut()
        && !m_fromSource->isCut();
}

bool StorageReplication::keepsCopy(const Mechanism &from, const Mechanism &to) const
{
    if (!takesPart() || !m_source || !m_target || !m_backlog.isInStep())
        return false;
    const Topology &topology = simulation().topology();
    const auto isOf = [&topology](const Volume &volume, const Mechanism &what) {
        return &volume == &what || topology.contains(volume.index(), what.index());
    };
    return isOf(*m_source, from) && isOf(*m_target, to);
}

// --- copying ---

bool StorageReplication::written(Volume &at, RequestId write)
{
    const Request &request = requests()[write];
    // Nobody but a replication writes without a consumer behind it.
    const bool isCopy = request.origin == kNone;
    if (!m_target || request.size == 0 || (isCopy && m_isInCircle))
        return false;
    const std::uint32_t bytes = request.size;
    if (!canCopy() || !m_backlog.isInStep()) {
        m_backlog.miss(bytes, now(), now());
        beginCatchUp();
        return false;
    }
    const SimTime sent = transfer(bytes);
    if (m_isSynchronous) {
        const std::uint32_t place = m_copies.add({&at, write, bytes, now()});
        clock().at(later(sent, m_roundTrip / 2), EventClass::Timer, *this, Arrives, place);
        return true;
    }
    m_writeDelays.add(0);
    const bool isFirst = !m_backlog.isWaiting();
    m_backlog.add({now(), std::max(sent, later(now(), m_lag)), bytes}, now());
    if (isFirst)
        scheduleDue();
    return false;
}

/// When so many bytes have gone over the line, behind those before them.
SimTime StorageReplication::transfer(std::uint32_t bytes)
{
    const double takes = static_cast<double>(bytes) * m_nanosecondsAByte * slowness();
    m_lineFree = later(std::max(now(), m_lineFree), static_cast<SimTime>(takes + 0.5));
    return m_lineFree;
}

void StorageReplication::handle(std::uint32_t kind, std::uint64_t argument)
{
    if (kind == Due)
        sendDue();
    else if (kind == Arrives && canCopy())
        send(static_cast<std::uint32_t>(argument));
    else if (kind == Arrives)
        giveUp(static_cast<std::uint32_t>(argument));
    else
        confirm(static_cast<std::uint32_t>(argument));
}

void StorageReplication::send(std::uint32_t place)
{
    const RequestId copy = requests().acquire();
    Request &request = requests()[copy];
    request.issued = now();
    request.size = m_copies[place].bytes;
    request.flags = static_cast<std::uint8_t>(Request::Operation | Request::Write | Request::Child);
    requests().push(copy, *this, place);
    m_toTarget->send(copy);
}

void StorageReplication::returned(RequestId copy, Outcome outcome, std::uint64_t data)
{
    requests().release(copy);
    const std::uint32_t place = static_cast<std::uint32_t>(data);
    if (outcome == Outcome::Answered) {
        clock().after(m_roundTrip - m_roundTrip / 2, EventClass::Timer, *this, Confirmed, place);
        return;
    }
    giveUp(place);
}

/// The copy did not come to the target; its write is done at the source all the same.
void StorageReplication::giveUp(std::uint32_t place)
{
    const Copy failed = m_copies.take(place);
    m_backlog.miss(failed.bytes, failed.since, now());
    if (failed.isPartOfCatchUp) {
        m_chunk = Chunk::Failed;
        m_chunkDone.raise();
    }
    if (failed.write != kNoRequest)
        failed.at->copied(failed.write, Outcome::Answered);
}

void StorageReplication::confirm(std::uint32_t place)
{
    const Copy done = m_copies.take(place);
    m_replicated += done.bytes;
    if (done.isPartOfCatchUp) {
        m_chunk = Chunk::Done;
        m_chunkDone.raise();
    }
    if (done.write != kNoRequest) {
        m_writeDelays.add(now() - done.since);
        done.at->copied(done.write, Outcome::Answered);
    }
}

/// Writes that wait for their copies do so no longer.
void StorageReplication::letAllGo(Outcome outcome)
{
    // By place: what is let go may come back with another write.
    for (std::uint32_t place = 0; place < m_copies.places(); ++place) {
        Volume *at = m_copies[place].at;
        const RequestId write = m_copies[place].isUsed ? std::exchange(m_copies[place].write, kNoRequest) : kNoRequest;
        if (write != kNoRequest)
            at->copied(write, outcome);
    }
}

// --- asynchronous ---

void StorageReplication::scheduleDue()
{
    clock().cancel(m_dueEvent);
    if (m_backlog.isWaiting())
        m_dueEvent = clock().at(std::max(now(), m_backlog.first().due), EventClass::Timer, *this, Due);
}

void StorageReplication::sendDue()
{
    if (!canCopy()) {
        if (m_source->isCut())
            loseSource(m_source->stateCause());
        else
            m_backlog.missAll(now());
        return;
    }
    while (m_backlog.isWaiting() && m_backlog.first().due <= now()) {
        const Backlog::Write write = m_backlog.takeFirst(now());
        send(m_copies.add({m_source, kNoRequest, write.bytes, write.written}));
    }
    scheduleDue();
}

// --- out of step, and in step again ---

void StorageReplication::beginCatchUp()
{
    if (!m_backlog.isInStep() && !m_isCatchingUp && canCopy() && m_source->isServing())
        m_stories.start(catchUp());
}

Process StorageReplication::catchUp()
{
    m_isCatchingUp = true;
    m_chunk = Chunk::Done;
    while (m_backlog.missed() > 0 && m_chunk == Chunk::Done && canCopy()) {
        const std::uint32_t bytes = static_cast<std::uint32_t>(std::min(m_backlog.missed(), kChunk));
        co_await clock().until(transfer(bytes));
        if (!canCopy())
            break;
        m_backlog.takeMissed(bytes); // what fails on the way is missed again
        m_chunk = Chunk::Flying;
        send(m_copies.add({m_source, kNoRequest, bytes, m_backlog.missedSince(), true}));
        while (m_chunk == Chunk::Flying)
            co_await m_chunkDone.wait();
    }
    m_isCatchingUp = false;
    if (m_backlog.missed() > 0)
        co_return; // the next write, or whoever comes back, makes it try again
    m_backlog.noteInStep(now());
    log("synchronised", stateCause(), m_target->id());
}

/// What it has not copied yet is gone with the source.
void StorageReplication::loseSource(LogId cause)
{
    m_stories.cancelAll();
    m_isCatchingUp = false;
    clock().cancel(m_dueEvent);
    m_lineFree = now();
    if (const Backlog::Loss loss = m_backlog.lose(now()); loss.bytes > 0) {
        m_lost += static_cast<std::uint64_t>(loss.bytes);
        const double seconds = toSeconds(now() - loss.since);
        m_lostTime += seconds;
        const std::string megabytes = formatNumber(static_cast<double>(loss.bytes) / kBytesPerMb);
        const std::string span = formatNumber(std::round(seconds * 1000) / 1000);
        log("data_lost", cause, m_source->id(),
            {megabytes + " MB, written in the last " + span + " s.", "最近 " + span + " s 内写入的 " + megabytes + " MB。"});
    }
    letAllGo(Outcome::Lost);
}

void StorageReplication::stateChanged(Mechanism &element, LogId cause)
{
    if (!takesPart())
        return;
    if (&element == m_source && !element.isServing() && element.takesPart())
        loseSource(cause);
    else if (&element == m_target && !element.isServing())
        letAllGo(Outcome::Answered); // nobody knows when it would answer: the source goes on alone
    beginCatchUp();
}

void StorageReplication::wentDown()
{
    m_stories.cancelAll();
    m_isCatchingUp = false;
    m_backlog.missAll(now());
    clock().cancel(m_dueEvent);
    letAllGo(Outcome::Answered);
}

void StorageReplication::cameUp()
{
    beginCatchUp();
}

// --- telling ---

Sentence StorageReplication::doing() const
{
    if (!isServing() || isCut())
        return Mechanism::doing();
    if (!m_source)
        return {"Copies nothing: no replication link leads to it from a device or LUN.", "不复制任何数据：没有来自存储设备或 LUN 的复制连接。"};
    if (!m_target)
        return {"Copies nothing: it leads to no device or LUN.", "不复制任何数据：没有通向存储设备或 LUN 的复制连接。"};
    const double megabytes = std::round(static_cast<double>(behind()) / kBytesPerMb * 10) / 10;
    const std::string amount = formatNumber(megabytes) + " MB";
    if (!m_source->isServing())
        return {m_source->name() + " is down: there is nothing to copy.", m_source->name() + " 已停机：没有可复制的数据。"};
    if (!canCopy())
        return {m_target->name() + " cannot be reached: " + amount + " wait to be copied.", "无法访问 " + m_target->name() + "：" + amount + " 等待复制。"};
    if (!m_backlog.isInStep())
        return {"Catches up: " + amount + " are missing at " + m_target->name() + ".", "正在追赶：" + m_target->name() + " 缺少 " + amount + "。"};
    if (m_isSynchronous)
        return {"Copies each write to " + m_target->name() + " before it is done.", "每次写入完成前同步复制到 " + m_target->name() + "。"};
    return {"Copies to " + m_target->name() + " later: " + amount + " are not there yet.", "异步复制到 " + m_target->name() + "：" + amount + " 尚未复制。"};
}

void StorageReplication::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    if (isServing() && m_isCatchingUp)
        snapshot.state = ElementState::Recovering;
    snapshot.gauges.push_back({"lag_mean", m_backlog.age().age(now()), std::nullopt});
}

} // namespace nephoscope::sim
