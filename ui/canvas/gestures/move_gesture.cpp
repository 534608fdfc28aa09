// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/gestures/move_gesture.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/canvas_picture.h"
#include "ui/canvas/canvas_view.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

constexpr double kCatch = 6; // pixels

QString nameOfMove(const std::vector<ElementId> &elements, const Architecture &architecture)
{
    if (elements.size() != 1)
        return CanvasView::tr("move of %1 elements").arg(elements.size());
    const Element *element = architecture.find(elements.front());
    return CanvasView::tr("move of %1").arg(QString::fromStdString(element->name.empty() ? element->id.text() : element->name).left(30));
}

/// In each direction the smaller way; where both are as long, edges and middles.
Guides::Fit nearest(const Guides::Fit &edges, const Guides::Fit &gaps)
{
    Guides::Fit fit = edges;
    if (gaps.hasX && (!edges.hasX || std::abs(gaps.x) < std::abs(edges.x))) {
        fit.x = gaps.x;
        fit.hasX = true;
    }
    if (gaps.hasY && (!edges.hasY || std::abs(gaps.y) < std::abs(edges.y))) {
        fit.y = gaps.y;
        fit.hasY = true;
    }
    return fit;
}

/// From edge to edge, with a short stroke at each.
void paintGap(QPainter *painter, const CanvasView &view, const Guide &gap)
{
    const QPointF from = view.fromScene(gap.isUpright ? QPointF(gap.at, gap.from) : QPointF(gap.from, gap.at));
    const QPointF to = view.fromScene(gap.isUpright ? QPointF(gap.at, gap.to) : QPointF(gap.to, gap.at));
    const QPointF stroke = gap.isUpright ? QPointF(5, 0) : QPointF(0, 5);
    painter->drawLine(from, to);
    painter->drawLine(from - stroke, from + stroke);
    painter->drawLine(to - stroke, to + stroke);
}

} // namespace

MoveGesture::MoveGesture(CanvasView &view, const QPointF &pressed, const ElementId &grabbed, bool toggles)
    : Gesture(view, pressed), m_grabbed(grabbed), m_toggles(toggles), m_placing(view.document()->architecture(), Catalogue::builtIn())
{
}

void MoveGesture::start()
{
    m_isStarted = true;
    const Architecture &design = m_view.document()->architecture();
    const auto &selected = m_view.selection()->elements();
    if (std::find(selected.begin(), selected.end(), m_grabbed) == selected.end())
        m_view.selection()->set({m_grabbed});
    m_elements = Arranging::outermost(m_view.selection()->elements(), design);
    const auto own = std::find_if(m_elements.begin(), m_elements.end(), [&](const ElementId &id) { return design.contains(id, m_grabbed); });
    if (own != m_elements.end())
        std::rotate(m_elements.begin(), own, own + 1);
    for (const ElementId &id : m_elements)
        m_frame |= m_placing.geometry().find(id)->rect;
    const QRectF view(m_view.toScene(QPointF()), QSizeF(m_view.size()) / m_view.zoom());
    m_guides = Guides(m_placing.geometry(), m_elements, view);
    m_spacing = Spacing(m_placing.geometry(), m_elements, view);
}

bool MoveGesture::copies() const
{
    return m_view.modifiers() & (Qt::ControlModifier | Qt::AltModifier);
}

void MoveGesture::move(const QPointF &position)
{
    follow(position);
    if (!isDragged())
        return;
    if (!m_isStarted)
        start();
    if (m_elements.empty())
        return;
    m_shift = (position - m_pressed) / m_view.zoom();
    if (m_view.modifiers() & Qt::ShiftModifier) // straight along one axis
        (std::abs(m_shift.x()) >= std::abs(m_shift.y()) ? m_shift.ry() : m_shift.rx()) = 0;
    const QRectF held = m_frame.translated(m_shift);
    const Guides::Fit fit = nearest(m_guides.fit(held, kCatch / m_view.zoom()), m_spacing.fit(held, kCatch / m_view.zoom()));
    m_shift += QPointF(fit.x, fit.y);
    m_landing = m_placing.landMoved(m_elements, m_shift, m_view.toScene(position), {fit.hasX, fit.hasY});
    const Element *first = m_view.document()->architecture().find(m_elements.front());
    m_entersContainer = first != nullptr && first->parent != m_landing.parent;
    if (copies())
        m_view.endPreview();
    else
        m_view.showPreview(m_landing.placements);
}

