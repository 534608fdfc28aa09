// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/arrange/guides.h"
#include "ui/canvas/arrange/spacing.h"
#include "ui/canvas/gestures/gesture.h"
#include "ui/canvas/placing.h"

namespace nephoscope::ui {

/// Moves the selected elements, within their containers or into another one, catching on the edges and middles of what lies around; with Ctrl
/// or Alt a copy goes where they would. Without a move it selects the one that was clicked.
class MoveGesture final : public Gesture
{
public:
    /// `toggles`: a click without a move adds the element to what is selected, or takes it away.
    MoveGesture(CanvasView &view, const QPointF &pressed, const ElementId &grabbed, bool toggles = false);

    void move(const QPointF &position) override;
    void finish() override;
    void cancel() override;
    void mark(HandMarks &marks) const override;
    void paint(QPainter *painter) const override;
    QString refusal() const override { return m_landing.refusal; }
    Qt::CursorShape cursor() const override;

private:
    void start();
    bool copies() const;

    ElementId m_grabbed;
    bool m_toggles;
    bool m_isStarted = false;
    std::vector<ElementId> m_elements; ///< the grabbed one first, none inside another
    Placing m_placing;
    Landing m_landing;
    Guides m_guides;
    Spacing m_spacing;
    QRectF m_frame; ///< of all that is moved, where it was
    QPointF m_shift; ///< by the hand, after it has caught on something
    bool m_entersContainer = false;
};

/// Moves the selection by steps from the keyboard; no container is entered or left.
void nudge(CanvasView &view, const QPointF &by);

} // namespace nephoscope::ui
