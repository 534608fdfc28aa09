// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/words.h"

#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "ui/style/format.h"
#include "ui/style/language.h"
#include "ui/style/metric_unit.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace nephoscope::ui {

namespace {

/// Context of these words for translators.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

using WordList = std::map<std::string, const char *>;

QString wordFrom(const WordList &list, const std::string &id)
{
    const auto found = list.find(id);
    return found != list.end() ? Words::tr(found->second) : spelledOut(id);
}

const ElementType *typeOf(const Architecture &architecture, const Catalogue &catalogue, const std::string &element)
{
    const Element *found = architecture.find(ElementId(element.substr(0, element.find('#'))));
    return found ? catalogue.find(found->type) : nullptr;
}

} // namespace

QString spelledOut(const std::string &id)
{
    QString text = QString::fromStdString(id).replace(u'_', u' ');
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

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

QString localDescription(const Architecture &architecture)
{
    const QStringList parts = QString::fromStdString(architecture.description).split(QStringLiteral("\n---\n"));
    if (parts.size() != 2)
        return parts.join(QStringLiteral("\n---\n"));
    const auto isChinese = [](const QString &part) { return std::any_of(part.begin(), part.end(), [](QChar c) { return c.script() == QChar::Script_Han; }); };
    if (isChinese(parts[0]) == isChinese(parts[1]))
        return parts.join(QStringLiteral("\n---\n"));
    return (isChinese(parts[0]) == Language::instance().isChinese() ? parts[0] : parts[1]).trimmed();
}

QString localTitle(const Architecture &architecture)
{
    const QString text = localDescription(architecture);
    if (text.startsWith(QStringLiteral("# ")))
        return text.section(QLatin1Char('\n'), 0, 0).mid(2).trimmed();
    return QString::fromStdString(architecture.title);
}

QString distinctWords(const Architecture &architecture, const std::string &id)
{
    const QString name = elementWords(architecture, id);
    const Element *element = architecture.find(ElementId(id.substr(0, id.find('#'))));
    if (!element || !element->parent)
        return name;
    const auto isNamesake = [&](const Element &other) { return other.name == element->name && other.id != element->id; };
    if (std::none_of(architecture.elements.begin(), architecture.elements.end(), isNamesake))
        return name;
    return QStringLiteral("%1 (%2)").arg(name, elementWords(architecture, element->parent->text()));
}

QString metricWords(const std::string &metric)
{
    static const WordList words{
        {"availability", QT_TRANSLATE_NOOP("Words", "Availability")},
        {"response_time_mean", QT_TRANSLATE_NOOP("Words", "Response time, mean")},
        {"response_time_p50", QT_TRANSLATE_NOOP("Words", "Response time p50")},
        {"response_time_p95", QT_TRANSLATE_NOOP("Words", "Response time p95")},
        {"response_time_p99", QT_TRANSLATE_NOOP("Words", "Response time p99")},
        {"response_time_max", QT_TRANSLATE_NOOP("Words", "Response time, longest")},
        {"failures", QT_TRANSLATE_NOOP("Words", "Failed requests")},
        {"failure_share", QT_TRANSLATE_NOOP("Words", "Failed requests")},
        {"longest_outage", QT_TRANSLATE_NOOP("Words", "Longest outage")},
        {"downtime", QT_TRANSLATE_NOOP("Words", "Downtime")},
        {"throughput", QT_TRANSLATE_NOOP("Words", "Throughput")},
        {"utilization", QT_TRANSLATE_NOOP("Words", "Utilization")},
        {"requests", QT_TRANSLATE_NOOP("Words", "Requests")},
        {"responses", QT_TRANSLATE_NOOP("Words", "Responses")},
        {"rejected", QT_TRANSLATE_NOOP("Words", "Rejected requests")},
        {"refused", QT_TRANSLATE_NOOP("Words", "Refused requests")},
        {"timed_out", QT_TRANSLATE_NOOP("Words", "Timed-out requests")},
        {"lost", QT_TRANSLATE_NOOP("Words", "Lost requests")},
        {"wait_mean", QT_TRANSLATE_NOOP("Words", "Wait, mean")},
        {"residence_mean", QT_TRANSLATE_NOOP("Words", "Residence, mean")},
        {"residence_p95", QT_TRANSLATE_NOOP("Words", "Residence p95")},
        {"queue_length", QT_TRANSLATE_NOOP("Words", "Queue length")},
        {"up_time", QT_TRANSLATE_NOOP("Words", "Up time")},
        {"charges", QT_TRANSLATE_NOOP("Words", "Charges")},
        {"credits", QT_TRANSLATE_NOOP("Words", "Credits")},
        {"cost", QT_TRANSLATE_NOOP("Words", "Cost")},
    };
    return wordFrom(words, metric);
}

QString actionWords(const std::string &action)
{
    static const WordList words{
        {"fail", QT_TRANSLATE_NOOP("Words", "Fail")},       {"repair", QT_TRANSLATE_NOOP("Words", "Repair")},
        {"set", QT_TRANSLATE_NOOP("Words", "Set")},         {"enable", QT_TRANSLATE_NOOP("Words", "Enable")},
        {"disable", QT_TRANSLATE_NOOP("Words", "Disable")}, {"relocate", QT_TRANSLATE_NOOP("Words", "Relocate")},
        {"order", QT_TRANSLATE_NOOP("Words", "Order")},     {"release", QT_TRANSLATE_NOOP("Words", "Release")},
    };
    return wordFrom(words, action);
}

std::string metricUnit(const Architecture &architecture, const Catalogue &catalogue, const std::string &element, const std::string &metric)
{
    const ElementType *type = typeOf(architecture, catalogue, element);
    const MetricType *known = type ? type->metric(metric) : nullptr;
    for (auto other = catalogue.types().begin(); !known && other != catalogue.types().end(); ++other)
        known = other->metric(metric);
    return known ? known->unit : std::string();
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
    const std::string unit = metricUnit(architecture, catalogue, element, metric);
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
    const ElementType *type = typeOf(architecture, catalogue, element);
    const EventType *known = type ? type->event(event) : nullptr;
    for (auto other = catalogue.types().begin(); !known && other != catalogue.types().end(); ++other)
        known = other->event(event);
    return known && !known->text.isEmpty() ? local(known->text) : spelledOut(event);
}

QString measureWords(const std::string &what)
{
    static const WordList words{
        {"requests", QT_TRANSLATE_NOOP("Words", "Requests")},
        {"transfer_in", QT_TRANSLATE_NOOP("Words", "Transfer in")},
        {"transfer_out", QT_TRANSLATE_NOOP("Words", "Transfer out")},
        {"server_time", QT_TRANSLATE_NOOP("Words", "Server hours")},
        {"server_hours", QT_TRANSLATE_NOOP("Words", "Server hours")},
        {"storage_used", QT_TRANSLATE_NOOP("Words", "Storage used")},
        {"storage_allocated", QT_TRANSLATE_NOOP("Words", "Storage allocated")},
        {"io", QT_TRANSLATE_NOOP("Words", "Storage operations")},
        {"flat_fee", QT_TRANSLATE_NOOP("Words", "Flat fee")},
        {"sla_credit", QT_TRANSLATE_NOOP("Words", "Credit for missed objectives")},
    };
    return wordFrom(words, what);
}

QString chargingWords(const std::string &model)
{
    static const WordList words{
        {"pay_per_use", QT_TRANSLATE_NOOP("Words", "Pay per use")},
        {"flat_rate", QT_TRANSLATE_NOOP("Words", "Flat rate")},
        {"per_allocation", QT_TRANSLATE_NOOP("Words", "Per allocation")},
        {"tiered_graduated", QT_TRANSLATE_NOOP("Words", "Tiered, graduated")},
        {"tiered_volume", QT_TRANSLATE_NOOP("Words", "Tiered, by volume")},
        {"reserved", QT_TRANSLATE_NOOP("Words", "Reserved")},
        {"combined", QT_TRANSLATE_NOOP("Words", "Combined")},
        {"credit", QT_TRANSLATE_NOOP("Words", "Credit")},
    };
    return wordFrom(words, model);
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

QString budgetWords(const Architecture &architecture, const Catalogue &catalogue, const std::string &element, const std::string &metric,
                    const std::string &op, double target, double measured)
{
    const bool isFloor = op == ">=" || op == ">";
    const double allowed = isFloor ? 1 - target : target;
    const double left = isFloor ? measured - target : target - measured;
    if (!std::isfinite(left))
        return {};
    if (left < 0) {
        // Of two shares the difference needs its own digits: 99.9 % missed by 0.03 %.
        const QString over = metric == "availability" ? formatQuantity(-left * 100) + QChar(QChar::Nbsp) + u'%'
                                                      : metricValue(architecture, catalogue, element, metric, -left);
        return Words::tr("over by %1").arg(over);
    }
    // A floor above 1 is no share: nothing to be left of.
    return allowed <= 0 ? QString() : Words::tr("%1 left").arg(formatPercent(std::min(1.0, left / allowed)));
}

} // namespace nephoscope::ui
