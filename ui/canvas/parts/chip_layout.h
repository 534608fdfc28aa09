// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace nephoscope::ui {

/// A chip that wants to stand on a right-angled route.
struct ChipWish {
    QPolygonF route; ///< empty, or `width` 0: no chip
    double width = 0;
};

inline constexpr double kChipHeight = 26;

/// Finds a place for each chip, in the order of the wishes: on the longest straight stretch that has room, near its middle, clear of
/// `taken` (names, nodes) and of the chips before it, and where it can off the lines of other routes and the borders of `frames`
/// (containers). Empty where there is no room.
std::vector<QRectF> placeChips(const std::vector<ChipWish> &wishes, const std::vector<QRectF> &taken, const std::vector<QRectF> &frames = {});

} // namespace nephoscope::ui
