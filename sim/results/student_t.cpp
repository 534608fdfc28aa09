// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/student_t.h"

#include <cassert>
#include <cmath>
#include <numbers>

namespace nephoscope::sim {

namespace {

/// Arc tangent of x >= 0: halves the angle until the series converges quickly.
double arcTangent(double x)
{
    double factor = 1;
    while (x > 0.05) {
        x = x / (1 + std::sqrt(1 + x * x));
        factor *= 2;
    }
    const double square = x * x;
    double sum = 0;
    double power = x;
    for (int k = 1; k < 30; k += 2) {
        sum += (k % 4 == 1 ? power : -power) / k;
        power *= square;
    }
    return factor * sum;
}

/// P(-t <= T <= t).
double centralProbability(double t, int degreesOfFreedom)
{
    const double ratio = t / std::sqrt(double(degreesOfFreedom));
    const double cosineSquare = 1 / (1 + ratio * ratio);
    const double sine = ratio * std::sqrt(cosineSquare);
    if (degreesOfFreedom % 2 == 0) {
        double term = 1;
        double sum = 1;
        for (int k = 2; k <= degreesOfFreedom - 2; k += 2) {
            term *= cosineSquare * (k - 1) / k;
            sum += term;
        }
        return sine * sum;
    }
    double sum = 0;
    double term = std::sqrt(cosineSquare);
    for (int k = 1; k <= degreesOfFreedom - 2; k += 2) {
        sum += term;
        term *= cosineSquare * (k + 1) / (k + 2);
    }
    return 2 / std::numbers::pi * (arcTangent(ratio) + sine * sum);
}

} // namespace

double studentT(double probability, int degreesOfFreedom)
{
    assert(probability > 0 && probability < 1 && degreesOfFreedom >= 1);
    double low = 0;
    double high = 1;
    while (centralProbability(high, degreesOfFreedom) < probability && high < 1e15)
        high *= 2;
    for (;;) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high)
            return high;
        (centralProbability(middle, degreesOfFreedom) < probability ? low : high) = middle;
    }
}

} // namespace nephoscope::sim
