// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/gestures/gesture.h"
#include "ui/canvas/gestures/link_gesture.h"
#include "ui/canvas/gestures/move_gesture.h"
#include "ui/canvas/parts/note_painter.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>
#include <cmath>
#include <limits>

namespace nephoscope::ui {

namespace {

QPointF directionOf(int key)
{
    switch (key) {
    case Qt::Key_Left: return {-1, 0};
    case Qt::Key_Right: return {1, 0};
    case Qt::Key_Up: return {0, -1};
    case Qt::Key_Down: return {0, 1};
    default: return {};
    }
}

/// The nearest node in a direction; what lies straight ahead comes before what is beside.
std::optional<ElementId> neighbour(const SceneGeometry &geometry, const ElementId &from, const QPointF &direction)
{
    const Placed *own = geometry.find(from);
    std::optional<ElementId> best;
    double bestCost = std::numeric_limits<double>::infinity();
    for (const Placed &placed : geometry.placed()) {
        // Containers are walked into and out of by Tab; the arrows stay beside.
        if (own == nullptr || placed.rect.contains(own->rect) || own->rect.contains(placed.rect))
            continue;
        const QPointF way = placed.rect.center() - own->rect.center();
        const double ahead = QPointF::dotProduct(way, direction);
        const double beside = std::abs(QPointF::dotProduct(way, QPointF(direction.y(), direction.x())));
        const double cost = ahead + 2 * beside;
        if (ahead > 0 && beside <= 2 * ahead && cost < bestCost) {
            bestCost = cost;
            best = placed.id;
        }
    }
    return best;
}

} // namespace

int CanvasView::nudgeGesture()
{
    constexpr qint64 kTogether = 1000; // ms
    if (!m_nudgeClock.isValid() || m_nudgeClock.elapsed() > kTogether)
        m_nudge = m_document->newGesture();
    m_nudgeClock.restart();
    return m_nudge;
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    if (followModifiers(event->modifiers(), event->key(), true))
        return;
    const QPointF direction = directionOf(event->key());
    const auto &selected = m_selection->elements();
    if (!direction.isNull()) {
        if (m_gesture)
            return;
        const double step = event->modifiers() & Qt::ShiftModifier ? 4 * kSnap : kSnap;
        if (selected.empty() && !m_selection->notes().empty()) {
            nudgeNotes(direction * step);
        } else if (selected.empty()) {
            panBy(-direction * step * 4);
        } else if (!(event->modifiers() & Qt::AltModifier)) {
            nudge(*this, direction * step);
        } else if (const auto next = neighbour(m_picture.geometry(), selected.back(), direction)) {
            m_selection->set({*next});
            bringIntoView(m_picture.geometry().find(*next)->rect);
        }
        return;
    }
    switch (event->key()) {
    case Qt::Key_Space:
        m_isSpaceDown = true;
        showCursor();
        return;
    case Qt::Key_Escape:
        if (m_gesture)
            cancelGesture();
        else
            m_selection->clear();
        return;
    case Qt::Key_F2:
        rename();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (selectedNote() == nullptr)
            break;
        editNote();
        return;
    case Qt::Key_L:
        if (selected.size() == 2 && event->modifiers() == Qt::NoModifier) {
            const Placed *to = m_picture.geometry().find(selected.back());
            connectElements(*this, selected.front(), selected.back(), to ? fromScene(to->rect.center()) : QPointF(rect().center()));
            return;
        }
        break;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        // Tab walks through the elements; with Ctrl it leaves the canvas at once.
        QWidget::focusNextPrevChild(event->key() == Qt::Key_Tab);
        return;
    case Qt::Key_Slash:
        openQuickInsert();
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

bool CanvasView::event(QEvent *event)
{
    // What the hand holds is let go before a key of the window ends something larger.
    if (event->type() == QEvent::ShortcutOverride && m_gesture && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    // While the canvas has the keys '/' inserts here; elsewhere in the window it is the palette's.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Slash) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

bool CanvasView::followModifiers(Qt::KeyboardModifiers modifiers, int key, bool isDown)
{
    const Qt::KeyboardModifier own = key == Qt::Key_Control ? Qt::ControlModifier
        : key == Qt::Key_Alt                                ? Qt::AltModifier
        : key == Qt::Key_Shift                              ? Qt::ShiftModifier
                                                            : Qt::NoModifier;
    if (own == Qt::NoModifier || !m_gesture)
        return false;
    m_modifiers = modifiers;
    m_modifiers.setFlag(own, isDown);
    m_gesture->move(m_pointer);
    showCursor();
    update();
    return true;
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    followModifiers(event->modifiers(), event->key(), false);
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_isSpaceDown = false;
        showCursor();
    }
    QWidget::keyReleaseEvent(event);
}

bool CanvasView::focusNextPrevChild(bool next)
{
    const auto &placed = m_picture.geometry().placed();
    const auto &notes = m_picture.notes();
    const auto &selected = m_selection->elements();
    // Elements as they are drawn, then the notes that lie over them.
    const int count = static_cast<int>(placed.size() + notes.size());
    int index = next ? -1 : count;
    if (!selected.empty()) {
        index = m_picture.geometry().indexOf(selected.back());
    } else if (!m_selection->notes().empty()) {
        const auto note = std::find_if(notes.begin(), notes.end(), [&](const CanvasNote &one) { return one.id == m_selection->notes().back(); });
        index = static_cast<int>(placed.size()) + static_cast<int>(note - notes.begin());
    }
    index += next ? 1 : -1;
    if (index < 0 || index >= count || m_nameField || m_noteField)
        return QWidget::focusNextPrevChild(next);
    if (const auto at = static_cast<std::size_t>(index); at < placed.size()) {
        m_selection->set({placed[at].id});
        bringIntoView(placed[at].rect);
    } else {
        const CanvasNote note = notes[at - placed.size()];
        m_selection->set({}, {}, {note.id});
        bringIntoView(rectOf(note));
    }
    return true;
}

void CanvasView::focusInEvent(QFocusEvent *event)
{
    const Qt::FocusReason reason = event->reason();
    m_hasKeyboardFocus = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    QWidget::focusInEvent(event);
}

void CanvasView::focusOutEvent(QFocusEvent *event)
{
    m_isSpaceDown = false;
    m_hasKeyboardFocus = false;
    QWidget::focusOutEvent(event);
}

} // namespace nephoscope::ui
