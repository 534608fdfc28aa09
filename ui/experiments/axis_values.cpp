// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/axis_values.h"

#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "ui/experiments/figure_words.h"
#include "ui/style/format.h"
#include "ui/style/language.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace nephoscope::ui {

namespace {

/// Context of these words for translators.
struct AxisValues {
    Q_DECLARE_TR_FUNCTIONS(AxisValues)
};

struct Word {
    QString id;     ///< in documents and on the command line
    QString shown;
    QStringList known; ///< all that is understood
};

/// What can be written for a switch or a choice; empty for numbers and texts.
std::vector<Word> wordsFor(const Architecture &design, const std::string &path)
{
    if (baseValueAt(design, Catalogue::builtIn(), path).isBool()) {
        return {{QStringLiteral("true"), AxisValues::tr("on"), {QStringLiteral("on"), QStringLiteral("开")}},
                {QStringLiteral("false"), AxisValues::tr("off"), {QStringLiteral("off"), QStringLiteral("关")}}};
    }
    std::vector<Word> words;
    const Parameter *parameter = parameterAt(design, Catalogue::builtIn(), path);
    if (!parameter || parameter->kind != ParameterKind::Enumeration)
        return words;
    for (const Choice &choice : parameter->choices) {
        const QString id = QString::fromStdString(choice.id);
        QString shown = local(choice.label);
        if (shown.isEmpty() || shown.contains(u',')) // a comma ends a value
            shown = id;
        words.push_back({id, shown, {QString::fromStdString(choice.label.en), QString::fromStdString(choice.label.zh)}});
    }
    return words;
}

QStringList itemsOf(QString values)
{
    QStringList items = values.replace(u'，', u',').split(u',');
    for (QString &item : items)
        item = item.trimmed();
    return items;
}

const Word *find(const std::vector<Word> &words, const QString &item)
{
    for (const Word &word : words) {
        if (item == word.id || item.compare(word.shown, Qt::CaseInsensitive) == 0 || word.known.contains(item, Qt::CaseInsensitive))
            return &word;
    }
    return nullptr;
}

} // namespace

QString proposedValues(const Architecture &design, const std::string &path)
{
    const Parameter *parameter = parameterAt(design, Catalogue::builtIn(), path);
    const Value base = baseValueAt(design, Catalogue::builtIn(), path);
    QStringList values;
    for (const Word &word : wordsFor(design, path))
        values << word.shown;
    if (!values.isEmpty())
        return values.join(QStringLiteral(", "));
    if (!base.isNumber())
        return base.isString() ? QString::fromStdString(base.toString()) : QString();
    const double value = base.toNumber();
    const bool isWhole = parameter && parameter->kind == ParameterKind::Integer;
    for (const double factor : {0.5, 0.75, 1.0, 1.25, 1.5, 2.0}) {
        const double scaled = isWhole && value < 4 ? value + std::round((factor - 0.75) * 4) : isWhole ? std::round(value * factor) : value * factor;
        const bool isIn = parameter && scaled >= parameter->minimum.value_or(scaled) && scaled <= parameter->maximum.value_or(scaled)
            && (!parameter->minimumExclusive || scaled > parameter->minimum.value_or(scaled - 1));
        const QString text = QString::fromStdString(formatNumber(scaled));
        if (isIn && !values.contains(text))
            values << text;
    }
    return values.join(u',');
}

std::string axisText(const Architecture &design, const std::string &path, const QString &values)
{
    const std::vector<Word> words = wordsFor(design, path);
    QStringList items = itemsOf(values);
    for (QString &item : items) {
        if (const Word *word = find(words, item))
            item = word->id;
    }
    return path + '=' + items.join(u',').toStdString();
}

QString valuesInWords(const Architecture &design, const std::string &path, const QString &values)
{
    const std::vector<Word> words = wordsFor(design, path);
    if (words.empty())
        return values;
    QStringList items = itemsOf(values);
    for (QString &item : items) {
        if (const Word *word = find(words, item))
            item = word->shown;
    }
    return items.join(QStringLiteral(", "));
}

} // namespace nephoscope::ui
