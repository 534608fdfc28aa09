// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_accessible.h"

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/parts/node_look.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"

#include <QPointer>

#include <algorithm>

namespace nephoscope::ui {

namespace {

/// One element of the design; knows its id only, and asks the canvas.
class NodeAccessible final : public QAccessibleInterface
{
public:
    NodeAccessible(CanvasView *view, const ElementId &id) : m_view(view), m_id(id) {}

    const ElementId &id() const { return m_id; }
    bool isValid() const override { return m_view && element() != nullptr; }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text kind) const override
    {
        const NodeLook *look = m_view ? m_view->picture().lookOf(m_id) : nullptr;
        if (kind != QAccessible::Name || look == nullptr || element() == nullptr)
            return {};
        return spokenName(m_view->document()->architecture(), *element(), *look);
    }
    void setText(QAccessible::Text, const QString &) override {}

    QRect rect() const override
    {
        const Placed *placed = m_view ? m_view->picture().geometry().find(m_id) : nullptr;
        if (placed == nullptr)
            return {};
        const QRect shown = m_view->fromScene(placed->rect).toAlignedRect();
        return QRect(m_view->mapToGlobal(shown.topLeft()), shown.size());
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = state.selectable = true;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const auto &selected = m_view->selection()->elements();
        state.selected = std::find(selected.begin(), selected.end(), m_id) != selected.end();
        state.focused = state.selected && selected.back() == m_id && m_view->hasFocus();
        state.offscreen = !m_view->rect().intersects(m_view->fromScene(m_view->picture().geometry().find(m_id)->rect).toAlignedRect());
        return state;
    }

private:
    const Element *element() const { return m_view->document()->architecture().find(m_id); }

    QPointer<CanvasView> m_view;
    ElementId m_id;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<CanvasView *>(object);
    return view ? new CanvasAccessible(view) : nullptr;
}

} // namespace

CanvasAccessible::CanvasAccessible(CanvasView *view) : QAccessibleWidget(view, QAccessible::List) {}

CanvasAccessible::~CanvasAccessible()
{
    for (const auto &[id, child] : m_children)
        QAccessible::deleteAccessibleInterface(child);
}

void CanvasAccessible::install()
{
    static const bool isDone = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(isDone);
}

void CanvasAccessible::tellSelection(CanvasView *view)
{
    if (!QAccessible::isActive() || view->selection()->elements().empty())
        return;
    const int index = view->picture().geometry().indexOf(view->selection()->elements().back());
    if (index < 0)
        return;
    QAccessibleEvent event(view, QAccessible::Focus);
    event.setChild(index);
    QAccessible::updateAccessibility(&event);
}

CanvasView *CanvasAccessible::view() const
{
    return qobject_cast<CanvasView *>(object());
}

int CanvasAccessible::childCount() const
{
    return view() ? static_cast<int>(view()->picture().geometry().placed().size()) : 0;
}

QAccessibleInterface *CanvasAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const ElementId &id = view()->picture().geometry().placed()[static_cast<std::size_t>(index)].id;
    const auto known = m_children.find(id.text());
    if (known != m_children.end())
        return QAccessible::accessibleInterface(known->second);
    auto *node = new NodeAccessible(view(), id);
    m_children.emplace(id.text(), QAccessible::registerAccessibleInterface(node));
    return node;
}

int CanvasAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *node = dynamic_cast<const NodeAccessible *>(child);
    return node && view() ? view()->picture().geometry().indexOf(node->id()) : -1;
}

QAccessibleInterface *CanvasAccessible::childAt(int x, int y) const
{
    if (!view())
        return nullptr;
    const auto hit = view()->elementAt(view()->toScene(view()->mapFromGlobal(QPointF(x, y))));
    return hit ? child(view()->picture().geometry().indexOf(*hit)) : nullptr;
}

QAccessibleInterface *CanvasAccessible::focusChild() const
{
    if (!view() || !view()->hasFocus() || view()->selection()->elements().empty())
        return nullptr;
    return child(view()->picture().geometry().indexOf(view()->selection()->elements().back()));
}

} // namespace nephoscope::ui
