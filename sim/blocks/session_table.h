// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/deadline_line.h"
#include "sim/engine/statistics.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace nephoscope::sim {

/// Which session: its consumer, and its number there. 0 is what a consumer without sessions has in common.
constexpr std::uint64_t sessionKey(std::uint32_t consumer, std::uint32_t session)
{
    return static_cast<std::uint64_t>(consumer) << 32 | session;
}

/// What is kept of sessions, each with a value of whoever keeps it, until nobody has asked for it for a while.
class SessionTable final : private DeadlineListener
{
public:
    SessionTable(Clock &clock, std::string name) : m_clock(clock), m_deadlines(clock, std::move(name), *this) {}

    /// How long a session is kept that nobody asks for (0: for ever). Holds for what is asked for from now on.
    void setExpiry(SimTime expiry) { m_expiry = expiry; }

    /// Its value, and its time begins anew; nullptr: not kept. Good until the next call.
    std::uint64_t *find(std::uint64_t key);
    /// Keeps it from now on. \pre it is not kept
    void add(std::uint64_t key, std::uint64_t value = 0);
    void clear();

    /// How many are kept.
    const LevelOverTime &count() const { return m_count; }
    /// How many of those that are kept here none of the others keeps.
    std::int64_t countOnlyHere(const std::vector<const SessionTable *> &others) const;
    /// How many were dropped because nobody asked for them any more.
    const std::uint64_t &expired() const { return m_expired; }
    /// The sum of all values.
    std::uint64_t total() const { return m_total; }
    /// Changes a value. \pre `value` comes from `find`, since when nothing else was called
    void change(std::uint64_t &value, std::uint64_t to);

private:
    struct Entry {
        std::uint64_t key = 0;
        std::uint64_t value = 0;
        DeadlineLine::Ticket deadline = DeadlineLine::Ticket::None;
    };

    void deadlinePassed(std::uint32_t place) override;
    void drop(std::uint32_t place);

    Clock &m_clock;
    DeadlineLine m_deadlines;
    SimTime m_expiry = 0;
    std::unordered_map<std::uint64_t, std::uint32_t> m_places; // looked up, and walked through only to count
    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_free;
    LevelOverTime m_count;
    std::uint64_t m_expired = 0;
    std::uint64_t m_total = 0;
};

} // namespace nephoscope::sim
