// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/gestures/plain_gestures.h"

#include "ui/canvas/canvas_view.h"
#include "ui/document/selection.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>

namespace nephoscope::ui {

void PanGesture::move(const QPointF &position)
{
    m_view.panBy(position - m_position);
    follow(position);
}

BandGesture::BandGesture(CanvasView &view, const QPointF &pressed, bool adds, const std::optional<ElementId> &clicked)
    : Gesture(view, pressed), m_clicked(clicked)
{
    if (adds)
        m_before = view.selection()->elements();
}

void BandGesture::move(const QPointF &position)
{
    follow(position);
    if (!isDragged())
        return;
    const QRectF band = QRectF(m_view.toScene(m_pressed), m_view.toScene(position)).normalized();
    std::vector<ElementId> inside = m_before;
    for (const Placed &placed : m_view.picture().geometry().placed()) {
        if (band.contains(placed.rect) && std::find(inside.begin(), inside.end(), placed.id) == inside.end())
            inside.push_back(placed.id);
    }
    m_view.selection()->set(inside);
}

void BandGesture::finish()
{
    if (isDragged())
        return;
    std::vector<ElementId> selected = m_before;
    if (m_clicked) {
        const auto known = std::find(selected.begin(), selected.end(), *m_clicked);
        if (known == selected.end())
            selected.push_back(*m_clicked);
        else
            selected.erase(known);
    }
    m_view.selection()->set(selected);
}

void BandGesture::cancel()
{
    m_view.selection()->set(m_before);
}

void BandGesture::paint(QPainter *painter) const
{
    if (!isDragged())
        return;
    QColor fill = tokens().accent;
    fill.setAlphaF(0.08F);
    painter->setPen(QPen(tokens().accent, 1));
    painter->setBrush(fill);
    painter->drawRect(QRectF(m_pressed, m_position).normalized());
}

} // namespace nephoscope::ui
