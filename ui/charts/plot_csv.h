// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/plot.h"

#include <QByteArray>

namespace nephoscope::ui {

/// The lines of a chart as comma-separated values in UTF-8: a row for each time, a column for each line that is shown, with the unit in
/// its heading. An empty field: no value then.
QByteArray plotCsv(const Plot &plot);

} // namespace nephoscope::ui
