// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/sim_time.h"
#include "sim/run/live_run.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace nephoscope::sim {

/// What a LiveWorker drives: one run, touched by one thread at a time.
class SteeredRun
{
public:
    virtual ~SteeredRun() = default;
    virtual SimTime now() const = 0;
    virtual bool isAtEnd() const = 0;
    /// Goes on to `time`, at most the end. Must end soon with an error when the flag that it was made with is set.
    virtual Result<Done> runUntil(SimTime time) = 0;
    /// One event. False when none is left before the end.
    virtual Result<bool> step() = 0;
    virtual Result<Done> inject(const Event &event) = 0;
    /// The state now; points and lines since the last call.
    virtual Snapshot snapshot() = 0;
};

/// Paces a run on a thread of its own, takes commands, and keeps the newest snapshot ready.
///
/// Works in slices of simulated time that take some milliseconds of real time, so that commands are looked at often whatever
/// the design costs. The wall clock decides only how far a slice goes: what happens in the run depends on the design and
/// on the simulated times at which commands took effect, which are recorded.
class LiveWorker
{
public:
    /// `cancel` is the flag that ends a slice under way; it is set on destruction.
    LiveWorker(std::unique_ptr<SteeredRun> run, std::shared_ptr<std::atomic<bool>> cancel);
    ~LiveWorker();
    LiveWorker(const LiveWorker &) = delete;
    LiveWorker &operator=(const LiveWorker &) = delete;

    void send(LiveCommand command);
    std::optional<Snapshot> fetch();
    std::vector<RecordedCommand> recorded() const;

    // A window that fetches nothing for long makes the run wait rather than fill the memory or lose a line.
    static constexpr std::size_t kMostPoints = 500'000;
    static constexpr std::size_t kMostLines = 100'000;

private:
    using Wall = std::chrono::steady_clock;

    void work(std::stop_token stop);
    void takeCommands();
    void apply(const LiveCommand &command);
    void advance();
    void goTo(SimTime time);
    void fail(const std::string &sentence);
    void publish();
    bool isMailboxFull() const;
    void rest(const std::stop_token &stop);

    // Only the worker's thread.
    std::unique_ptr<SteeredRun> m_run;
    RunPhase m_phase = RunPhase::Paused;
    std::string m_error;
    double m_speed = 1;
    std::optional<SimTime> m_stepEnd; ///< of a StepSeconds under way: then it pauses
    SimTime m_slice = kMillisecond;
    Wall::time_point m_paceWall; ///< at this wall time …
    SimTime m_paceTime = 0;      ///< … the run was here
    bool m_isBehind = false;     ///< there is more to do at once
    bool m_isDirty = true;
    Wall::time_point m_published{};
    std::uint64_t m_publishedEvents = 0;

    std::shared_ptr<std::atomic<bool>> m_cancel;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::vector<LiveCommand> m_commands;
    std::optional<Snapshot> m_mailbox;
    std::vector<RecordedCommand> m_recorded;

    std::jthread m_thread; ///< last: ends before the rest goes
};

} // namespace nephoscope::sim
