// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/results.h"

#include <QRectF>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

class QPainter;

namespace nephoscope::ui {

struct Tokens;

/// One measure in a panel.
struct PlotLine {
    enum class Kind { Line, Area, Bars };
    Kind kind = Kind::Line;
    QString label;      ///< in the legend; empty: not in it
    QString shortLabel; ///< at the end of the line, where there is room; empty: none
    int slot = 0;       ///< place in the series colours and dashes, 0 to 5; -1: 'others', in grey
    sim::Series points; ///< of the window alone
    bool isHidden = false; ///< stays in the legend, faint, to be shown again
};

/// A bound with its name, drawn across a panel.
struct PlotLimit {
    double value = 0;
    QString label;
};

/// Charts that share a time axis but not a scale stand above each other as panels of one plot.
struct PlotPanel {
    std::vector<PlotLine> lines;
    std::vector<PlotLimit> limits;
    bool isStacked = false;   ///< the lines' values are added up from the first to the last
    double height = 1;        ///< share of the height
    double leastMaximum = 0;  ///< the axis goes at least this far
    double unitFactor = 1;    ///< what a value is multiplied by before it is shown (1000 for s in ms)
    QString unit;             ///< at the uppermost mark
    std::function<QString(double)> format; ///< of a value with its unit, for the legend and the cursor
};

/// A stretch of time that every chart shades.
struct PlotBand {
    enum class Kind { Fault, Move, Scaling, Warmup };
    Kind kind = Kind::Fault;
    double from = 0;
    double to = 0;
    std::optional<double> expected; ///< it goes on until `to`, and is expected to end then: that part is hatched
    QString label;
    QString element;
    QString shortLabel; ///< where there is no room for the other one
};

/// A chart as values: what a widget, a picture and a report paint alike.
struct Plot {
    QString title;
    QString subtitle;
    QString current; ///< at the right of the title
    std::vector<PlotPanel> panels;
    std::vector<PlotBand> bands;
    double from = 0; ///< of the window, s
    double to = 1;
    std::optional<double> cursor; ///< a time at which the legend shows the values
    std::optional<double> playhead; ///< a time that is marked: what follows it is known from before a jump back
    QString empty; ///< what stands in the place of a chart that has no points
};

struct PlotStyle {
    bool hasHeading = true;
    bool hasLegend = true;
    /// `01:30` as the clock has it; else counted in the unit that suits the window (`15`, `30`, `60 min`).
    bool hasClockTimes = true;
    double rightMargin = 12;
};

/// Where `paintPlot` puts the panels; for the cursor and clicks.
struct PlotLayout {
    QRectF legend;
    std::vector<QRectF> panels;
    double timeBaseline = 0;
};

PlotLayout layoutPlot(const QRectF &rect, const Plot &plot, const PlotStyle &style);

/// Paints a chart with any painter: widget, picture, SVG, PDF. Own QPainter code and not Qt Charts, decided by measuring:
/// see `tests/ui/charts/plot_test.cpp`, which prints the cost of 20 series of 600 points; Qt Charts takes 51 ms for them with its usual
/// pens (17 with plain ones), has no direct labels, hatching or shared cursor, and cannot paint into a report without a scene.
void paintPlot(QPainter *painter, const QRectF &rect, const Plot &plot, const Tokens &tokens, const PlotStyle &style = {});

/// The line whose name in the legend is under a point of the picture, or nullptr.
const PlotLine *legendLineAt(const QRectF &rect, const Plot &plot, const PlotStyle &style, const QPointF &point);

/// The band under a point of the picture, or nullptr.
const PlotBand *bandAt(const QRectF &rect, const Plot &plot, const PlotStyle &style, const QPointF &point);

} // namespace nephoscope::ui
