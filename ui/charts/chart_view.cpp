// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_view.h"

#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

ChartView::ChartView(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    followTextScale(this, [this] { setMinimumSize(scaled(236), scaled(150)); });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize ChartView::sizeHint() const
{
    return {scaled(341), scaled(190)};
}

void ChartView::setPlot(Plot plot)
{
    m_plot = std::move(plot);
    describe();
    update();
}

/// What a screen reader says about the chart: its title and the words of its legend.
void ChartView::describe()
{
    QString name = m_plot.title;
    if (!m_plot.current.isEmpty())
        name += QStringLiteral(", ") + m_plot.current;
    if (name != accessibleName())
        setAccessibleName(name);
}

std::optional<double> ChartView::timeAt(const QPointF &point) const
{
    for (const QRectF &area : layoutPlot(unscaledRect(this), m_plot, m_style).panels) {
        if (point.x() >= area.left() && point.x() <= area.right())
            return m_plot.from + (point.x() - area.left()) / area.width() * (m_plot.to - m_plot.from);
    }
    return std::nullopt;
}

void ChartView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.scale(textScale(), textScale());
    paintPlot(&painter, unscaledRect(this), m_plot, tokens(), m_style);
    if (hasFocus() && m_hasKeyboardFocus) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(tokens().accent, 2));
        painter.drawRoundedRect(unscaledRect(this).adjusted(1, 1, -1, -1), 4, 4);
    }
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF point = event->position() / textScale();
    if (m_pressed && (m_isPanning || std::abs(point.x() - m_pressed->x()) >= QApplication::startDragDistance())) {
        const PlotLayout layout = layoutPlot(unscaledRect(this), m_plot, m_style);
        if (!layout.panels.empty()) {
            m_isPanning = true;
            const double span = m_pressedTo - m_pressedFrom;
            const double shift = (m_pressed->x() - point.x()) / layout.panels.front().width() * span;
            const double from = std::max(0.0, m_pressedFrom + shift);
            Q_EMIT windowWanted(from, from + span);
        }
        return;
    }
    Q_EMIT cursorMoved(timeAt(point));
    const bool isClickable = bandAt(unscaledRect(this), m_plot, m_style, point) || legendLineAt(unscaledRect(this), m_plot, m_style, point);
    setCursor(isClickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position() / textScale();
    m_pressedFrom = m_plot.from;
    m_pressedTo = m_plot.to;
    m_isPanning = false;
}

void ChartView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed.reset();
    if (m_isPanning)
        return;
    if (const PlotLine *line = legendLineAt(unscaledRect(this), m_plot, m_style, event->position() / textScale()))
        Q_EMIT lineClicked(line->label);
    else if (const PlotBand *band = bandAt(unscaledRect(this), m_plot, m_style, event->position() / textScale()))
        Q_EMIT bandClicked(band->element);
}

void ChartView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !legendLineAt(unscaledRect(this), m_plot, m_style, event->position() / textScale()))
        Q_EMIT resetWanted();
    else
        QWidget::mouseDoubleClickEvent(event);
}

void ChartView::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT menuWanted(event->globalPos());
    event->accept();
}

/// What the mouse does with the time axis: the arrows move, + and − zoom, Home follows the run again, W asks why.
void ChartView::keyPressEvent(QKeyEvent *event)
{
    const double span = m_plot.to - m_plot.from;
    const auto pan = [&](double share) {
        const double from = std::max(0.0, m_plot.from + span * share);
        Q_EMIT windowWanted(from, from + span);
    };
    switch (event->key()) {
    case Qt::Key_Left: pan(-0.1); break;
    case Qt::Key_Right: pan(0.1); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoom((m_plot.from + m_plot.to) / 2, 0.8); break;
    case Qt::Key_Minus: zoom((m_plot.from + m_plot.to) / 2, 1.25); break;
    case Qt::Key_Home: Q_EMIT resetWanted(); break;
    case Qt::Key_W: Q_EMIT whyWanted(); break;
    default: QWidget::keyPressEvent(event); break;
    }
}

/// `factor` below 1: closer, about `time`.
void ChartView::zoom(double time, double factor)
{
    constexpr double kLeast = 0.1; // s
    if ((m_plot.to - m_plot.from) * factor < kLeast)
        return;
    const double from = std::max(0.0, time - (time - m_plot.from) * factor);
    Q_EMIT windowWanted(from, time + (m_plot.to - time) * factor);
}

void ChartView::wheelEvent(QWheelEvent *event)
{
    const std::optional<double> time = timeAt(event->position() / textScale());
    // A wheel that goes sideways scrolls the row of charts.
    if (!time || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    zoom(*time, std::pow(1.25, -event->angleDelta().y() / 120.0));
    event->accept();
}

void ChartView::focusInEvent(QFocusEvent *event)
{
    m_hasKeyboardFocus = event->reason() != Qt::MouseFocusReason;
    QWidget::focusInEvent(event);
}

void ChartView::leaveEvent(QEvent *)
{
    Q_EMIT cursorMoved(std::nullopt);
}

} // namespace nephoscope::ui
