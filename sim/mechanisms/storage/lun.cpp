// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/storage/lun.h"

#include "sim/mechanisms/storage/cloud_storage_device.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/flow.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

namespace {
constexpr std::uint16_t kNoTenant = 0xffff;
}

/// Operations that come to the LUN from elsewhere, at random instants: reads that move nothing.
class Lun::OwnLoad final : public EventHandler, public Hop
{
public:
    explicit OwnLoad(Lun &lun) : m_lun(lun), m_random(lun.simulation().random(lun, "demand")) {}

    /// Operations a second. It begins with `begin`.
    void setRate(double rate)
    {
        if (rate == m_rate)
            return;
        m_rate = rate;
        if (m_hasBegun)
            schedule();
    }
    void begin()
    {
        m_hasBegun = true;
        schedule();
    }
    void handle(std::uint32_t, std::uint64_t) override
    {
        schedule();
        RequestPool &requests = m_lun.requests();
        const RequestId operation = requests.acquire();
        requests[operation].issued = m_lun.now();
        requests[operation].flags = Request::Operation;
        if (m_lun.payer() < kNoTenant)
            requests[operation].tenant = static_cast<std::uint16_t>(m_lun.payer());
        requests.push(operation, *this);
        m_lun.arrive(operation);
    }
    void returned(RequestId operation, Outcome, std::uint64_t) override { m_lun.requests().release(operation); }
    std::string_view eventSource() const override { return m_lun.id(); }

private:
    void schedule()
    {
        m_lun.clock().cancel(m_event);
        if (m_rate > 0)
            m_event = m_lun.clock().after(toTime(m_random.exponential() / m_rate), EventClass::Arrival, *this);
    }

    Lun &m_lun;
    RandomStream m_random;
    double m_rate = 0;
    bool m_hasBegun = false;
    EventId m_event = EventId::None;
};

Lun::Lun(Simulation &simulation, ElementIndex element)
    : Volume(simulation, element)
    , m_space(simulation.clock(), id(), *this)
    , m_ownLoad(std::make_unique<OwnLoad>(*this))
{
}

Lun::~Lun() = default;

Result<Done> Lun::configure(const ParameterReader &parameters)
{
    m_size = std::llround(parameters.number("size") * kBytesPerGb);
    m_usedAtStart = std::min(m_size, static_cast<std::int64_t>(std::llround(parameters.number("used") * kBytesPerGb)));
    m_configuredGrowth = parameters.number("growth") * kBytesPerGb / 3600;
    m_wantsThin = parameters.boolean("thin");
    m_isShared = parameters.boolean("shared");
    m_price = parameters.number("price");
    m_tenant = parameters.text("tenant");
    m_payer = simulation().plan().element(m_tenant);
    m_ownLoad->setRate(parameters.number("demand"));
    return Done{};
}

void Lun::connect()
{
    auto *device = dynamic_cast<CloudStorageDevice *>(simulation().containerOf(*this));
    if (device != m_device) {
        unmake();
        m_device = device;
    }
    if (m_isMade)
        resize();
    else if (m_device && takesPart())
        make();
    applyGrowth();
}

void Lun::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    describeOperations(metrics);
}

void Lun::start()
{
    m_ownLoad->begin();
}

bool Lun::canFailBy(FailureKind kind) const
{
    return kind == FailureKind::DiskFull || Mechanism::canFailBy(kind);
}

bool Lun::isReachableFrom(const Mechanism &host) const
{
    return m_isMade && isServing() && !isCut() && reachesByStorageLinks(host, *this);
}

// --- operations ---

void Lun::receive(RequestId operation)
{
    noteArrival(operation);
    if (m_isPaused)
        m_waitingForMove.push_back(operation);
    else
        begin(operation);
}

void Lun::begin(RequestId operation)
{
    const Request &request = requests()[operation];
    if (!m_isMade) {
        drop(operation, Outcome::Refused);
        return;
    }
    if (request.is(Request::Write) && (isDiskFull() || !hasRoom(m_device->pieces(request.size)))) {
        drop(operation, Outcome::Rejected);
        return;
    }
    ++m_inside;
    requests().push(operation, *this);
    m_device->operate(operation);
}

void Lun::returned(RequestId operation, Outcome outcome, std::uint64_t)
{
    if (isHung()) {
        m_stuck.push_back(operation);
        return;
    }
    --m_inside;
    const Request &request = requests()[operation];
    if (outcome != Outcome::Answered || !isServing()) {
        drop(operation, isServing() ? outcome : Outcome::Lost);
        return;
    }
    m_wait.add(request.begun - request.arrived);
    if (request.is(Request::Write) && !take(m_device->pieces(request.size)))
        drop(operation, Outcome::Rejected);
    else
        conclude(operation);
}

