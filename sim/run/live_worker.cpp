// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/live_worker.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nephoscope::sim {

namespace {

using namespace std::chrono_literals;

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

} // namespace

LiveWorker::LiveWorker(std::unique_ptr<SteeredRun> run, Make make, std::shared_ptr<std::atomic<bool>> cancel)
    : m_make(std::move(make)), m_course(std::move(run)), m_cancel(std::move(cancel))
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
        if (snapshot)
            m_fetchedGeneration = snapshot->generation;
    }
    if (snapshot)
        m_wake.notify_one();
    return snapshot;
}

std::vector<RecordedAction> LiveWorker::recorded() const
{
    const std::lock_guard lock(m_mutex);
    return m_recorded;
}

void LiveWorker::work(std::stop_token stop)
{
    while (!stop.stop_requested()) {
        takeCommands();
        m_isBehind = false;
        if (m_jump)
            advanceJump();
        else if (m_phase == RunPhase::Running && !isMailboxFull())
            advance();
        if (m_isDirty && Wall::now() - m_published >= kBetweenSnapshots && !stop.stop_requested())
            publish();
        if (!m_isBehind)
            rest(stop);
    }
}

/// While the run is repeated for a jump back, what would change it waits until it is there.
bool LiveWorker::mustWait(const LiveCommand &command) const
{
    const bool isChange = std::holds_alternative<Inject>(command) || std::holds_alternative<StepEvent>(command)
        || std::holds_alternative<StepSeconds>(command) || std::holds_alternative<StepLine>(command);
    return isChange && m_jump && m_jump->back;
}

void LiveWorker::takeCommands()
{
    {
        const std::lock_guard lock(m_mutex);
        std::ranges::move(m_commands, std::back_inserter(m_toDo));
        m_commands.clear();
    }
    std::vector<LiveCommand> waiting;
    for (LiveCommand &command : m_toDo) {
        if (mustWait(command)) {
            waiting.push_back(std::move(command));
            continue;
        }
        // A run that is over can only be looked at again from an earlier time.
        const bool isOver = (m_phase == RunPhase::Finished || m_phase == RunPhase::Failed) && !m_jump;
        if (isOver && !std::holds_alternative<GoTo>(command) && !std::holds_alternative<SetSpeed>(command))
            continue;
        apply(command);
        m_isDirty = true;
    }
    m_toDo = std::move(waiting);
}

void LiveWorker::restartPace()
{
    m_paceWall = Wall::now();
    m_paceTime = m_course.now();
}

void LiveWorker::apply(const LiveCommand &command)
{
    restartPace();
    std::visit(Overloaded{[this](const Play &) {
                              m_phase = RunPhase::Running;
                              m_step.reset();
                          },
                          [this](const Pause &) {
                              cancelJump();
                              if (m_phase == RunPhase::Running)
                                  m_phase = RunPhase::Paused;
                              m_step.reset();
                          },
                          [this](const SetSpeed &order) { m_speed = std::max(0.0, order.speed); },
                          [this](const StepEvent &) {
                              cancelJump();
                              m_phase = RunPhase::Paused;
                              m_step.reset();
                              const Result<bool> stepped = m_course.step(m_script);
                              check(stepped ? Result<Done>(Done{}) : Result<Done>(stepped.error()));
                          },
                          [this](const StepSeconds &order) {
                              cancelJump();
                              m_phase = RunPhase::Running;
                              m_step = Step{later(m_course.now(), toTime(std::max(0.0, order.seconds))), {}};
                          },
                          [this](const StepLine &) {
                              cancelJump();
                              m_phase = RunPhase::Running;
                              m_step = Step{{}, m_course.run().lines() + 1};
                          },
                          [this](const GoTo &order) { jumpTo(toTime(std::max(0.0, order.time))); },
                          [this](const CancelJump &) { cancelJump(); },
                          [this](const Inject &order) { inject(order.event); }},
               command);
}

void LiveWorker::inject(const Event &event)
{
    // A time that a document can hold, and the same place in it that the document's event would have.
    const SimTime time = (m_course.now() / kMillisecond + 1) * kMillisecond;
    goTo(time - 1);
    if (m_phase == RunPhase::Failed || m_phase == RunPhase::Finished)
        return;
    leaveCourse();
    const Result<Done> done = m_course.run().injectAt(time, event);
    // An action that can't be carried out says why in its answer; the run goes on.
    m_error = done ? std::string() : done.error().message;
    m_script.push_back({time, event, static_cast<bool>(done)});
    m_course.skip(1);
    m_collected.newActions.push_back({toSeconds(time), event, m_error});
    {
        const std::lock_guard lock(m_mutex);
        m_recorded = m_script;
    }
    check(Done{});
}

