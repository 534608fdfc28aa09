// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "ui/report/report_content.h"
#include "ui/report/value_words.h"
#include "ui/report/words.h"
#include "ui/style/format.h"
#include "ui/style/language.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace nephoscope::ui {

namespace {

constexpr std::size_t kMostTimelineRows = 40;

/// Entries that a fault led to, and the fault itself; all entries of the log if none failed.
std::vector<const sim::LogEntry *> aboutFaults(const std::vector<sim::LogEntry> &log)
{
    std::set<std::uint32_t> related;
    std::vector<const sim::LogEntry *> chosen;
    for (const sim::LogEntry &entry : log) { // a cause stands before its consequences
        const bool isFault = entry.event == "failed" || entry.event == "repaired";
        if (isFault || (entry.cause != 0 && related.count(entry.cause))) {
            related.insert(entry.id);
            chosen.push_back(&entry);
        }
    }
    if (chosen.empty()) {
        for (const sim::LogEntry &entry : log)
            chosen.push_back(&entry);
    }
    return chosen;
}

} // namespace

ReportTable timelineTable(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results)
{
    ReportTable table;
    if (results.log.empty())
        return table;
    const std::vector<const sim::LogEntry *> entries = aboutFaults(results.log);
    std::unordered_map<std::uint32_t, const sim::LogEntry *> byId;
    for (const sim::LogEntry &entry : results.log)
        byId.emplace(entry.id, &entry);
    const bool hasFaults = std::any_of(entries.begin(), entries.end(), [](const sim::LogEntry *e) { return e->event == "failed"; });
    table.title = hasFaults ? Report::tr("Failover timeline") : Report::tr("Events");
    table.note = Report::tr("first replication");
    table.columns = {{Report::tr("Time"), true, 0.9}, {Report::tr("Element"), false, 2.2}, {Report::tr("Event"), false, 3}, {Report::tr("Because"), false, 2.8}};
    for (const sim::LogEntry *entry : entries) {
        if (table.rows.size() == kMostTimelineRows)
            break;
        QString event = eventWords(architecture, catalogue, entry->element, entry->event);
        if (!entry->target.empty())
            event += QStringLiteral(": ") + elementWords(architecture, entry->target);
        QString because;
        const auto cause = byId.find(entry->cause);
        if (cause != byId.end()) {
            because = QStringLiteral("%1, %2, %3").arg(formatClock(cause->second->t), elementWords(architecture, cause->second->element),
                                                       eventWords(architecture, catalogue, cause->second->element, cause->second->event));
        }
        table.rows.push_back({{formatClock(entry->t)},
                              {distinctWords(architecture, entry->element)},
                              {event, entry->event == "failed" ? ReportTone::Bad : ReportTone::Plain, entry->event == "failed"},
                              {because, ReportTone::Secondary}});
    }
    if (entries.size() > kMostTimelineRows)
        table.after = Report::tr("%1 further entries are in the results.").arg(formatCount(static_cast<double>(entries.size() - kMostTimelineRows)));
    return table;
}

std::vector<ReportTable> invoiceTables(const Architecture &architecture, const sim::Results &results)
{
    std::vector<ReportTable> tables;
    for (const sim::Invoice &invoice : results.invoices) {
        ReportTable table;
        table.title = Report::tr("Invoice");
        table.note = QStringLiteral("%1, %2, %3").arg(elementWords(architecture, invoice.consumer), formatDuration(results.duration),
                                                      displayUnit("currency", invoice.currency));
        table.columns = {{Report::tr("Item"), false, 3},     {Report::tr("Measure"), false, 2.2}, {Report::tr("Quantity"), true, 1.6},
                         {Report::tr("Unit"), false, 1.3},   {Report::tr("Price"), true, 1.4},    {Report::tr("Amount"), true, 1.6}};
        std::vector<std::int64_t> amounts{invoice.total};
        for (const sim::InvoiceLine &line : invoice.lines)
            amounts.push_back(line.amount);
        const int decimals = decimalsOf(amounts);
        for (const sim::InvoiceLine &line : invoice.lines) {
            table.rows.push_back({{distinctWords(architecture, line.element)},
                                  {measureWords(line.what), ReportTone::Secondary},
                                  {plainNumber(line.quantity)},
                                  {displayUnit(line.unit, invoice.currency)},
                                  {plainNumber(line.price)},
                                  {formatAmount(line.amount, decimals)}});
        }
        table.rows.push_back({{Report::tr("Total")}, {}, {}, {}, {}, {formatAmount(invoice.total, decimals)}});
        table.hasTotal = true;
        if (!invoice.unpriced.empty()) {
            QStringList names;
            for (const std::string &path : invoice.unpriced) {
                const auto [element, measure] = splitPath(path);
                names.append(elementWords(architecture, element) + u' ' + measureWords(measure).toLower());
            }
            table.after = Report::tr("Metered, but without a price: %1.").arg(names.join(QStringLiteral(", ")));
        }
        tables.push_back(std::move(table));
    }
    return tables;
}