FlowAnswer Lun::receiveFlow(const Flow &flow, FlowRound &round)
{
    const bool isWrite = flow.each.is(Request::Write);
    if (!m_isMade)
        return FlowAnswer::all(Outcome::Refused);
    if (isWrite && isWatchedWriting())
        return round.refuse({"every write to " + name() + " is copied", "对 " + name() + " 的每次写入都会被复制"});
    if (isWrite && (isDiskFull() || !hasRoom(m_device->pieces(flow.each.size))))
        return FlowAnswer::all(Outcome::Rejected);
    Flow onward = flow;
    onward.sender = index();
    return m_device->operateFlow(onward, round);
}

void Lun::bookFlow(const FlowNote &note, const FlowCounts &counts, double)
{
    noteFlow(note, counts);
    if (!note.flow.each.is(Request::Write) || !m_device || counts.answered() == 0)
        return;
    const std::int64_t piece = m_device->pieces(note.flow.each.size);
    const std::int64_t writes = static_cast<std::int64_t>(counts.answered());
    if (take(piece * writes))
        return;
    // As many as have room take it, so that the next finds none.
    std::int64_t room = m_space.room();
    if (m_isMadeThin) {
        const std::int64_t grain = m_device->grains(1);
        room = std::min(room, m_slack + m_device->roomFor(m_payer) / grain * grain);
    }
    if (const std::int64_t fitting = piece > 0 ? std::min(writes, room / piece) : 0; fitting > 0)
        take(piece * fitting);
    simulation().flowsChanged();
}

/// Whether a write of so many bytes may begin. If not, it is told who has no room.
bool Lun::hasRoom(std::int64_t bytes)
{
    if (m_space.room() < bytes) {
        noteFull();
        return false;
    }
    if (!m_isMadeThin || bytes <= m_slack || m_device->hasRoom(m_device->grains(bytes - m_slack), m_payer))
        return true;
    m_device->noteFull();
    m_device->noteWriteError();
    return false;
}

/// A write is done: it takes its space.
bool Lun::take(std::int64_t bytes)
{
    // Others may have been quicker since it began.
    if (!hasRoom(bytes))
        return false;
    if (m_isMadeThin) {
        const std::int64_t more = bytes > m_slack ? m_device->grains(bytes - m_slack) : 0;
        if (more > 0)
            m_device->allocate(more, m_payer);
        m_slack += more - bytes;
    }
    m_space.put(bytes);
    return true;
}

void Lun::loseStuck()
{
    std::vector<RequestId> stuck;
    stuck.swap(m_stuck);
    m_inside -= stuck.size();
    stuck.insert(stuck.end(), m_waitingForMove.begin(), m_waitingForMove.end());
    m_waitingForMove.clear();
    for (const RequestId operation : stuck)
        drop(operation, Outcome::Lost);
}

void Lun::wentDown()
{
    applyGrowth();
    loseStuck();
}

void Lun::cameUp()
{
    applyGrowth();
    loseStuck();
}

// --- moves ---

void Lun::beginMove(const CloudStorageDevice &from, const CloudStorageDevice &to, SimTime expectedEnd)
{
    m_movingFrom = &from;
    m_movingTo = &to;
    m_moveBegan = now();
    m_moveEnd = expectedEnd;
}

void Lun::setPaused(bool isPaused)
{
    m_isPaused = isPaused;
    if (isPaused)
        return;
    std::vector<RequestId> waiting;
    waiting.swap(m_waitingForMove);
    for (const RequestId operation : waiting)
        begin(operation);
}

// --- space ---

bool Lun::isThin() const
{
    return m_isMade ? m_isMadeThin : m_wantsThin || (m_device && m_device->isThin());
}

std::int64_t Lun::physicalBytes() const
{
    return m_isMadeThin ? m_space.level() + m_slack : m_space.settings().limit;
}

std::int64_t Lun::physicalBytesOn(const CloudStorageDevice &device) const
{
    return m_wantsThin || device.isThin() ? device.grains(m_space.level()) : std::max(m_size, m_space.level());
}

void Lun::make()
{
    const std::int64_t used = m_hasBeenMade ? m_space.level() : m_usedAtStart;
    const bool isThin = m_wantsThin || m_device->isThin();
    const std::int64_t needed = isThin ? m_device->grains(used) : m_size;
    if (!m_device->allocate(needed, m_payer)) {
        const std::string free = inGb(m_device->roomFor(m_payer));
        if (!m_isFullLogged)
            log("full", 0, m_device->id(), 
                {"It needs " + inGb(needed) + " GB, and " + free + " are free: it cannot be made.",
                 "它需要 " + inGb(needed) + " GB，只有 " + free + " GB 空闲：无法创建。"});
        m_isFullLogged = true;
        return;
    }
    m_isFullLogged = false;
    noteAllocated();
    m_isMade = true;
    m_isMadeThin = isThin;
    m_slack = isThin ? needed - used : 0;
    setSize(m_size);
    if (!m_hasBeenMade)
        m_space.put(used);
    m_hasBeenMade = true;
    if (m_space.room() == 0)
        noteFull();
}

