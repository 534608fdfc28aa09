// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/session_table.h"

#include <algorithm>
#include <cassert>

namespace nephoscope::sim {

std::uint64_t *SessionTable::find(std::uint64_t key)
{
    const auto found = m_places.find(key);
    if (found == m_places.end())
        return nullptr;
    Entry &entry = m_entries[found->second];
    m_deadlines.remove(entry.deadline);
    if (m_expiry > 0)
        entry.deadline = m_deadlines.add(found->second, m_expiry);
    return &entry.value;
}

void SessionTable::add(std::uint64_t key, std::uint64_t value)
{
    assert(!m_places.contains(key));
    if (m_free.empty()) {
        m_free.push_back(static_cast<std::uint32_t>(m_entries.size()));
        m_entries.emplace_back();
    }
    const std::uint32_t place = m_free.back();
    m_free.pop_back();
    m_places.emplace(key, place);
    m_entries[place] = {key, value, m_expiry > 0 ? m_deadlines.add(place, m_expiry) : DeadlineLine::Ticket::None};
    m_total += value;
    m_count.add(1, m_clock.now());
}

void SessionTable::change(std::uint64_t &value, std::uint64_t to)
{
    m_total = m_total - value + to;
    value = to;
}

void SessionTable::drop(std::uint32_t place)
{
    Entry &entry = m_entries[place];
    m_places.erase(entry.key);
    m_total -= entry.value;
    entry = {};
    m_free.push_back(place);
    m_count.add(-1, m_clock.now());
}

void SessionTable::clear()
{
    for (Entry &entry : m_entries)
        m_deadlines.remove(entry.deadline);
    m_places.clear();
    m_entries.clear();
    m_free.clear();
    m_total = 0;
    m_count.set(0, m_clock.now());
}

std::int64_t SessionTable::countOnlyHere(const std::vector<const SessionTable *> &others) const
{
    return std::ranges::count_if(m_places, [&others](const auto &kept) {
        return std::ranges::none_of(others, [&kept](const SessionTable *other) { return other->m_places.contains(kept.first); });
    });
}

void SessionTable::deadlinePassed(std::uint32_t place)
{
    m_entries[place].deadline = DeadlineLine::Ticket::None;
    ++m_expired;
    drop(place);
}

} // namespace nephoscope::sim
