// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/gestures/move_gesture.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/canvas_picture.h"
#include "ui/canvas/canvas_view.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"

#include <algorithm>

namespace nephoscope::ui {

namespace {

/// What is selected without what stands in something selected, which moves with it.
std::vector<ElementId> rootsOf(const std::vector<ElementId> &selected, const Architecture &architecture)
{
    std::vector<ElementId> roots;
    for (const ElementId &id : selected) {
        const bool isInside = std::any_of(selected.begin(), selected.end(), [&](const ElementId &other) { return other != id && architecture.contains(other, id); });
        if (!isInside && architecture.find(id) != nullptr)
            roots.push_back(id);
    }
    return roots;
}

QString nameOfMove(const std::vector<ElementId> &elements, const Architecture &architecture)
{
    if (elements.size() != 1)
        return CanvasView::tr("move of %1 elements").arg(elements.size());
    const Element *element = architecture.find(elements.front());
    return CanvasView::tr("move of %1").arg(QString::fromStdString(element->name.empty() ? element->id.text() : element->name).left(30));
}

} // namespace

MoveGesture::MoveGesture(CanvasView &view, const QPointF &pressed, const ElementId &grabbed)
    : Gesture(view, pressed), m_grabbed(grabbed), m_elements(rootsOf(view.selection()->elements(), view.document()->architecture())),
      m_placing(view.document()->architecture(), Catalogue::builtIn())
{
    const auto own = std::find_if(m_elements.begin(), m_elements.end(), [&](const ElementId &id) { return view.document()->architecture().contains(id, grabbed); });
    if (own != m_elements.end())
        std::rotate(m_elements.begin(), own, own + 1);
}

void MoveGesture::move(const QPointF &position)
{
    follow(position);
    if (!isDragged() || m_elements.empty())
        return;
    m_landing = m_placing.landMoved(m_elements, (position - m_pressed) / m_view.zoom(), m_view.toScene(position));
    const Element *first = m_view.document()->architecture().find(m_elements.front());
    m_entersContainer = first != nullptr && first->parent != m_landing.parent;
    m_view.showPreview(m_landing.placements);
}

void MoveGesture::finish()
{
    if (!isDragged()) {
        m_view.selection()->set({m_grabbed});
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

Qt::CursorShape MoveGesture::cursor() const
{
    return !isDragged() ? Qt::ArrowCursor : m_landing.refusal.isEmpty() ? Qt::SizeAllCursor : Qt::ForbiddenCursor;
}

void nudge(CanvasView &view, const QPointF &by)
{
    const Architecture &architecture = view.document()->architecture();
    const std::vector<ElementId> elements = rootsOf(view.selection()->elements(), architecture);
    if (elements.empty())
        return;
    const Landing landing = Placing(architecture, Catalogue::builtIn()).landMoved(elements, by, std::nullopt);
    if (!landing.placements.empty())
        view.document()->place(landing.placements, nameOfMove(elements, architecture), view.nudgeGesture());
}

} // namespace nephoscope::ui
