// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/order_book.h"
#include "sim/run/snapshot.h"

#include <QString>

namespace nephoscope {
class Catalogue;
struct Architecture;
} // namespace nephoscope

namespace nephoscope::ui {

/// `Waits for approval`, `Ready in 1 min 5 s`, `Refused: the quota of 4 is used up`.
QString orderWords(const sim::Order &order);
/// `Running`, `Switched off`, …
QString stateWords(sim::ElementState state);
/// What one more of it costs: its own price, else what the design's price lists say of its kind. Empty: nothing says.
QString priceWords(const Architecture &design, const Catalogue &catalogue, const std::string &element);

} // namespace nephoscope::ui
