// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/measures.h"

#include "model/catalogue/catalogue.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/panels/inspector/attack_card.h"
#include "ui/style/format.h"
#include "ui/style/language.h"
#include "ui/style/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace nephoscope::ui {

namespace {

/// Series names are `element.metric`; what tells most about an element comes first.
int rank(const std::string &metric)
{
    static const std::vector<std::string> kOrder{"utilization", "waiting",   "queue_length", "response_time_p95", "throughput",
                                                 "used",        "iops",      "failures",     "instances",         "cost"};
    return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), metric) - kOrder.begin());
}

std::vector<double> faultsOf(const sim::Snapshot &snapshot)
{
    std::vector<double> marks;
    for (const sim::Interval &interval : snapshot.intervals) {
        if (interval.kind == sim::Interval::Kind::Fault)
            marks.push_back(interval.from);
    }
    return marks;
}

bool isShareMetric(const std::string &metric, const std::string &unit)
{
    return unit.empty() && (metric == "utilization" || metric == "availability" || metric == "up_time" || metric == "used_share");
}

} // namespace

QString metricName(const ElementType *type, const std::string &metric)
{
    const MetricType *described = type ? type->metric(metric) : nullptr;
    if (described && Language::instance().isChinese()) {
        if (const QString known = metricWords(metric); known != spelledOut(metric))
            return known;
        // The Chinese meaning up to its first stop serves as the name.
        const QString meaning = QString::fromStdString(described->meaning.zh);
        qsizetype end = meaning.size();
        for (const QChar stop : {QChar(u'，'), QChar(u'。'), QChar(u'（'), QChar(u'；'), QChar(u'：')}) {
            const qsizetype found = meaning.indexOf(stop);
            if (found > 0)
                end = std::min(end, found);
        }
        QString name = meaning.left(end);
        // How it is averaged is part of the meaning, not of the name.
        static const QString kAveraged = QStringLiteral("的时间平均");
        if (name.endsWith(kAveraged))
            name.chop(kAveraged.size());
        return name.startsWith(u'其') ? name.mid(1) : name;
    }
    return spelledOut(metric);
}

QString metricValue(double value, const std::string &unit, const std::string &currency)
{
    if (unit == "s")
        return formatDuration(value);
    if (unit == "0-1" || unit == "share")
        return formatPercent(value);
    if (unit == "currency")
        return formatMoney(static_cast<std::int64_t>(value * 1e6), currency);
    if (unit == "1/s")
        return formatQuantity(value, QCoreApplication::translate("measures", "per s"));
    return formatQuantity(value, displayUnit(unit, currency));
}

std::vector<Sparkline::Content> measuresOf(const std::string &element, const Document &document, const Catalogue &catalogue,
                                           const RunSession &session, double seconds)
{
    const sim::Snapshot *snapshot = session.snapshot();
    if (!snapshot)
        return {};
    const Element *drawn = document.architecture().find(ElementId(element));
    const ElementType *type = drawn ? catalogue.find(drawn->type) : nullptr;
    const sim::ElementSnapshot *state = session.element(element);
    const std::string &currency = document.architecture().currency;
    const std::string prefix = element + ".";

    std::vector<std::string> metrics;
    for (const std::string &name : session.seriesNames()) {
        if (name.compare(0, prefix.size(), prefix) == 0)
            metrics.push_back(name.substr(prefix.size()));
    }
    if (state) {
        for (const sim::Gauge &gauge : state->gauges) {
            if (!isAttackCount(gauge.metric) && std::find(metrics.begin(), metrics.end(), gauge.metric) == metrics.end())
                metrics.push_back(gauge.metric);
        }
    }
    std::stable_sort(metrics.begin(), metrics.end(),
                     [](const std::string &a, const std::string &b) { return rank(a) < rank(b); });

    std::vector<Sparkline::Content> measures;
    const std::vector<double> faults = faultsOf(*snapshot);
    for (const std::string &metric : metrics) {
        Sparkline::Content content;
        const MetricType *described = type ? type->metric(metric) : nullptr;
        const std::string unit = described ? described->unit : std::string();
        const bool isShare = isShareMetric(metric, unit);
        content.name = metricName(type, metric);
        content.series = session.points(prefix + metric);
        content.from = std::max(0.0, snapshot->time - seconds);
        content.to = content.from + seconds;
        content.ceiling = isShare ? 1 : 0;
        content.colour = static_cast<int>(measures.size()) % 6;
        content.marks = faults;
        std::optional<double> now;
        if (content.series && !content.series->v.empty())
            now = content.series->v.back();
        if (state) {
            for (const sim::Gauge &gauge : state->gauges) {
                if (gauge.metric != metric)
                    continue;
                now = gauge.value;
                if (gauge.limit) {
                    content.limit = QCoreApplication::translate("measures", "of %1").arg(formatQuantity(*gauge.limit));
                    if (*gauge.limit > 0)
                        content.ceiling = *gauge.limit;
                }
            }
        }
        content.value = !now ? QStringLiteral("–") : isShare ? formatPercent(*now) : metricValue(*now, unit, currency);
        measures.push_back(content);
    }
    return measures;
}

} // namespace nephoscope::ui
