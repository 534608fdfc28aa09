// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/gestures/link_gesture.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/canvas_picture.h"
#include "ui/canvas/canvas_view.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QMenu>
#include <QPainter>
#include <QPointer>

#include <algorithm>

namespace nephoscope::ui {

namespace {

/// The roles that a link may have and that none has yet.
std::vector<LinkRole> freeRoles(const Architecture &architecture, const ElementId &fromId, const ElementId &toId)
{
    const Element *from = architecture.find(fromId);
    const Element *to = architecture.find(toId);
    if (from == nullptr || to == nullptr || from == to)
        return {};
    std::vector<LinkRole> roles = Catalogue::builtIn().rolesBetween(from->type, to->type);
    std::erase_if(roles, [&](LinkRole role) {
        return std::any_of(architecture.links.begin(), architecture.links.end(),
                           [&](const Link &link) { return link.role == role && link.from == from->id && link.to == to->id; });
    });
    return roles;
}

/// Why there is no role left, in a few words.
QString whyNoLink(const Architecture &architecture, const ElementId &fromId, const ElementId &toId)
{
    const Element *from = architecture.find(fromId);
    const Element *to = architecture.find(toId);
    if (from == nullptr || to == nullptr || from == to || !freeRoles(architecture, fromId, toId).empty())
        return {};
    if (!Catalogue::builtIn().rolesBetween(from->type, to->type).empty())
        return CanvasView::tr("linked already");
    if (!Catalogue::builtIn().rolesBetween(to->type, from->type).empty())
        return CanvasView::tr("links go the other way");
    return CanvasView::tr("takes no link from here");
}

} // namespace

void connectElements(CanvasView &view, const ElementId &from, const ElementId &to, const QPointF &position)
{
    const std::vector<LinkRole> roles = freeRoles(view.document()->architecture(), from, to);
    if (roles.empty()) {
        view.note(whyNoLink(view.document()->architecture(), from, to));
        return;
    }
    if (roles.size() == 1) {
        view.selection()->set({}, {view.document()->addLink(roles.front(), from, to)});
        return;
    }
    auto *menu = new QMenu(&view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(CanvasView::tr("Role of the link"));
    for (const LinkRole role : roles) {
        const QPointer<Document> document = view.document();
        const QPointer<Selection> selection = view.selection();
        QObject::connect(menu->addAction(roleName(role)), &QAction::triggered, menu, [document, selection, role, from, to] {
            // While the menu was open the design may have become another one.
            if (document && selection && document->architecture().find(from) && document->architecture().find(to))
                selection->set({}, {document->addLink(role, from, to)});
        });
    }
    menu->popup(view.mapToGlobal(position.toPoint()));
}

LinkGesture::LinkGesture(CanvasView &view, const QPointF &handle, const ElementId &from) : Gesture(view, handle), m_from(from)
{
    for (const Element &element : view.document()->architecture().elements) {
        if (!freeRoles(view.document()->architecture(), from, element.id).empty())
            m_targets.insert(element.id.text());
    }
}

void LinkGesture::move(const QPointF &position)
{
    follow(position);
    m_target = m_view.elementAt(m_view.toScene(position));
    if (m_target == m_from)
        m_target.reset();
}

QString LinkGesture::refusal() const
{
    // Around the element that the link comes from there is nothing to refuse yet.
    const Architecture &architecture = m_view.document()->architecture();
    if (!m_target || architecture.contains(*m_target, m_from))
        return {};
    return whyNoLink(architecture, m_from, *m_target);
}

void LinkGesture::finish()
{
    if (m_target && isDragged() && m_targets.count(m_target->text()))
        connectElements(m_view, m_from, *m_target, m_position);
}

void LinkGesture::mark(HandMarks &marks) const
{
    for (const std::string &id : m_targets)
        marks.nodes[id].drop = NodeMarks::Drop::Possible;
    if (m_target && m_targets.count(m_target->text()))
        marks.nodes[m_target->text()].drop = NodeMarks::Drop::Accepted;
    else if (!refusal().isEmpty())
        marks.nodes[m_target->text()].drop = NodeMarks::Drop::Refused;
    marks.nodes[m_from.text()].isHovered = true;
}

void LinkGesture::paint(QPainter *painter) const
{
    const bool isAllowed = m_target && m_targets.count(m_target->text());
    const QColor colour = isAllowed ? tokens().okFill : refusal().isEmpty() ? tokens().accent : tokens().errFill;
    painter->setPen(QPen(colour, 2, Qt::DashLine));
    painter->drawLine(m_pressed, m_position);
    painter->setPen(QPen(colour, 2));
    painter->setBrush(tokens().surface);
    painter->drawEllipse(m_pressed, 5, 5);
    painter->setBrush(colour);
    painter->drawEllipse(m_position, 4, 4);
}

} // namespace nephoscope::ui
