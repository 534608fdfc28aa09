// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/value_axis.h"

#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "ui/charts/plot_frame.h"
#include "ui/style/format.h"
#include "ui/style/metric_unit.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace nephoscope::ui {

namespace {

struct WrittenUnit {
    double factor;
    QString name;
};

/// The unit in which values up to `most` are written on an axis: one for all its marks.
WrittenUnit unitFor(const Architecture &design, const Catalogue &catalogue, const std::string &path, double most)
{
    const std::size_t dot = path.rfind('.');
    const std::string metric = path.substr(dot + 1);
    if (metric == "availability" || metric == "up_time" || metric == "utilization")
        return {0.01, QStringLiteral("%")};
    const std::string unit = metricUnit(design, catalogue, path.substr(0, dot), metric);
    if (unit == "s") {
        static constexpr std::pair<double, const char *> kTimes[] = {{2 * 86400, "d"}, {3 * 3600, "h"}, {180, "min"}, {1, "s"}, {1e-3, "ms"}, {1e-6, "µs"}};
        static constexpr double kFactors[] = {86400, 3600, 60, 1, 1e-3, 1e-6};
        for (std::size_t i = 0; i < std::size(kTimes); ++i) {
            if (most >= kTimes[i].first)
                return {kFactors[i], QString::fromUtf8(kTimes[i].second)};
        }
        return most > 0 ? WrittenUnit{1e-9, QStringLiteral("ns")} : WrittenUnit{1, QStringLiteral("s")};
    }
    const QString name = unit == "1/s" ? QStringLiteral("/s") : unit == "currency" ? currencySign(design.currency) : displayUnit(unit, design.currency);
    for (const auto &[factor, prefix] : {std::pair{1e12, 'T'}, std::pair{1e9, 'G'}, std::pair{1e6, 'M'}}) {
        if (most >= factor)
            return {factor, name.isEmpty() ? QString(QLatin1Char(prefix)) : QLatin1Char(prefix) + QString(QChar(QChar::Nbsp)) + name};
    }
    return {1, name};
}

} // namespace

ValueScale ValueScale::over(double least, double most, int marks)
{
    ValueScale scale;
    if (most <= least) { // all the same
        scale.isFlat = true;
        scale.only = least;
        const double room = most == 0 ? 1 : std::abs(most) * 0.1;
        most += room;
        least = least == 0 ? 0 : least - room;
    } else if (least >= 0 && least < 0.6 * most) {
        least = 0;
    }
    const double raw = (most - least) / std::max(1, marks - 1);
    const double power = std::pow(10, std::floor(std::log10(raw)));
    scale.step = 10 * power;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= raw * (1 - 1e-9)) {
            scale.step = factor * power;
            break;
        }
    }
    scale.from = scale.isFlat ? least : std::floor(least / scale.step + 1e-9) * scale.step;
    scale.to = scale.isFlat ? most : std::ceil(most / scale.step - 1e-9) * scale.step;
    return scale;
}

std::vector<double> ValueScale::marks() const
{
    if (isFlat)
        return {only};
    std::vector<double> all;
    const auto count = static_cast<int>(std::llround((to - from) / step));
    for (int i = 0; i <= count; ++i) {
        // Counted from 0 in steps, so that no rest of a sum stands where 0 is.
        all.push_back((std::round(from / step) + i) * step);
    }
    return all;
}

ValueAxis::ValueAxis(const Architecture &design, const Catalogue &catalogue, const std::string &path, double least, double most, double leastMean, int marks)
{
    if (leastMean >= 0)
        least = std::max(0.0, least);
    const WrittenUnit unit = unitFor(design, catalogue, path, std::max(std::abs(least), std::abs(most)));
    m_factor = unit.factor;
    m_unit = unit.name;
    m_scale = ValueScale::over(least / m_factor, most / m_factor, marks);
    for (const double mark : m_scale.marks())
        m_marks.push_back(mark * m_factor);
}

QString ValueAxis::label(double mark) const
{
    const double written = mark / m_factor;
    if (m_scale.isFlat)
        return formatQuantity(written, m_unit);
    const QString number = tickLabel(written, m_scale.step);
    return m_unit.isEmpty() ? number : number + QChar(QChar::Nbsp) + m_unit;
}

} // namespace nephoscope::ui
