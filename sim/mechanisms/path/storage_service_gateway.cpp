// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/path/storage_service_gateway.h"

#include "sim/plan/parameter_reader.h"
#include "sim/run/flow.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>

namespace nephoscope::sim {

namespace {
enum class DuringSwitch { Hold, Fail };
constexpr std::array<std::string_view, 2> kDuringSwitch{"hold", "fail"};
} // namespace

StorageServiceGateway::StorageServiceGateway(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element)
    , m_stories(simulation.clock(), id())
{
}

Result<Done> StorageServiceGateway::configure(const ParameterReader &parameters)
{
    m_latency = parameters.milliseconds("latency");
    m_detectTime = parameters.seconds("detect_time");
    m_switchTime = parameters.seconds("switch_time");
    m_holds = parameters.choice<DuringSwitch>("during_switch", kDuringSwitch) == DuringSwitch::Hold;
    return Done{};
}

void StorageServiceGateway::connect()
{
    m_paths.clear();
    for (const LinkIndex link : planned().linksOut(LinkRole::Storage)) {
        Path *path = simulation().path(link);
        if (!path)
            continue;
        m_paths.push_back(path);
        if (std::ranges::find(m_observed, &path->target()) == m_observed.end()) {
            m_observed.push_back(&path->target());
            path->target().addObserver(*this);
        }
    }
    // Where the data is, is its memory: new links and repaired devices do not change it.
    if (!m_current && !m_paths.empty())
        m_current = m_paths.front();
}

void StorageServiceGateway::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("served", m_served);
    metrics.count("dropped", m_dropped);
    metrics.rate("throughput", m_served, true);
    metrics.mean("residence_mean", m_residence, true);
    metrics.count("redirected", m_redirected);
    metrics.count("held", m_heldEver);
    metrics.count("switchovers", m_switchovers);
    metrics.mean("switchover_time_mean", m_switchTimes);
}

// --- operations ---

void StorageServiceGateway::receive(RequestId operation)
{
    ++m_received;
    ++m_inside;
    requests().push(operation, *this, static_cast<std::uint64_t>(now()));
    const SimTime latency = static_cast<SimTime>(static_cast<double>(m_latency) * slowness() + 0.5);
    if (latency == 0 || clock().after(latency, EventClass::Arrival, *this, 0, operation) == EventId::None)
        forward(operation);
}

void StorageServiceGateway::handle(std::uint32_t, std::uint64_t argument)
{
    forward(static_cast<RequestId>(argument));
}

void StorageServiceGateway::forward(RequestId operation)
{
    if (!isServing()) {
        requests().back(operation, Outcome::Lost); // it failed while the operation was in its latency
        return;
    }
    if (!m_current) {
        requests().back(operation, Outcome::Refused);
        return;
    }
    lookAhead();
    if (isSwitching()) {
        if (!m_holds) {
            requests().back(operation, Outcome::Refused);
            return;
        }
        ++m_heldEver;
        m_held.pushBack(operation);
        return;
    }
    if (m_current != m_paths.front())
        ++m_redirected;
    m_current->send(operation);
}

/// What was cut off says nothing: the first operation that should go there finds out.
void StorageServiceGateway::lookAhead()
{
    if (m_phase == Phase::Leading && isDown(*m_current))
        notice(m_current->target().stateCause());
    if (m_phase == Phase::Stranded && !isDown(*m_current))
        m_phase = Phase::Leading;
}

/// What is held of a flow waits for the end of the switch, and is answered as if the device had it then; without a copy to switch to it is refused.
FlowAnswer StorageServiceGateway::receiveFlow(const Flow &flow, FlowRound &round)
{
    if (!m_current)
        return FlowAnswer::all(Outcome::Refused);
    lookAhead();
    FlowAnswer answer;
    answer.fixed = toSeconds(m_latency) * slowness();
    if (!isSwitching()) {
        answer.then(m_current->carry(flow, round));
        return answer;
    }
    if (!m_holds || !findCopy())
        return FlowAnswer::all(Outcome::Refused);
    // They come in the middle of the interval, on average.
    const double left = toSeconds(m_phaseEnds - now()) + (m_phase == Phase::Noticing ? toSeconds(m_switchTime) : 0);
    answer.fixed += std::max(0.0, left - round.seconds() / 2);
    answer.responseSize = flow.each.responseSize;
    round.unsettle(); // who comes a second later waits a second less
    return answer;
}

