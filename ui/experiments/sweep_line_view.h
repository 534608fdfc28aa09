// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/sweep_view.h"

namespace nephoscope::ui {

/// A measure over one parameter, with the 95 % interval as a band; a line for each value of the other one.
class SweepLineView final : public SweepView
{
    Q_OBJECT
public:
    using SweepView::SweepView;

protected:
    void paint(QPainter *painter, const QRectF &rect, const Tokens &tokens) override;
};

/// The axis with the most values, which lies along the bottom.
std::size_t longestAxis(const sim::SweepGrid &grid);

} // namespace nephoscope::ui
