// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/run_charts.h"

#include "model/architecture.h"
#include "ui/charts/chart_series.h"
#include "ui/charts/cost_chart.h"
#include "ui/charts/decimation.h"
#include "ui/charts/server_choice.h"
#include "ui/charts/state_charts.h"
#include "ui/style/format.h"
#include "ui/style/language.h"
#include "ui/style/words.h"

#include <algorithm>

namespace nephoscope::ui {

namespace {

std::vector<SeriesName> consumers(const ChartSource &source, const ChartChoice &choice, std::string_view metric)
{
    std::vector<SeriesName> all = seriesWithMetric(source, metric);
    std::vector<SeriesName> selected;
    for (const SeriesName &series : all) {
        if (isSelected(choice, series.original))
            selected.push_back(series);
    }
    return selected.empty() ? all : selected;
}

sim::Series sumOf(const ChartSource &source, const ChartChoice &choice, const std::vector<SeriesName> &of, const char *metric)
{
    sim::Series sum;
    for (const SeriesName &series : of) {
        if (const sim::Series *points = source.points(series.element + '.' + metric))
            addSeries(sum, windowOf(points, choice));
    }
    return sum;
}

Plot utilization(const ChartSource &source, const ChartChoice &choice)
{
    Plot plot;
    plot.title = RunCharts::tr("Utilization of servers");
    plot.empty = RunCharts::tr("No server has worked yet.");
    PlotPanel panel;
    panel.leastMaximum = 1;
    panel.unitFactor = 100;
    panel.unit = QStringLiteral("%");
    panel.format = formatPercent;
    panel.lines = linesOf(source, choice, chosenServers(source, choice));
    if (panel.lines.size() == 1) {
        panel.lines.front().kind = PlotLine::Kind::Area;
        plot.subtitle = panel.lines.front().label;
        plot.current = formatPercent(lastValue(panel.lines.front().points));
    }
    plot.panels.push_back(std::move(panel));
    return plot;
}

void chooseTimeUnit(PlotPanel &panel, const ChartChoice &choice)
{
    double largest = 0;
    for (const PlotLine &line : panel.lines)
        largest = std::max(largest, maximumIn(line.points, choice.from, choice.to));
    const bool inSeconds = largest >= 10;
    panel.unitFactor = inSeconds ? 1 : 1000;
    panel.unit = inSeconds ? QStringLiteral("s") : QStringLiteral("ms");
    panel.format = formatDuration;
}

PlotPanel failedPanel(const ChartSource &source, const ChartChoice &choice, const std::vector<SeriesName> &of)
{
    PlotPanel panel;
    panel.height = 0.44;
    panel.leastMaximum = 1;
    panel.format = [](double v) { return formatQuantity(v, QStringLiteral("/s")); };
    PlotLine line;
    line.kind = PlotLine::Kind::Bars;
    line.label = RunCharts::tr("Failed");
    line.slot = 1;
    line.points = sumOf(source, choice, of, "failures");
    panel.lines.push_back(std::move(line));
    return panel;
}

Plot responseTime(const ChartSource &source, const ChartChoice &choice)
{
    Plot plot;
    plot.title = RunCharts::tr("Response time");
    plot.empty = RunCharts::tr("No consumer has got an answer yet.");
    const std::vector<SeriesName> of = consumers(source, choice, "response_time_p95");
    PlotPanel panel;
    if (of.size() == 1) {
        int slot = 0;
        static constexpr int kSlots[] = {2, 0, 3};
        for (const char *percentile : {"p50", "p95", "p99"}) {
            const sim::Series *points = source.points(of.front().element + ".response_time_" + percentile);
            if (points) {
                PlotLine line;
                line.label = line.shortLabel = QString::fromLatin1(percentile);
                line.slot = kSlots[slot];
                line.points = windowOf(points, choice);
                panel.lines.push_back(std::move(line));
            }
            ++slot;
        }
        plot.subtitle = nameOf(source, of.front());
        const sim::Series p95 = windowOf(source.points(of.front().full), choice);
        if (!p95.v.empty())
            plot.current = formatDuration(lastValue(p95));
    } else {
        panel.lines = linesOf(source, choice, of);
        plot.subtitle = QStringLiteral("p95");
    }
    chooseTimeUnit(panel, choice);
    plot.panels.push_back(std::move(panel));
    return plot;
}

Plot throughput(const ChartSource &source, const ChartChoice &choice)
{
    Plot plot;
    plot.title = RunCharts::tr("Throughput and failures");
    plot.empty = RunCharts::tr("No request has ended yet.");
    std::vector<SeriesName> of = consumers(source, choice, "response_time_p95");
    PlotPanel panel;
    panel.format = [](double v) { return formatQuantity(v, QStringLiteral("/s")); };
    panel.unit = QStringLiteral("/s");
    PlotLine answered;
    answered.kind = PlotLine::Kind::Area;
    answered.label = RunCharts::tr("Answered");
    answered.points = sumOf(source, choice, of, "throughput");
    if (!answered.points.v.empty())
        plot.current = formatRate(lastValue(answered.points));
    if (of.size() == 1)
        plot.subtitle = nameOf(source, of.front());
    panel.lines.push_back(std::move(answered));
    plot.panels.push_back(std::move(panel));
    plot.panels.push_back(failedPanel(source, choice, of));
    return plot;
}

std::vector<PlotBand> bandsOf(const ChartSource &source, const ChartChoice &choice)
{
    std::vector<PlotBand> bands;
    if (source.warmup > choice.from) {
        PlotBand warmup;
        warmup.kind = PlotBand::Kind::Warmup;
        warmup.to = source.warmup;
        warmup.label = RunCharts::tr("Warm-up, not in the figures");
        warmup.shortLabel = RunCharts::tr("Warm-up");
        bands.push_back(warmup);
    }
    for (const sim::Interval &interval : source.intervals) {
        PlotBand band;
        band.kind = interval.kind == sim::Interval::Kind::Fault  ? PlotBand::Kind::Fault
                    : interval.kind == sim::Interval::Kind::Move ? PlotBand::Kind::Move
                                                                 : PlotBand::Kind::Scaling;
        band.from = interval.from;
        band.to = interval.to.value_or(source.now);
        if (band.to < choice.from || band.from > choice.to)
            continue;
        band.element = QString::fromStdString(interval.element);
        band.label = local({interval.label, interval.labelZh.empty() ? interval.label : interval.labelZh});
        const QString name = elementWords(*source.architecture, interval.element) + u' ';
        band.shortLabel = band.label.startsWith(name) ? band.label.mid(name.size()) : QString();
        QString length;
        if (interval.to) {
            length = u' ' + formatDuration(*interval.to - interval.from);
        } else if (interval.expected && *interval.expected > source.now && !source.isOver) {
            band.expected = interval.expected;
            length = u' ' + formatDuration(*interval.expected - interval.from) + u' ' + RunCharts::tr("(est.)");
        }
        for (QString *label : {&band.label, &band.shortLabel}) {
            // What goes on without an end in sight has no length to announce.
            if (length.isEmpty() && (label->endsWith(u':') || label->endsWith(u'：')))
                label->chop(1);
            if (!label->isEmpty())
                *label += length;
        }
        bands.push_back(std::move(band));
    }
    return bands;
}

} // namespace

ChartSource chartSource(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results)
{
    ChartSource source;
    source.architecture = &architecture;
    source.catalogue = &catalogue;
    for (const auto &[name, series] : results.series)
        source.seriesNames.push_back(name);
    source.points = [&results](const std::string &name) -> const sim::Series * {
        const auto found = results.series.find(name);
        return found == results.series.end() ? nullptr : &found->second;
    };
    source.intervals = intervalsFromLog(results.log, architecture, results.duration);
    source.now = results.duration;
    source.isOver = true;
    source.warmup = results.warmup;
    return source;
}

Plot buildPlot(ChartKind kind, const ChartSource &source, const ChartChoice &choice)
{
    Plot plot;
    switch (kind) {
    case ChartKind::Utilization: plot = utilization(source, choice); break;
    case ChartKind::ResponseTime: plot = responseTime(source, choice); break;
    case ChartKind::Throughput: plot = throughput(source, choice); break;
    case ChartKind::Cost: plot = costChart(source, choice); break;
    case ChartKind::Queue: plot = queueChart(source, choice); break;
    case ChartKind::Availability: plot = availabilityChart(source, choice); break;
    case ChartKind::Instances: plot = instancesChart(source, choice); break;
    case ChartKind::Storage: plot = storageChart(source, choice); break;
    }
    plot.from = choice.from;
    plot.to = choice.to;
    plot.cursor = choice.cursor;
    plot.playhead = choice.playhead;
    plot.bands = bandsOf(source, choice);
    return plot;
}

} // namespace nephoscope::ui
