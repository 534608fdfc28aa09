// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/live_course.h"

#include <algorithm>
#include <iterator>

namespace nephoscope::sim {

namespace {

template <typename T>
void putInFront(std::vector<T> older, std::vector<T> &newer)
{
    if (older.empty())
        return;
    older.insert(older.end(), std::make_move_iterator(newer.begin()), std::make_move_iterator(newer.end()));
    newer = std::move(older);
}

} // namespace

Result<Done> LiveCourse::runUntil(SimTime time, const Script &script)
{
    for (; m_next < script.size() && script[m_next].time <= time; ++m_next) {
        // It was refused the first time too, and changes nothing.
        static_cast<void>(m_run->injectAt(script[m_next].time, script[m_next].event));
    }
    return m_run->runUntil(time);
}

Result<bool> LiveCourse::step(const Script &script)
{
    if (m_next == script.size())
        return m_run->step();
    const SimTime time = script[m_next].time;
    if (m_run->nextTime() < time)
        return m_run->step();
    static_cast<void>(m_run->injectAt(time, script[m_next++].event));
    return !m_run->isAtEnd();
}

Snapshot LiveCourse::take()
{
    Snapshot snapshot = m_run->snapshot();
    m_linesTaken += snapshot.newLog.size();
    m_pointsTaken += snapshot.newPoints.size();
    return snapshot;
}

Snapshot merged(Snapshot older, Snapshot newer, bool isCourseKnown)
{
    if (older.generation != newer.generation) {
        const double kept = newer.keptTime;
        std::erase_if(older.newPoints, [kept](const SeriesPoint &point) { return point.t > kept; });
        std::erase_if(older.newLog, [kept](const LogEntry &entry) { return entry.t > kept; });
    }
    // Also within a course: the older one may have passed over another that nobody heard of.
    if (older.generation == newer.generation || !isCourseKnown)
        newer.keptTime = std::min(newer.keptTime, older.keptTime);
    putInFront(std::move(older.newPoints), newer.newPoints);
    putInFront(std::move(older.newLog), newer.newLog);
    putInFront(std::move(older.newActions), newer.newActions);
    return newer;
}

} // namespace nephoscope::sim
