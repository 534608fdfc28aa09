// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report/report_content.h"

#include <QByteArray>

namespace nephoscope::ui {

/// The report as one HTML page (XHTML syntax): charts and diagram inside as SVG, one style sheet of its own, no script, nothing fetched.
/// `diagram` is an SVG element.
QByteArray htmlReport(const ReportContent &content, const QByteArray &diagram);

} // namespace nephoscope::ui
