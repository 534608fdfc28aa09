// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/decimation.h"
#include "ui/charts/plot.h"
#include "ui/charts/ticks.h"

#include <QString>

#include <vector>

class QPainter;

namespace nephoscope::ui {

struct Tokens;

/// A panel with its scale: what both layout and painting need.
struct FramedPanel {
    QRectF area;
    Ticks ticks; ///< in shown units (`unitFactor` applied)
    double maximum = 1; ///< in the values' own unit
};

/// One piece of the legend, placed.
struct LegendItem {
    QRectF sample;
    QRectF text;
    QString words;
    const PlotLine *line = nullptr;
};

/// Everything of a plot that has a place. Made once for painting and once for finding what is under the pointer.
struct PlotFrame {
    QRectF heading;
    std::vector<LegendItem> legend;
    QRectF legendArea;
    std::vector<FramedPanel> panels;
    Ticks times;
    double timeBaseline = 0;
};

PlotFrame framePlot(const QRectF &rect, const Plot &plot, const PlotStyle &style);

/// Largest value of a panel in the window, stacked lines added up.
double largestValue(const PlotPanel &panel, double from, double to);

/// Label of a mark: as many decimals as the step needs, thousands by comma, − for minus.
QString tickLabel(double value, double step);
/// Label of a time mark; the last one carries the unit when times are counted (`60 min`).
QString timeLabel(double seconds, const Ticks &ticks, bool hasClockTimes, bool isLast);

/// A number with digits of one width on the screen, as plain text where a reader may want to find or copy it.
void paintNumber(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment);

/// Text for PDF and SVG. Inter shapes ± and − beside digits into glyphs that no character stands for, and they would be missing
/// from what a reader of the PDF finds or copies; such texts go unshaped.
void paintPaperText(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment);

} // namespace nephoscope::ui
