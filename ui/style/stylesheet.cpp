// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/stylesheet.h"

#include "ui/style/language.h"
#include "ui/style/theme.h"

#include <QFile>
#include <QPushButton>
#include <QRegularExpression>
#include <QStyle>

#include <utility>

namespace nephoscope::ui {

namespace {

/// Lengths that a line of text fills: fonts, heights and widths of controls; not borders, paddings and marks.
QString enlarged(const QString &sheet, double textScale)
{
    static const QRegularExpression length(QStringLiteral("(font-size|min-height|max-height|min-width|max-width): (\\d+)px"));
    QString text;
    qsizetype end = 0;
    QRegularExpressionMatchIterator matches = length.globalMatch(sheet);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        text += QStringView(sheet).mid(end, match.capturedStart() - end);
        text += QStringLiteral("%1: %2px").arg(match.captured(1)).arg(qRound(match.captured(2).toDouble() * textScale));
        end = match.capturedEnd();
    }
    text += QStringView(sheet).mid(end);
    return text;
}

} // namespace

QString stylesheet(const Tokens &tokens, double textScale)
{
    QFile file(QStringLiteral(":/themes/nephoscope.qss"));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    Q_UNUSED(isOpen);
    QString text = QString::fromUtf8(file.readAll());
    // Longer names come before their beginnings (@accentSoft before @accent).
    const std::pair<const char *, QColor> colours[] = {
        {"@window", tokens.window},         {"@surface", tokens.surface},       {"@sunken", tokens.sunken},
        {"@hover", tokens.hover},           {"@canvas", tokens.canvas},         {"@line1", tokens.line1},
        {"@line2", tokens.line2},           {"@line3", tokens.line3},           {"@text1", tokens.text1},
        {"@text2", tokens.text2},           {"@text3", tokens.text3},           {"@textDis", tokens.textDis},
        {"@onAccent", tokens.onAccent},     {"@accentHover", tokens.accentHover}, {"@accentSoft", tokens.accentSoft},
        {"@accentLine", tokens.accentLine}, {"@accent", tokens.accent},         {"@okFill", tokens.okFill},
        {"@okSoft", tokens.okSoft},         {"@ok", tokens.ok},                 {"@warnFill", tokens.warnFill},
        {"@warnSoft", tokens.warnSoft},     {"@warn", tokens.warn},             {"@errFill", tokens.errFill},
        {"@errSoft", tokens.errSoft},       {"@err", tokens.err},
    };
    for (const auto &[name, colour] : colours)
        text.replace(QLatin1String(name), colour.name());
    text.replace(QStringLiteral("@theme"), tokens.isDark ? QStringLiteral("dark") : QStringLiteral("light"));
    // Chinese strokes fill in when they are set bold and small.
    const bool isChinese = Language::instance().isChinese();
    text.replace(QStringLiteral("@medium"), isChinese ? QStringLiteral("400") : QStringLiteral("500"));
    text.replace(QStringLiteral("@strong"), isChinese ? QStringLiteral("500") : QStringLiteral("600"));
    return textScale > 1 ? enlarged(text, textScale) : text;
}

void setPrimary(QPushButton *button)
{
    button->setProperty("primary", true);
    button->style()->unpolish(button);
    button->style()->polish(button);
}

} // namespace nephoscope::ui
