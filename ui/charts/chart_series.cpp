// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_series.h"

#include "model/architecture.h"
#include "ui/charts/decimation.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

double meanOf(const sim::Series &series)
{
    double sum = 0;
    int count = 0;
    for (const double v : series.v) {
        if (std::isfinite(v)) {
            sum += v;
            ++count;
        }
    }
    return count ? sum / count : 0;
}

} // namespace

SeriesName parseSeriesName(const std::string &name)
{
    SeriesName parsed;
    const auto dot = name.rfind('.');
    parsed.full = name;
    parsed.element = name.substr(0, dot);
    parsed.original = parsed.element.substr(0, parsed.element.find('#'));
    parsed.metric = dot == std::string::npos ? std::string() : name.substr(dot + 1);
    return parsed;
}

std::vector<SeriesName> seriesWithMetric(const ChartSource &source, std::string_view metric)
{
    std::vector<SeriesName> found;
    for (const std::string &name : source.seriesNames) {
        if (name.size() > metric.size() && name.ends_with(metric) && name[name.size() - metric.size() - 1] == '.')
            found.push_back(parseSeriesName(name));
    }
    return found;
}

sim::Series windowOf(const sim::Series *series, const ChartChoice &choice)
{
    sim::Series part;
    if (!series)
        return part;
    const PointRange range = visiblePoints(*series, choice.from, choice.to);
    const auto begin = static_cast<std::ptrdiff_t>(range.begin);
    const auto end = static_cast<std::ptrdiff_t>(range.end);
    part.t.assign(series->t.begin() + begin, series->t.begin() + end);
    part.v.assign(series->v.begin() + begin, series->v.begin() + end);
    return part;
}

void addSeries(sim::Series &sum, const sim::Series &more)
{
    if (sum.t.empty()) {
        sum = more;
        return;
    }
    for (std::size_t i = 0; i < sum.t.size(); ++i) {
        const double v = i < more.t.size() && more.t[i] == sum.t[i] ? more.v[i] : valueAt(more, sum.t[i]);
        if (std::isfinite(v))
            sum.v[i] = std::isfinite(sum.v[i]) ? sum.v[i] + v : v;
    }
}

double lastValue(const sim::Series &series)
{
    for (auto v = series.v.rbegin(); v != series.v.rend(); ++v) {
        if (std::isfinite(*v))
            return *v;
    }
    return 0;
}

QString nameOf(const ChartSource &source, const SeriesName &series)
{
    const Element *element = source.architecture->find(ElementId(series.original));
    const QString name = QString::fromStdString(element && !element->name.empty() ? element->name : series.original);
    const auto hash = series.element.find('#');
    return hash == std::string::npos ? name : name + QString::fromStdString(series.element.substr(hash));
}

bool isSelected(const ChartChoice &choice, const std::string &id)
{
    return std::any_of(choice.selection.begin(), choice.selection.end(), [&](const ElementId &e) { return e.text() == id; });
}

std::vector<QString> shortNames(const std::vector<QString> &names)
{
    if (names.size() < 2)
        return names;
    QStringList common = names.front().split(u' ');
    for (const QString &name : names) {
        const QStringList words = name.split(u' ');
        int same = 0;
        while (same < common.size() && same + 1 < words.size() && common[same] == words[same])
            ++same;
        common = common.mid(0, same);
    }
    std::vector<QString> result;
    for (const QString &name : names)
        result.push_back(name.section(u' ', static_cast<int>(common.size())));
    // "Host 1" and "Host 2" keep their word: a bare number beside a value reads as one more value.
    const bool isAnyNumber = std::ranges::any_of(result, [](const QString &name) { return !name.isEmpty() && name.front().isDigit(); });
    return isAnyNumber ? names : result;
}

std::vector<PlotLine> linesOf(const ChartSource &source, const ChartChoice &choice, const std::vector<SeriesName> &series)
{
    std::vector<sim::Series> points;
    for (const SeriesName &s : series)
        points.push_back(windowOf(source.points(s.full), choice));
    std::vector<std::size_t> order(series.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    if (series.size() > kMostLines) {
        std::vector<double> means;
        for (const sim::Series &p : points)
            means.push_back(meanOf(p));
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return means[a] > means[b]; });
        std::sort(order.begin(), order.begin() + kMostLines);
    }
    std::vector<QString> names;
    for (std::size_t i = 0; i < std::min(order.size(), kMostLines); ++i)
        names.push_back(nameOf(source, series[order[i]]));
    const std::vector<QString> brief = shortNames(names);
    std::vector<PlotLine> lines;
    for (std::size_t i = 0; i < names.size(); ++i) {
        PlotLine line;
        line.label = brief[i];
        line.shortLabel = brief[i].size() <= 14 ? brief[i] : QString();
        line.slot = static_cast<int>(i);
        line.points = std::move(points[order[i]]);
        lines.push_back(std::move(line));
    }
    if (order.size() > kMostLines) {
        PlotLine others;
        others.label = RunCharts::tr("Others (mean)");
        others.slot = -1;
        for (std::size_t i = kMostLines; i < order.size(); ++i)
            addSeries(others.points, points[order[i]]);
        for (double &v : others.points.v)
            v /= static_cast<double>(order.size() - kMostLines);
        lines.push_back(std::move(others));
    }
    return lines;
}

} // namespace nephoscope::ui
