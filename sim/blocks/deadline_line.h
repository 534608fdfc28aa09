// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/ring.h"
#include "sim/engine/clock.h"

#include <cstdint>
#include <string>

namespace nephoscope::sim {

class DeadlineListener
{
public:
    virtual void deadlinePassed(std::uint32_t job) = 0;

protected:
    ~DeadlineListener() = default;
};

/// Deadlines of many jobs, most of which are met: one pending event in all instead of one a job.
///
/// Whoever gives all its jobs the same patience adds deadlines in ascending order, so the line is a queue: only the deadline
/// at its head has an event. One that is earlier than the last one added (after the patience was lowered) has its own.
class DeadlineLine final : public EventHandler
{
public:
    /// Names one deadline until it has passed or was removed.
    enum class Ticket : std::uint64_t { None = 0 };

    DeadlineLine(Clock &clock, std::string name, DeadlineListener &listener)
        : m_clock(clock), m_listener(listener), m_name(std::move(name))
    {
    }

    /// Calls `deadlinePassed(job)` as a timer event `patience` from now, unless it is removed before. \pre patience >= 0
    Ticket add(std::uint32_t job, SimTime patience);
    /// The deadline was met. `ticket` becomes None.
    void remove(Ticket &ticket);

    void handle(std::uint32_t kind, std::uint64_t argument) override;
    std::string_view eventSource() const override { return m_name; }

private:
    struct Entry {
        SimTime time = 0;
        std::uint32_t job = 0;
        bool isMet = false;
    };
    // Tickets of the line have this bit and a number; the others are EventIds, whose highest bits are a class below 4.
    static constexpr std::uint64_t kInLine = std::uint64_t{1} << 63;

    void dropMet();

    Clock &m_clock;
    DeadlineListener &m_listener;
    Ring<Entry> m_line;
    std::uint64_t m_firstNumber = 0; ///< of the entry at the head
    SimTime m_last = 0;
    bool m_isServing = false;
    EventId m_event = EventId::None; ///< at or before the head's time
    std::string m_name;
};

} // namespace nephoscope::sim
