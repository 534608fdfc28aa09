// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/overlays/overview_map.h"

#include "ui/canvas/canvas_view.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>

namespace nephoscope::ui {

namespace {

constexpr QSize kSize(216, 144);
constexpr int kMargin = 12;
constexpr double kInside = 8;

} // namespace

OverviewMap::OverviewMap(CanvasView *canvas) : QWidget(canvas), m_canvas(canvas)
{
    setObjectName(QStringLiteral("overviewMap"));
    setAccessibleName(tr("Overview map"));
    setToolTip(tr("Press or drag to go there"));
    setCursor(Qt::PointingHandCursor);
    resize(kSize);
    connect(&Theme::instance(), &Theme::changed, this, &OverviewMap::renew);
}

void OverviewMap::renew()
{
    m_isStale = true;
    update();
}

void OverviewMap::place()
{
    move(m_canvas->width() - width() - kMargin, m_canvas->height() - height() - kMargin);
}

void OverviewMap::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Overview map"));
        setToolTip(tr("Press or drag to go there"));
    }
    QWidget::changeEvent(event);
}

void OverviewMap::draw()
{
    m_isStale = false;
    m_picture = QPixmap(size() * devicePixelRatioF());
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    m_picture.fill(tokens().surface);
    const QRectF bounds = m_canvas->picture().bounds();
    if (bounds.isEmpty())
        return;
    m_scale = std::min((width() - 2 * kInside) / bounds.width(), (height() - 2 * kInside) / bounds.height());
    m_origin = bounds.center() - QPointF(width(), height()) / (2 * m_scale);
    QPainter painter(&m_picture);
    painter.scale(m_scale, m_scale);
    painter.translate(-m_origin);
    Look look;
    look.tokens = &tokens();
    look.detail = Detail::Far;
    look.zoom = m_scale;
    look.pixelRatio = devicePixelRatioF();
    m_canvas->picture().paint(&painter, look, bounds.adjusted(-1, -1, 1, 1), -1, {});
}

void OverviewMap::paintEvent(QPaintEvent *)
{
    if (m_isStale)
        draw();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    const QRectF seen = toMap(QRectF(m_canvas->toScene(QPointF()), QSizeF(m_canvas->size()) / m_canvas->zoom())).intersected(QRectF(rect()).adjusted(1, 1, -2, -2));
    painter.setPen(QPen(tokens().accent, 2));
    QColor fill = tokens().accent;
    fill.setAlphaF(0.07F);
    painter.setBrush(fill);
    if (!seen.isEmpty())
        painter.drawRect(seen);
    painter.setPen(QPen(tokens().line2, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void OverviewMap::go(const QPointF &position)
{
    m_canvas->centreOn(m_origin + position / m_scale);
}

void OverviewMap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        go(event->position());
}

void OverviewMap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        go(event->position());
}

void OverviewMap::wheelEvent(QWheelEvent *event)
{
    if (event->angleDelta().y() > 0)
        m_canvas->zoomIn();
    else if (event->angleDelta().y() < 0)
        m_canvas->zoomOut();
    event->accept();
}

} // namespace nephoscope::ui
