// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_view.h"

#include "ui/style/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

ChartView::ChartView(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setMinimumSize(236, 150);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize ChartView::sizeHint() const
{
    return {341, 190};
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
    for (const QRectF &area : layoutPlot(rect(), m_plot, m_style).panels) {
        if (point.x() >= area.left() && point.x() <= area.right())
            return m_plot.from + (point.x() - area.left()) / area.width() * (m_plot.to - m_plot.from);
    }
    return std::nullopt;
}

void ChartView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPlot(&painter, rect(), m_plot, tokens(), m_style);
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF point = event->position();
    if (m_pressed && (m_isPanning || std::abs(point.x() - m_pressed->x()) >= QApplication::startDragDistance())) {
        const PlotLayout layout = layoutPlot(rect(), m_plot, m_style);
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
    setCursor(bandAt(rect(), m_plot, m_style, point) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position();
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
    if (const PlotBand *band = bandAt(rect(), m_plot, m_style, event->position()))
        Q_EMIT bandClicked(band->element);
}

void ChartView::wheelEvent(QWheelEvent *event)
{
    const std::optional<double> time = timeAt(event->position());
    // A wheel that goes sideways scrolls the row of charts.
    if (!time || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    const double factor = std::pow(1.25, -event->angleDelta().y() / 120.0);
    const double from = std::max(0.0, *time - (*time - m_plot.from) * factor);
    Q_EMIT windowWanted(from, std::max(from + 1, *time + (m_plot.to - *time) * factor));
    event->accept();
}

void ChartView::leaveEvent(QEvent *)
{
    Q_EMIT cursorMoved(std::nullopt);
}

} // namespace nephoscope::ui
