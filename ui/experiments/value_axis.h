// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace nephoscope {
struct Architecture;
class Catalogue;
} // namespace nephoscope

namespace nephoscope::ui {

/// A value axis: round marks from at or below the least to at or above the most.
struct ValueScale {
    double from = 0;
    double to = 1;
    double step = 1;
    bool isFlat = false; ///< all values are the same: only that one is marked
    double only = 0;     ///< then: the value
    /// Begins at 0 unless the values lie close together far from it. One value alone stands in the middle (0 at the bottom).
    static ValueScale over(double least, double most, int marks = 5);
    double share(double value) const { return (value - from) / (to - from); }
    std::vector<double> marks() const;
};

/// The axis of a metric: its marks are round in the unit in which they are written, and written with the digits that tell them apart.
class ValueAxis
{
public:
    /// `path`: `element.metric`. What lies below 0 though no mean does is the end of an interval, and is left out.
    ValueAxis(const Architecture &design, const Catalogue &catalogue, const std::string &path, double least, double most, double leastMean, int marks = 5);

    double from() const { return m_scale.from * m_factor; }
    double to() const { return m_scale.to * m_factor; }
    double share(double value) const { return m_scale.share(value / m_factor); }
    /// Where the marks stand, in the metric's own unit.
    const std::vector<double> &marks() const { return m_marks; }
    /// `250 ms`, `112.5 US$`, `99.925 %`.
    QString label(double mark) const;

private:
    double m_factor = 1; ///< the unit written, in the metric's own
    QString m_unit;
    ValueScale m_scale; ///< in the unit written
    std::vector<double> m_marks;
};

} // namespace nephoscope::ui
