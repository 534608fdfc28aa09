// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/clock.h"

#include <coroutine>
#include <cstdlib>
#include <string>
#include <utility>

namespace nephoscope::sim {

class ProcessGroup;

namespace detail {

/// One story that a group runs: what every coroutine of its chain of calls points to. Outlives the frames, so that whoever
/// resumes one can see afterwards whether it is still wanted.
struct Story {
    ProcessGroup *group = nullptr; ///< none: the group is gone, the resumer deletes the story
    std::coroutine_handle<> root;
    Story *previous = nullptr;
    Story *next = nullptr;
    bool isRunning = false;
    bool isDone = false;
    bool isCancelled = false;

    /// Goes on with `handle`, one of this story's coroutines, then clears up if that ended or cancelled it.
    void resume(std::coroutine_handle<> handle);
};

struct PromiseBase {
    Story *story = nullptr;
    std::coroutine_handle<> caller; ///< the coroutine that awaits this one

    std::suspend_always initial_suspend() noexcept { return {}; }
    struct FinalAwaiter {
        bool await_ready() noexcept { return false; }
        template <typename Promise>
        std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> handle) noexcept
        {
            PromiseBase &promise = handle.promise();
            if (promise.caller)
                return promise.caller;
            promise.story->isDone = true;
            return std::noop_coroutine();
        }
        void await_resume() noexcept {}
    };
    FinalAwaiter final_suspend() noexcept { return {}; }
    // No exception crosses a border of the engine.
    [[noreturn]] void unhandled_exception() noexcept { std::abort(); }
};

template <typename T>
struct Promise;

} // namespace detail

/// A story of the control plane, told from top to bottom by a coroutine. Starts when a ProcessGroup starts it or another
/// process awaits it (`co_await recover(server)`), whose result it then is. Destroying it destroys its frame.
///
/// A coroutine's parameters that are references must outlive it; never make a capturing lambda one.
template <typename T>
class [[nodiscard]] ProcessOf
{
public:
    using promise_type = detail::Promise<T>;

    explicit ProcessOf(std::coroutine_handle<promise_type> handle) : m_handle(handle) {}
    ProcessOf(ProcessOf &&other) noexcept : m_handle(std::exchange(other.m_handle, {})) {}
    ProcessOf &operator=(ProcessOf &&other) noexcept
    {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    ~ProcessOf()
    {
        if (m_handle)
            m_handle.destroy();
    }

    bool await_ready() const noexcept { return false; }
    template <typename CallerPromise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<CallerPromise> caller) noexcept
    {
        m_handle.promise().caller = caller;
        m_handle.promise().story = caller.promise().story;
        return m_handle;
    }
    T await_resume() { return m_handle.promise().take(); }

private:
    friend class ProcessGroup;
    std::coroutine_handle<promise_type> m_handle;
};

using Process = ProcessOf<void>;

namespace detail {

template <typename T>
struct Promise : PromiseBase {
    std::optional<T> value;
    ProcessOf<T> get_return_object() { return ProcessOf<T>(std::coroutine_handle<Promise>::from_promise(*this)); }
    void return_value(T result) { value.emplace(std::move(result)); }
    T take() { return std::move(*value); }
};

template <>
struct Promise<void> : PromiseBase {
    ProcessOf<void> get_return_object() { return ProcessOf<void>(std::coroutine_handle<Promise>::from_promise(*this)); }
    void return_void() {}
    void take() {}
};

} // namespace detail

/// Owns the processes of one element: cancelling or destroying it ends them wherever they wait, and everything they hold is
/// released. A process may cancel its own group: it then goes on to its next wait and ends there.
class ProcessGroup
{
public:
    /// `name`: the element that the processes act for, in messages.
    ProcessGroup(Clock &clock, std::string name) : m_clock(clock), m_name(std::move(name)) {}
    ~ProcessGroup() { cancelAll(); }
    ProcessGroup(const ProcessGroup &) = delete;
    ProcessGroup &operator=(const ProcessGroup &) = delete;

    /// Runs it up to its first wait, and from then on whenever what it waits for comes.
    void start(Process process);
    void cancelAll();
    bool isIdle() const { return m_first == nullptr; }
    std::size_t count() const;

