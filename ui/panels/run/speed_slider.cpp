// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/run/speed_slider.h"

#include "ui/style/fonts.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace nephoscope::ui {

namespace {

constexpr int kInset = 8;
/// What the slider stops at, with 0 for as fast as it goes.
constexpr std::array kSpeeds{1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 0.0};

/// The place on the track, 0 to 1. 'As fast as it goes' lies as far behind 1000 as a factor of two.
double shareOf(double speed)
{
    const double whole = 3 + 0.4;
    return speed <= 0 ? 1 : std::clamp(std::log10(speed) / whole, 0.0, 1.0);
}

std::size_t nearest(double share)
{
    std::size_t best = 0;
    for (std::size_t i = 1; i < kSpeeds.size(); ++i) {
        if (std::abs(shareOf(kSpeeds[i]) - share) < std::abs(shareOf(kSpeeds[best]) - share))
            best = i;
    }
    return best;
}

} // namespace

QString speedText(double speed)
{
    return speed <= 0 ? SpeedSlider::tr("max") : QString::number(speed) + QChar(u'×');
}

SpeedSlider::SpeedSlider(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    followTextScale(this, [this] { setFixedSize(sizeHint()); });
    tell();
}

QSize SpeedSlider::sizeHint() const
{
    return {scaled(156), scaled(36)};
}

void SpeedSlider::tell()
{
    setAccessibleName(tr("Speed: %1").arg(speedText(m_speed)));
    setToolTip(m_speed <= 0 ? tr("As fast as it goes") : tr("%1 simulated seconds a second").arg(m_speed));
}

void SpeedSlider::setSpeed(double speed)
{
    m_speed = std::max(0.0, speed);
    tell();
    update();
}

void SpeedSlider::choose(double speed)
{
    if (speed == m_speed)
        return;
    setSpeed(speed);
    Q_EMIT speedChanged(speed);
}

void SpeedSlider::chooseAt(double x)
{
    choose(kSpeeds[nearest((x / textScale() - kInset) / (unscaledRect(this).width() - 2 * kInset))]);
}

void SpeedSlider::step(int steps)
{
    const auto now = static_cast<int>(nearest(shareOf(m_speed)));
    choose(kSpeeds[static_cast<std::size_t>(std::clamp(now + steps, 0, static_cast<int>(kSpeeds.size()) - 1))]);
}

void SpeedSlider::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(textScale(), textScale());
    const double width = unscaledRect(this).width();
    const Tokens &t = tokens();
    const QRectF track(kInset, 11, width - 2 * kInset, 4);
    const double x = track.left() + shareOf(m_speed) * track.width();
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.line2);
    painter.drawRoundedRect(track, 2, 2);
    painter.setBrush(isEnabled() ? t.accent : t.line3);
    painter.drawRoundedRect(QRectF(track.left(), track.top(), x - track.left(), 4), 2, 2);
    if (hasFocus()) {
        painter.setPen(QPen(t.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(x, 13), 10.5, 10.5);
    }
    painter.setPen(QPen(isEnabled() ? t.accent : t.line3, 2));
    painter.setBrush(t.surface);
    painter.drawEllipse(QPointF(x, 13), 7, 7);

    // The ends are named where the chosen value leaves room.
    const QFont small = interfaceFont(11);
    const QFont strong = interfaceFont(11, 600);
    const QString now = speedText(m_speed);
    const double nowWidth = tabularWidth(strong, now);
    const double nowLeft = std::clamp(x - nowWidth / 2, 0.0, width - nowWidth);
    painter.setFont(strong);
    painter.setPen(t.text1);
    paintTabular(&painter, QRectF(nowLeft, 22, nowWidth, 14), now, Qt::AlignLeft | Qt::AlignVCenter);
    painter.setFont(small);
    painter.setPen(t.text3);
    const double lowWidth = tabularWidth(small, speedText(1));
    if (lowWidth + 4 < nowLeft)
        paintTabular(&painter, QRectF(1, 22, lowWidth, 14), speedText(1), Qt::AlignLeft | Qt::AlignVCenter);
    const double highWidth = tabularWidth(small, speedText(0));
    if (nowLeft + nowWidth + 4 < width - highWidth)
        paintTabular(&painter, QRectF(width - highWidth - 1, 22, highWidth, 14), speedText(0), Qt::AlignLeft | Qt::AlignVCenter);
}

void SpeedSlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        chooseAt(event->position().x());
}

void SpeedSlider::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        chooseAt(event->position().x());
}

void SpeedSlider::wheelEvent(QWheelEvent *event)
{
    step(event->angleDelta().y() > 0 ? 1 : -1);
    event->accept();
}

void SpeedSlider::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Up: step(1); break;
    case Qt::Key_Left:
    case Qt::Key_Down: step(-1); break;
    case Qt::Key_Home: choose(kSpeeds.front()); break;
    case Qt::Key_End: choose(kSpeeds.back()); break;
    default: QWidget::keyPressEvent(event);
    }
}

void SpeedSlider::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        tell();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
