// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/results.h"
#include "ui/experiments/sweep_view.h"

namespace nephoscope::ui {

/// A variant of a comparison that stands among the points of a sweep.
struct VariantPoint {
    QString name;
    int marker = 0; ///< its place in the table of variants, the base first
    sim::Results results;
};

/// Two measures against each other, cost against quality: the points of the sweep, variants with their intervals, and the Pareto front.
class TradeOffView final : public SweepView
{
    Q_OBJECT
public:
    using SweepView::SweepView;

    /// The measure along the bottom; `setMetric` has the other one.
    void setAcross(const std::string &metric);
    void setVariants(std::vector<VariantPoint> variants);
    /// The points of the front, as numbers of the sweep's points; a variant counts on from the last point.
    std::vector<int> front() const;

protected:
    void paint(QPainter *painter, const QRectF &rect, const Tokens &tokens) override;

private:
    struct Mark {
        const sim::Estimate *x = nullptr;
        const sim::Estimate *y = nullptr;
    };
    std::vector<Mark> marks() const;

    std::string m_across;
    std::vector<VariantPoint> m_variants;
};

} // namespace nephoscope::ui
