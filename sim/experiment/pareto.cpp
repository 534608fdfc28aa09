// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/pareto.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nephoscope::sim {

std::vector<std::size_t> paretoFront(const std::vector<TradeOff> &points, MetricSense x, MetricSense y)
{
    // Turned so that lower is better in both.
    const auto cost = [](double value, MetricSense sense) { return sense == MetricSense::HigherIsBetter ? -value : value; };
    struct Turned {
        double x;
        double y;
        std::size_t index;
    };
    std::vector<Turned> turned;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!std::isnan(points[i].x) && !std::isnan(points[i].y))
            turned.push_back({cost(points[i].x, x), cost(points[i].y, y), i});
    }
    std::sort(turned.begin(), turned.end(), [](const Turned &a, const Turned &b) {
        return a.x != b.x ? a.x < b.x : a.y != b.y ? a.y < b.y : a.index < b.index;
    });
    std::vector<std::size_t> front;
    double best = std::numeric_limits<double>::infinity(); // the lowest y of all points with a lower x
    for (std::size_t i = 0; i < turned.size();) {
        const double lowest = turned[i].y;
        std::size_t next = i;
        for (; next < turned.size() && turned[next].x == turned[i].x; ++next) {
            if (turned[next].y == lowest && (lowest < best || front.empty()))
                front.push_back(turned[next].index);
        }
        best = std::min(best, lowest);
        i = next;
    }
    return front;
}

} // namespace nephoscope::sim
