// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/statistics.h"

namespace nephoscope::sim {

void DurationTally::add(std::uint64_t many, double mean, double variance)
{
    if (many == 0)
        return;
    count += many;
    sum += static_cast<Wide>(mean * static_cast<double>(many) * 1e9 + 0.5);
    squares += (mean * mean + variance) * static_cast<double>(many);
    least = std::min(least, toTime(mean));
    most = std::max(most, toTime(mean));
}

void DurationTally::merge(const DurationTally &other)
{
    count += other.count;
    sum += other.sum;
    squares += other.squares;
    least = std::min(least, other.least);
    most = std::max(most, other.most);
}

DurationTally DurationTally::since(const DurationTally &start) const
{
    DurationTally window = *this;
    window.count -= start.count;
    window.sum -= start.sum;
    window.squares -= start.squares;
    return window;
}

double DurationTally::variance() const
{
    if (count < 2)
        return 0;
    const double m = mean();
    return std::max(0.0, squares / static_cast<double>(count) - m * m);
}

void Welford::merge(const Welford &other)
{
    if (other.count == 0)
        return;
    if (count == 0) {
        *this = other;
        return;
    }
    const double all = static_cast<double>(count + other.count);
    const double apart = other.mean - mean;
    mean += apart * static_cast<double>(other.count) / all;
    squares += other.squares + apart * apart * static_cast<double>(count) * static_cast<double>(other.count) / all;
    count += other.count;
    least = std::min(least, other.least);
    most = std::max(most, other.most);
}

} // namespace nephoscope::sim
