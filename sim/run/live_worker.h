// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/sim_time.h"
#include "sim/run/live_course.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace nephoscope::sim {

/// Paces a run on a thread of its own, takes commands, and keeps the newest snapshot ready.
///
/// Works in slices of simulated time that take some milliseconds of real time, so that commands are looked at often whatever
/// the design costs. The wall clock decides only how far a slice goes: what happens in the run depends on the design and
/// on the simulated times at which commands took effect, which are recorded.
class LiveWorker
{
public:
    using Make = std::function<Result<std::unique_ptr<SteeredRun>>()>;
    /// `make` gives the same run anew, at its start. `cancel` is the flag that ends a slice under way; it is set on destruction.
    LiveWorker(std::unique_ptr<SteeredRun> run, Make make, std::shared_ptr<std::atomic<bool>> cancel);
    ~LiveWorker();
    LiveWorker(const LiveWorker &) = delete;
    LiveWorker &operator=(const LiveWorker &) = delete;

    void send(LiveCommand command);
    std::optional<Snapshot> fetch();
    std::vector<RecordedAction> recorded() const;

    // A window that fetches nothing for long makes the run wait rather than fill the memory or lose a line.
    static constexpr std::size_t kMostPoints = 500'000;
    static constexpr std::size_t kMostLines = 100'000;

private:
    using Wall = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds kBetweenSnapshots{34}; // at most 30 a second

    /// What a run is stepped for: it goes on till then and pauses.
    struct Step {
        std::optional<SimTime> end;        ///< a time …
        std::optional<std::uint64_t> line; ///< … or this many lines in the log
    };

    void work(std::stop_token stop);
    void takeCommands();
    bool mustWait(const LiveCommand &command) const;
    void apply(const LiveCommand &command);
    void inject(const Event &event);
    void restartPace();
    void advance();
    void advanceToLine();
    void goTo(SimTime time);
    void check(const Result<Done> &done);
    void fail(const std::string &sentence);
    void fitSlice(Wall::duration took, bool isCut);
    // live_worker_jump.cpp
    void jumpTo(SimTime time);
    void cancelJump();
    void advanceJump();
    void advanceBack();
    void arrive();
    void leaveCourse();
    // What is told.
    void collect();
    void publish();
    bool isMailboxFull() const;
    void rest(const std::stop_token &stop);

    // Only the worker's thread.
    Make m_make;
    std::vector<LiveCommand> m_toDo;
    LiveCourse m_course;
    LiveCourse::Script m_script; ///< all actions of this course, those to come in it too
    RunPhase m_phase = RunPhase::Paused;
    std::string m_error;
    double m_speed = 1;
    std::optional<Step> m_step; ///< under way: then it pauses
    SimTime m_slice = kMillisecond;
    Wall::time_point m_paceWall; ///< at this wall time …
    SimTime m_paceTime = 0;      ///< … the run was here
    bool m_isBehind = false;     ///< there is more to do at once
    bool m_isDirty = true;
    Wall::time_point m_published{};
    std::uint64_t m_publishedEvents = 0;

    struct JumpUnderWay {
        SimTime from = 0;
        SimTime to = 0;
        std::unique_ptr<LiveCourse> back; ///< the run anew, on its way to `to`; none: forward
    };
    std::optional<JumpUnderWay> m_jump;

    std::uint64_t m_generation = 1;
    std::uint64_t m_publishedGeneration = 0;
    double m_keptTime = std::numeric_limits<double>::infinity();
    SimTime m_furthest = 0;
    std::uint64_t m_linesTold = 0;
    std::uint64_t m_pointsTold = 0;
    Snapshot m_collected; ///< told with the next snapshot

    std::shared_ptr<std::atomic<bool>> m_cancel;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::vector<LiveCommand> m_commands;
    std::optional<Snapshot> m_mailbox;
    std::uint64_t m_fetchedGeneration = 0;
    LiveCourse::Script m_recorded; ///< of the script what has been tried

    std::jthread m_thread; ///< last: ends before the rest goes
};

} // namespace nephoscope::sim
