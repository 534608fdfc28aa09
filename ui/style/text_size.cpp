// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/text_size.h"

#include "ui/style/fonts.h"
#include "ui/style/stylesheet.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QWidget>

#include <algorithm>

namespace nephoscope::ui {

TextSize &TextSize::instance()
{
    static TextSize size;
    return size;
}

void TextSize::setScale(double scale)
{
    constexpr double kLargest = 2;
    const double taken = std::clamp(scale, 1.0, kLargest);
    if (qFuzzyCompare(taken, m_scale))
        return;
    m_scale = taken;
    // Before the first theme there is nothing to replace; it will have this size.
    if (!qApp->styleSheet().isEmpty()) {
        QApplication::setFont(screenFont(13));
        qApp->setStyleSheet(stylesheet(tokens(), m_scale));
    }
    Q_EMIT changed();
    Q_EMIT Theme::instance().changed();
}

double textScale()
{
    return TextSize::instance().scale();
}

int scaled(double pixels)
{
    return qRound(pixels * textScale());
}

QFont screenFont(double pixels, int weight)
{
    return interfaceFont(pixels * textScale(), weight);
}

QRectF unscaledRect(const QWidget *widget)
{
    return {0, 0, widget->width() / textScale(), widget->height() / textScale()};
}

void followTextScale(QObject *context, const std::function<void()> &apply)
{
    apply();
    QObject::connect(&TextSize::instance(), &TextSize::changed, context, apply);
}

} // namespace nephoscope::ui
