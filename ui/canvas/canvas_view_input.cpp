// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/gestures/bend_gesture.h"
#include "ui/canvas/gestures/link_gesture.h"
#include "ui/canvas/gestures/move_gesture.h"
#include "ui/canvas/gestures/plain_gestures.h"
#include "ui/canvas/gestures/resize_gesture.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"

#include <QLineF>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

constexpr double kReach = 9; // pixels around a handle that count as on it

template <typename Id>
bool isIn(const std::vector<Id> &ids, const Id &id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

template <typename Id>
std::vector<Id> toggled(std::vector<Id> ids, const Id &id)
{
    const auto known = std::find(ids.begin(), ids.end(), id);
    if (known == ids.end())
        ids.push_back(id);
    else
        ids.erase(known);
    return ids;
}

struct CornerHit {
    ElementId id;
    ResizeGesture::Corner corner;
};

/// A corner of a selected container under the pointer.
std::optional<CornerHit> cornerAt(const CanvasView &view, const QPointF &position)
{
    for (const ElementId &id : view.selection()->elements()) {
        const Placed *placed = view.picture().geometry().find(id);
        const Element *element = view.document()->architecture().find(id);
        if (placed == nullptr || element == nullptr || !isResizable(*element, placed->shape))
            continue;
        const QRectF frame = view.fromScene(placed->rect.adjusted(-4, -4, 4, 4));
        for (const bool isLeft : {true, false}) {
            for (const bool isTop : {true, false}) {
                const QPointF corner(isLeft ? frame.left() : frame.right(), isTop ? frame.top() : frame.bottom());
                if (QLineF(corner, position).length() <= kReach)
                    return CornerHit{id, {isLeft, isTop}};
            }
        }
    }
    return std::nullopt;
}

std::optional<QPointF> linkHandleAt(const CanvasView &view, const std::optional<ElementId> &hovered, const QPointF &position)
{
    const Placed *placed = hovered ? view.picture().geometry().find(*hovered) : nullptr;
    if (placed == nullptr)
        return std::nullopt;
    for (const QPointF &handle : linkHandles(placed->rect)) {
        if (QLineF(view.fromScene(handle), position).length() <= kReach)
            return view.fromScene(handle);
    }
    return std::nullopt;
}

} // namespace

std::unique_ptr<Gesture> CanvasView::gestureAtHandle(const QPointF &position)
{
    if (const auto hit = cornerAt(*this, position))
        return std::make_unique<ResizeGesture>(*this, position, hit->id, hit->corner);
    if (const auto handle = linkHandleAt(*this, m_hovered, position))
        return std::make_unique<LinkGesture>(*this, *handle, *m_hovered);
    return nullptr;
}

std::optional<Qt::CursorShape> CanvasView::handleCursor(const QPointF &position) const
{
    if (const auto hit = cornerAt(*this, position))
        return ResizeGesture::cursorOf(hit->corner);
    if (linkHandleAt(*this, m_hovered, position))
        return Qt::CrossCursor;
    return std::nullopt;
}

void CanvasView::showCursor()
{
    Qt::CursorShape shape = Qt::ArrowCursor;
    if (m_gesture)
        shape = m_gesture->cursor();
    else if (m_isSpaceDown)
        shape = Qt::OpenHandCursor;
    else if (const auto handle = handleCursor(m_pointer))
        shape = *handle;
    else if (m_hoveredLink)
        shape = Qt::PointingHandCursor;
    if (cursor().shape() != shape)
        setCursor(shape);
}

void CanvasView::hover(const QPointF &position)
{
    // Handles stand half outside their element: it stays the one meant while the pointer is on them.
    if (linkHandleAt(*this, m_hovered, position))
        return;
    const QPointF scene = toScene(position);
    m_hovered = elementAt(scene);
    const Placed *placed = m_hovered ? m_picture.geometry().find(*m_hovered) : nullptr;
    const bool isOnNode = placed != nullptr && !isContainerShape(placed->shape);
    m_hoveredLink = isOnNode ? std::nullopt : linkAt(scene);
}

void CanvasView::begin(std::unique_ptr<Gesture> gesture)
{
    m_gesture = std::move(gesture);
    showCursor();
    update();
}

