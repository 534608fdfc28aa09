// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/actor/trace_follower.h"

namespace nephoscope::sim {

Result<Done> TraceFollower::load(const std::string &folder, const std::string &name, const std::function<std::uint16_t(const std::string &)> &classNumber)
{
    if (name == m_name)
        return Done{};
    std::vector<TraceRow> rows;
    if (!name.empty()) {
        Result<std::vector<TraceRow>> read = readTrace(folder, name);
        if (!read)
            return read.error();
        rows = std::move(*read);
    }
    m_rows = std::move(rows);
    m_name = name;
    m_next = 0;
    m_classes.clear();
    for (const TraceRow &row : m_rows)
        m_classes.push_back(row.contentClass.empty() ? 0 : classNumber(row.contentClass));
    return Done{};
}

SimTime TraceFollower::nextTime(SimTime now)
{
    while (m_next < m_rows.size() && m_rows[m_next].time < now)
        ++m_next;
    return m_next < m_rows.size() ? m_rows[m_next].time : kNever;
}

std::uint32_t TraceFollower::take(SimTime now)
{
    return m_next < m_rows.size() && m_rows[m_next].time <= now ? m_next++ : kNone;
}

void TraceFollower::apply(std::uint32_t row, Request &request) const
{
    if (row >= m_rows.size())
        return; // of a trace that was exchanged meanwhile
    request.size = m_rows[row].size.value_or(request.size);
    if (!m_rows[row].contentClass.empty())
        request.messageClass = m_classes[row];
}

} // namespace nephoscope::sim
