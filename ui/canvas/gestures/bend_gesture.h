// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "ui/canvas/gestures/gesture.h"
#include "ui/document/appearance.h"

#include <QPolygonF>

#include <optional>

namespace nephoscope::ui {

/// Shifts a stretch of a link across itself; from then on the link keeps the way that it was given. Without a move nothing happens.
class BendGesture final : public Gesture
{
public:
    BendGesture(CanvasView &view, const QPointF &pressed, const LinkId &link);

    void move(const QPointF &position) override;
    void finish() override;
    void cancel() override;
    Qt::CursorShape cursor() const override;
    /// The stretch of a route that is nearest to a point; −1: there is none.
    static int stretchAt(const QPolygonF &route, const QPointF &scene);

private:
    LinkId m_link;
    QPolygonF m_route;
    int m_stretch;
    bool m_isLying = false;
    std::optional<Bends> m_bends; ///< from the common container, as the document has them
};

} // namespace nephoscope::ui