void StorageServiceGateway::bookFlow(const FlowNote &note, const FlowCounts &counts, double)
{
    m_received += counts.total();
    m_served += counts.answered();
    m_dropped += counts.total() - counts.answered();
    m_residence.add(counts.answered(), note.answer.time(), note.answer.variance);
    if (m_current && m_current != m_paths.front())
        m_redirected += counts.total();
}

void StorageServiceGateway::returned(RequestId operation, Outcome outcome, std::uint64_t arrived)
{
    if (isHung()) {
        m_stuck.emplace_back(operation, static_cast<SimTime>(arrived));
        return;
    }
    if (outcome == Outcome::Lost && m_holds && isServing() && m_current && isDown(*m_current)) {
        if (m_phase == Phase::Leading)
            notice(m_current->target().stateCause());
        if (m_phase == Phase::Noticing || m_phase == Phase::Switching) {
            // The failure caught it on the device: it is done once more where the data is then.
            requests().push(operation, *this, arrived);
            ++m_heldEver;
            m_held.pushBack(operation);
            return;
        }
    }
    --m_inside;
    if (!isServing())
        outcome = Outcome::Lost;
    if (outcome == Outcome::Answered) {
        ++m_served;
        m_residence.add(now() - static_cast<SimTime>(arrived));
    } else {
        ++m_dropped;
    }
    end(operation, outcome);
}

void StorageServiceGateway::letGo()
{
    m_phase = Phase::Leading;
    // Those that come while these are sent on queue behind them at the device.
    for (std::size_t left = m_held.count(); left > 0 && m_phase == Phase::Leading; --left)
        forward(m_held.popFront());
    simulation().flowsChanged();
}

void StorageServiceGateway::failHeld(Outcome outcome)
{
    while (!m_held.isEmpty())
        requests().back(m_held.popFront(), outcome);
}

// --- switching ---

void StorageServiceGateway::stateChanged(Mechanism &element, LogId cause)
{
    if (!isServing() || !m_current)
        return;
    const bool isCurrent = &element == &m_current->target();
    if (isCurrent && element.isServing() && m_phase != Phase::Leading && m_phase != Phase::Switching) {
        // It came back before anybody had to switch, or since nobody could.
        giveUpSwitch();
        letGo();
    } else if (isCurrent && !element.isServing() && m_phase == Phase::Leading) {
        notice(cause);
    } else if (!isCurrent && element.isServing() && m_phase == Phase::Stranded && findCopy()) {
        m_stories.start(switchOver(cause, now(), 0));
    }
}

void StorageServiceGateway::notice(LogId cause)
{
    m_stories.start(switchOver(cause, now(), m_detectTime));
}

Process StorageServiceGateway::switchOver(LogId cause, SimTime failedAt, SimTime detectTime)
{
    m_phase = Phase::Noticing;
    m_phaseBegan = now();
    m_phaseEnds = later(now(), detectTime);
    if (!m_interval)
        m_interval = simulation().openInterval(Interval::Kind::Move, *this, "Switch", "切换", later(m_phaseEnds, m_switchTime));
    co_await clock().after(detectTime);
    if (!isDown(*m_current)) {
        closeInterval(); // a link that was cut is whole again
        letGo();
        co_return;
    }
    const LogId noticed = log("failure_detected", cause, m_current->target().id());
    Path *next = findCopy();
    if (!next) {
        m_phase = Phase::Stranded;
        m_phaseBegan = now();
        log("no_copy", noticed, m_current->target().id(), 
            {"No other device that serves has a copy of what is there: it waits for the repair.",
             "没有其他可用的设备存有其副本：等待修复。"});
        closeInterval();
        failHeld(Outcome::Refused);
        simulation().flowsChanged();
        co_return;
    }
    m_phase = Phase::Switching;
    m_phaseBegan = now();
    m_phaseEnds = later(now(), m_switchTime);
    co_await clock().after(m_switchTime);

    m_current = next;
    ++m_switchovers;
    m_switchTimes.add(now() - failedAt);
    log("switched_over", noticed, next->target().id());
    closeInterval();
    // If that one has failed meanwhile the story begins anew with the first operation.
    letGo();
}

