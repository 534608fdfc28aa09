// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/run_charts.h"

namespace nephoscope::ui {

/// Requests that wait, of the elements with the longest queues or of those selected.
Plot queueChart(const ChartSource &source, const ChartChoice &choice);
/// The share of each sample in which elements were up: the mean over all, and those that were down.
Plot availabilityChart(const ChartSource &source, const ChartChoice &choice);
/// How many instances, members and targets there are where their number may change.
Plot instancesChart(const ChartSource &source, const ChartChoice &choice);
/// What is stored, in GB.
Plot storageChart(const ChartSource &source, const ChartChoice &choice);

} // namespace nephoscope::ui
