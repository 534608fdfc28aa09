// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/parts/link_style.h"
#include "ui/canvas/parts/node_look.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/style/language.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

constexpr double kSnap = 8;
const char *const kMechanism = "application/x-nephoscope-mechanism";

double snapped(double value)
{
    return std::round(value / kSnap) * kSnap;
}

} // namespace

std::vector<ElementId> CanvasView::movable() const
{
    // What stands in something selected moves with it.
    std::vector<ElementId> roots;
    const auto &selected = m_selection->elements();
    for (const ElementId &id : selected) {
        const bool isInside = std::any_of(selected.begin(), selected.end(), [&](const ElementId &other) {
            return other != id && m_document->architecture().contains(other, id);
        });
        if (!isInside)
            roots.push_back(id);
    }
    return roots;
}

void CanvasView::moveSelection(const QPointF &by)
{
    std::vector<Document::Placement> placements;
    for (const ElementId &id : movable()) {
        const Element *element = m_document->architecture().find(id);
        const Placed *placed = m_geometry.find(id);
        if (!element || !placed)
            continue;
        const Placed *parent = element->parent ? m_geometry.find(*element->parent) : nullptr;
        const QPointF corner = placed->rect.topLeft() - (parent ? parent->rect.topLeft() : QPointF());
        placements.push_back({id, element->parent, Box{snapped(corner.x() + by.x()), snapped(corner.y() + by.y()), placed->rect.width(), placed->rect.height()}});
    }
    if (!placements.empty())
        m_document->place(placements, tr("move"), m_gestureNumber);
}

void CanvasView::dropSelection(const QPointF &scene)
{
    const std::vector<ElementId> roots = movable();
    const auto target = elementAt(scene, roots);
    std::vector<Document::Placement> placements;
    for (const ElementId &id : roots) {
        const Element *element = m_document->architecture().find(id);
        const Placed *placed = m_geometry.find(id);
        if (!element || !placed || element->parent == target)
            continue;
        if (!Catalogue::builtIn().mayStandIn(element->type, containerTypes(m_document->architecture(), target)))
            continue;
        const Placed *parent = target ? m_geometry.find(*target) : nullptr;
        const QPointF corner = placed->rect.topLeft() - (parent ? parent->rect.topLeft() : QPointF());
        placements.push_back({id, target, Box{snapped(corner.x()), snapped(corner.y()), placed->rect.width(), placed->rect.height()}});
    }
    if (!placements.empty())
        m_document->place(placements, tr("move"), m_gestureNumber);
}

