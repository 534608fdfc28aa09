// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plot_frame.h"

#include "ui/charts/plot_strokes.h"
#include "ui/style/fonts.h"
#include "ui/style/format.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {
constexpr double kHeading = 22;
constexpr double kLegendRow = 18;
constexpr double kSample = 18;
constexpr double kPanelGap = 14;
constexpr double kTimeHeight = 20;
constexpr int kMostLegendRows = 2;

QString legendWords(const PlotPanel &panel, const PlotLine &line, std::optional<double> cursor)
{
    if (!panel.format || line.points.t.empty())
        return line.label;
    const double value = cursor ? valueAt(line.points, *cursor) : line.points.v.back();
    return line.label + QChar(QChar::Nbsp) + (std::isfinite(value) ? panel.format(value) : QStringLiteral("–"));
}

/// Places the legend in rows; returns its height.
double placeLegend(const QRectF &rect, double top, const Plot &plot, PlotFrame &frame)
{
    const QFontMetricsF metrics(interfaceFont(12));
    double x = rect.left();
    double y = top;
    int row = 1;
    for (const PlotPanel &panel : plot.panels) {
        for (const PlotLine &line : panel.lines) {
            if (line.label.isEmpty())
                continue;
            QString words = legendWords(panel, line, plot.cursor);
            const double sample = line.kind == PlotLine::Kind::Line ? kSample : 10;
            double width = std::ceil(tabularWidth(interfaceFont(12), words)) + 1;
            if (x + sample + 6 + width > rect.right() && x > rect.left() && row < kMostLegendRows) {
                x = rect.left();
                y += kLegendRow;
                ++row;
            }
            const double room = rect.right() - x - sample - 6;
            if (room < 24)
                continue; // no place left: the line keeps its label at its end
            if (width > room) {
                words = metrics.elidedText(words, Qt::ElideRight, room);
                width = room;
            }
            LegendItem item;
            item.sample = QRectF(x, y, sample, kLegendRow);
            item.text = QRectF(x + sample + 6, y, width, kLegendRow);
            item.words = words;
            item.line = &line;
            frame.legend.push_back(item);
            x = item.text.right() + 14;
        }
    }
    frame.legendArea = QRectF(rect.left(), top, rect.width(), row * kLegendRow);
    return frame.legend.empty() ? 0 : row * kLegendRow;
}

double widestTick(const PlotFrame &frame, const Plot &plot)
{
    const QFont font = interfaceFont(11);
    double widest = 0;
    for (std::size_t i = 0; i < frame.panels.size(); ++i) {
        const Ticks &ticks = frame.panels[i].ticks;
        for (const double at : ticks.at) {
            QString label = tickLabel(at, ticks.step);
            if (at == ticks.last() && !plot.panels[i].unit.isEmpty())
                label += QChar(QChar::Nbsp) + plot.panels[i].unit;
            widest = std::max(widest, tabularWidth(font, label));
        }
    }
    return widest;
}

} // namespace

double largestValue(const PlotPanel &panel, double from, double to)
{
    double largest = panel.leastMaximum;
    if (panel.isStacked) {
        double sum = 0; // cumulative measures: their largest values are at the same time, the end
        for (const PlotLine &line : panel.lines)
            sum += maximumIn(line.points, from, to);
        largest = std::max(largest, sum);
    } else {
        for (const PlotLine &line : panel.lines)
            largest = std::max(largest, maximumIn(line.points, from, to));
    }
    for (const PlotLimit &limit : panel.limits)
        largest = std::max(largest, limit.value);
    return largest;
}

QString tickLabel(double value, double step)
{
    int decimals = 0;
    for (double s = step; decimals < 9 && std::abs(s - std::round(s)) > 1e-9 * std::max(1.0, s); s *= 10)
        ++decimals;
    if (value == 0)
        decimals = 0;
    QString digits = QString::number(std::abs(value), 'f', decimals);
    const auto point = digits.indexOf(u'.');
    for (auto i = (point < 0 ? digits.size() : point) - 3; i > 0; i -= 3)
        digits.insert(i, u',');
    return value < 0 ? QChar(0x2212) + digits : digits;
}

QString timeLabel(double seconds, const Ticks &ticks, bool hasClockTimes, bool isLast)
{
    if (hasClockTimes)
        return formatClock(seconds, ticks.step < 1);
    double unit = 1;
    QString name = QStringLiteral("s");
    if (ticks.last() >= 2 * 86400) {
        unit = 86400;
        name = QStringLiteral("d");
    } else if (ticks.last() >= 3 * 3600) {
        unit = 3600;
        name = QStringLiteral("h");
    } else if (ticks.last() >= 180) {
        unit = 60;
        name = QStringLiteral("min");
    }
    QString label = tickLabel(seconds / unit, ticks.step / unit);
    if (isLast)
        label += QChar(QChar::Nbsp) + name;
    return label;
}

