// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/placement.h"

#include <algorithm>
#include <numeric>

namespace nephoscope::sim {

namespace {

// Sums of decimal fractions are not exact: a place that is filled to the last bit has room for it.
constexpr double kTolerance = 1e-9;
constexpr double kMostCombinations = 10'000;

Extent used(const Place &place)
{
    Extent sum;
    for (const Extent &item : place.contents) {
        sum.space += item.space;
        sum.units += item.units;
    }
    return sum;
}

double combinations(std::size_t of, std::size_t count)
{
    double number = 1;
    for (std::size_t i = 0; i < count; ++i)
        number *= static_cast<double>(of - i) / static_cast<double>(i + 1);
    return number;
}

std::vector<std::size_t> chosen(const std::vector<bool> &isLost)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < isLost.size(); ++i) {
        if (isLost[i])
            found.push_back(i);
    }
    return found;
}

} // namespace

Extent Place::free() const
{
    const Extent taken = used(*this);
    return {capacity.space - taken.space, capacity.units - taken.units};
}

bool Place::hasRoomFor(const Extent &item) const
{
    const Extent left = free();
    return item.space <= left.space + kTolerance && item.units <= left.units + kTolerance;
}

std::optional<std::size_t> choosePlace(PlacementPolicy policy, std::span<const Place> places, const std::vector<bool> &isOpen, const Extent &item)
{
    const auto isBetter = [&](const Place &candidate, const Place &best) {
        switch (policy) {
        case PlacementPolicy::FirstFit:
            return false;
        case PlacementPolicy::BestFit:
            return candidate.free().space < best.free().space;
        case PlacementPolicy::WorstFit:
            return candidate.free().space > best.free().space;
        case PlacementPolicy::Spread:
            return candidate.contents.size() < best.contents.size();
        }
        return false;
    };
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (isOpen[i] && places[i].hasRoomFor(item) && (!best || isBetter(places[i], places[*best])))
            best = i;
    }
    return best;
}

bool canTakeOver(std::span<const Place> places, const std::vector<bool> &isLost)
{
    std::vector<Place> left;
    std::vector<Extent> homeless;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (isLost[i])
            homeless.insert(homeless.end(), places[i].contents.begin(), places[i].contents.end());
        else
            left.push_back(places[i]);
    }
    std::ranges::stable_sort(homeless, [](const Extent &a, const Extent &b) { return a.space > b.space; });
    for (const Extent &item : homeless) {
        const auto home = std::ranges::find_if(left, [&](const Place &place) { return place.hasRoomFor(item); });
        if (home == left.end())
            return false;
        home->contents.push_back(item);
    }
    return true;
}

std::vector<std::size_t> unbearableLoss(std::span<const Place> places, std::size_t count)
{
    count = std::min(count, places.size());
    if (count == 0)
        return {};
    if (combinations(places.size(), count) > kMostCombinations) {
        std::vector<std::size_t> order(places.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return used(places[a]).space > used(places[b]).space; });
        std::vector<bool> isLost(places.size());
        for (std::size_t i = 0; i < count; ++i)
            isLost[order[i]] = true;
        return canTakeOver(places, isLost) ? std::vector<std::size_t>() : chosen(isLost);
    }
    std::vector<bool> isLost(places.size());
    std::fill_n(isLost.begin(), count, true);
    do {
        if (!canTakeOver(places, isLost))
            return chosen(isLost);
    } while (std::prev_permutation(isLost.begin(), isLost.end()));
    return {};
}

} // namespace nephoscope::sim
