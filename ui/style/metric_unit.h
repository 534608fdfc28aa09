// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace nephoscope {
struct Architecture;
class Catalogue;
} // namespace nephoscope

namespace nephoscope::ui {

/// The catalogue's unit of a metric of an element: `s`, `currency`, `1/s`; empty for what has none and for what no mechanism measures.
/// An objective may be about a measure that its own monitor does not report: then that of whoever does.
std::string metricUnit(const Architecture &architecture, const Catalogue &catalogue, const std::string &element, const std::string &metric);

} // namespace nephoscope::ui
