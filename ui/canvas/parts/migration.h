// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/parts/look.h"

#include <QPainterPath>

#include <vector>

namespace nephoscope::ui {

class RunStates;
class SceneGeometry;

/// Something on its way from one place to another: an arc with a ring at its middle.
struct Migration {
    QRectF from;
    QRectF to;
    double progress = -1; ///< 0–1, under 0: unknown
    bool operator==(const Migration &) const = default;
};

std::vector<Migration> migrations(const SceneGeometry &geometry, const RunStates &run);
QPainterPath migrationArc(const Migration &migration);
/// `phase`: how far the dashes have moved, in units.
void paintMigration(QPainter *painter, const Look &look, const Migration &migration, double phase);

} // namespace nephoscope::ui
