// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_content.h"

#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "sim/results/trust.h"
#include "ui/charts/run_charts.h"
#include "ui/report/words.h"
#include "ui/style/format.h"
#include "ui/style/language.h"
#include "ui/style/words.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

QString dateWords(const QDate &date)
{
    const QDate shown = date.isValid() ? date : QDate::currentDate();
    if (Language::instance().isChinese())
        return QStringLiteral("%1年%2月%3日").arg(shown.year()).arg(shown.month()).arg(shown.day());
    return QLocale(QLocale::English).toString(shown, QStringLiteral("d MMMM yyyy"));
}

QString variantWords(const Architecture &architecture, const sim::Results &results)
{
    if (results.variant.empty() || results.variant == "base")
        return Report::tr("Base design");
    const Variant *variant = architecture.findVariant(results.variant);
    return Report::tr("Variant: %1").arg(QString::fromStdString(variant && !variant->name.empty() ? variant->name : results.variant));
}

/// `9f2c 41d7 b0a3`: enough to compare two pages by eye.
QString shortDigest(const std::string &digest)
{
    QStringList groups;
    for (std::size_t i = 0; i + 4 <= std::min<std::size_t>(digest.size(), 12); i += 4)
        groups.append(QString::fromStdString(digest.substr(i, 4)));
    return groups.join(u' ');
}

/// The stretch that shows the faults: the whole run, unless they are over in its first quarter; then twice as long as they last.
double chartEnd(const std::vector<sim::Interval> &intervals, double duration)
{
    double last = 0;
    for (const sim::Interval &interval : intervals)
        last = std::max(last, interval.to.value_or(duration));
    if (last <= 0 || last > duration / 4)
        return duration;
    for (const double round : {60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0, 21600.0, 43200.0, 86400.0}) {
        if (round >= last * 2)
            return std::min(round, duration);
    }
    return duration;
}

void addLimits(Plot &plot, const sim::Results &results)
{
    for (const sim::SlaVerdict &verdict : results.sla) {
        const bool isPercentile = verdict.objective.starts_with("response_time_p");
        if (isPercentile && !plot.panels.empty() && verdict.target > 0) {
            plot.panels.front().limits.push_back(
                {verdict.target, Report::tr("Objective %1").arg(formatDuration(verdict.target))});
            return; // one line is enough; the table has them all
        }
    }
}

} // namespace

std::vector<ReportChart> reportCharts(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results)
{
    const ChartSource source = chartSource(architecture, catalogue, results);
    ChartChoice choice;
    choice.to = chartEnd(source.intervals, results.duration);
    std::vector<ReportChart> charts;
    for (const ChartKind kind : {ChartKind::ResponseTime, ChartKind::Utilization, ChartKind::Throughput, ChartKind::Cost}) {
        ReportChart chart;
        chart.plot = buildPlot(kind, source, choice);
        const bool hasPoints = std::any_of(chart.plot.panels.begin(), chart.plot.panels.end(), [](const PlotPanel &panel) {
            return std::any_of(panel.lines.begin(), panel.lines.end(), [](const PlotLine &line) { return !line.points.t.empty(); });
        });
        if (!hasPoints)
            continue;
        chart.plot.current.clear();
        for (PlotPanel &panel : chart.plot.panels)
            panel.format = nullptr; // paper has no 'now': the legend names the lines only
        QStringList notes;
        if (!chart.plot.subtitle.isEmpty())
            notes.append(chart.plot.subtitle);
        notes.append(choice.to < results.duration ? Report::tr("first %1").arg(formatDuration(choice.to)) : Report::tr("whole run"));
        chart.note = notes.join(QStringLiteral(", "));
        if (kind == ChartKind::ResponseTime)
            addLimits(chart.plot, results);
        charts.push_back(std::move(chart));
    }
    return charts;
}

