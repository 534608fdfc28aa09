// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/parts/look.h"
#include "ui/document/appearance.h"

namespace nephoscope::ui {

inline QRectF rectOf(const CanvasNote &note) { return {note.box.x, note.box.y, note.box.width, note.box.height}; }
/// A card with a folded corner, or words alone; what does not fit is cut at the lower edge.
void paintNote(QPainter *painter, const Look &look, const CanvasNote &note, bool isSelected);
/// Where a selected note is drawn larger: its lower right corner.
QRectF noteGrip(const QRectF &rect, double zoom);
QFont noteFont(bool isPlain);

} // namespace nephoscope::ui
