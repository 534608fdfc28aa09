// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/fonts.h"

#include "ui/style/language.h"

#include <QFontMetricsF>
#include <QPainter>

namespace nephoscope::ui {

namespace {

/// Splits a text into single digits and the runs between them.
template <typename Each>
void forEachPiece(const QString &text, Each each)
{
    const auto isDigit = [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); };
    qsizetype start = 0;
    while (start < text.size()) {
        qsizetype end = start + 1;
        if (!isDigit(text[start])) {
            while (end < text.size() && !isDigit(text[end]))
                ++end;
        }
        each(text.mid(start, end - start), isDigit(text[start]));
        start = end;
    }
}

double pieceWidth(const QFontMetricsF &metrics, const QString &piece, bool isDigit)
{
    return metrics.horizontalAdvance(isDigit ? QStringLiteral("0") : piece);
}

} // namespace

QFont interfaceFont(double pixels, int weight)
{
    static const QStringList families{QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC"),
                                      QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")};
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(qMax(1, qRound(pixels)));
    // Chinese strokes fill in when they are set bold and small.
    const bool isLight = pixels < 14 && weight < 600 && Language::instance().isChinese();
    font.setWeight(static_cast<QFont::Weight>(isLight ? 400 : weight));
    return font;
}

QFont monospaceFont(double pixels)
{
    QFont font;
    font.setFamilies({QStringLiteral("JetBrains Mono"), QStringLiteral("Noto Sans Mono"), QStringLiteral("DejaVu Sans Mono"),
                      QStringLiteral("Noto Sans CJK SC")});
    font.setPixelSize(qMax(1, qRound(pixels)));
    font.setStyleHint(QFont::Monospace);
    return font;
}

double tabularWidth(const QFont &font, const QString &text)
{
    const QFontMetricsF metrics(font);
    double width = 0;
    forEachPiece(text, [&](const QString &piece, bool isDigit) { width += pieceWidth(metrics, piece, isDigit); });
    return width;
}

double paintTabular(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment)
{
    const QFontMetricsF metrics(painter->font());
    const double width = tabularWidth(painter->font(), text);
    double x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    double baseline = rect.top() + metrics.ascent();
    if (alignment & Qt::AlignVCenter)
        baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    else if (alignment & Qt::AlignBottom)
        baseline = rect.bottom() - metrics.descent();
    forEachPiece(text, [&](const QString &piece, bool isDigit) {
        const double cell = pieceWidth(metrics, piece, isDigit);
        const double inset = isDigit ? (cell - metrics.horizontalAdvance(piece)) / 2 : 0;
        painter->drawText(QPointF(x + inset, baseline), piece);
        x += cell;
    });
    return width;
}

} // namespace nephoscope::ui
