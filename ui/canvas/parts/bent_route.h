// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/appearance.h"

#include <QPolygonF>
#include <QRectF>

namespace nephoscope::ui {

/// The line of bends whose places are the scene's: it starts and ends at the edges of its ends, wherever these stand by now.
QPolygonF bentRoute(const QRectF &source, const QRectF &target, const Bends &bends);

/// The bends (on the scene) that a line has.
Bends bendsOfRoute(const QPolygonF &route);

/// A line with one of its stretches shifted across itself to `place` (y of one that lies, x of one that stands). Where the first or last
/// one leaves the edge of its element, a short stretch leads to it.
Bends withStretchAt(const QPolygonF &route, int stretch, double place, const QRectF &source, const QRectF &target);

/// Without stretches so short that nobody wanted them.
Bends withoutKinks(Bends bends);

} // namespace nephoscope::ui
