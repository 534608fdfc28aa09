// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/editors/quantity.h"

#include "ui/style/format.h"
#include "ui/style/language.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace nephoscope::ui {

namespace {

/// The factor of each unit of one kind, in the smallest of them.
using Units = std::vector<std::pair<std::string_view, double>>;

const std::vector<Units> &kinds()
{
    static const std::vector<Units> all{
        {{"ns", 1e-9}, {"us", 1e-6}, {"µs", 1e-6}, {"ms", 1e-3}, {"s", 1}, {"min", 60}, {"h", 3600}, {"d", 86400}, {"y", 31557600}},
        {{"B", 1}, {"KiB", 1024.0}, {"MiB", 1048576.0}, {"GiB", 1073741824.0}, {"TiB", 1099511627776.0},
         {"kB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"TB", 1e12}},
        {{"bit/s", 1}, {"kbit/s", 1e3}, {"Mbit/s", 1e6}, {"Gbit/s", 1e9}, {"Tbit/s", 1e12}},
        {{"B/s", 1}, {"KiB/s", 1024.0}, {"MiB/s", 1048576.0}, {"GiB/s", 1073741824.0}, {"kB/s", 1e3}, {"MB/s", 1e6}, {"GB/s", 1e9}},
        {{"1/s", 1}, {"/s", 1}, {"req/s", 1}, {"1/min", 1.0 / 60}, {"/min", 1.0 / 60}, {"1/h", 1.0 / 3600}, {"/h", 1.0 / 3600}},
        {{"W", 1}, {"kW", 1e3}, {"MW", 1e6}},
    };
    return all;
}

const double *factorOf(const Units &units, std::string_view unit)
{
    for (const auto &[name, factor] : units) {
        if (name == unit)
            return &factor;
    }
    return nullptr;
}

QString listed(const Units &units)
{
    QStringList names;
    for (const auto &[name, factor] : units)
        names << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    names.removeAll(QStringLiteral("us"));
    return names.join(QStringLiteral(", "));
}

QString withUnit(double value, const Parameter &parameter, const std::string &currency)
{
    const QString unit = displayUnit(parameter.unit, currency);
    return unit.isEmpty() ? Quantity::text(value) : Quantity::text(value) + QChar(0x00A0) + unit;
}

bool isShare(const Parameter &parameter)
{
    return parameter.unit.empty() && parameter.minimum == 0.0 && parameter.maximum == 1.0;
}

} // namespace

QString Quantity::text(double value)
{
    // 30 µs in a field of seconds: 0.00003, which is what one would type, and not 3e-05.
    constexpr double kTiny = 1e-7;
    if (std::abs(value) >= kTiny && std::abs(value) < 1e-3) {
        char text[32];
        const auto [end, problem] = std::to_chars(std::begin(text), std::end(text), value, std::chars_format::fixed);
        if (problem == std::errc())
            return QString::fromLatin1(text, end - std::begin(text));
    }
    return QString::fromStdString(formatNumber(value));
}

ReadQuantity Quantity::read(const QString &text, const std::string &unit, bool isShare)
{
    const QString trimmed = text.trimmed().replace(QChar(0x2212), QLatin1Char('-')).replace(QChar(0x00A0), QLatin1Char(' '));
    if (trimmed.isEmpty())
        return {std::nullopt, tr("The field is empty. Write a number, or take the default by the arrow beside it.")};
    const QByteArray bytes = trimmed.toUtf8();
    double number = 0;
    const char *const begin = bytes.constData() + (bytes.startsWith('+') ? 1 : 0);
    const auto result = std::from_chars(begin, bytes.constData() + bytes.size(), number);
    if (result.ec == std::errc::result_out_of_range)
        return {std::nullopt, tr("This number is too large to count with. Write a smaller one.")};
    if (result.ec != std::errc() || !std::isfinite(number))
        return {std::nullopt, tr("This is not a number. Write digits with a point for decimals, such as 12.5.")};
    const QString typed = QString::fromUtf8(result.ptr, bytes.constData() + bytes.size() - result.ptr).trimmed();
    if (typed.startsWith(QLatin1Char(',')))
        return {std::nullopt, tr("A comma is not read as a decimal. Write a point, such as 12.5.")};
    if (typed.isEmpty() || typed.toStdString() == unit)
        return {number, {}};
    if (isShare && typed == QLatin1String("%"))
        return {number / 100, {}};
    for (const Units &units : kinds()) {
        const double *own = factorOf(units, unit);
        if (!own)
            continue;
        const double *other = factorOf(units, typed.toStdString());
        if (other)
            return {*other == *own ? number : number * *other / *own, {}};
        if (typed.compare(QLatin1String("m"), Qt::CaseInsensitive) == 0 && factorOf(units, "min"))
            return {std::nullopt, tr("m may be minutes or milliseconds. Write %1 min or %1 ms.").arg(Quantity::text(number))};
        return {std::nullopt, tr("%1 is not a unit that fits here. Write one of: %2.").arg(typed, listed(units))};
    }
    return {std::nullopt, unit.empty() ? tr("This value has no unit. Write the number alone.")
                                       : tr("%1 is not the unit of this value. Write the number alone.").arg(typed)};
}

QString Quantity::rangeProblem(double value, const Parameter &parameter, const std::string &currency)
{
    const QString label = local(parameter.label);
    if (parameter.kind == ParameterKind::Integer && value != std::floor(value))
        return tr("%1 needs a whole number. Write %2 or %3.")
            .arg(label, text(std::floor(value)), text(std::floor(value) + 1));
    const bool isBelow = parameter.minimum && (parameter.minimumExclusive ? value <= *parameter.minimum : value < *parameter.minimum);
    const bool isAbove = parameter.maximum && value > *parameter.maximum;
    if (!isBelow && !isAbove)
        return {};
    const QString now = withUnit(value, parameter, currency);
    if (isBelow && parameter.minimumExclusive)
        return tr("%1 is not enough. Write more than %2.").arg(now, withUnit(*parameter.minimum, parameter, currency));
    if (parameter.minimum && parameter.maximum)
        return tr("%1 is out of range. Write %2 to %3.")
            .arg(now, text(*parameter.minimum), withUnit(*parameter.maximum, parameter, currency));
    if (isBelow)
        return tr("%1 is not enough. Write at least %2.").arg(now, withUnit(*parameter.minimum, parameter, currency));
    return tr("%1 is too much. Write at most %2.").arg(now, withUnit(*parameter.maximum, parameter, currency));
}

ReadQuantity Quantity::read(const QString &text, const Parameter &parameter, const std::string &currency)
{
    ReadQuantity quantity = read(text, parameter.unit, isShare(parameter));
    if (quantity.value) {
        quantity.problem = rangeProblem(*quantity.value, parameter, currency);
        if (!quantity.problem.isEmpty())
            quantity.value.reset();
    }
    return quantity;
}

double Quantity::stepped(double value, int steps, const Parameter &parameter)
{
    double step = 1;
    const double magnitude = std::abs(value);
    if (parameter.kind != ParameterKind::Integer && magnitude > 0)
        step = std::pow(10, std::floor(std::log10(magnitude) + 1e-9) - 1);
    else if (parameter.kind != ParameterKind::Integer && parameter.maximum && *parameter.maximum <= 1)
        step = 0.01;
    else if (parameter.kind == ParameterKind::Integer && magnitude >= 1000)
        step = std::pow(10, std::floor(std::log10(magnitude)) - 1);
    // From 9.97 a step up leads to 10, not to 10.07.
    const double ratio = value / step;
    const double from = steps > 0 ? std::floor(ratio + 1e-9) : std::ceil(ratio - 1e-9);
    double next = (from + steps) * step;
    if (step < 1)
        next = (from + steps) / std::round(1 / step);
    if (parameter.minimum && !parameter.minimumExclusive)
        next = std::max(next, *parameter.minimum);
    if (parameter.minimum && parameter.minimumExclusive && next <= *parameter.minimum)
        next = value;
    if (parameter.maximum)
        next = std::min(next, *parameter.maximum);
    return next;
}

} // namespace nephoscope::ui
