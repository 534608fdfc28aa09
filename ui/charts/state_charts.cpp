// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/state_charts.h"

#include "ui/charts/chart_series.h"
#include "ui/charts/decimation.h"
#include "ui/style/format.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace nephoscope::ui {

namespace {

/// Those of the selection, else all.
std::vector<SeriesName> preferred(const ChartChoice &choice, std::vector<SeriesName> all)
{
    std::vector<SeriesName> selected;
    std::ranges::copy_if(all, std::back_inserter(selected), [&](const SeriesName &series) { return isSelected(choice, series.original); });
    return selected.empty() ? all : selected;
}

void nameAlone(Plot &plot, const PlotPanel &panel)
{
    if (panel.lines.size() != 1 || panel.lines.front().points.v.empty())
        return;
    plot.subtitle = panel.lines.front().label;
    plot.current = panel.format(lastValue(panel.lines.front().points));
}

/// The smallest of the values that are samples: the point at 0 is the start, before anything was measured.
double leastOf(const sim::Series &series)
{
    double least = 1;
    for (std::size_t i = 0; i < series.v.size(); ++i) {
        if (series.t[i] > 0 && std::isfinite(series.v[i]))
            least = std::min(least, series.v[i]);
    }
    return least;
}

void dropStart(sim::Series &series)
{
    if (!series.t.empty() && series.t.front() <= 0) {
        series.t.erase(series.t.begin());
        series.v.erase(series.v.begin());
    }
}

} // namespace

Plot queueChart(const ChartSource &source, const ChartChoice &choice)
{
    Plot plot;
    plot.title = RunCharts::tr("Requests waiting");
    plot.empty = RunCharts::tr("Nothing in this design has a queue.");
    PlotPanel panel;
    panel.leastMaximum = 1;
    panel.format = [](double v) { return formatQuantity(v, {}); };
    std::vector<SeriesName> of = preferred(choice, seriesWithMetric(source, "queue_length"));
    // A queue that stays empty says nothing beside others.
    std::vector<SeriesName> used;
    std::ranges::copy_if(of, std::back_inserter(used), [&](const SeriesName &series) {
        const sim::Series *points = source.points(series.full);
        return points && maximumIn(*points, choice.from, choice.to) > 0.005;
    });
    if (used.empty() && of.size() > 1)
        of.resize(1);
    panel.lines = linesOf(source, choice, used.empty() ? of : used);
    nameAlone(plot, panel);
    plot.panels.push_back(std::move(panel));
    return plot;
}

Plot availabilityChart(const ChartSource &source, const ChartChoice &choice)
{
    Plot plot;
    plot.title = RunCharts::tr("Availability");
    plot.empty = RunCharts::tr("Nothing has been up or down yet.");
    PlotPanel panel;
    panel.leastMaximum = 1;
    panel.unitFactor = 100;
    panel.unit = QStringLiteral("%");
    panel.format = formatPercent;
    const std::vector<SeriesName> of = preferred(choice, seriesWithMetric(source, "up_time"));
    sim::Series sum;
    std::vector<std::pair<double, SeriesName>> down;
    for (const SeriesName &series : of) {
        const sim::Series points = windowOf(source.points(series.full), choice);
        addSeries(sum, points);
        if (const double least = leastOf(points); least < 1)
            down.emplace_back(least, series);
    }
    if (sum.t.empty()) {
        plot.panels.push_back(std::move(panel));
        return plot;
    }
    std::ranges::stable_sort(down, {}, [](const auto &one) { return one.first; });
    if (down.size() >= kMostLines)
        down.resize(kMostLines - 1);
    std::vector<SeriesName> shown;
    for (const auto &one : down)
        shown.push_back(one.second);
    if (of.size() > 1) {
        for (double &v : sum.v)
            v /= static_cast<double>(of.size());
        plot.current = formatPercent(lastValue(sum));
    }
    panel.lines = linesOf(source, choice, of.size() > 1 ? shown : of);
    if (of.size() > 1) {
        PlotLine all;
        all.label = RunCharts::tr("All (mean)");
        all.slot = -1;
        all.points = std::move(sum);
        panel.lines.push_back(std::move(all));
    }
    for (PlotLine &line : panel.lines)
        dropStart(line.points);
    nameAlone(plot, panel);
    plot.panels.push_back(std::move(panel));
    return plot;
}

Plot instancesChart(const ChartSource &source, const ChartChoice &choice)
{
    Plot plot;
    plot.title = RunCharts::tr("Instances");
    plot.empty = RunCharts::tr("The number of instances does not change in this design: nothing scales, and nothing watches over members.");
    PlotPanel panel;
    panel.leastMaximum = 2;
    panel.format = [](double v) { return formatQuantity(v, {}); };
    std::vector<SeriesName> all;
    for (const char *metric : {"instances", "healthy_targets", "live_members", "given_out"}) {
        const std::vector<SeriesName> some = seriesWithMetric(source, metric);
        all.insert(all.end(), some.begin(), some.end());
    }
    panel.lines = linesOf(source, choice, preferred(choice, std::move(all)));
    nameAlone(plot, panel);
    plot.panels.push_back(std::move(panel));
    return plot;
}

Plot storageChart(const ChartSource &source, const ChartChoice &choice)
{
    Plot plot;
    plot.title = RunCharts::tr("Storage used");
    plot.empty = RunCharts::tr("Nothing in this design stores anything.");
    PlotPanel panel;
    panel.leastMaximum = 1;
    panel.unit = QStringLiteral("GB");
    panel.format = [](double v) { return formatQuantity(v, QStringLiteral("GB")); };
    panel.lines = linesOf(source, choice, preferred(choice, seriesWithMetric(source, "used")));
    for (PlotLine &line : panel.lines)
        dropStart(line.points);
    nameAlone(plot, panel);
    plot.panels.push_back(std::move(panel));
    return plot;
}

} // namespace nephoscope::ui
