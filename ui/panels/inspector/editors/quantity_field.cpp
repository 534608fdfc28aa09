// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/editors/quantity_field.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

namespace nephoscope::ui {

namespace {
constexpr int kArrowWidth = 20;
constexpr int kTextInset = 8;
} // namespace

QuantityField::QuantityField(QWidget *parent) : QLineEdit(parent)
{
    setTextMargins(0, 0, kArrowWidth - 4, 0);
    setMouseTracking(true);
}

void QuantityField::setUnit(const QString &unit)
{
    m_unit = unit;
    update();
}

QuantityField::Arrow QuantityField::arrowAt(const QPointF &position) const
{
    if (!isEnabled() || isReadOnly() || position.x() < width() - kArrowWidth - 1)
        return Arrow::None;
    return position.y() < height() / 2.0 ? Arrow::Up : Arrow::Down;
}

void QuantityField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const Tokens &t = tokens();
    const QRect arrows(width() - kArrowWidth - 1, 1, kArrowWidth, height() - 2);
    if (!m_unit.isEmpty() && !text().isEmpty()) {
        const int left = kTextInset + fontMetrics().horizontalAdvance(text()) + 5;
        const int room = arrows.left() - 2 - left;
        if (room > 8) {
            painter.setFont(font());
            painter.setPen(isEnabled() ? t.text3 : t.textDis);
            painter.drawText(QRect(left, 0, room, height()), Qt::AlignVCenter | Qt::AlignLeft,
                             fontMetrics().elidedText(m_unit, Qt::ElideRight, room));
        }
    }
    if (!isEnabled() || isReadOnly())
        return;
    painter.setPen(Qt::NoPen);
    if (m_hovered != Arrow::None) {
        const QRect half(arrows.left(), m_hovered == Arrow::Up ? 2 : height() / 2, kArrowWidth - 1, height() / 2 - 2);
        painter.fillRect(half, t.hover);
    }
    painter.fillRect(QRect(arrows.left(), arrows.top(), 1, arrows.height()), t.line2);
    const double ratio = devicePixelRatioF();
    painter.drawPixmap(QPoint(arrows.left() + 5, height() / 2 - 10), iconPixmap(QStringLiteral("ui/up"), 11, t.text2, ratio));
    painter.drawPixmap(QPoint(arrows.left() + 5, height() / 2), iconPixmap(QStringLiteral("ui/down"), 11, t.text2, ratio));
}

void QuantityField::keyPressEvent(QKeyEvent *event)
{
    int steps = 0;
    switch (event->key()) {
    case Qt::Key_Up: steps = 1; break;
    case Qt::Key_Down: steps = -1; break;
    case Qt::Key_PageUp: steps = 10; break;
    case Qt::Key_PageDown: steps = -10; break;
    case Qt::Key_Escape:
        Q_EMIT reverted();
        return;
    default: break;
    }
    if (steps != 0 && !isReadOnly())
        Q_EMIT stepped(steps);
    else
        QLineEdit::keyPressEvent(event);
}

void QuantityField::mousePressEvent(QMouseEvent *event)
{
    const Arrow arrow = arrowAt(event->position());
    if (arrow == Arrow::None)
        QLineEdit::mousePressEvent(event);
    else if (event->button() == Qt::LeftButton)
        Q_EMIT stepped(arrow == Arrow::Up ? 1 : -1);
}

void QuantityField::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (arrowAt(event->position()) == Arrow::None)
        QLineEdit::mouseDoubleClickEvent(event);
    else
        mousePressEvent(event);
}

void QuantityField::mouseMoveEvent(QMouseEvent *event)
{
    const Arrow arrow = arrowAt(event->position());
    if (arrow != m_hovered) {
        m_hovered = arrow;
        setCursor(arrow == Arrow::None ? Qt::IBeamCursor : Qt::ArrowCursor);
        update();
    }
    QLineEdit::mouseMoveEvent(event);
}

void QuantityField::leaveEvent(QEvent *event)
{
    m_hovered = Arrow::None;
    update();
    QLineEdit::leaveEvent(event);
}

void QuantityField::wheelEvent(QWheelEvent *event)
{
    if (!hasFocus() || isReadOnly()) {
        event->ignore();
        return;
    }
    m_wheel += event->angleDelta().y();
    const int steps = m_wheel / 120;
    m_wheel -= steps * 120;
    if (steps != 0)
        Q_EMIT stepped(steps);
    event->accept();
}

void QuantityField::focusOutEvent(QFocusEvent *event)
{
    m_wheel = 0;
    QLineEdit::focusOutEvent(event);
}

} // namespace nephoscope::ui
