// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/sweep_data.h"

#include "ui/experiments/figure_words.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace nephoscope::ui {

namespace {

constexpr std::array<std::string_view, 8> kFirst{"availability", "response_time_p95", "cost", "failures", "response_time_mean", "throughput", "utilization", "charges"};

constexpr std::size_t kLookedAt = 32;

std::size_t rankOf(const std::string &path)
{
    const std::string_view metric = std::string_view(path).substr(path.rfind('.') + 1);
    return static_cast<std::size_t>(std::find(kFirst.begin(), kFirst.end(), metric) - kFirst.begin());
}

} // namespace

SweepData::SweepData(Architecture base, sim::SweepGrid wanted) : design(std::move(base)), grid(std::move(wanted))
{
    points.resize(static_cast<std::size_t>(grid.size()));
}

const sim::Estimate *SweepData::at(int point, const std::string &metric) const
{
    const auto &shown = points[static_cast<std::size_t>(point)];
    const std::size_t dot = metric.rfind('.');
    if (!shown || dot == std::string::npos)
        return nullptr;
    const auto element = shown->metrics.find(metric.substr(0, dot));
    if (element == shown->metrics.end())
        return nullptr;
    const auto found = element->second.find(metric.substr(dot + 1));
    return found == element->second.end() || found->second.n == 0 ? nullptr : &found->second;
}

int SweepData::pointAt(const std::vector<int> &places) const
{
    int point = 0;
    for (std::size_t i = 0; i < grid.axes.size(); ++i)
        point = point * static_cast<int>(grid.axes[i].values.size()) + places[i];
    return point;
}

std::vector<int> SweepData::placesOf(int point) const
{
    std::vector<int> places(grid.axes.size());
    for (std::size_t i = grid.axes.size(); i-- > 0;) {
        const int count = static_cast<int>(grid.axes[i].values.size());
        places[i] = point % count;
        point /= count;
    }
    return places;
}

std::optional<int> SweepData::basePoint(const Catalogue &catalogue) const
{
    std::vector<int> places;
    for (const sim::Axis &axis : grid.axes) {
        const auto found = std::find(axis.values.begin(), axis.values.end(), baseValueAt(design, catalogue, axis.path));
        if (found == axis.values.end())
            return std::nullopt;
        places.push_back(static_cast<int>(found - axis.values.begin()));
    }
    return pointAt(places);
}

std::vector<std::string> SweepData::metrics() const
{
    // A few points from end to end tell: what is measured depends on what is switched on, not on numbers.
    std::set<std::string> all;
    std::vector<const sim::SweepPoint *> done;
    for (const auto &point : points) {
        if (point)
            done.push_back(&*point);
    }
    const std::size_t step = std::max<std::size_t>(1, done.size() / kLookedAt);
    for (std::size_t i = 0; i < done.size(); i += step) {
        const sim::SweepPoint *point = done[i];
        for (const auto &[element, metrics] : point->metrics) {
            for (const auto &[metric, estimate] : metrics) {
                if (estimate.n > 0)
                    all.insert(element + '.' + metric);
            }
        }
    }
    std::vector<std::string> sorted(all.begin(), all.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const std::string &a, const std::string &b) { return rankOf(a) < rankOf(b); });
    return sorted;
}

std::vector<Expectation> SweepData::limitsOf(const std::string &metric) const
{
    std::vector<Expectation> limits;
    for (const Expectation &one : design.expect) {
        const bool isBound = one.metric == metric && one.value && !one.from && !one.to && (one.op == "<" || one.op == "<=" || one.op == ">" || one.op == ">=");
        if (isBound && (one.variant.empty() || one.variant == "base"))
            limits.push_back(one);
    }
    return limits;
}

int SweepData::tooShort() const
{
    return static_cast<int>(std::count_if(points.begin(), points.end(), [](const auto &point) { return point && !point->warmup.isEnough.value_or(true); }));
}

std::optional<bool> SweepData::isMet(int point) const
{
    const auto &shown = points[static_cast<std::size_t>(point)];
    if (!shown || shown->expected == 0)
        return std::nullopt;
    return shown->met == shown->expected;
}

} // namespace nephoscope::ui
