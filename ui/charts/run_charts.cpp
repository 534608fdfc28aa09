// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/run_charts.h"

#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "ui/charts/decimation.h"
#include "ui/style/format.h"
#include "ui/style/language.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace nephoscope::ui {

namespace {

/// Context of the words of this file.
struct RunCharts {
    Q_DECLARE_TR_FUNCTIONS(RunCharts)
};

constexpr std::size_t kMostLines = 6;

struct SeriesName {
    std::string element; ///< may be a clone, `vs-1#2`
    std::string original;
    std::string metric;
    std::string full;
};

SeriesName parse(const std::string &name)
{
    SeriesName parsed;
    const auto dot = name.rfind('.');
    parsed.full = name;
    parsed.element = name.substr(0, dot);
    parsed.original = parsed.element.substr(0, parsed.element.find('#'));
    parsed.metric = dot == std::string::npos ? std::string() : name.substr(dot + 1);
    return parsed;
}

std::vector<SeriesName> withMetric(const ChartSource &source, std::string_view metric)
{
    std::vector<SeriesName> found;
    for (const std::string &name : source.seriesNames) {
        if (name.size() > metric.size() && name.ends_with(metric) && name[name.size() - metric.size() - 1] == '.')
            found.push_back(parse(name));
    }
    return found;
}

/// The part of a series that the window shows.
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

/// Adds `more` to `sum` at the times of `sum` (at those of `more` where it is empty); what has no value counts as 0.
void add(sim::Series &sum, const sim::Series &more)
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

/// Which servers the utilisation chart shows: those selected or within what is selected; else of all servers the outermost,
/// or, where that is only one, those within it.
class ServerChoice
{
public:
    ServerChoice(const ChartSource &source, const ChartChoice &choice) : m_choice(choice)
    {
        for (const Element &element : source.architecture->elements)
            m_elements.emplace(element.id.text(), &element);
        std::vector<SeriesName> all = withMetric(source, "utilization");
        std::erase_if(all, [this](const SeriesName &s) { return !m_elements.count(s.original); });
        for (const SeriesName &series : all) {
            const ElementType *type = source.catalogue->find(m_elements.at(series.original)->type);
            if (type && type->category == "compute")
                m_candidates.push_back(series);
        }
        if (m_candidates.empty())
            m_candidates = std::move(all);
    }

    std::vector<SeriesName> chosen() const
    {
        std::vector<SeriesName> selected;
        std::vector<SeriesName> within;
        for (const SeriesName &series : m_candidates) {
            if (isSelected(m_choice, series.original))
                selected.push_back(series);
            else if (hasAncestor(series.original, [this](const std::string &id) { return isSelected(m_choice, id); }))
                within.push_back(series);
        }
        if (!selected.empty())
            return selected;
        if (!within.empty())
            return outermost(within);
        std::vector<SeriesName> level = outermost(m_candidates);
        std::vector<SeriesName> rest = m_candidates;
        std::vector<SeriesName> best = level;
        while (best.size() == 1) {
            std::erase_if(rest, [&](const SeriesName &s) { return s.full == level.front().full; });
            level = outermost(rest);
            if (level.empty())
                break;
            if (level.size() > 1)
                best = level;
            else if (rest.size() <= 1)
                break;
        }
        return best;
    }

private:
    template <typename Predicate>
    bool hasAncestor(const std::string &id, Predicate predicate) const
    {
        auto element = m_elements.find(id);
        for (int depth = 0; depth < 64 && element != m_elements.end() && element->second->parent; ++depth) {
            const std::string &parent = element->second->parent->text();
            if (predicate(parent))
                return true;
            element = m_elements.find(parent);
        }
        return false;
    }

    std::vector<SeriesName> outermost(const std::vector<SeriesName> &among) const
    {
        std::unordered_set<std::string> ids;
        for (const SeriesName &series : among)
            ids.insert(series.original);
        std::vector<SeriesName> result;
        for (const SeriesName &series : among) {
            if (!hasAncestor(series.original, [&](const std::string &id) { return ids.count(id) != 0; }))
                result.push_back(series);
        }
        return result;
    }

    const ChartChoice &m_choice;
    std::unordered_map<std::string, const Element *> m_elements;
    std::vector<SeriesName> m_candidates;
};

/// One line for each series, at most six: the largest ones, in the order given, and the mean of the rest as 'others'.
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
            add(others.points, points[order[i]]);
        for (double &v : others.points.v)
            v /= static_cast<double>(order.size() - kMostLines);
        lines.push_back(std::move(others));
    }
    return lines;
}

