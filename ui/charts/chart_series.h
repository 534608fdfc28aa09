// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/run_charts.h"

#include <QCoreApplication>

#include <string>
#include <string_view>
#include <vector>

namespace nephoscope::ui {

/// Context of the words of the charts.
struct RunCharts {
    Q_DECLARE_TR_FUNCTIONS(RunCharts)
};

/// The most lines that a chart shows by name.
inline constexpr std::size_t kMostLines = 6;

/// The name of a series in its parts: `vs-1#2.utilization`.
struct SeriesName {
    std::string element; ///< may be a clone, `vs-1#2`
    std::string original;
    std::string metric;
    std::string full;
};

SeriesName parseSeriesName(const std::string &name);
std::vector<SeriesName> seriesWithMetric(const ChartSource &source, std::string_view metric);
/// The part of a series that the window shows; empty for nullptr.
sim::Series windowOf(const sim::Series *series, const ChartChoice &choice);
/// Adds `more` to `sum` at the times of `sum` (at those of `more` where it is empty); what has no value counts as 0.
void addSeries(sim::Series &sum, const sim::Series &more);
/// The newest value; 0 where there is none.
double lastValue(const sim::Series &series);
/// The element's name, with the number of a clone.
QString nameOf(const ChartSource &source, const SeriesName &series);
bool isSelected(const ChartChoice &choice, const std::string &id);
/// One line for each series, at most six: the largest ones, in the order given, and the mean of the rest as 'others'.
std::vector<PlotLine> linesOf(const ChartSource &source, const ChartChoice &choice, const std::vector<SeriesName> &series);

} // namespace nephoscope::ui
