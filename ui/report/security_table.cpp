// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/architecture.h"
#include "ui/report/report_content.h"
#include "ui/report/words.h"
#include "ui/style/format.h"
#include "ui/style/language.h"
#include "ui/style/words.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace nephoscope::ui {

namespace {

/// When and where the first entry of this kind is of an attacker, and why; empty: there is none.
QString first(const Architecture &architecture, const sim::Results &results, const std::string &agent, const char *event)
{
    const auto entry = std::find_if(results.log.begin(), results.log.end(),
                                    [&agent, event](const sim::LogEntry &one) { return one.element == agent && one.event == event; });
    if (entry == results.log.end())
        return {};
    const QString why = QString::fromStdString(Language::instance().isChinese() && !entry->detailZh.empty() ? entry->detailZh : entry->detail);
    return QStringLiteral("%1, %2: %3").arg(formatClock(entry->t), distinctWords(architecture, entry->target), why);
}

/// What became of an attack for the first time: where it came through, where it was seen, else where it was stopped.
QString fate(const Architecture &architecture, const sim::Results &results, const std::string &agent, double successes, double detections)
{
    QStringList all;
    const auto tell = [&](const char *event, const QString &sentence) {
        if (const QString what = first(architecture, results, agent, event); !what.isEmpty())
            all << sentence.arg(what);
    };
    if (successes > 0)
        tell("attack_succeeded", Report::tr("succeeded %1"));
    if (detections > 0)
        tell("attack_detected", Report::tr("detected %1"));
    if (all.isEmpty())
        tell("attack_blocked", Report::tr("stopped %1"));
    return all.join(QStringLiteral("; "));
}

} // namespace

ReportTable securityTable(const Architecture &architecture, const sim::Results &results)
{
    const std::pair<const char *, QString> properties[] = {{"confidentiality", Report::tr("Confidentiality")},
                                                           {"integrity", Report::tr("Integrity")},
                                                           {"availability", Report::tr("Availability")},
                                                           {"authenticity", Report::tr("Authenticity")}};
    ReportTable table;
    for (const auto &[element, metrics] : results.metrics) {
        const auto mean = [&metrics = metrics](const std::string &metric) {
            const auto found = metrics.find(metric);
            return found == metrics.end() ? 0.0 : found->second.mean;
        };
        for (const auto &[property, name] : properties) {
            const std::string stem = std::string(property) + '_';
            const double attempts = mean(stem + "attempts");
            if (!(attempts > 0))
                continue;
            const double successes = mean(stem + "successes");
            const double detections = mean(stem + "detections");
            table.rows.push_back({{distinctWords(architecture, element)},
                                  {name},
                                  {formatCount(attempts)},
                                  {formatCount(successes), successes > 0 ? ReportTone::Bad : ReportTone::Plain, successes > 0},
                                  {formatCount(detections)},
                                  {fate(architecture, results, element, successes, detections), ReportTone::Secondary}});
        }
    }
    if (table.rows.empty())
        return table;
    table.title = Report::tr("Security");
    table.note = Report::tr("attacks by the property that they are aimed at; means over replications");
    table.columns = {{Report::tr("Attacker"), false, 2},       {Report::tr("Property"), false, 1.6}, {Report::tr("Attempts"), true, 1},
                     {Report::tr("Successes"), true, 1},       {Report::tr("Detected"), true, 1},    {Report::tr("First time, where and why"), false, 5}};
    return table;
}

} // namespace nephoscope::ui