    Clock &clock() const { return m_clock; }
    const std::string &name() const { return m_name; }

private:
    friend struct detail::Story;
    void drop(detail::Story *story);

    Clock &m_clock;
    std::string m_name;
    detail::Story *m_first = nullptr; ///< newest first; each destroyed in that order
};

/// `co_await clock.after(d)`. Lives in the frame that awaits it; gone, it takes its event with it.
class Delay final : public EventHandler
{
public:
    Delay(Clock &clock, SimTime time) : m_clock(clock), m_time(time) {}
    Delay(const Delay &) = delete;
    Delay &operator=(const Delay &) = delete;
    ~Delay() override { m_clock.cancel(m_event); }

    bool await_ready() const noexcept { return false; }
    template <typename Promise>
    void await_suspend(std::coroutine_handle<Promise> handle)
    {
        m_handle = handle;
        m_story = handle.promise().story;
        m_event = m_clock.at(m_time, EventClass::Timer, *this);
    }
    void await_resume() const noexcept {}

    void handle(std::uint32_t, std::uint64_t) override { m_story->resume(m_handle); }
    std::string_view eventSource() const override { return m_story->group ? m_story->group->name() : std::string_view("a process"); }

private:
    Clock &m_clock;
    SimTime m_time;
    EventId m_event = EventId::None;
    std::coroutine_handle<> m_handle;
    detail::Story *m_story = nullptr;
};

inline Delay Clock::after(SimTime delay)
{
    return Delay(*this, delay < 0 ? -1 : later(m_now, delay));
}

inline Delay Clock::until(SimTime time)
{
    return Delay(*this, std::max(time, m_now));
}

/// Something that processes wait for. All that wait when it is raised go on at the same instant, as timer events in the order
/// in which they began to wait; who begins to wait afterwards waits for the next time.
///
/// \code
///     co_await m_repaired.wait();
///     const bool inTime = co_await m_answered.waitFor(timeout);
///     while (!isReady()) co_await m_changed.wait();
/// \endcode
class Signal
{
public:
    explicit Signal(Clock &clock) : m_clock(clock) {}
    Signal(const Signal &) = delete;
    Signal &operator=(const Signal &) = delete;
    ~Signal();

    void raise();
    bool isAwaited() const { return m_first != nullptr; }

    class Wait;
    /// Always true.
    Wait wait();
    /// True when it was raised, false when the time was up first.
    Wait waitFor(SimTime delay);
    Wait waitUntil(SimTime time);

private:
    Clock &m_clock;
    Wait *m_first = nullptr;
    Wait *m_last = nullptr;
};

class Signal::Wait final : public EventHandler
{
public:
    Wait(Signal &signal, SimTime time) : m_signal(&signal), m_clock(signal.m_clock), m_time(time) {}
    Wait(const Wait &) = delete;
    Wait &operator=(const Wait &) = delete;
    ~Wait() override;

    bool await_ready() const noexcept { return false; }
    template <typename Promise>
    void await_suspend(std::coroutine_handle<Promise> handle)
    {
        m_handle = handle;
        m_story = handle.promise().story;
        begin();
    }
    bool await_resume() const noexcept { return m_wasRaised; }

    void handle(std::uint32_t, std::uint64_t) override;
    std::string_view eventSource() const override { return m_story->group ? m_story->group->name() : std::string_view("a process"); }

private:
    friend class Signal;
    void begin();
    void unlink();

    Signal *m_signal; ///< none: the signal is gone
    Clock &m_clock;
    SimTime m_time; ///< of giving up; kNever: never
    EventId m_event = EventId::None;
    std::coroutine_handle<> m_handle;
    detail::Story *m_story = nullptr;
    Wait *m_previous = nullptr;
    Wait *m_next = nullptr;
    bool m_isLinked = false;
    bool m_wasRaised = false;
};

inline Signal::Wait Signal::wait()
{
    return Wait(*this, kNever);
}

inline Signal::Wait Signal::waitUntil(SimTime time)
{
    return Wait(*this, std::max(time, m_clock.now()));
}

inline Signal::Wait Signal::waitFor(SimTime delay)
{
    return Wait(*this, delay < 0 ? -1 : later(m_clock.now(), delay));
}

} // namespace nephoscope::sim
