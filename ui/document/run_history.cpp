// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/run_history.h"

#include <algorithm>
#include <iterator>

namespace nephoscope::ui {

void RunHistory::clear()
{
    *this = {};
}

void RunHistory::truncate(double time)
{
    for (auto &[name, series] : m_points) {
        const auto end = std::ranges::upper_bound(series.t, time);
        series.v.resize(static_cast<std::size_t>(end - series.t.begin()));
        series.t.erase(end, series.t.end());
    }
    while (!m_log.empty() && m_log.back().t > time)
        m_log.pop_back();
    std::erase_if(m_actions, [time](const sim::TriedAction &action) { return action.time > time; });
}

void RunHistory::addPoints(const std::vector<sim::SeriesPoint> &points, const std::vector<std::string> &names)
{
    for (std::size_t i = m_byIndex.size(); i < names.size(); ++i)
        m_byIndex.push_back(&m_points[names[i]]);
    for (const sim::SeriesPoint &point : points) {
        if (point.series >= m_byIndex.size())
            continue;
        sim::Series &series = *m_byIndex[point.series];
        if (series.t.size() >= kMostPoints)
            halveResolution(series);
        series.t.push_back(point.t);
        series.v.push_back(point.v);
    }
}

void RunHistory::addLines(std::vector<sim::LogEntry> lines)
{
    std::ranges::move(lines, std::back_inserter(m_log));
    while (m_log.size() > kMostLines) {
        m_log.pop_front();
        ++m_dropped;
    }
}

void RunHistory::addActions(std::vector<sim::TriedAction> actions)
{
    std::ranges::copy_if(actions, std::back_inserter(m_actions), [](const sim::TriedAction &action) { return action.error.empty(); });
}

const sim::Series *RunHistory::points(const std::string &series) const
{
    const auto found = m_points.find(series);
    return found == m_points.end() ? nullptr : &found->second;
}

void halveResolution(sim::Series &series)
{
    const std::size_t size = series.t.size();
    if (size < 3)
        return;
    std::size_t kept = 1; // the first point is the start of the run, not a sample
    for (std::size_t i = 1; i < size; i += 2) {
        if (i + 1 == size) {
            series.t[kept] = series.t[i];
            series.v[kept] = series.v[i];
        } else {
            // Widths of the two stretches; read before they are overwritten (kept <= i).
            const double first = series.t[i] - series.t[i - 1];
            const double second = series.t[i + 1] - series.t[i];
            const double both = first + second;
            const double mean =
                both > 0 ? (series.v[i] * first + series.v[i + 1] * second) / both : series.v[i + 1];
            series.v[kept] = mean;
            series.t[kept] = series.t[i + 1];
        }
        ++kept;
    }
    series.t.resize(kept);
    series.v.resize(kept);
}

} // namespace nephoscope::ui
