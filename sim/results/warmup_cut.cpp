// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/warmup_cut.h"

#include "sim/results/batch_means.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nephoscope::sim {

namespace {

constexpr std::size_t kGroup = 5;
// Of the mean: what varies less does so by rounding alone.
constexpr double kNothing = 1e-12;
// Of 20 batches without any dependence the correlation with the next is above this in 1 of 1,000 cases; of a step or a ramp it is 0.8 and more.
constexpr double kStillMoving = 0.6;

std::vector<double> groupsOf(const std::vector<double> &series)
{
    std::vector<double> groups;
    double last = 0;
    const auto first = std::ranges::find_if(series, [](double value) { return !std::isnan(value); });
    if (first != series.end())
        last = *first;
    double sum = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        last = std::isnan(series[i]) ? last : series[i];
        sum += last;
        if ((i + 1) % kGroup == 0) {
            groups.push_back(sum / kGroup);
            sum = 0;
        }
    }
    return groups;
}

} // namespace

WarmupCut mser5(const std::vector<double> &series)
{
    const std::vector<double> groups = groupsOf(series);
    if (groups.size() < 2)
        return {0, false};
    const std::size_t last = groups.size() / 2; // the latest cut that is looked at
    double mean = 0;
    double squares = 0;
    double least = std::numeric_limits<double>::infinity();
    std::size_t best = 0;
    // From the end, so that each cut adds one group to what is left (Welford).
    for (std::size_t cut = groups.size(); cut-- > 0;) {
        const auto count = static_cast<double>(groups.size() - cut);
        const double before = groups[cut] - mean;
        mean += before / count;
        squares += before * (groups[cut] - mean);
        if (cut > last)
            continue;
        const double noise = kNothing * mean * kNothing * mean * count;
        const double error = squares <= noise ? 0 : squares / (count * count);
        // Of cuts that are as good as each other the earliest.
        if (error <= least) {
            least = error;
            best = cut;
        }
    }
    // A start that fills most of the run can hide: cutting a part of it off makes nothing better. What is left then still moves from one level to another.
    const std::vector<double> rest(series.begin() + static_cast<std::ptrdiff_t>(best * kGroup), series.end());
    const std::vector<double> batches = batchesOf(rest);
    const bool isSettled = !batches.empty() && batchInterval(batches, 0).lag1 <= kStillMoving;
    return {best * kGroup, isSettled && (best < last || least == 0)};
}

void AveragedSeries::add(const std::vector<double> &points)
{
    m_sums.resize(std::max(m_sums.size(), points.size()), 0);
    m_counts.resize(m_sums.size(), 0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (std::isnan(points[i]))
            continue;
        m_sums[i] += points[i];
        ++m_counts[i];
    }
}

std::vector<double> AveragedSeries::mean() const
{
    std::vector<double> means;
    for (std::size_t i = 0; i < m_sums.size(); ++i)
        means.push_back(m_counts[i] > 0 ? m_sums[i] / m_counts[i] : std::numeric_limits<double>::quiet_NaN());
    return means;
}

} // namespace nephoscope::sim
