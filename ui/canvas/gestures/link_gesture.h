// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/link.h"
#include "ui/canvas/gestures/gesture.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace nephoscope::ui {

/// Pulls a link from an edge of an element: what may be its target is lit; the role is asked for only where several fit.
class LinkGesture final : public Gesture
{
public:
    LinkGesture(CanvasView &view, const QPointF &handle, const ElementId &from);

    void move(const QPointF &position) override;
    void finish() override;
    void mark(HandMarks &marks) const override;
    void paint(QPainter *painter) const override;
    QString refusal() const override;
    Qt::CursorShape cursor() const override { return Qt::CrossCursor; }

private:
    ElementId m_from;
    std::set<std::string> m_targets;
    std::optional<ElementId> m_target; ///< what is under the pointer
};

/// Links two elements, or says why not; where several roles fit a menu at `position` (in the widget) asks for one.
void connectElements(CanvasView &view, const ElementId &from, const ElementId &to, const QPointF &position);

} // namespace nephoscope::ui
