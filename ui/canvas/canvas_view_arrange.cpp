// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "ui/canvas/arrange/auto_layout.h"
#include "ui/canvas/arrange/grouping.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/gestures/gesture.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"

#include <QEasingCurve>
#include <QVariantAnimation>

#include <algorithm>
#include <utility>

namespace nephoscope::ui {

namespace {

constexpr int kAnimation = 250; // ms
constexpr std::size_t kMostAnimated = 1500; // elements; more are set down at once

} // namespace

void CanvasView::arrange(const std::vector<Document::Placement> &placements, const QString &undoName)
{
    if (placements.empty())
        return;
    animateFromHere();
    m_document->place(placements, undoName);
}

void CanvasView::align(Alignment alignment)
{
    const Arranging arranging(m_document->architecture(), Catalogue::builtIn(), m_selection->elements());
    arrange(arranging.aligned(alignment), tr("alignment of %1 elements").arg(m_selection->elements().size()));
}

void CanvasView::spread(Spreading spreading)
{
    const Arranging arranging(m_document->architecture(), Catalogue::builtIn(), m_selection->elements());
    arrange(arranging.spread(spreading), tr("distribution of %1 elements").arg(m_selection->elements().size()));
}

void CanvasView::makeSameSize(Sizing sizing)
{
    const Arranging arranging(m_document->architecture(), Catalogue::builtIn(), m_selection->elements());
    arrange(arranging.sized(sizing), tr("same size of %1 elements").arg(m_selection->elements().size()));
}

void CanvasView::layOut(bool isSelectionOnly)
{
    const std::vector<ElementId> elements = isSelectionOnly ? m_selection->elements() : std::vector<ElementId>();
    if (isSelectionOnly && elements.empty())
        return;
    const std::vector<Change> changes = layoutChanges(*m_document, Catalogue::builtIn(), elements);
    if (changes.empty())
        return;
    animateFromHere();
    m_document->perform(changes, isSelectionOnly ? tr("layout of %1 elements").arg(elements.size()) : tr("layout of the design"));
    if (!isSelectionOnly)
        m_fitsAfterAnimation = true;
    if (m_fitsAfterAnimation && !isAnimating()) {
        m_fitsAfterAnimation = false;
        zoomToFit();
    }
}

void CanvasView::setInFront(bool isFront)
{
    m_document->setLevel(m_selection->elements(), isFront);
}

void CanvasView::putIntoContainer(const QString &typeId)
{
    const ElementType *type = Catalogue::builtIn().find(typeId.toStdString());
    const auto grouping = type != nullptr ? grouped(m_document->architecture(), Catalogue::builtIn(), m_selection->elements(), *type) : std::nullopt;
    if (!grouping)
        return;
    m_document->perform(grouping->changes, tr("put into a container"));
    m_selection->set({grouping->container});
}

void CanvasView::selectSameType()
{
    std::vector<ElementId> same;
    const Architecture &design = m_document->architecture();
    for (const Element &element : design.elements) {
        const bool isWanted = std::any_of(m_selection->elements().begin(), m_selection->elements().end(), [&](const ElementId &id) {
            const Element *own = design.find(id);
            return own != nullptr && own->type == element.type;
        });
        if (isWanted)
            same.push_back(element.id);
    }
    m_selection->set(same);
}

void CanvasView::straightenLinks()
{
    for (const LinkId &id : m_selection->links())
        m_document->setBends(id, std::nullopt);
}

void CanvasView::setMotionReduced(bool isReduced)
{
    m_isMotionReduced = isReduced;
    if (isReduced)
        finishAnimation();
    update();
}

CanvasView::Places CanvasView::places() const
{
    Places places;
    if (m_isMotionReduced || !isVisible() || m_document->architecture().elements.size() > kMostAnimated)
        return places;
    // As they are seen: what has no box of its own gets one from the geometry.
    const auto &placed = m_picture.geometry().placed();
    for (const Placed &each : placed) {
        const QPointF corner = each.parent < 0 ? QPointF() : placed[static_cast<std::size_t>(each.parent)].rect.topLeft();
        const auto parent = each.parent < 0 ? std::nullopt : std::optional(placed[static_cast<std::size_t>(each.parent)].id);
        places[each.id.text()] = {parent, Box{each.rect.left() - corner.x(), each.rect.top() - corner.y(), each.rect.width(), each.rect.height()}};
    }
    return places;
}

void CanvasView::animateFromHere()
{
    m_before = places();
    m_isAnimationDue = !m_before.empty();
}

void CanvasView::followUndo(int index)
{
    // A new step that takes the place of the only one undone looks like that one done again, and glides too.
    const int count = m_document->undoStack()->count();
    const bool isReplay = index < m_undoIndex || (index > m_undoIndex && count == m_undoCount);
    m_undoIndex = index;
    m_undoCount = count;
    Places before = std::exchange(m_beforeEdit, {});
    if (!isReplay || before.empty())
        return;
    m_before = std::move(before);
    startAnimation();
}

void CanvasView::startAnimation()
{
    // What has another container than before is there at once: between two of them it would be nowhere.
    const Architecture &design = m_document->architecture();
    const bool glides = std::any_of(design.elements.begin(), design.elements.end(), [&](const Element &element) {
        const auto from = m_before.find(element.id.text());
        return from != m_before.end() && element.box && from->second.parent == element.parent && from->second.box != *element.box;
    });
    if (!glides) {
        m_before.clear();
        return;
    }
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    m_animation.setDuration(kAnimation);
    m_animation.setEasingCurve(QEasingCurve::InOutCubic);
    m_animation.start();
}

void CanvasView::showBetween(double share)
{
    std::vector<Document::Placement> placements;
    const auto between = [share](double from, double to) { return from + (to - from) * share; };
    for (const Element &element : m_document->architecture().elements) {
        const auto from = m_before.find(element.id.text());
        if (from == m_before.end() || !element.box || from->second.parent != element.parent || from->second.box == *element.box)
            continue;
        const Box &a = from->second.box;
        const Box &b = *element.box;
        placements.push_back({element.id, element.parent, Box{between(a.x, b.x), between(a.y, b.y), between(a.width, b.width), between(a.height, b.height)}});
    }
    if (!placements.empty())
        showPreview(placements);
}

void CanvasView::finishAnimation()
{
    if (!isAnimating())
        return;
    m_animation.stop();
    endAnimation();
}

void CanvasView::endAnimation()
{
    m_before.clear();
    endPreview();
    if (m_fitsAfterAnimation) {
        m_fitsAfterAnimation = false;
        zoomToFit();
    }
}

} // namespace nephoscope::ui
