// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "sim/run/snapshot.h"
#include "ui/charts/plot.h"

#include <functional>
#include <string>
#include <vector>

namespace nephoscope {
struct Architecture;
class Catalogue;
} // namespace nephoscope

namespace nephoscope::ui {

class LogIntervals;

/// Where charts get their points from: a live run or the results of one that is over.
struct ChartSource {
    const Architecture *architecture = nullptr;
    const Catalogue *catalogue = nullptr;
    std::vector<std::string> seriesNames; ///< `host-a.utilization`
    std::function<const sim::Series *(const std::string &)> points;
    std::vector<sim::Interval> intervals;
    double now = 0; ///< s: how far it is known
    bool isOver = false; ///< nothing is to come
    double warmup = 0; ///< s: what comes before is not in the figures
};

ChartSource chartSource(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results);

/// The intervals of a run that is over, from its log: an element that failed until it is repaired or the last consequence of
/// its failure (recovery, restart, switch-over), and each move.
std::vector<sim::Interval> intervalsFromLog(const std::vector<sim::LogEntry> &log, const Architecture &architecture, double end);

/// The intervals of a run that goes on: its faults from the log so far, each shaded as long as others make up for it (with the end
/// that is expected) or until its repair; and of what the run itself reports the rest, but for the moves that belong to such a fault.
std::vector<sim::Interval> intervalsOfRun(const LogIntervals &log, const Architecture &architecture, const sim::Snapshot &snapshot);

enum class ChartKind { Utilization, ResponseTime, Throughput, Cost, Queue, Availability, Instances, Storage };

struct ChartChoice {
    double from = 0; ///< s
    double to = 1;
    std::vector<ElementId> selection; ///< what is about these is preferred
    std::optional<double> cursor;
    std::optional<double> playhead; ///< the time that the run is at, where more of it is known
};

/// One chart of the run in words and values of the interface's language.
Plot buildPlot(ChartKind kind, const ChartSource &source, const ChartChoice &choice);

/// The part of each name that tells it from the others: `Physical server A`, `Physical server B` become `A`, `B`. Where that would be
/// a bare number they stay whole.
std::vector<QString> shortNames(const std::vector<QString> &names);

} // namespace nephoscope::ui
