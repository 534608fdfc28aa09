// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

class QPainter;

namespace nephoscope::ui {

class CanvasView;

/// Where the legend of the roles that a design uses stands in `room`: a corner that no element is under; empty without one.
QRectF legendRect(const QRectF &room, const CanvasView &view);
void paintLegend(QPainter *painter, const QRectF &room, const CanvasView &view);

} // namespace nephoscope::ui