PlotFrame framePlot(const QRectF &rect, const Plot &plot, const PlotStyle &style)
{
    PlotFrame frame;
    double top = rect.top();
    if (style.hasHeading) {
        frame.heading = QRectF(rect.left(), top, rect.width() - style.rightMargin, kHeading);
        top += kHeading;
    }
    if (style.hasLegend)
        top += placeLegend(QRectF(rect.left(), top, rect.width() - style.rightMargin, kLegendRow), top, plot, frame);
    top += 12;

    const double bottom = rect.bottom() - kTimeHeight;
    double shares = 0;
    for (const PlotPanel &panel : plot.panels)
        shares += panel.height;
    const double gaps = kPanelGap * static_cast<double>(std::max<std::size_t>(plot.panels.size(), 1) - 1);
    const double height = std::max(8.0, bottom - top - gaps);
    double y = top;
    for (const PlotPanel &panel : plot.panels) {
        FramedPanel framed;
        framed.area = QRectF(rect.left(), y, rect.width() - style.rightMargin, height * panel.height / shares);
        const int most = std::clamp(static_cast<int>(framed.area.height() / 34) + 1, 2, 5);
        framed.ticks = valueTicks(largestValue(panel, plot.from, plot.to) * panel.unitFactor, most);
        framed.maximum = framed.ticks.last() / panel.unitFactor;
        y = framed.area.bottom() + kPanelGap;
        frame.panels.push_back(framed);
    }
    const double left = rect.left() + std::max(28.0, std::ceil(widestTick(frame, plot)) + 7);
    for (FramedPanel &panel : frame.panels)
        panel.area.setLeft(std::min(left, panel.area.right() - 10));
    frame.timeBaseline = bottom + 15;

    const double width = frame.panels.empty() ? 1 : frame.panels.front().area.width();
    const QString sample = style.hasClockTimes ? formatClock(plot.to, plot.to - plot.from < 5) : QStringLiteral("000");
    const double labelWidth = tabularWidth(interfaceFont(11), sample) + 12;
    frame.times = timeTicks(plot.from, plot.to, std::max(2, static_cast<int>(width / labelWidth)));
    return frame;
}

PlotLayout layoutPlot(const QRectF &rect, const Plot &plot, const PlotStyle &style)
{
    const PlotFrame frame = framePlot(rect, plot, style);
    PlotLayout layout;
    layout.legend = frame.legendArea;
    for (const FramedPanel &panel : frame.panels)
        layout.panels.push_back(panel.area);
    layout.timeBaseline = frame.timeBaseline;
    return layout;
}

const PlotLine *legendLineAt(const QRectF &rect, const Plot &plot, const PlotStyle &style, const QPointF &point)
{
    // The frame points at the lines of the plot that it was made for.
    for (const LegendItem &item : framePlot(rect, plot, style).legend) {
        if (item.sample.united(item.text).adjusted(-2, -3, 2, 3).contains(point))
            return item.line;
    }
    return nullptr;
}

const PlotBand *bandAt(const QRectF &rect, const Plot &plot, const PlotStyle &style, const QPointF &point)
{
    for (const QRectF &area : layoutPlot(rect, plot, style).panels) {
        if (!area.contains(point))
            continue;
        const double t = PlotScale{plot.from, plot.to, 1, area}.time(point.x());
        const double slack = (plot.to - plot.from) / area.width() * 3;
        for (auto band = plot.bands.rbegin(); band != plot.bands.rend(); ++band) {
            if (t >= band->from - slack && t <= std::max(band->to, band->expected.value_or(band->to)) + slack)
                return &*band;
        }
    }
    return nullptr;
}

void paintNumber(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment)
{
    if (isRaster(painter))
        paintTabular(painter, rect, text, alignment);
    else
        paintPaperText(painter, rect, text, alignment);
}

void paintPaperText(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment)
{
    const QFont font = painter->font();
    if (text.contains(QChar(0x00B1)) || text.contains(QChar(0x2212))) {
        QFont plain = font;
        plain.setStyleStrategy(QFont::PreferNoShaping);
        painter->setFont(plain);
    }
    painter->drawText(rect, static_cast<int>(alignment) | Qt::TextDontClip, text);
    painter->setFont(font);
}

} // namespace nephoscope::ui
