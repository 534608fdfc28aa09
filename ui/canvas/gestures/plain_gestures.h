// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "ui/canvas/gestures/gesture.h"

#include <optional>
#include <vector>

namespace nephoscope::ui {

/// Drags the picture itself.
class PanGesture final : public Gesture
{
public:
    using Gesture::Gesture;
    void move(const QPointF &position) override;
    void finish() override {}
    Qt::CursorShape cursor() const override { return Qt::ClosedHandCursor; }
};

/// A rubber band: selects what lies in it wholly, with Shift in addition.
class BandGesture final : public Gesture
{
public:
    /// `clicked`: a container under the pointer, which a click without a drag adds or takes away.
    BandGesture(CanvasView &view, const QPointF &pressed, bool adds, const std::optional<ElementId> &clicked);
    void move(const QPointF &position) override;
    void finish() override;
    void cancel() override;
    void paint(QPainter *painter) const override;

private:
    std::vector<ElementId> m_before;
    std::optional<ElementId> m_clicked;
};

} // namespace nephoscope::ui