ReportTable methodTable(const sim::Results &results)
{
    ReportTable table;
    table.title = Report::tr("Method, and how to repeat it");
    table.columns = {{QString(), false, 1.6}, {QString(), false, 6}};
    const auto row = [&](const QString &what, const QString &value) {
        table.rows.push_back({{what, ReportTone::Secondary}, {value}});
    };
    row(Report::tr("Simulated"), Report::tr("%1 a replication; the first %2 count in no figure but in log, charts and invoices")
                                     .arg(formatDuration(results.duration), formatDuration(results.warmup)));
    row(Report::tr("Replications"), formatCount(results.replications));
    row(Report::tr("Intervals"), results.replications > 1
                                     ? Report::tr("95 % of Student's t over the replications, half width")
                                 : results.batches > 0
                                     ? Report::tr("95 % of Student's t over %1 equal parts of the one replication, half width").arg(results.batches)
                                     : Report::tr("none: one replication says nothing about its own spread"));
    if (const LocalText trust = sim::trustOf(results); !trust.isEmpty())
        row(Report::tr("Trust"), QString::fromStdString(trust.in(Language::instance().isChinese())));
    row(Report::tr("First replication alone"), Report::tr("charts, timeline, invoices and service levels"));
    row(Report::tr("Variant"), QString::fromStdString(results.variant.empty() ? "base" : results.variant));
    row(Report::tr("Seed"), QString::number(results.seed));
    QString command = QStringLiteral("nephoscope simulate FILE");
    if (!results.variant.empty() && results.variant != "base")
        command += QStringLiteral(" --variant ") + QString::fromStdString(results.variant);
    command += QStringLiteral(" --seed %1 --duration %2 --warmup %3 --replications %4")
                   .arg(QString::number(results.seed), QString::fromStdString(formatNumber(results.duration)),
                        QString::fromStdString(formatNumber(results.warmup)), QString::number(results.replications));
    if (results.batches > 0)
        command += QStringLiteral(" --batches %1").arg(results.batches);
    row(Report::tr("Command"), command);
    row(Report::tr("Digest of the results"), QString::fromStdString(results.digest));
    row(Report::tr("Program"), QStringLiteral("Nephoscope " NEPHOSCOPE_VERSION));
    return table;
}

ReportContent describeReport(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results,
                             const std::vector<Problem> &problems, const QDate &date)
{
    ReportContent content;
    content.date = dateWords(date);
    content.title = architecture.title.empty() ? Report::tr("Untitled design") : localTitle(architecture);
    content.description = plainParagraphs(localDescription(architecture).toStdString());
    // The title stands above it already.
    if (!content.description.empty() && content.description.front().kind == ReportParagraph::Kind::Heading
        && content.description.front().text == content.title)
        content.description.erase(content.description.begin());
    content.summary = (results.replications == 1 ? Report::tr("%1, %2 simulated, one replication.").arg(variantWords(architecture, results), formatDuration(results.duration))
                                                 : Report::tr("%1, %2 simulated, %3 replications.")
                                                       .arg(variantWords(architecture, results), formatDuration(results.duration),
                                                            formatCount(results.replications)));
    content.figures = keyFigures(architecture, catalogue, results);
    content.caption = Report::tr("The design in normal operation; bars show mean utilization. Solid: requests and storage; dashed: control; dotted: "
                                 "monitoring; dash-dot: notification.");
    content.serviceLevels = serviceLevelTable(architecture, catalogue, results);
    content.security = securityTable(architecture, results);
    content.characteristics = characteristicsTable(architecture, catalogue, results);
    content.charts = reportCharts(architecture, catalogue, results);
    content.timeline = timelineTable(architecture, catalogue, results);
    content.invoices = invoiceTables(architecture, results);
    content.theory = theoryTable(architecture, catalogue, results);
    content.goals = goalTable(architecture, catalogue, results);
    content.parameters = parameterTable(architecture, catalogue);
    content.problems = problemTable(architecture, problems);
    content.script = scriptTable(architecture, catalogue);
    content.method = methodTable(results);
    content.footer = Report::tr("Seed %1 · digest %2 · Nephoscope %3")
                         .arg(QString::number(results.seed), shortDigest(results.digest), QStringLiteral(NEPHOSCOPE_VERSION));
    return content;
}

} // namespace nephoscope::ui
