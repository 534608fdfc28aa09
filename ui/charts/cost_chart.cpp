// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/cost_chart.h"

#include "model/architecture.h"
#include "ui/charts/chart_series.h"
#include "ui/style/format.h"
#include "ui/style/words.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

/// The unit of an amount as `formatMoney` writes it.
QString moneyUnit(double amount, const std::string &currency)
{
    return formatMoney(static_cast<std::int64_t>(amount * 1e6), currency).section(QChar(QChar::Nbsp), -1);
}

} // namespace

Plot costChart(const ChartSource &source, const ChartChoice &choice)
{
    Plot plot;
    plot.title = RunCharts::tr("Cumulative cost");
    plot.empty = RunCharts::tr("Nothing has been charged yet. A pay-per-use monitor meters, a billing management system charges.");
    PlotPanel panel;
    panel.isStacked = true;
    std::vector<std::pair<std::string, sim::Series>> byMeasure; // in the order in which they first appear
    for (const std::string &name : source.seriesNames) {
        const SeriesName series = parseSeriesName(name);
        if (!series.metric.starts_with("charges_"))
            continue;
        const std::string what = series.metric.substr(8);
        auto found = std::find_if(byMeasure.begin(), byMeasure.end(), [&](const auto &m) { return m.first == what; });
        if (found == byMeasure.end())
            found = byMeasure.insert(byMeasure.end(), {what, {}});
        addSeries(found->second, windowOf(source.points(name), choice));
    }
    if (byMeasure.empty()) {
        sim::Series total;
        for (const SeriesName &series : seriesWithMetric(source, "charges"))
            addSeries(total, windowOf(source.points(series.full), choice));
        if (!total.t.empty())
            byMeasure.emplace_back("", std::move(total));
    }
    double now = 0;
    std::stable_sort(byMeasure.begin(), byMeasure.end(),
                     [](const auto &a, const auto &b) { return lastValue(a.second) > lastValue(b.second); });
    for (auto &[what, points] : byMeasure) {
        now += lastValue(points);
        if (panel.lines.size() == kMostLines) { // the sixth holds the rest
            addSeries(panel.lines.back().points, points);
            panel.lines.back().label = RunCharts::tr("Others");
            panel.lines.back().slot = -1;
            continue;
        }
        static constexpr int kSlots[] = {0, 2, 1, 3, 4, 5};
        PlotLine line;
        line.kind = PlotLine::Kind::Area;
        line.label = what.empty() ? RunCharts::tr("Charges") : measureWords(what);
        line.slot = kSlots[panel.lines.size()];
        line.points = std::move(points);
        panel.lines.push_back(std::move(line));
    }
    const std::string currency = source.architecture->currency;
    if (!panel.lines.empty())
        plot.current = formatMoney(static_cast<std::int64_t>(std::llround(now * 1e6)), currency);
    panel.unit = moneyUnit(now < 1 ? 0.5 : 100, currency);
    panel.unitFactor = panel.unit == QStringLiteral("¢") ? 100 : 1;
    if (choice.cursor) // amounts at the cursor; otherwise the total at the right says enough
        panel.format = [currency](double v) { return formatMoney(static_cast<std::int64_t>(std::llround(v * 1e6)), currency); };
    plot.panels.push_back(std::move(panel));
    return plot;
}

} // namespace nephoscope::ui
