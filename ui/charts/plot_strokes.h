// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/decimation.h"
#include "ui/charts/plot.h"

#include <QColor>
#include <QPen>
#include <QPolygonF>

class QPainter;

namespace nephoscope::ui {

struct Tokens;

/// Whether the painter paints pixels (and not SVG or PDF).
bool isRaster(const QPainter *painter);

QColor seriesColour(int slot, const Tokens &tokens);
/// Pen of a series' line: colour, dash, `width` pixels.
QPen seriesPen(int slot, const Tokens &tokens, double width);

/// Strokes a line in pieces, dashes going on from one to the next: the raster engine's cost for one wide polyline grows with
/// the square of its length (122 ms for 20 × 600 points of 2 px).
void strokeLine(QPainter *painter, const QPolygonF &line, const QPen &pen);

void paintLine(QPainter *painter, const PlotLine &line, const PlotScale &scale, const Tokens &tokens, double width);
/// Fills between 0 and the line.
void paintArea(QPainter *painter, const PlotLine &line, const PlotScale &scale, const Tokens &tokens, double width);
/// Fills between `below` and the line; both have points at the same times.
void paintStackedArea(QPainter *painter, const PlotLine &line, const sim::Series &below, const PlotScale &scale,
                      const Tokens &tokens);
/// One bar a sample, or, where samples are narrower than 3 px, a bar for several with the largest of them.
void paintBars(QPainter *painter, const PlotLine &line, const PlotScale &scale, const Tokens &tokens);

/// 45° lines over `rect`.
void paintHatching(QPainter *painter, const QRectF &rect, const QColor &colour);

} // namespace nephoscope::ui
