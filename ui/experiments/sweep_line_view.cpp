// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/sweep_line_view.h"

#include "model/catalogue/catalogue.h"
#include "ui/charts/plot_strokes.h"
#include "ui/experiments/figure_words.h"
#include "ui/experiments/value_axis.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/style/words.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace nephoscope::ui {

namespace {

constexpr int kMostLines = 6;
constexpr double kLegendHeight = 24;
constexpr double kAxisHeight = 38;
constexpr double kMarker = 3.5;
constexpr double kFringe = 4; // px: what is seen of a line on both sides of one that covers it

/// Where the values stand along the bottom: as far apart as the numbers are, or evenly.
std::vector<double> placesOf(const sim::Axis &axis)
{
    std::vector<double> places;
    const bool areNumbers = std::all_of(axis.values.begin(), axis.values.end(), [](const Value &value) { return value.isNumber(); });
    if (areNumbers && axis.values.size() > 1) {
        double least = std::numeric_limits<double>::max();
        double most = std::numeric_limits<double>::lowest();
        for (const Value &value : axis.values) {
            least = std::min(least, value.toNumber());
            most = std::max(most, value.toNumber());
        }
        for (const Value &value : axis.values)
            places.push_back((value.toNumber() - least) / (most - least));
        return places;
    }
    for (std::size_t i = 0; i < axis.values.size(); ++i)
        places.push_back((static_cast<double>(i) + 0.5) / static_cast<double>(axis.values.size()));
    return places;
}

/// Of many values of the other parameter, six from end to end.
std::vector<int> shownOf(int count)
{
    std::vector<int> shown;
    const int lines = std::min(count, kMostLines);
    for (int i = 0; i < lines; ++i)
        shown.push_back(lines == 1 ? 0 : i * (count - 1) / (lines - 1));
    return shown;
}

/// For each line the later ones, which are drawn over it, that run within a pixel of it wherever both are measured.
template <typename YOf>
std::vector<std::vector<std::size_t>> coinciding(std::size_t lines, std::size_t places, const YOf &yOf)
{
    std::vector<std::vector<std::size_t>> under(lines);
    for (std::size_t line = 0; line < lines; ++line) {
        for (std::size_t later = line + 1; later < lines; ++later) {
            bool isAny = false;
            bool isSame = true;
            for (std::size_t i = 0; isSame && i < places; ++i) {
                const std::optional<double> own = yOf(line, i);
                const std::optional<double> other = yOf(later, i);
                if (!own || !other)
                    continue;
                isAny = true;
                isSame = std::abs(*own - *other) <= 1;
            }
            if (isAny && isSame)
                under[line].push_back(later);
        }
    }
    return under;
}

} // namespace

std::size_t longestAxis(const sim::SweepGrid &grid)
{
    return grid.axes.size() > 1 && grid.axes[1].values.size() > grid.axes[0].values.size() ? 1 : 0;
}

