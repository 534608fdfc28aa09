// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/run_charts.h"

namespace nephoscope::ui {

/// What has been charged so far, stacked by measure, the largest at the bottom.
Plot costChart(const ChartSource &source, const ChartChoice &choice);

} // namespace nephoscope::ui
