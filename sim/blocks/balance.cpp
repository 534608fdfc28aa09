// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/balance.h"

#include <algorithm>
#include <numeric>

namespace nephoscope::sim {

namespace {

// Loads are sums of measured figures: what differs by less is equal.
constexpr double kTolerance = 1e-9;
// Beyond so many sets of items of one place the larger sets are not looked at.
constexpr std::size_t kMostSets = 10'000;

using Places = std::vector<std::size_t>;

/// How well loads are spread: by the highest, then by how many places have it.
struct Rank {
    double highest;
    std::size_t count;
    bool isBetterThan(const Rank &other) const
    {
        return highest < other.highest - kTolerance || (highest < other.highest + kTolerance && count < other.count);
    }
};

Rank rankOf(const Balance &balance)
{
    Rank rank{balance.highest(), 0};
    for (std::size_t place = 0; place < balance.places.size(); ++place)
        rank.count += balance.loadOf(place) > rank.highest - kTolerance ? 1 : 0;
    return rank;
}

Places itemsIn(const Balance &balance, std::size_t place)
{
    Places found;
    for (std::size_t i = 0; i < balance.items.size(); ++i) {
        if (balance.items[i].place == place && balance.items[i].isMovable)
            found.push_back(i);
    }
    return found;
}

double sumOf(const Balance &balance, const Places &items)
{
    return std::accumulate(items.begin(), items.end(), 0.0, [&](double sum, std::size_t item) { return sum + balance.items[item].load; });
}

void largestFirst(const Balance &balance, Places &items)
{
    std::ranges::stable_sort(items, [&](std::size_t a, std::size_t b) { return balance.items[a].load > balance.items[b].load; });
}

/// Which place of those that take it and stay under `upper` is the first by `isBetter(load, best load)`.
template <typename IsBetter>
std::optional<std::size_t> placeFor(const Balance &balance, const Balance::Item &item, double upper, const std::vector<bool> &isClosed, IsBetter isBetter)
{
    std::optional<std::size_t> best;
    for (std::size_t place = 0; place < balance.places.size(); ++place) {
        const double after = balance.loadOf(place) + item.load / balance.places[place].capacity;
        if (place == item.place || isClosed[place] || !balance.hasRoom(place, item) || after > upper + kTolerance)
            continue;
        if (!best || isBetter(balance.loadOf(place), balance.loadOf(*best)))
            best = place;
    }
    return best;
}

/// The items go, the largest first, to the places that are loaded least and stay under `upper`. None: they do not all find one.
std::optional<std::vector<Balance::Move>> spread(Balance balance, Places items, double upper, const std::vector<bool> &isClosed)
{
    std::vector<Balance::Move> moves;
    largestFirst(balance, items);
    for (const std::size_t item : items) {
        const auto place = placeFor(balance, balance.items[item], upper, isClosed, [](double load, double best) { return load < best - kTolerance; });
        if (!place)
            return std::nullopt;
        moves.push_back({item, *place});
        balance.carryOut(moves.back());
    }
    return moves;
}

/// All sets of `size` of the items, in lexical order; stops growing at kMostSets.
std::vector<Places> setsOf(const Places &items, std::size_t size)
{
    std::vector<Places> sets;
    std::vector<bool> isIn(items.size(), false);
    std::fill_n(isIn.begin(), size, true);
    do {
        Places set;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (isIn[i])
                set.push_back(items[i]);
        }
        sets.push_back(std::move(set));
    } while (sets.size() < kMostSets && std::prev_permutation(isIn.begin(), isIn.end()));
    return sets;
}

} // namespace

double Balance::loadOf(std::size_t place) const
{
    double load = places[place].rest;
    for (const Item &item : items)
        load += item.place == place ? item.load : 0;
    return load / places[place].capacity;
}

double Balance::highest() const
{
    double highest = 0;
    for (std::size_t place = 0; place < places.size(); ++place)
        highest = std::max(highest, loadOf(place));
    return highest;
}

bool Balance::hasRoom(std::size_t place, const Item &item) const
{
    return places[place].isOpen && item.space <= places[place].freeSpace + kTolerance;
}

