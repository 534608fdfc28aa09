// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/sim_time.h"
#include "sim/run/live_run.h"

#include <cstdint>
#include <memory>
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
    /// When the next event is.
    virtual SimTime nextTime() = 0;
    /// Goes on to `time` > now() and carries the action out there as an event of the document would be: before all else of that
    /// instant. Error: what cannot be carried out; the run goes on.
    virtual Result<Done> injectAt(SimTime time, const Event &event) = 0;
    /// How many lines the log has had so far.
    virtual std::uint64_t lines() const = 0;
    /// The state now; points and lines since the last call.
    virtual Snapshot snapshot() = 0;
};

/// A run that repeats the actions of a script at their times, and counts what it has told.
class LiveCourse
{
public:
    using Script = std::vector<RecordedAction>;

    explicit LiveCourse(std::unique_ptr<SteeredRun> run) : m_run(std::move(run)) {}

    SteeredRun &run() { return *m_run; }
    SimTime now() const { return m_run->now(); }
    /// Goes on to `time` with the script's actions on the way.
    Result<Done> runUntil(SimTime time, const Script &script);
    /// The next event, or the next action of the script where that comes first.
    Result<bool> step(const Script &script);
    /// The first action of the script that is still to come.
    std::size_t next() const { return m_next; }
    void skip(std::size_t actions) { m_next += actions; }

    Snapshot take();
    std::uint64_t linesTaken() const { return m_linesTaken; }
    std::uint64_t pointsTaken() const { return m_pointsTaken; }

private:
    std::unique_ptr<SteeredRun> m_run;
    std::size_t m_next = 0;
    std::uint64_t m_linesTaken = 0;
    std::uint64_t m_pointsTaken = 0;
};

/// `newer` with what `older` brought and nobody fetched in front, but for what is void since. `isCourseKnown`: an earlier snapshot of
/// `older`'s course was fetched, so that only what is new in `newer`'s has to be told.
Snapshot merged(Snapshot older, Snapshot newer, bool isCourseKnown);

} // namespace nephoscope::sim
