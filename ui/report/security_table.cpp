// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/architecture.h"
#include "ui/report/report_content.h"
#include "ui/report/words.h"
#include "ui/style/format.h"
#include "ui/style/language.h"
#include "ui/style/words.h"

#include <algorithm>
#include <utility>

namespace nephoscope::ui {

namespace {

/// Where an attack first came through, and why it could; empty: it never did.
QString firstSuccess(const Architecture &architecture, const sim::Results &results, const std::string &agent)
{
    const auto entry = std::find_if(results.log.begin(), results.log.end(),
                                    [&agent](const sim::LogEntry &one) { return one.element == agent && one.event == "attack_succeeded"; });
    if (entry == results.log.end())
        return {};
    const QString why = QString::fromStdString(Language::instance().isChinese() && !entry->detailZh.empty() ? entry->detailZh : entry->detail);
    return QStringLiteral("%1, %2: %3").arg(formatClock(entry->t), distinctWords(architecture, entry->target), why);
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
            table.rows.push_back({{distinctWords(architecture, element)},
                                  {name},
                                  {formatCount(attempts)},
                                  {formatCount(successes), successes > 0 ? ReportTone::Bad : ReportTone::Plain, successes > 0},
                                  {formatCount(mean(stem + "detections"))},
                                  {successes > 0 ? firstSuccess(architecture, results, element) : QString(), ReportTone::Secondary}});
        }
    }
    if (table.rows.empty())
        return table;
    table.title = Report::tr("Security");
    table.note = Report::tr("attacks by the property that they are aimed at; means over replications");
    table.columns = {{Report::tr("Attacker"), false, 2},       {Report::tr("Property"), false, 1.6}, {Report::tr("Attempts"), true, 1},
                     {Report::tr("Successes"), true, 1},       {Report::tr("Detected"), true, 1},    {Report::tr("First success, and why"), false, 5}};
    return table;
}

} // namespace nephoscope::ui