ReportTable parameterTable(const Architecture &architecture, const Catalogue &catalogue)
{
    ReportTable table;
    table.title = Report::tr("Parameters");
    table.note = Report::tr("what differs from the defaults of the catalogue");
    table.columns = {{Report::tr("Element"), false, 2}, {Report::tr("Mechanism"), false, 2}, {Report::tr("Parameters"), false, 5}};
    for (const Element &element : architecture.elements) {
        const ElementType *type = catalogue.find(element.type);
        QStringList values;
        if (!element.enabled)
            values.append(Report::tr("switched off"));
        if (type) {
            Element bare = element;
            for (const Parameter &parameter : type->parameters) {
                const auto set = element.params.find(parameter.id);
                if (set == element.params.end())
                    continue;
                bare.params.erase(parameter.id);
                const bool isDefault = catalogue.valueOf(bare, parameter.id) == set->second;
                bare.params.insert(*set);
                if (!isDefault)
                    values.append(local(parameter.label) + QChar(QChar::Nbsp) + valueWords(architecture, parameter, set->second));
            }
        }
        table.rows.push_back({{QString::fromStdString(element.name.empty() ? element.id.text() : element.name)},
                              {type ? local(type->name) : QString::fromStdString(element.type), ReportTone::Secondary},
                              {values.isEmpty() ? QStringLiteral("–") : values.join(QStringLiteral(" · "))}});
    }
    if (table.rows.empty())
        table.title.clear();
    return table;
}

ReportTable problemTable(const Architecture &architecture, const std::vector<Problem> &problems)
{
    ReportTable table;
    table.title = Report::tr("Problems");
    if (problems.empty()) {
        table.after = Report::tr("The design rules find none.");
        return table;
    }
    table.note = Report::tr("found by the design rules");
    table.columns = {{Report::tr("Severity"), false, 1.1}, {Report::tr("Element"), false, 2}, {Report::tr("What is so, and what would be right"), false, 6}};
    for (const Problem &problem : problems) {
        const bool isError = problem.severity == Severity::Error;
        const bool isWarning = problem.severity == Severity::Warning;
        table.rows.push_back({{isError     ? Report::tr("Error")
                               : isWarning ? Report::tr("Warning")
                                           : Report::tr("Hint"),
                               isError     ? ReportTone::Bad
                               : isWarning ? ReportTone::Warning
                                           : ReportTone::Secondary,
                               true},
                              {distinctWords(architecture, problem.element)},
                              {local(problem.text)}});
    }
    return table;
}

ReportTable scriptTable(const Architecture &architecture, const Catalogue &catalogue)
{
    ReportTable table;
    if (architecture.events.empty())
        return table;
    table.title = Report::tr("What the design makes happen");
    table.columns = {{Report::tr("Time"), true, 0.9}, {Report::tr("Action"), false, 1.6}, {Report::tr("Element"), false, 2.4}, {Report::tr("With"), false, 4}};
    for (const Event &event : architecture.events) {
        QStringList with;
        if (!event.kind.empty())
            with.append(QString::fromStdString(event.kind));
        if (event.factor)
            with.append(Report::tr("factor %1").arg(plainNumber(*event.factor)));
        if (!event.param.empty() && event.value) {
            const Element *element = architecture.find(ElementId(event.target));
            const ElementType *type = element ? catalogue.find(element->type) : nullptr;
            const Parameter *parameter = type ? type->parameter(event.param) : nullptr;
            with.append(parameter ? local(parameter->label) + u' ' + valueWords(architecture, *parameter, *event.value)
                                  : QString::fromStdString(event.param + " " + event.value->toJson()));
        }
        if (!event.to.empty())
            with.append(Report::tr("to %1").arg(elementWords(architecture, event.to)));
        if (!event.what.empty())
            with.append(QString::fromStdString(event.what));
        if (event.amount)
            with.append(plainNumber(*event.amount));
        table.rows.push_back({{formatClock(event.at)},
                              {actionWords(event.action)},
                              {elementWords(architecture, event.target)},
                              {with.join(QStringLiteral(", ")), ReportTone::Secondary}});
    }
    return table;
}

} // namespace nephoscope::ui
