// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/words.h"

#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "ui/style/format.h"
#include "ui/style/language.h"

#include <QStringList>

#include <cmath>
#include <map>

namespace nephoscope::ui {

namespace {

QString spelledOut(const std::string &id)
{
    QString text = QString::fromStdString(id).replace(u'_', u' ');
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

const ElementType *typeOf(const Architecture &architecture, const Catalogue &catalogue, const std::string &element)
{
    const Element *found = architecture.find(ElementId(element.substr(0, element.find('#'))));
    return found ? catalogue.find(found->type) : nullptr;
}

/// The words of a line without the marks of emphasis and code, links reduced to their words.
QString withoutMarks(QString line)
{
    for (qsizetype open = line.indexOf(u'['); open >= 0; open = line.indexOf(u'[', open + 1)) {
        const qsizetype middle = line.indexOf(QStringLiteral("]("), open);
        qsizetype close = middle < 0 ? -1 : middle + 2;
        for (int depth = 1; close > 0 && close < line.size(); ++close) {
            depth += line[close] == u'(' ? 1 : line[close] == u')' ? -1 : 0;
            if (depth == 0)
                break;
        }
        if (close > 0 && close < line.size())
            line = line.left(open) + line.mid(open + 1, middle - open - 1) + line.mid(close + 1);
    }
    line.remove(QStringLiteral("**")).remove(QStringLiteral("__")).remove(u'`');
    return line.trimmed();
}

} // namespace

QString elementWords(const Architecture &architecture, const std::string &id)
{
    const auto hash = id.find('#');
    const Element *element = architecture.find(ElementId(id.substr(0, hash)));
    if (!element || element->name.empty())
        return QString::fromStdString(id);
    QString name = QString::fromStdString(element->name);
    if (hash != std::string::npos)
        name += u' ' + QString::fromStdString(id.substr(hash));
    return name;
}

QString metricWords(const std::string &metric)
{
    static const std::map<std::string, const char *> words{
        {"availability", QT_TRANSLATE_NOOP("Report", "Availability")},
        {"response_time_mean", QT_TRANSLATE_NOOP("Report", "Response time, mean")},
        {"response_time_p50", QT_TRANSLATE_NOOP("Report", "Response time p50")},
        {"response_time_p95", QT_TRANSLATE_NOOP("Report", "Response time p95")},
        {"response_time_p99", QT_TRANSLATE_NOOP("Report", "Response time p99")},
        {"response_time_max", QT_TRANSLATE_NOOP("Report", "Response time, longest")},
        {"failures", QT_TRANSLATE_NOOP("Report", "Failed requests")},
        {"failure_share", QT_TRANSLATE_NOOP("Report", "Failed requests")},
        {"longest_outage", QT_TRANSLATE_NOOP("Report", "Longest outage")},
        {"downtime", QT_TRANSLATE_NOOP("Report", "Downtime")},
        {"throughput", QT_TRANSLATE_NOOP("Report", "Throughput")},
        {"utilization", QT_TRANSLATE_NOOP("Report", "Utilization")},
        {"requests", QT_TRANSLATE_NOOP("Report", "Requests")},
        {"responses", QT_TRANSLATE_NOOP("Report", "Responses")},
        {"rejected", QT_TRANSLATE_NOOP("Report", "Rejected requests")},
        {"refused", QT_TRANSLATE_NOOP("Report", "Refused requests")},
        {"timed_out", QT_TRANSLATE_NOOP("Report", "Timed-out requests")},
        {"lost", QT_TRANSLATE_NOOP("Report", "Lost requests")},
        {"queue_length", QT_TRANSLATE_NOOP("Report", "Queue length")},
        {"up_time", QT_TRANSLATE_NOOP("Report", "Up time")},
        {"charges", QT_TRANSLATE_NOOP("Report", "Charges")},
        {"cost", QT_TRANSLATE_NOOP("Report", "Cost")},
    };
    const auto found = words.find(metric);
    return found != words.end() ? Report::tr(found->second) : spelledOut(metric);
}

QString metricValue(const Architecture &architecture, const Catalogue &catalogue, const std::string &element,
                    const std::string &metric, double value)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    if (metric == "availability" || metric == "up_time")
        return formatAvailability(value);
    if (metric == "utilization")
        return formatPercent(value);
    const ElementType *type = typeOf(architecture, catalogue, element);
    const MetricType *known = type ? type->metric(metric) : nullptr;
    // An objective may be about a measure that its own monitor does not report.
    for (auto other = catalogue.types().begin(); !known && other != catalogue.types().end(); ++other)
        known = other->metric(metric);
    const std::string unit = known ? known->unit : std::string();
    if (unit == "s")
        return formatDuration(value);
    if (unit == "currency")
        return formatMoney(static_cast<std::int64_t>(std::llround(value * 1e6)), architecture.currency);
    if (unit.empty())
        return value == std::round(value) ? formatCount(value) : formatQuantity(value);
    return formatQuantity(value, unit == "1/s" ? QStringLiteral("/s") : displayUnit(unit, architecture.currency));
}

QString eventWords(const Architecture &architecture, const Catalogue &catalogue, const std::string &element,
                   const std::string &event)
{
    if (const ElementType *type = typeOf(architecture, catalogue, element)) {
        for (const EventType &known : type->events) {
            if (known.id == event && !known.text.isEmpty())
                return local(known.text);
        }
    }
    return spelledOut(event);
}

QString operatorSign(const std::string &op)
{
    if (op == ">=")
        return QStringLiteral("≥");
    if (op == "<=")
        return QStringLiteral("≤");
    if (op == "==")
        return QStringLiteral("=");
    if (op == "~")
        return QStringLiteral("≈");
    return QString::fromStdString(op);
}

std::pair<std::string, std::string> splitPath(const std::string &path)
{
    const auto dot = path.rfind('.');
    return dot == std::string::npos ? std::pair{path, std::string()} : std::pair{path.substr(0, dot), path.substr(dot + 1)};
}

std::vector<ReportParagraph> plainParagraphs(const std::string &markdown)
{
    std::vector<ReportParagraph> paragraphs;
    bool isOpen = false; // the last paragraph may be continued by the next line
    for (const QString &raw : QString::fromStdString(markdown).split(u'\n')) {
        const QString line = raw.trimmed();
        ReportParagraph paragraph;
        if (line.isEmpty()) {
            isOpen = false;
            continue;
        }
        if (line.startsWith(u'#')) {
            qsizetype level = 0;
            while (level < line.size() && line[level] == u'#')
                ++level;
            paragraph.kind = ReportParagraph::Kind::Heading;
            paragraph.text = withoutMarks(line.mid(level));
            isOpen = false;
        } else if (line.startsWith(QStringLiteral("- ")) || line.startsWith(QStringLiteral("* "))) {
            paragraph.kind = ReportParagraph::Kind::Bullet;
            paragraph.text = withoutMarks(line.mid(2));
            isOpen = true;
        } else if (isOpen) {
            paragraphs.back().text += u' ' + withoutMarks(line);
            continue;
        } else {
            paragraph.text = withoutMarks(line);
            isOpen = true;
        }
        paragraphs.push_back(std::move(paragraph));
    }
    return paragraphs;
}

} // namespace nephoscope::ui