/// One slice, as far as the ordered speed allows.
void LiveWorker::advance()
{
    if (m_step && m_step->line) {
        advanceToLine();
        return;
    }
    const Wall::time_point begin = Wall::now();
    SimTime target = kHorizon;
    bool isPaced = false;
    if (m_step) {
        target = *m_step->end;
    } else if (m_speed > 0) {
        const double passed = secondsBetween(m_paceWall, begin);
        target = later(m_paceTime, toTime(passed * m_speed));
        isPaced = true;
    }
    const SimTime sliceEnd = later(m_course.now(), m_slice);
    const bool isCut = target > sliceEnd;
    goTo(std::min(target, sliceEnd));
    if (m_phase != RunPhase::Running)
        return;
    if (m_step && m_course.now() >= *m_step->end) {
        m_step.reset();
        m_phase = RunPhase::Paused;
        return;
    }
    fitSlice(Wall::now() - begin, isCut);
    m_isBehind = isCut;
    if (isPaced && isCut && toSeconds(target - m_course.now()) > kMostBehind * m_speed)
        restartPace();
}

void LiveWorker::advanceToLine()
{
    const Wall::time_point begin = Wall::now();
    m_isBehind = true;
    while (m_phase == RunPhase::Running && Wall::now() - begin < kSliceLong) {
        for (int i = 0; i < 64 && m_phase == RunPhase::Running; ++i) {
            const Result<bool> stepped = m_course.step(m_script);
            check(stepped ? Result<Done>(Done{}) : Result<Done>(stepped.error()));
            if (m_phase == RunPhase::Running && m_course.run().lines() >= *m_step->line) {
                // All that happens at that time, so that what belongs together is seen together.
                goTo(m_course.now());
                m_step.reset();
                if (m_phase == RunPhase::Running)
                    m_phase = RunPhase::Paused;
                return;
            }
        }
    }
}

/// Slices take some milliseconds, so that commands are looked at often.
void LiveWorker::fitSlice(Wall::duration took, bool isCut)
{
    if (took > kSliceLong)
        m_slice = std::max<SimTime>(m_slice / 2, 1);
    else if (took < kSliceShort && isCut)
        m_slice = std::min<SimTime>(m_slice * 2, kHorizon / 4);
}

void LiveWorker::goTo(SimTime time)
{
    check(m_course.runUntil(time, m_script));
}

/// After the run has moved.
void LiveWorker::check(const Result<Done> &done)
{
    m_isDirty = true;
    m_furthest = std::max(m_furthest, m_course.now());
    if (!done)
        fail(done.error().message);
    else if (m_course.run().isAtEnd())
        m_phase = RunPhase::Finished;
}

void LiveWorker::fail(const std::string &sentence)
{
    m_phase = RunPhase::Failed;
    m_error = sentence;
}

/// Takes what the run has to tell and was not told before.
void LiveWorker::collect()
{
    const std::uint64_t linesBefore = m_course.linesTaken();
    const std::uint64_t pointsBefore = m_course.pointsTaken();
    Snapshot snapshot = m_course.take();
    // It repeats itself exactly, so that counting is enough.
    const auto dropTold = [](auto &items, std::uint64_t before, std::uint64_t &told) {
        const std::uint64_t known = told > before ? std::min<std::uint64_t>(told - before, items.size()) : 0;
        items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(known));
        told = std::max(told, before + known + items.size());
    };
    dropTold(snapshot.newLog, linesBefore, m_linesTold);
    dropTold(snapshot.newPoints, pointsBefore, m_pointsTold);
    snapshot.generation = m_generation;
    snapshot.keptTime = m_keptTime;
    if (m_collected.generation == 0) {
        m_collected.generation = m_generation;
        m_collected.keptTime = m_keptTime;
    }
    m_collected = merged(std::move(m_collected), std::move(snapshot), m_collected.generation == m_publishedGeneration);
}

void LiveWorker::publish()
{
    const Wall::time_point now = Wall::now();
    collect();
    Snapshot snapshot = std::exchange(m_collected, {});
    m_publishedGeneration = snapshot.generation;
    snapshot.phase = m_phase;
    snapshot.speed = m_speed;
    snapshot.error = m_error;
    snapshot.furthest = toSeconds(m_furthest);
    if (m_jump)
        snapshot.jump = Jump{toSeconds(m_jump->from), toSeconds(m_jump->back ? m_jump->back->now() : m_course.now()), toSeconds(m_jump->to), m_jump->back != nullptr};
    const double passed = secondsBetween(m_published, now);
    if (m_phase == RunPhase::Running && passed > 0 && snapshot.eventsProcessed > m_publishedEvents)
        snapshot.eventsPerSecond = static_cast<double>(snapshot.eventsProcessed - m_publishedEvents) / passed;
    m_publishedEvents = snapshot.eventsProcessed;
    m_published = now;
    m_isDirty = false;
    const std::lock_guard lock(m_mutex);
    if (m_mailbox) {
        const bool isKnown = m_mailbox->generation == m_fetchedGeneration;
        m_mailbox = merged(std::move(*m_mailbox), std::move(snapshot), isKnown);
    } else {
        m_mailbox = std::move(snapshot);
    }
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
