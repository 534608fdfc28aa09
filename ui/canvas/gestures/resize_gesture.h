// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/gestures/gesture.h"
#include "ui/canvas/placing.h"

namespace nephoscope::ui {

/// Draws a container larger or smaller at one of its corners.
class ResizeGesture final : public Gesture
{
public:
    struct Corner { bool isLeft = false; bool isTop = false; };
    ResizeGesture(CanvasView &view, const QPointF &pressed, const ElementId &id, Corner corner);

    void move(const QPointF &position) override;
    void finish() override;
    void cancel() override;
    Qt::CursorShape cursor() const override { return cursorOf(m_corner); }
    static Qt::CursorShape cursorOf(Corner corner) { return corner.isLeft == corner.isTop ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor; }

private:
    ElementId m_id;
    Corner m_corner;
    Placing m_placing;
    Landing m_landing;
};

} // namespace nephoscope::ui
