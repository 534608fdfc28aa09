// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>
#include <Qt>

class QPainter;

namespace nephoscope::ui {

class CanvasView;
struct HandMarks;

/// What a pressed button is doing on the canvas, from the press to the release or to Escape.
///
/// The design changes only in `finish`, in one undo step; until then the canvas shows what would come of it.
class Gesture
{
public:
    /// `pressed`: where the button went down, in the widget.
    Gesture(CanvasView &view, const QPointF &pressed) : m_view(view), m_pressed(pressed), m_position(pressed) {}
    virtual ~Gesture() = default;
    Gesture(const Gesture &) = delete;
    Gesture &operator=(const Gesture &) = delete;

    virtual void move(const QPointF &position) = 0;
    virtual void finish() = 0;
    /// Nothing has happened, and nothing of it is shown any more.
    virtual void cancel() {}
    virtual void mark(HandMarks &) const {}
    /// Over the picture, in the widget's coordinates.
    virtual void paint(QPainter *) const {}
    /// Why a release here would do nothing, in a few words.
    virtual QString refusal() const { return {}; }
    virtual Qt::CursorShape cursor() const { return Qt::ArrowCursor; }

protected:
    /// A tremble of the hand is no drag.
    bool isDragged() const { return m_isDragged; }
    void follow(const QPointF &position)
    {
        m_position = position;
        m_isDragged = m_isDragged || (position - m_pressed).manhattanLength() >= 4;
    }

    CanvasView &m_view;
    const QPointF m_pressed;
    QPointF m_position;

private:
    bool m_isDragged = false;
};

} // namespace nephoscope::ui