void CanvasView::connectTo(const QPointF &scene, const QPoint &globalPosition)
{
    const auto target = elementAt(scene);
    if (!m_linkFrom || !target || *target == *m_linkFrom)
        return;
    const Element *from = m_document->architecture().find(*m_linkFrom);
    const Element *to = m_document->architecture().find(*target);
    if (!from || !to)
        return;
    const std::vector<LinkRole> roles = Catalogue::builtIn().rolesBetween(from->type, to->type);
    if (roles.size() == 1) {
        m_selection->set({}, {m_document->addLink(roles.front(), from->id, to->id)});
    } else if (roles.size() > 1) {
        QMenu menu(this);
        for (const LinkRole role : roles) {
            menu.addAction(roleName(role), this, [this, role, source = from->id, sink = to->id] {
                m_selection->set({}, {m_document->addLink(role, source, sink)});
            });
        }
        menu.exec(globalPosition);
    }
}

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    setFocus();
    m_pressed = m_last = event->position();
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_isSpaceDown)) {
        m_gesture = Gesture::Pan;
        return;
    }
    if (event->button() == Qt::LeftButton && m_hovered) {
        for (const QPointF &handle : handlesOf(*m_hovered)) {
            if (QLineF(handle, event->position()).length() <= 8) {
                m_gesture = Gesture::Link;
                m_linkFrom = m_hovered;
                m_pressed = handle;
                return;
            }
        }
    }
    const auto hit = elementAt(toScene(event->position()));
    std::vector<ElementId> selected = m_selection->elements();
    const bool isSelected = hit && std::find(selected.begin(), selected.end(), *hit) != selected.end();
    if (event->button() == Qt::RightButton) {
        if (hit && !isSelected)
            m_selection->set({*hit});
        if (hit)
            Q_EMIT menuRequested(event->globalPosition().toPoint());
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto link = m_picture.linkAt(toScene(event->position()), 4 / m_zoom);
        link && (!hit || isContainerShape(m_geometry.find(*hit)->shape))) {
        m_selection->set({}, {*link});
        return;
    }
    if (!hit) {
        m_gesture = Gesture::Band;
        if (!(event->modifiers() & Qt::ShiftModifier))
            m_selection->clear();
        return;
    }
    if (event->modifiers() & Qt::ShiftModifier) {
        if (isSelected)
            selected.erase(std::find(selected.begin(), selected.end(), *hit));
        else
            selected.push_back(*hit);
        m_selection->set(selected);
    } else if (!isSelected) {
        m_selection->set({*hit});
    }
    m_gesture = Gesture::Move;
    m_gestureNumber = m_document->newGesture();
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF position = event->position();
    switch (m_gesture) {
    case Gesture::Pan:
        m_origin += position - m_last;
        m_last = position;
        break;
    case Gesture::Move: {
        // A tremble is no move; from then on whole steps of the grid.
        if ((position - m_pressed).manhattanLength() < 4 && m_last == m_pressed)
            return;
        const QPointF by = (position - m_last) / m_zoom;
        const QPointF step(snapped(by.x()), snapped(by.y()));
        if (step.isNull())
            return;
        m_last += step * m_zoom;
        moveSelection(step);
        break;
    }
    case Gesture::Link:
    case Gesture::Band:
        m_last = position;
        break;
    case Gesture::None: {
        std::optional<ElementId> hovered = elementAt(toScene(position));
        if (!hovered && m_hovered) {
            // The handles stand half outside their element.
            for (const QPointF &handle : handlesOf(*m_hovered)) {
                if (QLineF(handle, position).length() <= 8)
                    hovered = m_hovered;
            }
        }
        m_hovered = hovered;
        break;
    }
    }
    update();
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    const Gesture gesture = m_gesture;
    m_gesture = Gesture::None;
    if (gesture == Gesture::Move && m_last != m_pressed)
        dropSelection(toScene(event->position()));
    if (gesture == Gesture::Link)
        connectTo(toScene(event->position()), event->globalPosition().toPoint());
    if (gesture == Gesture::Band && (m_last - m_pressed).manhattanLength() > 4) {
        const QRectF band = QRectF(toScene(m_pressed), toScene(m_last)).normalized();
        std::vector<ElementId> inside;
        for (const Placed &placed : m_geometry.placed()) {
            if (band.contains(placed.rect))
                inside.push_back(placed.id);
        }
        m_selection->set(inside);
    }
    m_linkFrom.reset();
    update();
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        zoomAt(std::pow(1.2, event->angleDelta().y() / 120.0), event->position());
    } else {
        const QPointF by = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2 : QPointF(event->pixelDelta());
        m_origin += event->modifiers() & Qt::ShiftModifier ? QPointF(by.y(), by.x()) : by;
        update();
    }
    event->accept();
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    const double step = event->modifiers() & Qt::ShiftModifier ? 4 * kSnap : kSnap;
    QPointF by;
    switch (event->key()) {
    case Qt::Key_Space: m_isSpaceDown = true; return;
    case Qt::Key_Escape: m_selection->clear(); return;
    case Qt::Key_Left: by = {-step, 0}; break;
    case Qt::Key_Right: by = {step, 0}; break;
    case Qt::Key_Up: by = {0, -step}; break;
    case Qt::Key_Down: by = {0, step}; break;
    default: QWidget::keyPressEvent(event); return;
    }
    if (m_selection->elements().empty()) {
        m_origin -= by * 4;
        update();
        return;
    }
    m_gestureNumber = m_document->newGesture();
    moveSelection(by);
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        m_isSpaceDown = false;
    QWidget::keyReleaseEvent(event);
}

