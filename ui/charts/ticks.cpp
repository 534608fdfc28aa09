// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ticks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nephoscope::ui {

Ticks valueTicks(double maximum, int most)
{
    if (!(maximum > 0) || !std::isfinite(maximum))
        maximum = 1;
    constexpr std::array kFactors{1.0, 2.0, 2.5, 5.0};
    const int mostSteps = std::max(1, most - 1);
    double power = std::pow(10.0, std::floor(std::log10(maximum)) - 1);
    for (;; power *= 10) {
        for (const double factor : kFactors) {
            const double step = factor * power;
            const int steps = static_cast<int>(std::ceil(maximum / step - 1e-9));
            if (steps > mostSteps)
                continue;
            Ticks ticks;
            ticks.step = step;
            for (int i = 0; i <= std::max(1, steps); ++i)
                ticks.at.push_back(i * step);
            return ticks;
        }
    }
}

Ticks timeTicks(double from, double to, int most)
{
    // Beyond these a mark falls on whole multiples of the power of ten of days.
    constexpr std::array kSteps{0.001, 0.002, 0.005, 0.01,   0.02,   0.05,   0.1,     0.2,     0.5,     1.0,
                                2.0,   5.0,   10.0,  15.0,   30.0,   60.0,   120.0,   300.0,   600.0,   900.0,
                                1800., 3600., 7200., 10800., 21600., 43200., 86400.,  172800., 432000., 864000.,
                                1728000., 4320000., 8640000., 17280000., 31536000.};
    Ticks ticks;
    if (!(to > from))
        return ticks;
    double step = kSteps.back();
    for (const double candidate : kSteps) {
        if ((to - from) / candidate <= std::max(1, most - 1)) {
            step = candidate;
            break;
        }
    }
    while ((to - from) / step > std::max(1, most - 1))
        step *= 10;
    ticks.step = step;
    for (double i = std::ceil(from / step - 1e-9); i * step <= to + step * 1e-9; ++i)
        ticks.at.push_back(i * step);
    return ticks;
}

} // namespace nephoscope::ui
