// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plot_csv.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

struct Column {
    QString heading;
    const sim::Series *points;
    double factor;
    std::size_t next = 0;
};

/// A field that a spreadsheet reads as text and not as a formula, whatever a document calls its elements.
QByteArray field(QString text)
{
    if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front()))
        text.prepend(QLatin1Char('\''));
    text.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return '"' + text.toUtf8() + '"';
}

QByteArray number(double value)
{
    return QByteArray::number(value, 'g', 12);
}

} // namespace

QByteArray plotCsv(const Plot &plot)
{
    std::vector<Column> columns;
    std::vector<double> times;
    for (const PlotPanel &panel : plot.panels) {
        for (const PlotLine &line : panel.lines) {
            if (line.isHidden)
                continue;
            QString heading = line.label.isEmpty() ? plot.title : line.label;
            if (!panel.unit.isEmpty())
                heading += QStringLiteral(" (%1)").arg(panel.unit);
            columns.push_back({heading, &line.points, panel.unitFactor});
            times.insert(times.end(), line.points.t.begin(), line.points.t.end());
        }
    }
    std::ranges::sort(times);
    times.erase(std::unique(times.begin(), times.end()), times.end());
    std::erase_if(times, [&plot](double time) { return time < plot.from || time > plot.to; });

    QByteArray csv = "\"t (s)\"";
    for (const Column &column : columns)
        csv += ',' + field(column.heading);
    csv += '\n';
    for (const double time : times) {
        csv += number(time);
        for (Column &column : columns) {
            const sim::Series &points = *column.points;
            while (column.next < points.t.size() && points.t[column.next] < time)
                ++column.next;
            csv += ',';
            if (column.next < points.t.size() && points.t[column.next] == time && std::isfinite(points.v[column.next]))
                csv += number(points.v[column.next] * column.factor);
        }
        csv += '\n';
    }
    return csv;
}

} // namespace nephoscope::ui
