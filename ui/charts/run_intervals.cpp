// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/run_intervals.h"

#include "ui/charts/run_charts.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"

#include <algorithm>

namespace nephoscope::ui {

const std::vector<sim::Interval> &RunIntervals::now()
{
    const sim::Snapshot *snapshot = m_session->snapshot();
    if (m_course != m_session->course() || !snapshot) {
        m_course = m_session->course();
        m_log.clear();
        m_next = 0;
        m_time = -1;
        m_intervals.clear();
    }
    // Where the run has been further, what it showed there says more than what it shows here.
    const bool isInThePast = snapshot && snapshot->time < snapshot->furthest && m_time >= 0;
    if (!snapshot || snapshot->time == m_time || isInThePast)
        return m_intervals;
    const auto &log = m_session->log();
    const std::uint64_t first = m_session->droppedLogLines();
    for (std::uint64_t line = std::max(m_next, first); line < first + log.size(); ++line)
        m_log.add(log[static_cast<std::size_t>(line - first)]);
    m_next = first + log.size();
    m_time = snapshot->time;
    m_intervals = intervalsOfRun(m_log, m_document->architecture(), *snapshot);
    return m_intervals;
}

} // namespace nephoscope::ui
