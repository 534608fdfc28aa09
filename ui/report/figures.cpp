// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "ui/report/report_content.h"
#include "ui/report/words.h"
#include "ui/style/format.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace nephoscope::ui {

namespace {

/// What a measure should be, by an objective or by an expectation of the design.
struct Goal {
    std::string op;
    double value = 0;
    bool isMet(double measured) const
    {
        if (op == ">=")
            return measured >= value;
        if (op == ">")
            return measured > value;
        if (op == "<=")
            return measured <= value;
        return measured < value;
    }
};

std::optional<Goal> goalOf(const sim::Results &results, const std::string &element, const std::string &metric)
{
    const auto isBound = [](const std::string &op) { return op == ">=" || op == ">" || op == "<=" || op == "<"; };
    for (const sim::ExpectationVerdict &verdict : results.expect) {
        const Expectation &e = verdict.expectation;
        if (e.metric == element + '.' + metric && e.value && isBound(e.op) && !e.from && !e.to)
            return Goal{e.op, *e.value};
    }
    for (const sim::SlaVerdict &verdict : results.sla) {
        if (verdict.objective == metric && isBound(verdict.op))
            return Goal{verdict.op, verdict.target};
    }
    return std::nullopt;
}

/// The consumer that asked most: the figures at the head are its own.
std::string busiestConsumer(const sim::Results &results)
{
    std::string busiest;
    double most = -1;
    for (const auto &[element, metrics] : results.metrics) {
        const auto requests = metrics.find("requests");
        if (requests != metrics.end() && metrics.count("availability") && requests->second.mean > most) {
            most = requests->second.mean;
            busiest = element;
        }
    }
    return busiest;
}

/// `99.95 %` → `99.95` and `%`; words without a number stay whole.
void splitUnit(const QString &text, ReportFigure &figure)
{
    const qsizetype space = text.lastIndexOf(QChar(QChar::Nbsp));
    figure.value = space < 0 ? text : text.left(space);
    figure.unit = space < 0 ? QString() : text.mid(space + 1);
}

QString joinedDetail(const QString &interval, const QString &goal)
{
    return interval.isEmpty() ? goal : goal.isEmpty() ? interval : interval + QStringLiteral(", ") + goal;
}

class Figures
{
public:
    Figures(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results)
        : m_architecture(architecture), m_catalogue(catalogue), m_results(results), m_consumer(busiestConsumer(results))
    {
    }

    std::vector<ReportFigure> all() const
    {
        std::vector<ReportFigure> figures;
        for (const char *metric : {"availability", "response_time_p95"})
            addMetric(figures, metric);
        addFailedShare(figures);
        addMetric(figures, "longest_outage");
        addCost(figures);
        return figures;
    }

private:
    QString value(const std::string &metric, double v) const
    {
        return metricValue(m_architecture, m_catalogue, m_consumer, metric, v);
    }

    /// `± 5`, in the unit of the figure above it where that is a share; with its own unit otherwise.
    QString interval(const std::string &metric, const sim::Estimate &estimate) const
    {
        if (!estimate.halfWidth())
            return {};
        const bool isShare = metric == "availability";
        const double half = *estimate.halfWidth();
        const QString width = QStringLiteral("±") + QChar(QChar::Nbsp) + (isShare ? formatQuantity(half * 100) + QChar(QChar::Nbsp) + u'%' : value(metric, half));
        return estimate.isTooShort() ? Report::tr("%1 (run too short)").arg(width) : width;
    }

    void addMetric(std::vector<ReportFigure> &figures, const std::string &metric) const
    {
        const sim::Estimate *estimate = m_results.metric(m_consumer + '.' + metric);
        if (!estimate || estimate->n == 0 || !std::isfinite(estimate->mean))
            return;
        ReportFigure figure;
        figure.label = metricWords(metric);
        splitUnit(value(metric, estimate->mean), figure);
        const std::optional<Goal> goal = goalOf(m_results, m_consumer, metric);
        if (goal)
            figure.tone = goal->isMet(estimate->mean) ? ReportTone::Good : ReportTone::Bad;
        figure.detail = joinedDetail(interval(metric, *estimate),
                                     goal ? Report::tr("goal %1").arg(value(metric, goal->value)) : QString());
        figures.push_back(std::move(figure));
    }

    void addFailedShare(std::vector<ReportFigure> &figures) const
    {
        const sim::Estimate *availability = m_results.metric(m_consumer + ".availability");
        const sim::Estimate *failures = m_results.metric(m_consumer + ".failures");
        if (!availability || !failures || availability->n == 0 || !std::isfinite(availability->mean))
            return;
        const double share = 1 - availability->mean;
        ReportFigure figure;
        figure.label = metricWords("failures");
        splitUnit(formatQuantity(share * 100) + QChar(QChar::Nbsp) + u'%', figure);
        figure.detail = Report::tr("%1 of them").arg(formatCount(failures->mean));
        figures.push_back(std::move(figure));
    }

