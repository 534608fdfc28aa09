// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace nephoscope::ui {

/// Marks of an axis: at most five, at round values.
struct Ticks {
    std::vector<double> at;
    double step = 1;
    double last() const { return at.empty() ? 0 : at.back(); }
};

/// Marks of a value axis that starts at 0 and holds `maximum`: steps of 1, 2, 2.5 or 5 times a power of ten, at most `most`
/// marks (two at least), the last one at or above the maximum. With 0 or less the axis goes to 1.
Ticks valueTicks(double maximum, int most = 5);

/// Marks of a time axis within [from, to], at most `most` (two at least): whole multiples of 1, 2, 5, 10, 15, 30 s, min, h …
/// in seconds, so that they stay where they are while the window moves.
Ticks timeTicks(double from, double to, int most);

} // namespace nephoscope::ui