void CanvasView::cancelGesture()
{
    if (const std::unique_ptr<Gesture> gesture = std::move(m_gesture))
        gesture->cancel();
    showCursor();
    update();
}

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    endRename(true);
    endNote(true);
    finishAnimation();
    m_pointer = event->position();
    m_modifiers = event->modifiers();
    if (m_gesture) { // a second button while one is held
        cancelGesture();
        return;
    }
    hover(m_pointer);
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_isSpaceDown))
        begin(std::make_unique<PanGesture>(*this, m_pointer));
    else if (event->button() == Qt::LeftButton)
        pressLeft(event);
    else if (event->button() == Qt::RightButton)
        pressRight(event);
}

void CanvasView::pressLeft(QMouseEvent *event)
{
    if (auto gesture = gestureAtHandle(m_pointer)) {
        begin(std::move(gesture));
        return;
    }
    if (pressNote(m_pointer))
        return;
    const bool adds = event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier);
    if (m_hoveredLink) {
        if (adds)
            m_selection->set(m_selection->elements(), toggled(m_selection->links(), *m_hoveredLink));
        else
            m_selection->set({}, {*m_hoveredLink});
        if (!adds)
            begin(std::make_unique<BendGesture>(*this, m_pointer, *m_hoveredLink));
        return;
    }
    const Placed *placed = m_hovered ? m_picture.geometry().find(*m_hovered) : nullptr;
    // With Shift a band may start inside a container; a click there adds the container itself.
    if (placed == nullptr || (event->modifiers() & Qt::ShiftModifier && isContainerShape(placed->shape))) {
        begin(std::make_unique<BandGesture>(*this, m_pointer, adds, m_hovered));
        return;
    }
    if (event->modifiers() & Qt::ShiftModifier) {
        m_selection->set(toggled(m_selection->elements(), *m_hovered), m_selection->links());
        return;
    }
    // A click with Ctrl adds; a drag with it copies.
    const bool toggles = event->modifiers() & Qt::ControlModifier;
    if (!toggles && !isIn(m_selection->elements(), *m_hovered))
        m_selection->set({*m_hovered});
    begin(std::make_unique<MoveGesture>(*this, m_pointer, *m_hovered, toggles));
}

void CanvasView::pressRight(QMouseEvent *event)
{
    if (const CanvasNote *note = noteAt(toScene(m_pointer))) {
        m_selection->set({}, {}, {note->id});
    } else if (m_hoveredLink) {
        if (!isIn(m_selection->links(), *m_hoveredLink))
            m_selection->set({}, {*m_hoveredLink});
    } else if (!m_hovered) {
        m_selection->clear();
    } else if (!isIn(m_selection->elements(), *m_hovered)) {
        m_selection->set({*m_hovered});
    }
    Q_EMIT menuRequested(event->globalPosition().toPoint());
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    m_modifiers = event->modifiers();
    if (m_gesture)
        m_gesture->move(m_pointer);
    else
        hover(m_pointer);
    showCursor();
    update();
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_gesture)
        return;
    m_pointer = event->position();
    m_modifiers = event->modifiers();
    m_gesture->move(m_pointer);
    // Taken out first: what it does to the design would cancel it.
    const std::unique_ptr<Gesture> gesture = std::move(m_gesture);
    gesture->finish();
    hover(m_pointer);
    showCursor();
    update();
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event);
    if (event->button() != Qt::LeftButton || event->modifiers() != Qt::NoModifier)
        return;
    if (noteAt(toScene(m_pointer)) != nullptr) {
        cancelGesture();
        editNote();
    } else if (!m_hovered && !m_hoveredLink) {
        openQuickInsert();
    } else if (m_hovered && !m_hoveredLink) {
        cancelGesture();
        rename();
    }
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        zoomAt(std::pow(1.2, event->angleDelta().y() / 120.0), event->position());
    } else {
        const QPointF by = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2 : QPointF(event->pixelDelta());
        panBy(event->modifiers() & Qt::ShiftModifier ? QPointF(by.y(), by.x()) : by);
    }
    event->accept();
}

void CanvasView::leaveEvent(QEvent *event)
{
    if (!m_gesture) {
        m_hovered.reset();
        m_hoveredLink.reset();
        update();
    }
    QWidget::leaveEvent(event);
}

} // namespace nephoscope::ui
