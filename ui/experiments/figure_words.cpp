// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/figure_words.h"

#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "model/link_parameters.h"
#include "ui/style/exact.h"
#include "ui/style/format.h"
#include "ui/style/language.h"
#include "ui/style/words.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

std::string elementOf(const std::string &path)
{
    return path.substr(0, path.rfind('.'));
}

std::string lastOf(const std::string &path)
{
    return path.substr(path.rfind('.') + 1);
}

bool isShare(const std::string &metric)
{
    return metric == "availability" || metric == "up_time" || metric == "utilization";
}

} // namespace

QString FigureWords::value(const std::string &path, double value) const
{
    return metricValue(m_design, m_catalogue, elementOf(path), lastOf(path), value);
}

QString FigureWords::interval(const std::string &path, const sim::Estimate &estimate) const
{
    if (!estimate.ci95)
        return {};
    const QString half = isShare(lastOf(path)) ? formatQuantity(*estimate.ci95 * 100, QStringLiteral("%")) : value(path, *estimate.ci95);
    return QStringLiteral("±") + QChar(QChar::Nbsp) + half;
}

QString FigureWords::difference(const std::string &path, double difference) const
{
    const QString sign = difference < 0 ? QString(QChar(0x2212)) : difference > 0 ? QStringLiteral("+") : QString();
    const double size = std::abs(difference);
    return sign + (isShare(lastOf(path)) ? formatQuantity(size * 100, tr("pp")) : value(path, size));
}

QString FigureWords::metric(const std::string &path) const
{
    return metricWords(lastOf(path));
}

QString FigureWords::owner(const std::string &path) const
{
    return distinctWords(m_design, elementOf(path));
}

QString FigureWords::full(const std::string &path) const
{
    return QStringLiteral("%1 · %2").arg(metric(path), owner(path));
}

QString FigureWords::parameter(const std::string &path) const
{
    const Parameter *known = parameterAt(m_design, m_catalogue, path);
    const QString what = known ? local(known->label) : lastOf(path) == "enabled" ? tr("on or off") : QString::fromStdString(lastOf(path));
    return QStringLiteral("%1 · %2").arg(distinctWords(m_design, elementOf(path)), what);
}

QString FigureWords::parameterValue(const std::string &path, const Value &value) const
{
    const Parameter *known = parameterAt(m_design, m_catalogue, path);
    if (value.isBool())
        return value.toBool() ? tr("on") : tr("off");
    if (value.isNumber())
        return formatExact(value.toNumber(), known ? displayUnit(known->unit, m_design.currency) : QString());
    if (!value.isString())
        return QString::fromStdString(value.toJson());
    if (known && known->kind == ParameterKind::Element)
        return value.toString().empty() ? tr("none") : elementWords(m_design, value.toString());
    if (known) {
        const auto choice = std::find_if(known->choices.begin(), known->choices.end(), [&](const Choice &one) { return one.id == value.toString(); });
        if (choice != known->choices.end())
            return local(choice->label);
    }
    return QString::fromStdString(value.toString());
}

const Parameter *parameterAt(const Architecture &design, const Catalogue &catalogue, const std::string &path)
{
    const std::string id = elementOf(path);
    if (const Element *element = design.find(ElementId(id))) {
        const ElementType *type = catalogue.find(element->type);
        return type ? type->parameter(lastOf(path)) : nullptr;
    }
    return design.find(LinkId(id)) ? linkParameter(lastOf(path)) : nullptr;
}

Value baseValueAt(const Architecture &design, const Catalogue &catalogue, const std::string &path)
{
    const std::string name = lastOf(path);
    const Parameter *parameter = parameterAt(design, catalogue, path);
    if (const Element *element = design.find(ElementId(elementOf(path)))) {
        if (parameter)
            return catalogue.valueOf(*element, name);
        if (name == "enabled")
            return element->enabled;
        const auto own = element->params.find(name);
        return own == element->params.end() ? Value() : own->second;
    }
    if (const Link *link = design.find(LinkId(elementOf(path))); link && parameter) {
        const auto own = link->params.find(name);
        return own == link->params.end() ? parameter->defaultValue : own->second;
    }
    return {};
}

} // namespace nephoscope::ui