void MoveGesture::finish()
{
    if (!isDragged()) {
        std::vector<ElementId> selected = m_view.selection()->elements();
        const auto known = std::find(selected.begin(), selected.end(), m_grabbed);
        if (!m_toggles)
            selected = {m_grabbed};
        else if (known == selected.end())
            selected.push_back(m_grabbed);
        else
            selected.erase(known);
        m_view.selection()->set(selected, m_toggles ? m_view.selection()->links() : std::vector<LinkId>());
        return;
    }
    if (copies()) {
        m_view.endPreview();
        if (m_landing.refusal.isEmpty())
            m_view.duplicateTo(m_elements, m_landing.parent, m_frame.topLeft() + QPointF(snapped(m_shift.x()), snapped(m_shift.y())));
        return;
    }
    if (m_landing.refusal.isEmpty() && !m_landing.placements.empty())
        m_view.document()->place(m_landing.placements, nameOfMove(m_elements, m_view.document()->architecture()));
    m_view.endPreview();
}

void MoveGesture::cancel()
{
    m_view.endPreview();
}

void MoveGesture::mark(HandMarks &marks) const
{
    if (!isDragged() || !m_entersContainer || !m_landing.parent)
        return;
    marks.nodes[m_landing.parent->text()].drop = m_landing.refusal.isEmpty() ? NodeMarks::Drop::Accepted : NodeMarks::Drop::Refused;
}

void MoveGesture::paint(QPainter *painter) const
{
    if (!isDragged() || m_elements.empty())
        return;
    if (copies()) {
        // Where the copy would stand.
        QColor fill = tokens().accent;
        fill.setAlphaF(0.1F);
        painter->setPen(QPen(tokens().accent, 1.5, Qt::DashLine));
        painter->setBrush(fill);
        for (const ElementId &id : m_elements)
            painter->drawRoundedRect(m_view.fromScene(m_placing.geometry().find(id)->rect.translated(m_shift)), 6, 6);
    } else if (m_entersContainer) {
        return; // it stands where there is room, not where the hand is
    }
    painter->setPen(QPen(tokens().accent, 1));
    for (const Guide &guide : m_guides.lines(m_frame.translated(m_shift))) {
        const QPointF from = m_view.fromScene(guide.isUpright ? QPointF(guide.at, guide.from) : QPointF(guide.from, guide.at));
        const QPointF to = m_view.fromScene(guide.isUpright ? QPointF(guide.at, guide.to) : QPointF(guide.to, guide.at));
        painter->drawLine(from, to);
    }
    for (const Guide &gap : m_spacing.gaps(m_frame.translated(m_shift)))
        paintGap(painter, m_view, gap);
}

Qt::CursorShape MoveGesture::cursor() const
{
    if (isDragged() && copies() && m_landing.refusal.isEmpty())
        return Qt::DragCopyCursor;
    return !isDragged() ? Qt::ArrowCursor : m_landing.refusal.isEmpty() ? Qt::SizeAllCursor : Qt::ForbiddenCursor;
}

void nudge(CanvasView &view, const QPointF &by)
{
    const Architecture &architecture = view.document()->architecture();
    const std::vector<ElementId> elements = Arranging::outermost(view.selection()->elements(), architecture);
    if (elements.empty())
        return;
    const Landing landing = Placing(architecture, Catalogue::builtIn()).landMoved(elements, by, std::nullopt);
    if (!landing.placements.empty())
        view.document()->place(landing.placements, nameOfMove(elements, architecture), view.nudgeGesture());
}

} // namespace nephoscope::ui