    void addCost(std::vector<ReportFigure> &figures) const
    {
        double mean = 0;
        double variance = 0;
        bool hasInterval = m_results.replications > 1 || m_results.batches > 0;
        int billers = 0;
        for (const auto &[element, metrics] : m_results.metrics) {
            // Those who pay report the same money once more.
            const Element *biller = m_architecture.find(ElementId(element));
            if (!biller || biller->type != "billing_management_system")
                continue;
            const auto charges = metrics.find("charges");
            if (charges == metrics.end() || !std::isfinite(charges->second.mean))
                continue;
            ++billers;
            mean += charges->second.mean;
            hasInterval = hasInterval && charges->second.halfWidth().has_value();
            variance += std::pow(charges->second.halfWidth().value_or(0), 2);
        }
        if (billers == 0)
            return;
        const auto money = [this](double v) {
            return formatMoney(static_cast<std::int64_t>(std::llround(v * 1e6)), m_architecture.currency);
        };
        ReportFigure figure;
        figure.label = Report::tr("Charges of the run");
        splitUnit(money(mean), figure);
        // Several billing systems: their intervals add up as those of independent amounts.
        if (hasInterval)
            figure.detail = QStringLiteral("±") + QChar(QChar::Nbsp) + money(std::sqrt(variance));
        figures.push_back(std::move(figure));
    }

    const Architecture &m_architecture;
    const Catalogue &m_catalogue;
    const sim::Results &m_results;
    std::string m_consumer;
};

ReportCell yesNo(bool isFine, const QString &yes, const QString &no)
{
    return {isFine ? yes : no, isFine ? ReportTone::Good : ReportTone::Bad, true, true};
}

} // namespace

std::vector<ReportFigure> keyFigures(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results)
{
    return Figures(architecture, catalogue, results).all();
}

ReportTable serviceLevelTable(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results)
{
    ReportTable table;
    if (results.sla.empty())
        return table;
    table.title = Report::tr("Service levels");
    table.note = Report::tr("first replication");
    table.columns = {{Report::tr("Objective"), false, 3}, {Report::tr("Service"), false, 2.4}, {Report::tr("Target"), true, 1.5},
                     {Report::tr("Measured"), true, 1.5}, {Report::tr("Budget"), true, 1.7},   {Report::tr("Penalty"), true, 1.4},
                     {Report::tr("Met"), false, 0.9}};
    for (const sim::SlaVerdict &verdict : results.sla) {
        const auto value = [&](double v) { return metricValue(architecture, catalogue, verdict.service, verdict.objective, v); };
        table.rows.push_back({{metricWords(verdict.objective)},
                              {distinctWords(architecture, verdict.service), ReportTone::Secondary},
                              {operatorSign(verdict.op) + QChar(QChar::Nbsp) + value(verdict.target)},
                              {value(verdict.measured), ReportTone::Plain, true},
                              {budgetWords(architecture, catalogue, verdict.service, verdict.objective, verdict.op, verdict.target, verdict.measured),
                               ReportTone::Secondary},
                              {verdict.penalty == 0 ? QStringLiteral("–") : formatMoney(verdict.penalty, architecture.currency)},
                              yesNo(verdict.met, Report::tr("yes"), Report::tr("no"))});
    }
    return table;
}

ReportTable goalTable(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results)
{
    ReportTable table;
    if (results.expect.empty())
        return table;
    const auto kept = std::count_if(results.expect.begin(), results.expect.end(), [](const auto &v) { return v.ok; });
    table.title = Report::tr("Expectations");
    table.note = Report::tr("%1 of %2 hold").arg(kept).arg(results.expect.size());
    table.columns = {{Report::tr("The design says"), false, 6}, {Report::tr("Measured"), true, 1.6}, {Report::tr("Holds"), false, 1}};
    for (const sim::ExpectationVerdict &verdict : results.expect) {
        QString measured = QStringLiteral("–");
        if (verdict.measured && !verdict.expectation.metric.empty()) {
            const auto [element, metric] = splitPath(verdict.expectation.metric);
            measured = metricValue(architecture, catalogue, element, metric, *verdict.measured);
        } else if (verdict.measured && verdict.expectation.at) {
            measured = formatClock(*verdict.measured);
        } else if (verdict.measured) {
            measured = formatQuantity(*verdict.measured);
        }
        table.rows.push_back({{QString::fromStdString(verdict.text)}, {measured}, yesNo(verdict.ok, Report::tr("yes"), Report::tr("no"))});
    }
    return table;
}

} // namespace nephoscope::ui
