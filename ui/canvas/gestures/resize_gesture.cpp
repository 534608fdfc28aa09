// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/gestures/resize_gesture.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/canvas_view.h"
#include "ui/document/document.h"

namespace nephoscope::ui {

ResizeGesture::ResizeGesture(CanvasView &view, const QPointF &pressed, const ElementId &id, Corner corner)
    : Gesture(view, pressed), m_id(id), m_corner(corner), m_placing(view.document()->architecture(), Catalogue::builtIn())
{
}

void ResizeGesture::move(const QPointF &position)
{
    follow(position);
    const Placed *placed = m_placing.geometry().find(m_id);
    if (!isDragged() || placed == nullptr)
        return;
    const QPointF by = (position - m_pressed) / m_view.zoom();
    QRectF rect = placed->rect;
    if (m_corner.isLeft)
        rect.setLeft(snapped(rect.left() + by.x()));
    else
        rect.setRight(rect.left() + snapped(rect.width() + by.x()));
    if (m_corner.isTop)
        rect.setTop(snapped(rect.top() + by.y()));
    else
        rect.setBottom(rect.top() + snapped(rect.height() + by.y()));
    m_landing = m_placing.landResized(m_id, rect);
    m_view.showPreview(m_landing.placements);
}

void ResizeGesture::finish()
{
    if (const Element *element = m_view.document()->architecture().find(m_id); element != nullptr && !m_landing.placements.empty()) {
        const QString name = QString::fromStdString(element->name.empty() ? element->id.text() : element->name).left(30);
        m_view.document()->place(m_landing.placements, CanvasView::tr("resize of %1").arg(name));
    }
    m_view.endPreview();
}

void ResizeGesture::cancel()
{
    m_view.endPreview();
}

} // namespace nephoscope::ui
