// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/markup.h"

#include <cmath>

namespace nephoscope::ui {

namespace {
bool isLegal(QChar c)
{
    const char16_t u = c.unicode();
    return u == u'\t' || u == u'\n' || u == u'\r' || (u >= 0x20 && u != 0x7F && !(u > 0x7F && u < 0xA0) && u < 0xFFFE);
}
} // namespace

QByteArray escapeMarkup(const QString &text)
{
    QString escaped;
    escaped.reserve(text.size() + 16);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const char32_t whole = QChar::surrogateToUcs4(c, text[i + 1]);
            if ((whole & 0xFFFE) == 0xFFFE)
                escaped += QChar(QChar::ReplacementCharacter); // no character in any plane
            else
                escaped.append(c).append(text[i + 1]);
            ++i;
        } else if (c.isSurrogate() || !isLegal(c)) {
            escaped += QChar(QChar::ReplacementCharacter);
        } else if (c == u'<') {
            escaped += QLatin1String("&lt;");
        } else if (c == u'>') {
            escaped += QLatin1String("&gt;");
        } else if (c == u'&') {
            escaped += QLatin1String("&amp;");
        } else if (c == u'"') {
            escaped += QLatin1String("&quot;");
        } else if (c == u'\'') {
            escaped += QLatin1String("&#39;");
        } else {
            escaped += c;
        }
    }
    return escaped.toUtf8();
}

QByteArray markupNumber(double value)
{
    if (!std::isfinite(value))
        return "0";
    QByteArray number = QByteArray::number(value, 'f', 2);
    while (number.endsWith('0'))
        number.chop(1);
    if (number.endsWith('.'))
        number.chop(1);
    return number == "-0" ? QByteArray("0") : number;
}

} // namespace nephoscope::ui
