// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/snapshot.h"

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace nephoscope::ui {

/// What a live run has told so far, within bounds: the points of each series, its log, the actions of people.
///
/// A series that gets too long is thinned to half its points; the oldest lines of a log that gets too long are dropped and counted.
class RunHistory
{
public:
    static constexpr std::size_t kMostPoints = 3601; ///< a series
    static constexpr std::size_t kMostLines = 1'000'000;

    void clear();
    /// The run took another course at `time` (s): what is later has not happened.
    void truncate(double time);
    void addPoints(const std::vector<sim::SeriesPoint> &points, const std::vector<std::string> &names);
    void addLines(std::vector<sim::LogEntry> lines);
    void addActions(std::vector<sim::TriedAction> actions);

    /// nullptr when there is none.
    const sim::Series *points(const std::string &series) const;
    const std::deque<sim::LogEntry> &log() const { return m_log; }
    std::uint64_t droppedLines() const { return m_dropped; }
    /// Those that were carried out.
    const std::vector<sim::TriedAction> &actions() const { return m_actions; }

private:
    std::unordered_map<std::string, sim::Series> m_points;
    std::vector<sim::Series *> m_byIndex;
    std::deque<sim::LogEntry> m_log;
    std::uint64_t m_dropped = 0;
    std::vector<sim::TriedAction> m_actions;
};

/// Halves the resolution of a series: each pair of points becomes one at the later time with the mean over both stretches.
void halveResolution(sim::Series &series);

} // namespace nephoscope::ui