std::vector<SeriesName> consumers(const ChartSource &source, const ChartChoice &choice, std::string_view metric)
{
    std::vector<SeriesName> all = withMetric(source, metric);
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
            add(sum, windowOf(points, choice));
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
    panel.lines = linesOf(source, choice, ServerChoice(source, choice).chosen());
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
    plot.title = RunCharts::tr("Response time and failed requests");
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
    plot.panels.push_back(failedPanel(source, choice, of));
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
    PlotLine failed;
    failed.label = RunCharts::tr("Failed");
    failed.slot = 1;
    failed.points = sumOf(source, choice, of, "failures");
    if (!answered.points.v.empty())
        plot.current = formatRate(lastValue(answered.points));
    if (of.size() == 1)
        plot.subtitle = nameOf(source, of.front());
    panel.lines.push_back(std::move(answered));
    panel.lines.push_back(std::move(failed));
    plot.panels.push_back(std::move(panel));
    return plot;
}

/// What a usage record measures, in words.
QString measureWords(const std::string &what)
{
    static const std::map<std::string, const char *> words{
        {"requests", QT_TRANSLATE_NOOP("RunCharts", "Requests")},
        {"transfer_in", QT_TRANSLATE_NOOP("RunCharts", "Transfer in")},
        {"transfer_out", QT_TRANSLATE_NOOP("RunCharts", "Transfer out")},
        {"server_time", QT_TRANSLATE_NOOP("RunCharts", "Servers")},
        {"server_hours", QT_TRANSLATE_NOOP("RunCharts", "Servers")},
        {"storage_used", QT_TRANSLATE_NOOP("RunCharts", "Storage used")},
        {"storage_allocated", QT_TRANSLATE_NOOP("RunCharts", "Storage allocated")},
        {"io", QT_TRANSLATE_NOOP("RunCharts", "Storage operations")},
    };
    const auto found = words.find(what);
    if (found != words.end())
        return RunCharts::tr(found->second);
    QString text = QString::fromStdString(what).replace(u'_', u' ');
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

/// The unit of an amount as `formatMoney` writes it.
QString moneyUnit(double amount, const std::string &currency)
{
    return formatMoney(static_cast<std::int64_t>(amount * 1e6), currency).section(QChar(QChar::Nbsp), -1);
}

Plot cost(const ChartSource &source, const ChartChoice &choice)
{
    Plot plot;
    plot.title = RunCharts::tr("Cumulative cost");
    plot.empty = RunCharts::tr("Nothing has been charged yet. A pay-per-use monitor meters, a billing management system charges.");
    PlotPanel panel;
    panel.isStacked = true;
    std::vector<std::pair<std::string, sim::Series>> byMeasure; // in the order in which they first appear
    for (const std::string &name : source.seriesNames) {
        const SeriesName series = parse(name);
        if (!series.metric.starts_with("charges_"))
            continue;
        const std::string what = series.metric.substr(8);
        auto found = std::find_if(byMeasure.begin(), byMeasure.end(), [&](const auto &m) { return m.first == what; });
        if (found == byMeasure.end())
            found = byMeasure.insert(byMeasure.end(), {what, {}});
        add(found->second, windowOf(source.points(name), choice));
    }
    if (byMeasure.empty()) {
        sim::Series total;
        for (const SeriesName &series : withMetric(source, "charges"))
            add(total, windowOf(source.points(series.full), choice));
        if (!total.t.empty())
            byMeasure.emplace_back("", std::move(total));
    }
    double now = 0;
    std::stable_sort(byMeasure.begin(), byMeasure.end(),
                     [](const auto &a, const auto &b) { return lastValue(a.second) > lastValue(b.second); });
    for (auto &[what, points] : byMeasure) {
        now += lastValue(points);
        if (panel.lines.size() == kMostLines) { // the sixth holds the rest
            add(panel.lines.back().points, points);
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

std::vector<PlotBand> bandsOf(const ChartSource &source, const ChartChoice &choice)
{
    std::vector<PlotBand> bands;
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
        if (interval.to) {
            band.label += u' ' + formatDuration(*interval.to - interval.from);
        } else if (interval.expected && *interval.expected > source.now && !source.isOver) {
            band.expected = interval.expected;
            band.label += u' ' + formatDuration(*interval.expected - interval.from) + u' ' + RunCharts::tr("(est.)");
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
    return source;
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
    return result;
}

Plot buildPlot(ChartKind kind, const ChartSource &source, const ChartChoice &choice)
{
    Plot plot;
    switch (kind) {
    case ChartKind::Utilization: plot = utilization(source, choice); break;
    case ChartKind::ResponseTime: plot = responseTime(source, choice); break;
    case ChartKind::Throughput: plot = throughput(source, choice); break;
    case ChartKind::Cost: plot = cost(source, choice); break;
    }
    plot.from = choice.from;
    plot.to = choice.to;
    plot.cursor = choice.cursor;
    plot.bands = bandsOf(source, choice);
    return plot;
}

} // namespace nephoscope::ui