Path *StorageServiceGateway::findCopy() const
{
    const Mechanism &from = m_current->target();
    const auto hasCopy = [&](const Mechanism &to) {
        if (&to == &from)
            return true; // another way to the same
        for (ElementIndex i = 0; i < simulation().size(); ++i) {
            if (simulation().at(i).keepsCopy(from, to))
                return true;
        }
        return false;
    };
    for (Path *path : m_paths) {
        if (path != m_current && !isDown(*path) && hasCopy(path->target()))
            return path;
    }
    return nullptr;
}

/// Also between a container's failure and the moment when its contents learn of it.
bool StorageServiceGateway::isDown(const Path &path) const
{
    if (path.isInterrupted())
        return true;
    for (const Mechanism *outer = simulation().containerOf(path.target()); outer; outer = simulation().containerOf(*outer)) {
        if (outer->takesPart() && !outer->isServing())
            return true;
    }
    return false;
}

void StorageServiceGateway::giveUpSwitch()
{
    m_stories.cancelAll();
    m_phase = Phase::Leading;
    closeInterval();
}

void StorageServiceGateway::closeInterval()
{
    if (m_interval)
        simulation().closeInterval(*m_interval);
    m_interval.reset();
}

void StorageServiceGateway::wentDown()
{
    giveUpSwitch();
    failHeld(Outcome::Lost);
    const auto stuck = std::exchange(m_stuck, {});
    for (const auto &[operation, arrived] : stuck) {
        --m_inside;
        ++m_dropped;
        end(operation, Outcome::Lost);
    }
}

void StorageServiceGateway::cameUp()
{
    const auto stuck = std::exchange(m_stuck, {});
    for (const auto &[operation, arrived] : stuck) {
        --m_inside;
        ++m_dropped;
        end(operation, Outcome::Lost);
    }
    if (m_current && isDown(*m_current) && m_phase == Phase::Leading)
        notice(m_current->target().stateCause());
    else if (m_phase == Phase::Leading)
        letGo();
}

void StorageServiceGateway::hung()
{
    // It goes on with nothing, its switch included.
    giveUpSwitch();
}

// --- telling ---

const Mechanism *StorageServiceGateway::current() const
{
    return m_current ? &m_current->target() : nullptr;
}

std::string StorageServiceGateway::unbalanced() const
{
    const std::uint64_t known = m_served + m_dropped + m_inside;
    if (known != m_received)
        return std::to_string(m_received) + " operations came and " + std::to_string(known) + " are accounted for";
    return {};
}

Sentence StorageServiceGateway::doing() const
{
    if (!isServing() || isCut())
        return Mechanism::doing();
    if (!m_current)
        return {"Is linked to no storage, so it refuses every operation.", "没有连接任何存储，因此拒绝所有操作。"};
    const std::string &where = m_current->target().name();
    const std::string left = formatNumber(static_cast<double>((m_phaseEnds - now()) / kMillisecond) / 1000);
    const std::string count = std::to_string(m_held.count());
    const std::string meanwhile = m_holds ? count + " operations are held." : "operations fail.";
    const std::string meanwhileZh = m_holds ? "已保留 " + count + " 个操作。" : "操作失败。";
    switch (m_phase) {
    case Phase::Noticing:
        return {where + " has failed: it is noticed in " + left + " s; " + meanwhile, where + " 已失效：" + left + " 秒后被发现；" + meanwhileZh};
    case Phase::Switching:
        return {"Switches away from " + where + ": done in " + left + " s; " + meanwhile, "正在从 " + where + " 切换：" + left + " 秒后完成；" + meanwhileZh};
    case Phase::Stranded:
        return {where + " has failed, and no other device has a copy: operations fail until its repair.",
                where + " 已失效，且没有其他设备持有副本：在修复前操作失败。"};
    case Phase::Leading:
        break;
    }
    return {"Sends operations to " + where + ".", "把操作发往 " + where + "。"};
}

void StorageServiceGateway::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.waiting = static_cast<std::int64_t>(m_held.count());
    snapshot.rate = simulation().metrics().latest(index(), "throughput").value_or(0);
    if (isServing() && (m_phase == Phase::Noticing || m_phase == Phase::Switching)) {
        snapshot.state = ElementState::Recovering;
        snapshot.remaining = toSeconds(m_phaseEnds - now()) + (m_phase == Phase::Noticing ? toSeconds(m_switchTime) : 0);
        if (m_phaseEnds > m_phaseBegan)
            snapshot.progress = static_cast<double>(now() - m_phaseBegan) / static_cast<double>(m_phaseEnds - m_phaseBegan);
    }
}

} // namespace nephoscope::sim
