// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_series.h"

namespace nephoscope::ui {

/// Which servers the utilisation chart shows: those selected or within what is selected; else of all servers the outermost,
/// or, where that is only one, those within it.
std::vector<SeriesName> chosenServers(const ChartSource &source, const ChartChoice &choice);

} // namespace nephoscope::ui
