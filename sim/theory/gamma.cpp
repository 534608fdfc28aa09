// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/theory/gamma.h"

#include <cassert>
#include <cmath>
#include <limits>

namespace nephoscope::sim::theory {

namespace {

constexpr double kPrecision = 1e-14;
constexpr int kMostTerms = 10'000;
// Beyond it a gamma distribution is normal to within the precision of a double's series.
constexpr double kLargeShape = 1e5;

/// std::lgamma writes a global sign; with shape > 0 there is none to write.
double logGamma(double shape)
{
    // Stirling's series, shifted to where it is exact enough.
    double shift = 0;
    while (shape < 10) {
        shift -= std::log(shape);
        shape += 1;
    }
    const double inverse = 1 / shape;
    const double square = inverse * inverse;
    const double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))));
    return shift + (shape - 0.5) * std::log(shape) - shape + 0.91893853320467274178 + series;
}

double density(double shape, double x)
{
    return std::exp(shape * std::log(x) - x - logGamma(shape)); // times x
}

double bySeries(double shape, double x)
{
    double term = 1 / shape;
    double sum = term;
    for (int n = 1; n < kMostTerms; ++n) {
        term *= x / (shape + n);
        sum += term;
        if (term < sum * kPrecision)
            break;
    }
    return sum * density(shape, x);
}

/// Lentz's method.
double byFraction(double shape, double x)
{
    constexpr double tiny = std::numeric_limits<double>::min() / kPrecision;
    double b = x + 1 - shape;
    double c = 1 / tiny;
    double d = 1 / b;
    double value = d;
    for (int n = 1; n < kMostTerms; ++n) {
        const double a = -n * (n - shape);
        b += 2;
        d = a * d + b;
        d = 1 / (std::abs(d) < tiny ? tiny : d);
        c = b + a / c;
        c = std::abs(c) < tiny ? tiny : c;
        value *= d * c;
        if (std::abs(d * c - 1) < kPrecision)
            break;
    }
    return value * density(shape, x);
}

/// Wilson and Hilferty 1931: the cube root is nearly normal.
double normalScore(double shape, double x)
{
    const double ninth = 1 / (9 * shape);
    return (std::cbrt(x / shape) - 1 + ninth) / std::sqrt(ninth);
}

} // namespace

double gammaBelow(double shape, double x)
{
    assert(shape > 0 && x >= 0);
    if (x == 0)
        return 0;
    if (shape > kLargeShape)
        return 0.5 * std::erfc(-normalScore(shape, x) / std::sqrt(2.0));
    return x < shape + 1 ? bySeries(shape, x) : 1 - byFraction(shape, x);
}

double gammaAbove(double shape, double x)
{
    assert(shape > 0 && x >= 0);
    if (x == 0)
        return 1;
    if (shape > kLargeShape)
        return 0.5 * std::erfc(normalScore(shape, x) / std::sqrt(2.0));
    return x < shape + 1 ? 1 - bySeries(shape, x) : byFraction(shape, x);
}

double gammaQuantile(double shape, double p)
{
    assert(shape > 0 && p > 0 && p < 1);
    double low = 0;
    double high = shape + 1;
    while (gammaAbove(shape, high) > 1 - p)
        high *= 2;
    // Halving is enough: callers keep tables.
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (gammaAbove(shape, middle) > 1 - p ? low : high) = middle;
    }
    return (low + high) / 2;
}

} // namespace nephoscope::sim::theory
