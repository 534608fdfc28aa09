// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/words.h"
#include "sim/experiment/sweep.h"

namespace nephoscope::app {

/// `--vary`: the same words for all verbs that go over a grid.
Option varyOption();
/// The grid that the words name. The error is one about the command's words.
Result<sim::SweepGrid> requestedGrid(const Words &words, const Architecture &design, const Catalogue &catalogue);
/// Whether the design can measure each `element.metric` that stands after `option`. The error is one about the command's words.
Result<Done> checkMetrics(const std::string &option, const std::vector<std::string> &metrics, const Architecture &design, const Catalogue &catalogue);

} // namespace nephoscope::app
