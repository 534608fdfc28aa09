// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/parts/node_painter.h"

namespace nephoscope::ui {

/// Border, fill and header of a container; paintNode adds badges and marks.
void paintContainer(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect, const NodeMarks &marks);

} // namespace nephoscope::ui
