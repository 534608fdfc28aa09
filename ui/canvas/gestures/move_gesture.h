// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/gestures/gesture.h"
#include "ui/canvas/placing.h"

namespace nephoscope::ui {

/// Moves the selected elements, within their containers or into another one; without a move it selects the one that was clicked.
class MoveGesture final : public Gesture
{
public:
    MoveGesture(CanvasView &view, const QPointF &pressed, const ElementId &grabbed);

    void move(const QPointF &position) override;
    void finish() override;
    void cancel() override;
    void mark(HandMarks &marks) const override;
    QString refusal() const override { return m_landing.refusal; }
    Qt::CursorShape cursor() const override;

private:
    ElementId m_grabbed;
    std::vector<ElementId> m_elements; ///< the grabbed one first, none inside another
    Placing m_placing;
    Landing m_landing;
    bool m_entersContainer = false;
};

/// Moves the selection by steps from the keyboard; no container is entered or left.
void nudge(CanvasView &view, const QPointF &by);

} // namespace nephoscope::ui
