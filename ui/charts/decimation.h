// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/results.h"

#include <QPolygonF>

#include <cstddef>
#include <vector>

namespace nephoscope::ui {

/// Maps seconds and values to a rectangle of the picture.
struct PlotScale {
    double from = 0;
    double to = 1;
    double maximum = 1; ///< value at the upper edge; 0 is at the lower one
    QRectF area;

    double x(double t) const { return area.left() + (t - from) / (to - from) * area.width(); }
    double y(double v) const { return area.bottom() - v / maximum * area.height(); }
    double time(double x) const { return from + (x - area.left()) / area.width() * (to - from); }
};

/// The points of a series that fall in the window, with one more on either side, so that the line reaches the edges.
struct PointRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};
PointRange visiblePoints(const sim::Series &series, double from, double to);

/// The line of a series in pixels. Where more than two points fall on one column of pixels only the first, the lowest, the
/// highest and the last of them stay, in order of time, so that no spike is lost and a column costs at most four points.
/// What has no value (NaN) breaks the line: each polygon is one unbroken stretch.
std::vector<QPolygonF> decimate(const sim::Series &series, const PlotScale &scale);

/// The largest value in the window; 0 if there is none.
double maximumIn(const sim::Series &series, double from, double to);

/// The value of the sample that holds `t` (a value is the mean over the sample that ends at its time); NaN outside.
double valueAt(const sim::Series &series, double t);

} // namespace nephoscope::ui