void Lun::unmake()
{
    if (!m_isMade)
        return;
    const std::int64_t taken = physicalBytes();
    noteAllocated();
    m_isMade = false;
    applyGrowth();
    m_device->giveBack(taken);
}

/// Size and kind may have been set anew.
void Lun::resize()
{
    const bool isThin = m_wantsThin || m_device->isThin();
    if (isThin == m_isMadeThin && m_size == m_space.settings().limit)
        return;
    const std::int64_t before = physicalBytes();
    const std::int64_t size = std::max(m_size, m_space.level());
    const std::int64_t needed = isThin ? m_device->grains(m_space.level()) : size;
    if (needed > before && !m_device->allocate(needed - before, m_payer)) {
        m_device->noteFull();
        return;
    }
    m_isMadeThin = isThin;
    m_slack = isThin ? needed - m_space.level() : 0;
    setSize(size);
    m_isFullLogged = m_isFullLogged && m_space.room() == 0;
    if (needed < before)
        m_device->giveBack(before - needed);
}

void Lun::setSize(std::int64_t size)
{
    noteAllocated();
    m_space.change({.limit = size, .alarm = 0, .inflow = m_space.settings().inflow});
}

void Lun::applyGrowth()
{
    const bool grows = m_isMade && isServing() && m_space.room() > 0 && !(m_isMadeThin && m_device->isFull());
    const double growth = grows ? m_configuredGrowth : 0;
    if (growth == m_space.settings().inflow)
        return;
    m_space.change({.limit = m_space.settings().limit, .alarm = 0, .inflow = growth});
    if (m_device)
        m_device->growthChanged();
}

void Lun::filledUp(Store &)
{
    noteFull();
    applyGrowth();
}

void Lun::noteFull()
{
    if (m_isFullLogged)
        return;
    m_isFullLogged = true;
    log("full", 0, {}, 
        {"All of its " + inGb(m_space.settings().limit) + " GB are written: writes fail.",
         "它的 " + inGb(m_space.settings().limit) + " GB 已全部写满：写入失败。"});
}

void Lun::noteAllocated()
{
    m_allocatedIntegral = allocatedByteSeconds();
    m_allocatedSince = now();
}

double Lun::allocatedByteSeconds() const
{
    return m_allocatedIntegral + static_cast<double>(allocatedBytes()) * toSeconds(now() - m_allocatedSince);
}

// --- telling ---

Sentence Lun::doing() const
{
    if (!isServing() || isCut() || isDiskFull())
        return Mechanism::doing();
    if (!m_isMade)
        return {"Its device has no room for it, so it refuses every operation.", "设备空间不足，无法创建，因此拒绝所有操作。"};
    const std::string used = inGb(usedBytes());
    const std::string size = inGb(allocatedBytes());
    if (m_movingTo) {
        return {"Moves to " + m_movingTo->id() + (m_isPaused ? ": operations wait for the switch." : " while it serves."),
                "正在迁移到 " + m_movingTo->id() + (m_isPaused ? "：操作等待切换。" : "，期间继续服务。")};
    }
    if (m_space.room() == 0)
        return {"Full: " + used + " of " + size + " GB are written, so writes fail.", "已满：" + size + " GB 中已写入 " + used + " GB，写入失败。"};
    if (m_isMadeThin && m_device->isFull())
        return {"Its device is full, so writes fail; " + used + " of " + size + " GB are written.",
                "设备已满，写入失败；" + size + " GB 中已写入 " + used + " GB。"};
    return {used + " of " + size + " GB are written.", size + " GB 中已写入 " + used + " GB。"};
}

void Lun::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    if (m_isMade)
        snapshot.used = static_cast<double>(usedBytes()) / static_cast<double>(allocatedBytes());
    snapshot.rate = simulation().metrics().latest(index(), "iops").value_or(0);
    snapshot.gauges.push_back({"used", static_cast<double>(usedBytes()) / kBytesPerGb, static_cast<double>(allocatedBytes()) / kBytesPerGb});
    if (!m_movingTo)
        return;
    snapshot.movingFrom = m_movingFrom->id();
    snapshot.placedIn = m_movingTo->id();
    if (isServing())
        snapshot.state = ElementState::Migrating;
    if (m_moveEnd > m_moveBegan) {
        snapshot.progress = std::min(1.0, static_cast<double>(now() - m_moveBegan) / static_cast<double>(m_moveEnd - m_moveBegan));
        snapshot.remaining = toSeconds(std::max<SimTime>(0, m_moveEnd - now()));
    }
}

} // namespace nephoscope::sim
