// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/difference_legend.h"

#include "ui/style/fonts.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace nephoscope::ui {

namespace {
constexpr double kSwatch = 12;
constexpr double kInner = 6;
constexpr double kGap = 20;
} // namespace

DifferenceLegend::DifferenceLegend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(tr("Bars show the difference to the base design; whiskers show its 95 % confidence interval."));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize DifferenceLegend::sizeHint() const
{
    const QFontMetricsF metrics(interfaceFont(12));
    double width = 0;
    for (const QString &text : {tr("better"), tr("worse"), tr("no clear difference")})
        width += kSwatch + kInner + metrics.horizontalAdvance(text) + kGap;
    return {static_cast<int>(std::ceil(width - kGap)) + 2, 20};
}

void DifferenceLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokens();
    painter.setFont(interfaceFont(12));
    double x = 0;
    const std::pair<QString, QColor> entries[] = {{tr("better"), t.series[0]}, {tr("worse"), t.series[1]}, {tr("no clear difference"), t.line3}};
    for (const auto &[text, colour] : entries) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(x, (height() - kSwatch) / 2, kSwatch, kSwatch), 2, 2);
        x += kSwatch + kInner;
        painter.setPen(t.text2);
        const double width = painter.fontMetrics().horizontalAdvance(text);
        painter.drawText(QRectF(x, 0, width + 2, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
        x += width + kGap;
    }
}

void DifferenceLegend::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setToolTip(tr("Bars show the difference to the base design; whiskers show its 95 % confidence interval."));
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
