// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/event_queue.h"

#include <atomic>
#include <optional>
#include <string>
#include <string_view>

namespace nephoscope::sim {

/// Something that events are for.
class EventHandler
{
public:
    virtual ~EventHandler() = default;
    /// One event has come up; `kind` and `argument` are what it was scheduled with.
    virtual void handle(std::uint32_t kind, std::uint64_t argument) = 0;
    /// The element or part that it acts for, in messages about runaways: `web-1`.
    virtual std::string_view eventSource() const = 0;

protected:
    EventHandler() = default;
    EventHandler(const EventHandler &) = default;
    EventHandler &operator=(const EventHandler &) = default;
};

/// What stops a runaway (see `Clock`).
struct ClockLimits {
    std::uint64_t events = 10'000'000'000;
    std::size_t pending = 10'000'000;
    std::uint32_t atOneInstant = 1'000'000;
};

enum class RunStop {
    Reached, ///< the time that was asked for
    Asked,   ///< the stop flag, or requestStop()
    Failed,  ///< see Clock::error()
};

class Delay;

/// Simulated time and all that is going to happen in it.
///
/// Never looks at a wall clock. A delay below 0 is an error that ends the run, it is never taken for 0. The limits
/// end a run with an error that names the handler whose events ran away.
class Clock
{
public:
    explicit Clock(const ClockLimits &limits = {});
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;

    SimTime now() const { return m_now; }
    std::uint64_t eventsProcessed() const { return m_processed + (kStride - m_left); }
    std::size_t pending() const { return m_queue.pending(); }
    /// The time of the next event, kNever with none.
    SimTime nextTime() { return m_queue.nextTime(); }

    /// Schedules `handler.handle(kind, argument)` at `time` >= now.
    EventId at(SimTime time, EventClass eventClass, EventHandler &handler, std::uint32_t kind = 0, std::uint64_t argument = 0)
    {
        if (time < m_now || m_queue.pending() >= m_limits.pending) [[unlikely]]
            return refuse(time, handler);
        return m_queue.push(time, eventClass, {&handler, argument, kind});
    }

    EventId after(SimTime delay, EventClass eventClass, EventHandler &handler, std::uint32_t kind = 0, std::uint64_t argument = 0)
    {
        return at(delay < 0 ? -1 : later(m_now, delay), eventClass, handler, kind, argument);
    }

    /// Whether the event was still to come. `id` becomes None.
    bool cancel(EventId &id)
    {
        const bool wasPending = m_queue.cancel(id);
        id = EventId::None;
        return wasPending;
    }

    bool isPending(EventId id) const { return m_queue.isPending(id); }

    /// In a Process: `co_await clock.after(d)`, `co_await clock.until(time)` (at once if it is past). Defined in process.h.
    Delay after(SimTime delay);
    Delay until(SimTime time);

    /// Runs all events up to and including `end`, and sets the time to `end`. `stop` is looked at every 1,000 events at most.
    RunStop run(SimTime end, const std::atomic<bool> *stop = nullptr);
    /// Runs one event if there is one by `end`; else sets the time to `end` and returns Reached. Asked: it ran one.
    RunStop step(SimTime end);

    /// Ends run() after the event under way.
    void requestStop();
    /// Ends the run with an error after the event under way; the first one counts.
    void fail(Error error);
    const std::optional<Error> &error() const { return m_error; }

    /// Drops all pending events. For the end of a run, before what they point to is gone.
    void clear() { m_queue.clear(); }

private:
    static constexpr std::uint64_t kStride = 1000;

    EventId refuse(SimTime time, const EventHandler &handler);
    bool mayGoOn(const std::atomic<bool> *stop);
    void failAtOneInstant(const EventHandler &handler);
    void dispatch(SimTime time, const ScheduledEvent &event);

    EventQueue m_queue;
    SimTime m_now = 0;
    std::uint64_t m_processed = 0;  ///< in full strides; see eventsProcessed()
    std::uint64_t m_left = kStride; ///< events until the next look at flag and limits
    std::uint32_t m_atThisInstant = 0;
    bool m_isStopping = false;
    bool m_isInterrupted = false; ///< m_isStopping or m_error: one look in the loop
    ClockLimits m_limits;
    std::optional<Error> m_error;
};

} // namespace nephoscope::sim
