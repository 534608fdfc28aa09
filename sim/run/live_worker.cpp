// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/live_worker.h"

#include <algorithm>
#include <iterator>

namespace nephoscope::sim {

namespace {

using namespace std::chrono_literals;

constexpr auto kBetweenSnapshots = 34ms; // at most 30 a second
constexpr auto kSliceShort = 2ms;        // of real time: below it the next slice is longer
constexpr auto kSliceLong = 6ms;
constexpr auto kPaceTick = 8ms;
// A run that can't keep up goes as fast as it can; it doesn't try to make up for more than this.
constexpr double kMostBehind = 0.1; // s of real time

template <typename... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

double secondsBetween(std::chrono::steady_clock::time_point from, std::chrono::steady_clock::time_point to)
{
    return std::chrono::duration<double>(to - from).count();
}

/// `newer` with what `older` brought and nobody fetched in front.
Snapshot merged(Snapshot older, Snapshot newer)
{
    older.newPoints.insert(older.newPoints.end(), newer.newPoints.begin(), newer.newPoints.end());
    older.newLog.insert(older.newLog.end(), std::make_move_iterator(newer.newLog.begin()), std::make_move_iterator(newer.newLog.end()));
    newer.newPoints = std::move(older.newPoints);
    newer.newLog = std::move(older.newLog);
    return newer;
}

} // namespace

LiveWorker::LiveWorker(std::unique_ptr<SteeredRun> run, std::shared_ptr<std::atomic<bool>> cancel)
    : m_run(std::move(run)), m_cancel(std::move(cancel))
{
    publish();
    m_thread = std::jthread([this](std::stop_token stop) { work(std::move(stop)); });
}

LiveWorker::~LiveWorker()
{
    m_cancel->store(true, std::memory_order_relaxed);
}

void LiveWorker::send(LiveCommand command)
{
    {
        const std::lock_guard lock(m_mutex);
        m_commands.push_back(std::move(command));
    }
    m_wake.notify_one();
}

std::optional<Snapshot> LiveWorker::fetch()
{
    std::optional<Snapshot> snapshot;
    {
        const std::lock_guard lock(m_mutex);
        m_mailbox.swap(snapshot);
    }
    if (snapshot)
        m_wake.notify_one();
    return snapshot;
}

std::vector<RecordedCommand> LiveWorker::recorded() const
{
    const std::lock_guard lock(m_mutex);
    return m_recorded;
}

void LiveWorker::work(std::stop_token stop)
{
    while (!stop.stop_requested()) {
        takeCommands();
        m_isBehind = false;
        if (m_phase == RunPhase::Running && !isMailboxFull())
            advance();
        if (m_isDirty && Wall::now() - m_published >= kBetweenSnapshots && !stop.stop_requested())
            publish();
        if (!m_isBehind)
            rest(stop);
    }
}

void LiveWorker::takeCommands()
{
    std::vector<LiveCommand> commands;
    {
        const std::lock_guard lock(m_mutex);
        commands.swap(m_commands);
    }
    for (const LiveCommand &command : commands) {
        if (m_phase == RunPhase::Finished || m_phase == RunPhase::Failed)
            return;
        apply(command);
        m_isDirty = true;
    }
}

void LiveWorker::apply(const LiveCommand &command)
{
    // What is injected comes after all events of its instant, so that a replay can put it in the same place.
    if (std::holds_alternative<Inject>(command))
        goTo(m_run->now());
    {
        const std::lock_guard lock(m_mutex);
        m_recorded.push_back({m_run->now(), command});
    }
    m_paceWall = Wall::now();
    m_paceTime = m_run->now();
    std::visit(Overloaded{[this](const Play &) {
                              m_phase = RunPhase::Running;
                              m_stepEnd.reset();
                          },
                          [this](const Pause &) {
                              m_phase = RunPhase::Paused;
                              m_stepEnd.reset();
                          },
                          [this](const SetSpeed &order) { m_speed = std::max(0.0, order.speed); },
                          [this](const StepEvent &) {
                              m_phase = RunPhase::Paused;
                              m_stepEnd.reset();
                              const Result<bool> stepped = m_run->step();
                              if (!stepped)
                                  fail(stepped.error().message);
                              else if (m_run->isAtEnd())
                                  m_phase = RunPhase::Finished;
                          },
                          [this](const StepSeconds &order) {
                              m_phase = RunPhase::Running;
                              m_stepEnd = later(m_run->now(), toTime(std::max(0.0, order.seconds)));
                          },
                          [this](const Inject &order) {
                              if (m_phase == RunPhase::Failed || m_phase == RunPhase::Finished)
                                  return;
                              // An action that can't be carried out says why in its answer; the run goes on.
                              const Result<Done> done = m_run->inject(order.event);
                              m_error = done ? std::string() : done.error().message;
                          }},
               command);
}

/// One slice, as far as the ordered speed allows.
void LiveWorker::advance()
{
    const Wall::time_point begin = Wall::now();
    SimTime target = kHorizon;
    bool isPaced = false;
    if (m_stepEnd) {
        target = *m_stepEnd;
    } else if (m_speed > 0) {
        const double passed = secondsBetween(m_paceWall, begin);
        target = later(m_paceTime, toTime(passed * m_speed));
        isPaced = true;
    }
    const SimTime sliceEnd = later(m_run->now(), m_slice);
    const bool isCut = target > sliceEnd;
    goTo(std::min(target, sliceEnd));
    if (m_phase != RunPhase::Running)
        return;
    if (m_stepEnd && m_run->now() >= *m_stepEnd) {
        m_stepEnd.reset();
        m_phase = RunPhase::Paused;
        return;
    }
    const auto took = Wall::now() - begin;
    if (took > kSliceLong)
        m_slice = std::max<SimTime>(m_slice / 2, 1);
    else if (took < kSliceShort && isCut)
        m_slice = std::min<SimTime>(m_slice * 2, kHorizon / 4);
    m_isBehind = isCut;
    if (isPaced && isCut && toSeconds(target - m_run->now()) > kMostBehind * m_speed) {
        m_paceWall = Wall::now();
        m_paceTime = m_run->now();
    }
}

void LiveWorker::goTo(SimTime time)
{
    const Result<Done> done = m_run->runUntil(time);
    m_isDirty = true;
    if (!done)
        fail(done.error().message);
    else if (m_run->isAtEnd())
        m_phase = RunPhase::Finished;
}

void LiveWorker::fail(const std::string &sentence)
{
    m_phase = RunPhase::Failed;
    m_error = sentence;
}

void LiveWorker::publish()
{
    const Wall::time_point now = Wall::now();
    Snapshot snapshot = m_run->snapshot();
    snapshot.generation = 1;
    snapshot.phase = m_phase;
    snapshot.speed = m_speed;
    snapshot.error = m_error;
    const double passed = secondsBetween(m_published, now);
    if (m_phase == RunPhase::Running && passed > 0)
        snapshot.eventsPerSecond = static_cast<double>(snapshot.eventsProcessed - m_publishedEvents) / passed;
    m_publishedEvents = snapshot.eventsProcessed;
    m_published = now;
    m_isDirty = false;
    const std::lock_guard lock(m_mutex);
    m_mailbox = m_mailbox ? merged(std::move(*m_mailbox), std::move(snapshot)) : std::move(snapshot);
}

bool LiveWorker::isMailboxFull() const
{
    const std::lock_guard lock(m_mutex);
    return m_mailbox && (m_mailbox->newPoints.size() >= kMostPoints || m_mailbox->newLog.size() >= kMostLines);
}

/// Until there is something to do: a command, the next tick of the pace, the next snapshot, the end.
void LiveWorker::rest(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    const auto hasCommands = [this] { return !m_commands.empty(); };
    if (m_phase == RunPhase::Running)
        m_wake.wait_for(lock, stop, kPaceTick, hasCommands);
    else if (m_isDirty)
        m_wake.wait_until(lock, stop, m_published + kBetweenSnapshots, hasCommands);
    else
        m_wake.wait(lock, stop, hasCommands);
}

} // namespace nephoscope::sim
