// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/heat_map_view.h"

#include "model/catalogue/catalogue.h"
#include "ui/charts/plot_strokes.h"
#include "ui/experiments/figure_words.h"
#include "ui/experiments/sweep_line_view.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"

#include <QLinearGradient>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace nephoscope::ui {

namespace {

constexpr double kGap = 2;
constexpr double kLegendWidth = 104;
constexpr double kLeastTextWidth = 30;

/// Relative luminance (WCAG 2).
double luminance(const QColor &colour)
{
    const auto linear = [](double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

} // namespace

QColor heatColour(double share, const Tokens &t)
{
    const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(t.heat.size() - 1);
    const auto index = std::min(static_cast<std::size_t>(place), t.heat.size() - 2);
    return Tokens::mix(t.heat[index + 1], place - static_cast<double>(index), t.heat[index]);
}

QColor inkOn(const QColor &ground)
{
    const QColor dark(0x17, 0x21, 0x2C);
    const QColor white(Qt::white);
    if (contrast(dark, ground) >= 4.5)
        return dark;
    return contrast(white, ground) >= 4.5 ? white : QColor(Qt::black);
}

void HeatMapView::paintLegend(QPainter *painter, const QRectF &rect, double least, double most, const Tokens &t) const
{
    const FigureWords words(data()->design, Catalogue::builtIn());
    const QRectF bar(rect.left(), rect.top(), 14, std::min(rect.height(), 260.0));
    QLinearGradient gradient(bar.bottomLeft(), bar.topLeft());
    for (std::size_t i = 0; i < t.heat.size(); ++i)
        gradient.setColorAt(static_cast<double>(i) / static_cast<double>(t.heat.size() - 1), t.heat[i]);
    painter->setPen(Qt::NoPen);
    painter->setBrush(gradient);
    painter->drawRoundedRect(bar, 2, 2);
    painter->setFont(interfaceFont(11));
    painter->setPen(t.text2);
    const QRectF label(bar.right() + 6, 0, kLegendWidth - 22, 16);
    paintTabular(painter, label.translated(0, bar.top() - 2), words.value(metric(), most), Qt::AlignLeft | Qt::AlignVCenter);
    if (bar.height() > 60)
        paintTabular(painter, label.translated(0, bar.center().y() - 8), words.value(metric(), (least + most) / 2), Qt::AlignLeft | Qt::AlignVCenter);
    paintTabular(painter, label.translated(0, bar.bottom() - 14), words.value(metric(), least), Qt::AlignLeft | Qt::AlignVCenter);
}

void HeatMapView::paint(QPainter *painter, const QRectF &rect, const Tokens &t)
{
    const SweepData &sweep = *data();
    const FigureWords words(sweep.design, Catalogue::builtIn());
    const std::size_t along = longestAxis(sweep.grid);
    const bool isPlane = sweep.grid.axes.size() > 1;
    const sim::Axis &columns = sweep.grid.axes[along];
    const int columnCount = static_cast<int>(columns.values.size());
    const int rowCount = isPlane ? static_cast<int>(sweep.grid.axes[1 - along].values.size()) : 1;
    const auto pointAt = [&](int column, int row) {
        std::vector<int> places(sweep.grid.axes.size());
        places[along] = column;
        if (isPlane)
            places[1 - along] = row;
        return sweep.pointAt(places);
    };
    double least = std::numeric_limits<double>::max();
    double most = std::numeric_limits<double>::lowest();
    for (int point = 0; point < static_cast<int>(sweep.points.size()); ++point) {
        if (const sim::Estimate *estimate = sweep.at(point, metric())) {
            least = std::min(least, estimate->mean);
            most = std::max(most, estimate->mean);
        }
    }
    painter->setPen(t.text1);
    painter->setFont(interfaceFont(13, 600));
    painter->drawText(QRectF(rect.left(), rect.top(), rect.width(), 18), Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(words.full(metric()), Qt::ElideRight, static_cast<int>(rect.width())));
    painter->setFont(interfaceFont(12));
    painter->setPen(t.text2);
    if (isPlane)
        painter->drawText(QRectF(rect.left(), rect.top() + 19, rect.width(), 16), Qt::AlignLeft | Qt::AlignVCenter, words.parameter(sweep.grid.axes[1 - along].path));

    painter->setFont(interfaceFont(11));
    double labelWidth = 0;
    for (int row = 0; isPlane && row < rowCount; ++row)
        labelWidth = std::max<double>(labelWidth, painter->fontMetrics().horizontalAdvance(words.parameterValue(sweep.grid.axes[1 - along].path, sweep.grid.axes[1 - along].values[static_cast<std::size_t>(row)])));
    labelWidth = std::min(labelWidth, rect.width() / 4);
    const double top = rect.top() + (isPlane ? 40 : 26);
    const bool hasBounds = std::any_of(sweep.points.begin(), sweep.points.end(), [](const auto &point) { return point && point->expected > 0; });
    const double foot = hasBounds ? 60 : 40;
    QRectF area(rect.left() + labelWidth + 8, top, rect.width() - labelWidth - 24 - kLegendWidth, rect.bottom() - foot - top);
    if (area.width() < 40 || area.height() < 16)
        return;
    const double width = area.width() / columnCount;
    const double height = std::min(area.height() / rowCount, isPlane ? 1e9 : 90.0);
    area.setHeight(height * rowCount);
    const auto cellOf = [&](int column, int row) { // low values at the bottom, as on any axis
        return QRectF(area.left() + column * width, area.bottom() - (row + 1) * height, width, height);
    };
    for (int row = 0; row < rowCount; ++row) {
        for (int column = 0; column < columnCount; ++column) {
            const QRectF cell = cellOf(column, row);
            const double gap = std::min(kGap, std::min(width, height) / 6);
            const QRectF inner = cell.adjusted(0, 0, -gap, -gap);
            const int point = pointAt(column, row);
            const sim::Estimate *estimate = sweep.at(point, metric());
            painter->setPen(Qt::NoPen);
            if (!estimate) {
                painter->setBrush(t.sunken);
                painter->drawRoundedRect(inner, 2, 2);
                if (sweep.points[static_cast<std::size_t>(point)]) {
                    paintHatching(painter, inner, t.line2);
                    note(cell, pointWords(point, {metric()}));
                }
                continue;
            }
            const QColor ground = heatColour(most > least ? (estimate->mean - least) / (most - least) : 0, t);
            painter->setBrush(ground);
            painter->drawRoundedRect(inner, 2, 2);
            note(cell, pointWords(point, {metric()}));
            painter->setFont(interfaceFont(std::min(13.0, height * 0.6)));
            painter->setPen(inkOn(ground));
            const QString text = words.value(metric(), estimate->mean);
            if (height >= 14 && inner.width() >= kLeastTextWidth && tabularWidth(painter->font(), text) <= inner.width() - 2)
                paintTabular(painter, inner, text, Qt::AlignHCenter | Qt::AlignVCenter);
        }
    }
    const QPen border(t.errFill, 2, Qt::SolidLine, Qt::SquareCap);
    for (int row = 0; hasBounds && row < rowCount; ++row) {
        for (int column = 0; column < columnCount; ++column) {
            const auto own = sweep.isMet(pointAt(column, row));
            const QRectF cell = cellOf(column, row).translated(-1, -1);
            const auto differs = [&](int otherColumn, int otherRow) {
                const auto other = sweep.isMet(pointAt(otherColumn, otherRow));
                return own && other && *own != *other;
            };
            painter->setPen(border);
            if (column + 1 < columnCount && differs(column + 1, row))
                painter->drawLine(cell.topRight(), cell.bottomRight());
            if (row + 1 < rowCount && differs(column, row + 1))
                painter->drawLine(cell.topLeft(), cell.topRight());
            // Where all of a row or column fails there is no border to see: a small cross says it too.
            if (own && !*own && width >= 26 && height >= 22) {
                const QPointF corner = cell.topRight() + QPointF(-9, 9);
                painter->setPen(QPen(t.surface, 4, Qt::SolidLine, Qt::RoundCap));
                painter->drawLine(corner + QPointF(-3, -3), corner + QPointF(3, 3));
                painter->drawLine(corner + QPointF(-3, 3), corner + QPointF(3, -3));
                painter->setPen(QPen(t.errFill, 2, Qt::SolidLine, Qt::RoundCap));
                painter->drawLine(corner + QPointF(-3, -3), corner + QPointF(3, 3));
                painter->drawLine(corner + QPointF(-3, 3), corner + QPointF(3, -3));
            }
        }
    }
    if (const auto base = sweep.basePoint(Catalogue::builtIn())) {
        const std::vector<int> places = sweep.placesOf(*base);
        const QRectF cell = cellOf(places[along], isPlane ? places[1 - along] : 0).adjusted(0, 0, -kGap, -kGap);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(t.text1, 2));
        painter->drawRoundedRect(cell, 4, 4);
        if (cell.height() >= 36 && cell.width() >= 40) {
            const sim::Estimate *estimate = sweep.at(*base, metric());
            painter->setPen(inkOn(estimate && most > least ? heatColour((estimate->mean - least) / (most - least), t) : t.heat[0]));
            painter->setFont(interfaceFont(11, 600));
            painter->drawText(cell.adjusted(0, 0, 0, -3), Qt::AlignHCenter | Qt::AlignBottom, tr("base"));
        }
    }

    painter->setFont(interfaceFont(11));
    painter->setPen(t.text3);
    for (int row = 0; isPlane && row < rowCount && height >= 12; ++row) {
        const QString text = words.parameterValue(sweep.grid.axes[1 - along].path, sweep.grid.axes[1 - along].values[static_cast<std::size_t>(row)]);
        painter->drawText(QRectF(rect.left(), cellOf(0, row).top(), labelWidth, height), Qt::AlignRight | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(labelWidth)));
    }
    double free = 0;
    for (int column = 0; column < columnCount; ++column) {
        const QString text = words.parameterValue(columns.path, columns.values[static_cast<std::size_t>(column)]);
        const double textWidth = painter->fontMetrics().horizontalAdvance(text) + 4;
        const double middle = cellOf(column, 0).center().x();
        if (middle - textWidth / 2 < free)
            continue;
        painter->drawText(QRectF(middle - textWidth / 2, area.bottom() + 4, textWidth, 16), Qt::AlignCenter, text);
        free = middle + textWidth / 2 + 6;
    }
    painter->setFont(interfaceFont(12));
    painter->setPen(t.text2);
    painter->drawText(QRectF(area.left(), area.bottom() + 20, area.width(), 16), Qt::AlignRight | Qt::AlignVCenter, words.parameter(columns.path));
    if (hasBounds) {
        painter->setPen(border);
        painter->drawLine(QPointF(area.left(), area.bottom() + 46), QPointF(area.left() + 18, area.bottom() + 46));
        painter->setPen(t.text2);
        painter->drawText(QRectF(area.left() + 26, area.bottom() + 38, area.width() - 26, 16), Qt::AlignLeft | Qt::AlignVCenter,
                          tr("border of where all expectations are met; a cross: not all are"));
    }
    if (most >= least)
        paintLegend(painter, QRectF(area.right() + 20, area.top(), kLegendWidth, area.height()), least, most, t);
}

} // namespace nephoscope::ui
