// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/sweep_view.h"

namespace nephoscope::ui {

/// A measure over two parameters as coloured cells with their values; the border between where expectations hold and where not is red.
class HeatMapView final : public SweepView
{
    Q_OBJECT
public:
    using SweepView::SweepView;

protected:
    void paint(QPainter *painter, const QRectF &rect, const Tokens &tokens) override;

private:
    void paintLegend(QPainter *painter, const QRectF &rect, double least, double most, const Tokens &tokens) const;
};

/// The colour of a share (0–1) of the way from low to high, and what is written on it so that it can be read.
QColor heatColour(double share, const Tokens &tokens);
QColor inkOn(const QColor &ground);

} // namespace nephoscope::ui
