// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/flow_times.h"

#include "sim/run/flow.h"
#include "sim/theory/gamma.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nephoscope::sim {

namespace {

// A time that varies by less than a thousandth of itself is the same for all: a histogram does not tell it apart.
constexpr double kLeastCv2 = 1e-6;
// Tables stand for shapes within 1 % of theirs: a quantile is then within some thousandths.
constexpr double kStep = 0.02;

/// Ends of the parts into which the answers are divided: fine where percentiles are asked for.
const std::vector<double> &ends()
{
    static const std::vector<double> all = [] {
        std::vector<double> made;
        double end = 0;
        for (const auto &[until, step] : {std::pair{0.9, 0.01}, std::pair{0.99, 0.0025}, std::pair{0.999, 0.00025}, std::pair{0.9999, 0.000025}}) {
            while (end < until - step / 2)
                made.push_back(end += step);
        }
        for (double above = 5e-5; above > 1e-13; above /= 2)
            made.push_back(1 - above);
        made.push_back(1);
        return made;
    }();
    return all;
}

double cv2(const FlowAnswer &answer)
{
    return answer.mean > 0 ? answer.variance / (answer.mean * answer.mean) : 0;
}

} // namespace

double FlowTimes::above(const FlowAnswer &answer, double limit)
{
    const double left = limit - answer.fixed;
    if (left <= 0)
        return 1;
    if (cv2(answer) < kLeastCv2)
        return answer.mean > left ? 1 : 0;
    const double shape = 1 / cv2(answer);
    return theory::gammaAbove(shape, left / answer.mean * shape);
}

void FlowTimes::truncate(FlowAnswer &answer, double limit)
{
    const double left = limit - answer.fixed;
    const double within = 1 - above(answer, limit);
    if (within <= 0 || within >= 1 || cv2(answer) < kLeastCv2)
        return;
    // Moments of a gamma distribution up to a limit are those of higher shapes.
    const double shape = 1 / cv2(answer);
    const double x = left / answer.mean * shape;
    const double mean = answer.mean * theory::gammaBelow(shape + 1, x) / within;
    const double square = answer.mean * answer.mean * (shape + 1) / shape * theory::gammaBelow(shape + 2, x) / within;
    answer.wait = std::min(answer.wait, mean);
    answer.mean = mean;
    answer.variance = std::max(0.0, square - mean * mean);
}

const std::vector<double> &FlowTimes::quantiles(double shape)
{
    const int key = static_cast<int>(std::lround(std::log(shape) / kStep));
    std::vector<double> &table = m_tables[key];
    if (table.empty()) {
        const double about = std::exp(key * kStep);
        double before = 0;
        double belowBefore = 0;
        // Each part stands at its own mean, so that the mean of all is right.
        for (const double end : ends()) {
            const double below = end < 1 ? theory::gammaBelow(about + 1, theory::gammaQuantile(about, end)) : 1;
            table.push_back((below - belowBefore) / (end - before));
            before = end;
            belowBefore = below;
        }
    }
    return table;
}

void FlowTimes::add(DurationTally &tally, Histogram &sizes, const FlowAnswer &answer, std::uint64_t many)
{
    if (many == 0)
        return;
    tally.add(many, answer.time(), answer.variance);
    if (cv2(answer) < kLeastCv2) {
        sizes.add(toTime(answer.time()), many);
        return;
    }
    const std::vector<double> &parts = quantiles(1 / cv2(answer));
    // Fewer answers than parts: which of the parts they stand for goes round, so that in the long run each gets its share.
    constexpr double kGolden = 0.6180339887498949;
    const double turn = std::fmod(static_cast<double>(tally.count % 1'000'003) * kGolden, 1.0);
    std::uint64_t before = 0;
    double longest = answer.time();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto until = ends()[i] < 1 ? static_cast<std::uint64_t>(ends()[i] * static_cast<double>(many) + turn) : many;
        if (until == before)
            continue;
        longest = answer.fixed + answer.mean * parts[i];
        sizes.add(toTime(longest), until - before);
        before = until;
    }
    tally.most = std::max(tally.most, toTime(longest));
}

} // namespace nephoscope::sim
