// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/gestures/bend_gesture.h"

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/parts/bent_route.h"
#include "ui/document/document.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nephoscope::ui {

namespace {

constexpr double kStep = 4; // scene units that a stretch is shifted by at least

} // namespace

int BendGesture::stretchAt(const QPolygonF &route, const QPointF &scene)
{
    int nearest = -1;
    double best = std::numeric_limits<double>::infinity();
    for (qsizetype i = 0; i + 1 < route.size(); ++i) {
        const QRectF line = QRectF(route[i], route[i + 1]).normalized();
        const double dx = std::max({line.left() - scene.x(), 0.0, scene.x() - line.right()});
        const double dy = std::max({line.top() - scene.y(), 0.0, scene.y() - line.bottom()});
        if (std::max(dx, dy) < best) {
            best = std::max(dx, dy);
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

BendGesture::BendGesture(CanvasView &view, const QPointF &pressed, const LinkId &link)
    : Gesture(view, pressed), m_link(link), m_route(view.picture().routes().find(link)), m_stretch(stretchAt(m_route, view.toScene(pressed)))
{
    if (m_stretch >= 0)
        m_isLying = std::abs(m_route[m_stretch].y() - m_route[m_stretch + 1].y()) < 0.01;
}

void BendGesture::move(const QPointF &position)
{
    follow(position);
    const Architecture &design = m_view.document()->architecture();
    const Link *link = design.find(m_link);
    const SceneGeometry &geometry = m_view.picture().geometry();
    const Placed *source = link != nullptr ? geometry.find(link->from) : nullptr;
    const Placed *target = link != nullptr ? geometry.find(link->to) : nullptr;
    if (!isDragged() || m_stretch < 0 || source == nullptr || target == nullptr)
        return;
    const QPointF by = (position - m_pressed) / m_view.zoom();
    const double start = m_isLying ? m_route[m_stretch].y() : m_route[m_stretch].x();
    const double place = start + std::round((m_isLying ? by.y() : by.x()) / kStep) * kStep;
    const auto common = commonContainer(design, link->from, link->to);
    const Placed *container = common ? geometry.find(*common) : nullptr;
    const QPointF origin = container != nullptr ? container->rect.topLeft() : QPointF();
    m_bends = withStretchAt(m_route, m_stretch, place, source->rect, target->rect).translated(-origin);
    m_view.showBends(m_link, *m_bends);
}

void BendGesture::finish()
{
    if (m_bends)
        m_view.document()->setBends(m_link, withoutKinks(*m_bends));
    m_view.endPreview();
}

void BendGesture::cancel()
{
    m_view.endPreview();
}

Qt::CursorShape BendGesture::cursor() const
{
    return m_isLying ? Qt::SizeVerCursor : Qt::SizeHorCursor;
}

} // namespace nephoscope::ui
