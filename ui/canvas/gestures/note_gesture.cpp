// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/gestures/note_gesture.h"

#include "ui/canvas/canvas_view.h"
#include "ui/document/document.h"

#include <algorithm>

namespace nephoscope::ui {

namespace {

constexpr double kNarrowest = 48;
constexpr double kLowest = 24;

} // namespace

NoteGesture::NoteGesture(CanvasView &view, const QPointF &pressed, const CanvasNote &note, bool isResize)
    : Gesture(view, pressed), m_before(note), m_note(note), m_isResize(isResize)
{
}

void NoteGesture::move(const QPointF &position)
{
    follow(position);
    if (!isDragged())
        return;
    const QPointF by = (position - m_pressed) / m_view.zoom();
    if (m_isResize) {
        m_note.box.width = std::max(kNarrowest, snapped(m_before.box.width + by.x()));
        m_note.box.height = std::max(kLowest, snapped(m_before.box.height + by.y()));
    } else {
        m_note.box.x = snapped(m_before.box.x + by.x());
        m_note.box.y = snapped(m_before.box.y + by.y());
    }
    m_view.showNote(m_note);
}

void NoteGesture::finish()
{
    if (isDragged())
        m_view.changeNote(m_note, m_isResize ? CanvasView::tr("resize of a note") : CanvasView::tr("move of a note"));
}

void NoteGesture::cancel()
{
    m_view.showNote(m_before);
}

} // namespace nephoscope::ui
