// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_accessible.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/parts/node_look.h"
#include "ui/canvas/parts/note_painter.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/style/language.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace nephoscope::ui {

namespace {

/// Something on the canvas: what all of it has in common.
class ItemAccessible : public QAccessibleInterface
{
public:
    explicit ItemAccessible(CanvasView *view) : m_view(view) {}

    virtual int index() const = 0; ///< among the children of the canvas; −1: gone
    bool isValid() const override { return index() >= 0; }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override
    {
        const QRect shown = isValid() ? m_view->fromScene(place()).toAlignedRect() : QRect();
        return shown.isEmpty() ? QRect() : QRect(m_view->mapToGlobal(shown.topLeft()), shown.size());
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = state.selectable = true;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selected = isSelected();
        state.focused = m_view->hasFocus() && CanvasAccessible::currentChild(*m_view) == index();
        state.offscreen = !m_view->rect().intersects(m_view->fromScene(place()).toAlignedRect());
        return state;
    }

protected:
    virtual QRectF place() const = 0;
    virtual bool isSelected() const = 0;

    QPointer<CanvasView> m_view;
};

/// One element of the design; knows its id only, and asks the canvas.
class NodeAccessible final : public ItemAccessible
{
public:
    NodeAccessible(CanvasView *view, const ElementId &id) : ItemAccessible(view), m_id(id) {}

    int index() const override { return m_view && element() != nullptr ? m_view->picture().geometry().indexOf(m_id) : -1; }
    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Description && m_view && element()) {
            const ElementType *type = Catalogue::builtIn().find(element()->type);
            return type ? local(type->definition) : CanvasView::tr("A mechanism that this program does not know");
        }
        const NodeLook *look = m_view ? m_view->picture().lookOf(m_id) : nullptr;
        if (kind != QAccessible::Name || look == nullptr || element() == nullptr)
            return {};
        return spokenName(m_view->document()->architecture(), *element(), *look);
    }

protected:
    QRectF place() const override { return m_view->picture().geometry().find(m_id)->rect; }
    bool isSelected() const override
    {
        const auto &selected = m_view->selection()->elements();
        return std::find(selected.begin(), selected.end(), m_id) != selected.end();
    }

private:
    const Element *element() const { return m_view->document()->architecture().find(m_id); }

    ElementId m_id;
};

/// A note or words on the canvas.
class NoteAccessible final : public ItemAccessible
{
public:
    NoteAccessible(CanvasView *view, std::string id) : ItemAccessible(view), m_id(std::move(id)) {}

    int index() const override
    {
        const CanvasNote *own = note();
        return own == nullptr ? -1 : static_cast<int>(m_view->picture().geometry().placed().size() + static_cast<std::size_t>(own - m_view->picture().notes().data()));
    }
    QString text(QAccessible::Text kind) const override
    {
        const CanvasNote *own = note();
        if (kind != QAccessible::Name || own == nullptr)
            return {};
        const QString words = QString::fromStdString(own->text);
        return own->isPlain ? CanvasView::tr("Text: %1").arg(words) : CanvasView::tr("Note: %1").arg(words);
    }

protected:
    QRectF place() const override { return rectOf(*note()); }
    bool isSelected() const override
    {
        const auto &selected = m_view->selection()->notes();
        return std::find(selected.begin(), selected.end(), m_id) != selected.end();
    }

private:
    const CanvasNote *note() const
    {
        if (!m_view)
            return nullptr;
        const auto &notes = m_view->picture().notes();
        const auto found = std::find_if(notes.begin(), notes.end(), [&](const CanvasNote &one) { return one.id == m_id; });
        return found == notes.end() ? nullptr : &*found;
    }

    std::string m_id;
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

int CanvasAccessible::currentChild(const CanvasView &view)
{
    const Selection &selection = *view.selection();
    const auto &geometry = view.picture().geometry();
    if (!selection.elements().empty())
        return geometry.indexOf(selection.elements().back());
    const auto &notes = view.picture().notes();
    for (std::size_t i = 0; i < notes.size() && !selection.notes().empty(); ++i) {
        if (notes[i].id == selection.notes().back())
            return static_cast<int>(geometry.placed().size() + i);
    }
    return -1;
}

void CanvasAccessible::tellSelection(CanvasView *view)
{
    const int index = QAccessible::isActive() ? currentChild(*view) : -1;
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
    return view() ? static_cast<int>(view()->picture().geometry().placed().size() + view()->picture().notes().size()) : 0;
}

QAccessibleInterface *CanvasAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const auto &placed = view()->picture().geometry().placed();
    const auto at = static_cast<std::size_t>(index);
    const bool isNote = at >= placed.size();
    const std::string &id = isNote ? view()->picture().notes()[at - placed.size()].id : placed[at].id.text();
    const std::string key = (isNote ? "note " : "element ") + id;
    if (const auto known = m_children.find(key); known != m_children.end())
        return QAccessible::accessibleInterface(known->second);
    QAccessibleInterface *item = nullptr;
    if (isNote)
        item = new NoteAccessible(view(), id);
    else
        item = new NodeAccessible(view(), placed[at].id);
    m_children.emplace(key, QAccessible::registerAccessibleInterface(item));
    return item;
}

int CanvasAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *item = dynamic_cast<const ItemAccessible *>(child);
    return item && view() ? item->index() : -1;
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
    return view() && view()->hasFocus() ? child(currentChild(*view())) : nullptr;
}

} // namespace nephoscope::ui