void CanvasView::leaveEvent(QEvent *event)
{
    m_hovered.reset();
    update();
    QWidget::leaveEvent(event);
}

void CanvasView::weighDrop(const std::string &type, const QPointF &scene)
{
    m_dropType = type;
    m_dropParent = elementAt(scene);
    m_dropRefusal = local(Catalogue::builtIn().whyNotIn(type, containerTypes(m_document->architecture(), m_dropParent)));
    update();
}

void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(QLatin1String(kMechanism)))
        event->acceptProposedAction();
}

void CanvasView::dragMoveEvent(QDragMoveEvent *event)
{
    m_last = event->position();
    weighDrop(event->mimeData()->data(QLatin1String(kMechanism)).toStdString(), toScene(event->position()));
    event->setDropAction(Qt::CopyAction);
    event->setAccepted(m_dropRefusal.isEmpty());
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent *)
{
    m_dropType.clear();
    update();
}

void CanvasView::dropEvent(QDropEvent *event)
{
    const QPointF scene = toScene(event->position());
    const std::string typeId = event->mimeData()->data(QLatin1String(kMechanism)).toStdString();
    weighDrop(typeId, scene);
    const ElementType *type = Catalogue::builtIn().find(typeId);
    if (type && m_dropRefusal.isEmpty()) {
        const Placed *parent = m_dropParent ? m_geometry.find(*m_dropParent) : nullptr;
        // A container is held by its header, so that one larger than the view starts where it was dropped.
        const QPointF grip = type->isContainer ? QPointF(40, 24) : QPointF(type->defaultWidth, type->defaultHeight) / 2;
        const QPointF corner = scene - grip - (parent ? parent->rect.topLeft() : QPointF());
        m_selection->set({m_document->addElement(typeId, m_dropParent, Box{snapped(corner.x()), snapped(corner.y()), type->defaultWidth, type->defaultHeight})});
        event->acceptProposedAction();
    }
    m_dropType.clear();
    setFocus();
    update();
}

void CanvasView::addMechanism(const QString &typeId)
{
    const ElementType *type = Catalogue::builtIn().find(typeId.toStdString());
    if (!type)
        return;
    const auto mayStand = [&](const std::optional<ElementId> &parent) {
        return Catalogue::builtIn().mayStandIn(type->id, containerTypes(m_document->architecture(), parent));
    };
    std::optional<ElementId> parent;
    if (m_selection->elements().size() == 1)
        parent = m_selection->elements().front();
    // The selected container, one around it, the open canvas, and else the first element that may hold it.
    while (parent && !mayStand(parent)) {
        const Element *element = m_document->architecture().find(*parent);
        parent = element ? element->parent : std::nullopt;
    }
    if (!parent && !mayStand(std::nullopt)) {
        for (const Element &element : m_document->architecture().elements) {
            if (mayStand(element.id)) {
                parent = element.id;
                break;
            }
        }
    }
    const int index = parent ? m_geometry.indexOf(*parent) : -1;
    const Placed *container = parent ? m_geometry.find(*parent) : nullptr;
    const QSizeF size(type->defaultWidth, type->defaultHeight);
    const auto slot = m_geometry.freeSlot(index, size);
    QPointF corner = slot ? slot->topLeft() : toScene(QPointF(rect().center()));
    if (container)
        corner = slot ? corner - container->rect.topLeft() : QPointF(16, 48);
    const ElementId added = m_document->addElement(type->id, parent, Box{snapped(corner.x()), snapped(corner.y()), size.width(), size.height()});
    m_selection->reveal(added.text());
}

} // namespace nephoscope::ui