void SweepLineView::paint(QPainter *painter, const QRectF &rect, const Tokens &t)
{
    const SweepData &sweep = *data();
    const FigureWords words(sweep.design, Catalogue::builtIn());
    const std::size_t along = longestAxis(sweep.grid);
    const std::size_t other = 1 - along;
    const bool hasOther = sweep.grid.axes.size() > 1;
    const sim::Axis &axis = sweep.grid.axes[along];
    const std::vector<int> lines = shownOf(hasOther ? static_cast<int>(sweep.grid.axes[other].values.size()) : 1);
    const auto pointAt = [&](int place, int line) {
        std::vector<int> places(sweep.grid.axes.size());
        places[along] = place;
        if (hasOther)
            places[other] = line;
        return sweep.pointAt(places);
    };

    const std::vector<Expectation> limits = sweep.limitsOf(metric());
    double least = std::numeric_limits<double>::max();
    double most = std::numeric_limits<double>::lowest();
    double leastMean = least;
    for (const int line : lines) {
        for (std::size_t i = 0; i < axis.values.size(); ++i) {
            if (const sim::Estimate *estimate = sweep.at(pointAt(static_cast<int>(i), line), metric())) {
                leastMean = std::min(leastMean, estimate->mean);
                least = std::min(least, estimate->mean - estimate->ci95.value_or(0));
                most = std::max(most, estimate->mean + estimate->ci95.value_or(0));
            }
        }
    }
    painter->setFont(interfaceFont(13, 600));
    painter->setPen(t.text1);
    const QString title = words.full(metric());
    painter->drawText(QRectF(rect.left(), rect.top(), rect.width(), 18), Qt::AlignLeft | Qt::AlignVCenter, painter->fontMetrics().elidedText(title, Qt::ElideRight, static_cast<int>(rect.width())));
    if (least > most) {
        painter->setFont(interfaceFont(13));
        painter->setPen(t.text3);
        painter->drawText(rect, Qt::AlignCenter, sweep.isComplete ? tr("Nothing was measured.") : tr("Waiting for the first point."));
        return;
    }
    for (const Expectation &limit : limits) {
        least = std::min(least, *limit.value);
        most = std::max(most, *limit.value);
    }
    const ValueAxis scale(sweep.design, Catalogue::builtIn(), metric(), least, most, leastMean);

    painter->setFont(interfaceFont(11));
    double labelWidth = 0;
    for (const double mark : scale.marks())
        labelWidth = std::max(labelWidth, tabularWidth(painter->font(), scale.label(mark)));
    const double top = rect.top() + 22 + (hasOther ? kLegendHeight : 4);
    const QRectF area(rect.left() + labelWidth + 10, top + 6, rect.width() - labelWidth - 22, rect.bottom() - kAxisHeight - top - 6);
    if (area.width() < 40 || area.height() < 30)
        return;
    const auto yOf = [&](double value) { return area.bottom() - scale.share(value) * area.height(); };
    for (const double mark : scale.marks()) {
        painter->setPen(QPen(mark == scale.from() ? t.line3 : t.line1, 1));
        painter->drawLine(QPointF(area.left(), yOf(mark)), QPointF(area.right(), yOf(mark)));
        painter->setPen(t.text3);
        paintTabular(painter, QRectF(rect.left(), yOf(mark) - 8, labelWidth, 16), scale.label(mark), Qt::AlignRight | Qt::AlignVCenter);
    }
    const std::vector<double> places = placesOf(axis);
    const double inset = 12;
    const auto xOf = [&](std::size_t i) { return area.left() + inset + places[i] * (area.width() - 2 * inset); };
    double free = rect.left();
    for (std::size_t i = 0; i < axis.values.size(); ++i) {
        const QString text = words.parameterValue(axis.path, axis.values[i]);
        const double width = painter->fontMetrics().horizontalAdvance(text) + 4;
        if (xOf(i) - width / 2 < free)
            continue;
        painter->setPen(t.text3);
        painter->drawText(QRectF(xOf(i) - width / 2, area.bottom() + 4, width, 16), Qt::AlignCenter, text);
        free = xOf(i) + width / 2 + 8;
    }
    painter->setFont(interfaceFont(12));
    painter->setPen(t.text2);
    painter->drawText(QRectF(area.left(), area.bottom() + 20, area.width(), 16), Qt::AlignRight | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(words.parameter(axis.path), Qt::ElideRight, static_cast<int>(area.width())));

    const std::vector<std::vector<std::size_t>> under = coinciding(lines.size(), axis.values.size(), [&](std::size_t line, std::size_t i) {
        const sim::Estimate *estimate = sweep.at(pointAt(static_cast<int>(i), lines[line]), metric());
        return estimate ? std::optional(yOf(estimate->mean)) : std::nullopt;
    });
    for (std::size_t slot = 0; slot < lines.size(); ++slot) {
        QPolygonF upper;
        QPolygonF lower;
        QPolygonF middle;
        const QColor colour = seriesColour(static_cast<int>(slot), t);
        for (std::size_t i = 0; i < axis.values.size(); ++i) {
            const int point = pointAt(static_cast<int>(i), lines[slot]);
            const sim::Estimate *estimate = sweep.at(point, metric());
            if (!estimate)
                continue;
            const double half = estimate->ci95.value_or(0);
            middle << QPointF(xOf(i), yOf(estimate->mean));
            upper << QPointF(xOf(i), yOf(std::min(estimate->mean + half, scale.to())));
            lower << QPointF(xOf(i), yOf(std::max(estimate->mean - half, scale.from())));
            note(QRectF(xOf(i) - 10, yOf(estimate->mean) - 10, 20, 20), pointWords(point, {metric()}));
        }
        QPolygonF band = upper;
        for (auto corner = lower.rbegin(); corner != lower.rend(); ++corner)
            band << *corner;
        QColor fill = colour;
        fill.setAlphaF(t.isDark ? 0.38F : 0.3F);
        painter->setPen(Qt::NoPen);
        painter->setBrush(fill);
        painter->drawPolygon(band);
        painter->setBrush(Qt::NoBrush);
        // A line under another one is wider, so that both are seen.
        const double width = 2 + kFringe * static_cast<double>(under[slot].size());
        painter->setPen(under[slot].empty() ? seriesPen(static_cast<int>(slot), t, width) : QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(middle);
        painter->setPen(QPen(t.surface, 1.5));
        painter->setBrush(colour);
        for (const QPointF &corner : middle)
            painter->drawEllipse(corner, kMarker + width / 2 - 1, kMarker + width / 2 - 1);
    }
    for (const Expectation &limit : limits) {
        const double y = yOf(*limit.value);
        painter->setPen(QPen(t.errFill, 1.5, Qt::CustomDashLine));
        QPen pen = painter->pen();
        pen.setDashPattern({4, 2.7});
        painter->setPen(pen);
        painter->drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter->setFont(interfaceFont(11, 600));
        painter->setPen(t.err);
        painter->drawText(QRectF(area.left(), y - 17, area.width() - 4, 16), Qt::AlignRight | Qt::AlignVCenter,
                          tr("expected %1 %2").arg(operatorSign(limit.op), words.value(metric(), *limit.value)));
    }
    if (!hasOther)
        return;
    double x = area.left();
    painter->setFont(interfaceFont(12));
    for (std::size_t slot = 0; slot < lines.size(); ++slot) {
        const sim::Axis &second = sweep.grid.axes[other];
        const QString value = words.parameterValue(second.path, second.values[static_cast<std::size_t>(lines[slot])]);
        QString text = slot == 0 ? tr("%1: %2").arg(words.parameter(second.path), value) : value;
        const auto first = std::find_if(under.begin(), under.begin() + static_cast<std::ptrdiff_t>(slot),
                                        [slot](const auto &covered) { return std::find(covered.begin(), covered.end(), slot) != covered.end(); });
        if (first != under.begin() + static_cast<std::ptrdiff_t>(slot)) {
            const auto same = static_cast<std::size_t>(first - under.begin());
            text = tr("%1 (same as %2)").arg(text, words.parameterValue(second.path, second.values[static_cast<std::size_t>(lines[same])]));
        }
        const double width = painter->fontMetrics().horizontalAdvance(text) + 2;
        if (x + 34 + width > rect.right())
            break;
        painter->setPen(seriesPen(static_cast<int>(slot), t, 2));
        painter->drawLine(QPointF(x, rect.top() + 33), QPointF(x + 26, rect.top() + 33));
        painter->setPen(t.text2);
        painter->drawText(QRectF(x + 32, rect.top() + 24, width, 18), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += 32 + width + 16;
    }
    const int count = static_cast<int>(sweep.grid.axes[other].values.size());
    if (count > static_cast<int>(lines.size())) {
        painter->setPen(t.text3);
        painter->drawText(QRectF(x, rect.top() + 24, rect.right() - x, 18), Qt::AlignLeft | Qt::AlignVCenter, tr("%1 of %2 shown").arg(lines.size()).arg(count));
    }
}

} // namespace nephoscope::ui
