// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/gestures/gesture.h"
#include "ui/document/appearance.h"

namespace nephoscope::ui {

/// Moves a note, or draws it larger or smaller at its lower right corner.
class NoteGesture final : public Gesture
{
public:
    NoteGesture(CanvasView &view, const QPointF &pressed, const CanvasNote &note, bool isResize);

    void move(const QPointF &position) override;
    void finish() override;
    void cancel() override;
    Qt::CursorShape cursor() const override { return m_isResize ? Qt::SizeFDiagCursor : Qt::SizeAllCursor; }

private:
    CanvasNote m_before;
    CanvasNote m_note;
    bool m_isResize;
};

} // namespace nephoscope::ui
