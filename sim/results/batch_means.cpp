// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/batch_means.h"

#include "sim/results/merge.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nephoscope::sim {

namespace {

/// Of n values about their mean; 0 where nothing varies.
double lag1Of(const std::vector<double> &values, double mean)
{
    double squares = 0;
    double products = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        squares += (values[i] - mean) * (values[i] - mean);
        if (i > 0)
            products += (values[i] - mean) * (values[i - 1] - mean);
    }
    return squares > 0 ? products / squares : 0;
}

} // namespace

BatchInterval batchInterval(const std::vector<double> &batches, double whole)
{
    std::vector<double> values;
    std::ranges::copy_if(batches, std::back_inserter(values), [](double value) { return !std::isnan(value); });
    const Estimate means = estimate(values);
    BatchInterval interval;
    interval.n = means.n;
    interval.isTooShort = values.size() < batches.size() || means.n < kBatches;
    if (!means.ci95 || std::isnan(whole))
        return interval;
    interval.lag1 = lag1Of(values, means.mean);
    interval.isTooShort = interval.isTooShort || interval.lag1 > kMostLag1;
    const double rounding = 1e-9 * std::max({std::abs(whole), std::abs(means.min), std::abs(means.max)});
    if (means.max - means.min <= rounding && std::abs(whole - means.mean) <= rounding)
        interval.ci95 = 0;
    else if (std::abs(means.mean * means.n - whole) <= rounding * means.n)
        interval.ci95 = *means.ci95 * means.n;
    // What is the value of the last batch is a level at the end of the run, not a mean over it.
    else if (whole > means.min + rounding && whole < means.max - rounding && whole != values.back())
        interval.ci95 = means.ci95;
    return interval;
}

std::vector<double> batchesOf(const std::vector<double> &points, int count)
{
    const auto stretches = static_cast<std::size_t>(count);
    const std::size_t width = points.size() / stretches;
    std::vector<double> batches;
    if (width == 0)
        return batches;
    const std::size_t start = points.size() - width * stretches;
    for (std::size_t batch = 0; batch < stretches; ++batch) {
        double sum = 0;
        int measured = 0;
        for (std::size_t i = 0; i < width; ++i) {
            const double value = points[start + batch * width + i];
            if (std::isnan(value))
                continue;
            sum += value;
            ++measured;
        }
        batches.push_back(measured > 0 ? sum / measured : std::numeric_limits<double>::quiet_NaN());
    }
    return batches;
}

} // namespace nephoscope::sim
