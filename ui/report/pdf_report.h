// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report/report_content.h"

#include <QByteArray>
#include <QSizeF>

#include <functional>

class QPainter;

namespace nephoscope::ui {

/// A picture of any size: `paint` fills the rectangle (0, 0, size).
struct ReportPicture {
    QSizeF size;
    std::function<void(QPainter *)> paint;
};

/// The report on pages of A4 with numbers at their feet, fonts embedded, texts that can be searched.
QByteArray pdfReport(const ReportContent &content, const ReportPicture &diagram);

} // namespace nephoscope::ui
