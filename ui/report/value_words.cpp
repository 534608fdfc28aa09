// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/value_words.h"

#include "model/architecture.h"
#include "model/catalogue/element_type.h"
#include "ui/report/words.h"
#include "ui/style/format.h"
#include "ui/style/language.h"
#include "ui/style/words.h"

#include <QStringList>

#include <algorithm>

namespace nephoscope::ui {

namespace {

QString fieldWords(const Architecture &architecture, const ListField *field, const Value &value)
{
    if (value.isString()) {
        const bool isElement = !field || field->kind == ParameterKind::Element;
        if (isElement)
            return elementWords(architecture, value.toString());
        const QString sign = operatorSign(value.toString());
        return value.toString().find('_') == std::string::npos ? sign : measureWords(value.toString()).toLower();
    }
    if (!value.isNumber())
        return QString::fromStdString(value.toJson());
    const QString unit = field ? displayUnit(field->unit, architecture.currency) : QString();
    return plainNumber(value.toNumber()) + (unit.isEmpty() ? QString() : QChar(QChar::Nbsp) + unit);
}

/// `Below 0.995, percent 10; below 0.99, percent 30`: entries of a list, each with its fields in words.
QString listWords(const Architecture &architecture, const Parameter &parameter, const Value &value)
{
    if (value.isObject()) { // a map from elements or classes
        QStringList entries;
        for (const auto &[key, entry] : value.toObject())
            entries.append(elementWords(architecture, key) + QStringLiteral(": ") + fieldWords(architecture, nullptr, entry));
        return entries.join(QStringLiteral("; "));
    }
    QStringList entries;
    for (const Value &entry : value.toList()) {
        if (!entry.isObject()) {
            entries.append(fieldWords(architecture, nullptr, entry));
            continue;
        }
        QStringList fields;
        for (const auto &[id, content] : entry.toObject()) {
            const auto field = std::find_if(parameter.fields.begin(), parameter.fields.end(), [&id = id](const ListField &f) { return f.id == id; });
            const bool isKnown = field != parameter.fields.end();
            QString label = isKnown ? local(field->label) : QString::fromStdString(id);
            fields.append((entries.isEmpty() && fields.isEmpty() ? label : label.toLower()) + QChar(QChar::Nbsp)
                          + fieldWords(architecture, isKnown ? &*field : nullptr, content));
        }
        entries.append(fields.join(QStringLiteral(", ")));
    }
    return entries.isEmpty() ? Report::tr("none") : entries.join(QStringLiteral("; "));
}

} // namespace

QString plainNumber(double value)
{
    QString digits = QString::number(value, 'f', 6);
    while (digits.endsWith(u'0'))
        digits.chop(1);
    if (digits.endsWith(u'.'))
        digits.chop(1);
    const qsizetype point = digits.indexOf(u'.');
    for (qsizetype i = (point < 0 ? digits.size() : point) - 3; i > (digits.startsWith(u'-') ? 1 : 0); i -= 3)
        digits.insert(i, u',');
    return digits.replace(u'-', QChar(0x2212));
}

QString valueWords(const Architecture &architecture, const Parameter &parameter, const Value &value)
{
    if (value.isList() || value.isObject())
        return listWords(architecture, parameter, value);
    if (value.isBool())
        return value.toBool() ? Report::tr("yes") : Report::tr("no");
    if (value.isNumber()) {
        const QString unit = displayUnit(parameter.unit, architecture.currency);
        return plainNumber(value.toNumber()) + (unit.isEmpty() ? QString() : QChar(QChar::Nbsp) + unit);
    }
    if (value.isString()) {
        for (const Choice &choice : parameter.choices) {
            if (choice.id == value.toString())
                return local(choice.label);
        }
        if (parameter.kind == ParameterKind::Element)
            return value.toString().empty() ? Report::tr("none") : elementWords(architecture, value.toString());
        return QString::fromStdString(value.toString());
    }
    return QString::fromStdString(value.toJson());
}

} // namespace nephoscope::ui