void Balance::carryOut(const Move &move)
{
    Item &item = items[move.item];
    places[item.place].freeSpace += item.space;
    places[move.to].freeSpace -= item.space;
    item.place = move.to;
}

std::optional<Balance::Move> Balance::bestMove() const
{
    std::optional<Move> best;
    Rank bestRank = rankOf(*this);
    for (std::size_t item = 0; item < items.size(); ++item) {
        if (!items[item].isMovable)
            continue;
        for (std::size_t to = 0; to < places.size(); ++to) {
            if (to == items[item].place || !hasRoom(to, items[item]))
                continue;
            Balance after = *this;
            after.carryOut({item, to});
            const Rank rank = rankOf(after);
            const bool isLess = best && !bestRank.isBetterThan(rank) && items[item].load < items[best->item].load - kTolerance;
            if (rank.isBetterThan(bestRank) || isLess) {
                best = Move{item, to};
                bestRank = rank;
            }
        }
    }
    return best;
}

std::vector<Balance::Move> Balance::bringUnder(double upper) const
{
    std::vector<Move> moves;
    Balance state = *this;
    Places loaded;
    for (std::size_t place = 0; place < places.size(); ++place) {
        if (loadOf(place) > upper + kTolerance)
            loaded.push_back(place);
    }
    std::ranges::stable_sort(loaded, [&](std::size_t a, std::size_t b) { return loadOf(a) > loadOf(b); });
    std::vector<bool> isClosed(places.size(), false);
    for (const std::size_t place : loaded)
        isClosed[place] = true;
    for (const std::size_t place : loaded) {
        const Places inside = itemsIn(state, place);
        bool isDone = false;
        for (std::size_t count = 1; count <= inside.size() && !isDone; ++count) {
            std::vector<Places> sets = setsOf(inside, count);
            std::ranges::stable_sort(sets, [&](const Places &a, const Places &b) { return sumOf(state, a) < sumOf(state, b) - kTolerance; });
            for (const Places &set : sets) {
                if (state.loadOf(place) - sumOf(state, set) / places[place].capacity > upper + kTolerance)
                    continue;
                const auto found = spread(state, set, upper, isClosed);
                if (!found)
                    continue;
                for (const Move &move : *found)
                    state.carryOut(move);
                moves.insert(moves.end(), found->begin(), found->end());
                isDone = true;
                break;
            }
        }
        isClosed[place] = !isDone;
    }
    return moves;
}

std::vector<Balance::Move> Balance::emptyPlaces(double upper) const
{
    std::vector<Move> moves;
    Balance state = *this;
    Places order(places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return loadOf(a) < loadOf(b) - kTolerance; });
    std::vector<bool> isClosed(places.size(), false); // emptied: nothing goes there any more
    std::vector<bool> hasTaken(places.size(), false); // what was moved once is not moved on
    for (const std::size_t place : order) {
        Places inside = itemsIn(state, place);
        const bool isMovable = !inside.empty() && std::ranges::count(state.items, place, &Item::place) == std::ssize(inside);
        if (!isMovable || hasTaken[place])
            continue;
        Balance trial = state;
        std::vector<Move> found;
        largestFirst(trial, inside);
        for (const std::size_t item : inside) {
            // Into the fullest that holds something: an empty place is one already saved.
            std::vector<bool> closed = isClosed;
            for (std::size_t other = 0; other < places.size(); ++other)
                closed[other] = closed[other] || std::ranges::count(trial.items, other, &Item::place) == 0;
            const auto to = placeFor(trial, trial.items[item], upper, closed, [](double load, double best) { return load > best + kTolerance; });
            if (!to)
                break;
            found.push_back({item, *to});
            trial.carryOut(found.back());
        }
        if (found.size() < inside.size())
            continue;
        state = std::move(trial);
        isClosed[place] = true;
        for (const Move &move : found)
            hasTaken[move.to] = true;
        moves.insert(moves.end(), found.begin(), found.end());
    }
    return moves;
}

} // namespace nephoscope::sim
