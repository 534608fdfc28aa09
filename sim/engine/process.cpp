// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/process.h"

namespace nephoscope::sim {

void detail::Story::resume(std::coroutine_handle<> handle)
{
    isRunning = true;
    handle.resume();
    isRunning = false;
    if (!isDone && !isCancelled)
        return;
    if (group) {
        group->drop(this);
        return;
    }
    root.destroy();
    delete this;
}

void ProcessGroup::start(Process process)
{
    auto *story = new detail::Story;
    const auto handle = std::exchange(process.m_handle, {});
    handle.promise().story = story;
    story->group = this;
    story->root = handle;
    story->next = m_first;
    if (m_first)
        m_first->previous = story;
    m_first = story;
    story->resume(handle);
}

void ProcessGroup::drop(detail::Story *story)
{
    (story->previous ? story->previous->next : m_first) = story->next;
    if (story->next)
        story->next->previous = story->previous;
    // What the frame holds may start or cancel processes as it goes: it must not find this one any more.
    const auto root = story->root;
    root.destroy();
    delete story;
}

void ProcessGroup::cancelAll()
{
    while (m_first) {
        detail::Story *story = m_first;
        if (!story->isRunning) {
            drop(story);
            continue;
        }
        // It is below us on the stack: whoever resumed it destroys it at its next wait.
        m_first = story->next;
        if (m_first)
            m_first->previous = nullptr;
        story->group = nullptr;
        story->next = nullptr;
        story->isCancelled = true;
    }
}

std::size_t ProcessGroup::count() const
{
    std::size_t count = 0;
    for (const detail::Story *story = m_first; story; story = story->next)
        ++count;
    return count;
}

Signal::~Signal()
{
    for (Wait *wait = m_first; wait; wait = wait->m_next) {
        wait->m_signal = nullptr;
        wait->m_isLinked = false;
    }
}

void Signal::raise()
{
    while (m_first) {
        Wait *wait = m_first;
        wait->unlink();
        wait->m_wasRaised = true;
        m_clock.cancel(wait->m_event);
        wait->m_event = m_clock.at(m_clock.now(), EventClass::Timer, *wait);
    }
}

Signal::Wait::~Wait()
{
    if (m_isLinked)
        unlink();
    m_clock.cancel(m_event);
}

void Signal::Wait::begin()
{
    if (m_time != kNever)
        m_event = m_clock.at(m_time, EventClass::Timer, *this);
    m_previous = m_signal->m_last;
    (m_previous ? m_previous->m_next : m_signal->m_first) = this;
    m_signal->m_last = this;
    m_isLinked = true;
}

void Signal::Wait::unlink()
{
    (m_previous ? m_previous->m_next : m_signal->m_first) = m_next;
    (m_next ? m_next->m_previous : m_signal->m_last) = m_previous;
    m_previous = nullptr;
    m_next = nullptr;
    m_isLinked = false;
}

void Signal::Wait::handle(std::uint32_t, std::uint64_t)
{
    if (m_isLinked)
        unlink();
    m_story->resume(m_handle);
}

} // namespace nephoscope::sim
