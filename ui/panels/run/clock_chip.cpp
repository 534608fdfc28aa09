// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/run/clock_chip.h"

#include "ui/document/run_session.h"
#include "ui/panels/run/run_words.h"
#include "ui/style/fonts.h"
#include "ui/style/format.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QPainter>

namespace nephoscope::ui {

ClockChip::ClockChip(RunSession *session, QWidget *parent) : QWidget(parent), m_session(session)
{
    followTextScale(this, [this] { setFixedHeight(scaled(36)); });
    connect(m_session, &RunSession::updated, this, &ClockChip::refresh);
    connect(m_session, &RunSession::started, this, &ClockChip::refresh);
    connect(m_session, &RunSession::stopped, this, &ClockChip::refresh);
    connect(m_session, &RunSession::phaseChanged, this, &ClockChip::refresh);
    refresh();
}

void ClockChip::refresh()
{
    const sim::Snapshot *snapshot = m_session->snapshot();
    const QString text = formatClock(snapshot ? snapshot->time : 0);
    const bool isOtherLength = text.size() != m_text.size();
    m_text = text;
    setAccessibleName(tr("Simulated time %1, %2").arg(m_text, runStateText(*m_session)));
    setToolTip(accessibleName() + QStringLiteral(" (") + unit() + QLatin1Char(')'));
    if (isOtherLength)
        updateGeometry();
    update();
}

QString ClockChip::unit() const
{
    const bool hasHours = m_text.count(QLatin1Char(':')) > 1;
    return hasHours ? tr("h:min:s") : tr("min:s");
}

QSize ClockChip::sizeHint() const
{
    const double unitWidth = QFontMetricsF(interfaceFont(11)).horizontalAdvance(unit());
    return minimumSizeHint() + QSize(scaled(8 + unitWidth), 0);
}

QSize ClockChip::minimumSizeHint() const
{
    const double clock = tabularWidth(interfaceFont(20, 600), m_text);
    return {scaled(12 + 8 + 8 + clock + 10), scaled(36)};
}

void ClockChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(textScale(), textScale());
    const QRectF room = unscaledRect(this);
    const Tokens &t = tokens();
    painter.setPen(QPen(t.line1, 1));
    painter.setBrush(t.sunken);
    painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    paintRunDot(&painter, QPointF(16, room.height() / 2), *m_session);
    painter.setFont(interfaceFont(20, 600));
    painter.setPen(m_session->isActive() ? t.text1 : t.text3);
    const double width = paintTabular(&painter, QRectF(28, 0, room.width() - 28, room.height()), m_text, Qt::AlignLeft | Qt::AlignVCenter);
    painter.setFont(interfaceFont(11));
    painter.setPen(t.text3);
    const QRectF rest(28 + width + 8, 0, room.width() - 28 - width - 8, room.height());
    // Whole or not at all; hovering tells it.
    if (painter.fontMetrics().horizontalAdvance(unit()) <= rest.width())
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, unit());
}

void ClockChip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
