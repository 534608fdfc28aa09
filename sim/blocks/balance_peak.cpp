// SPDX-License-Identifier: GPL-3.0-or-later
// How a Balance finds the lowest highest load: by looking at what goes where, branch and bound.
#include "sim/blocks/balance.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

// So much of a place's capacity is not worth a further move: loads are measured, and differ by chance.
constexpr double kWorthAMove = 0.01;
constexpr double kTolerance = 1e-9;
// Beyond so many steps the best that was found so far is taken.
constexpr int kMostSteps = 20'000;

/// Best moves one after the other until none lowers the highest load, or leaves it in fewer places.
std::vector<Balance::Move> oneByOne(Balance state)
{
    std::vector<Balance::Move> moves;
    while (moves.size() < state.items.size()) { // the bound is for rounding
        const std::optional<Balance::Move> move = state.bestMove();
        if (!move)
            break;
        state.carryOut(*move);
        moves.push_back(*move);
    }
    return moves;
}

/// What the items that can move do: each stays or goes somewhere, the largest decide first.
class PeakSearch
{
public:
    explicit PeakSearch(const Balance &balance) : m_balance(balance)
    {
        for (std::size_t place = 0; place < balance.places.size(); ++place) {
            m_loads.push_back(balance.places[place].rest / balance.places[place].capacity);
            m_space.push_back(balance.places[place].freeSpace);
        }
        for (std::size_t item = 0; item < balance.items.size(); ++item) {
            if (balance.items[item].isMovable)
                m_order.push_back(item);
            else
                m_loads[balance.items[item].place] += loadAt(item, balance.items[item].place);
        }
        std::ranges::stable_sort(m_order, [&](std::size_t a, std::size_t b) { return balance.items[a].load > balance.items[b].load; });
    }

    /// The moves after which the highest load is the lowest; `known` if none are better than those, which leave `peak`.
    std::vector<Balance::Move> lowestPeak(std::vector<Balance::Move> known, double peak)
    {
        m_goal = Goal::LowestPeak;
        m_limit = peak - kTolerance;
        return search(std::move(known));
    }

    /// The fewest moves, then the smallest load, after which no load is above `limit`, as it is after those that are `known`.
    std::vector<Balance::Move> fewestUnder(double limit, std::vector<Balance::Move> known)
    {
        m_goal = Goal::FewestMoves;
        m_limit = limit;
        return search(std::move(known));
    }

private:
    enum class Goal { LowestPeak, FewestMoves };

    std::vector<Balance::Move> search(std::vector<Balance::Move> known)
    {
        m_found = std::move(known);
        m_foundLoad = 0;
        for (const Balance::Move &move : m_found)
            m_foundLoad += m_balance.items[move.item].load;
        m_steps = 0;
        m_moves.clear();
        decide(0, 0);
        return std::move(m_found);
    }

    double loadAt(std::size_t item, std::size_t place) const { return m_balance.items[item].load / m_balance.places[place].capacity; }

    bool isWorse(double load) const
    {
        return m_goal == Goal::FewestMoves
            && (m_moves.size() > m_found.size() || (m_moves.size() == m_found.size() && load > m_foundLoad - kTolerance));
    }

    /// The item at `depth` and those after it go wherever they may; those before it have moved `load`.
    void decide(std::size_t depth, double load)
    {
        if (isWorse(load) || ++m_steps > kMostSteps)
            return;
        if (depth == m_order.size()) {
            const double peak = *std::ranges::max_element(m_loads);
            if (m_goal == Goal::LowestPeak && peak > m_limit)
                return; // what cannot move is more than that
            m_found = m_moves;
            m_foundLoad = load;
            m_limit = m_goal == Goal::LowestPeak ? peak - kTolerance : m_limit;
            return;
        }
        const std::size_t item = m_order[depth];
        const std::size_t own = m_balance.items[item].place;
        if (mayHold(item, own))
            put(item, own, depth, load);
        for (std::size_t place = 0; place < m_loads.size(); ++place) {
            // What leaves a place goes later than what comes: its space does not count.
            const bool isOpen = m_balance.places[place].isOpen && m_balance.items[item].space <= m_space[place] + kTolerance;
            if (place == own || !isOpen || !mayHold(item, place))
                continue;
            m_space[place] -= m_balance.items[item].space;
            m_moves.push_back({item, place});
            put(item, place, depth, load + m_balance.items[item].load);
            m_moves.pop_back();
            m_space[place] += m_balance.items[item].space;
        }
    }

    bool mayHold(std::size_t item, std::size_t place) const { return m_loads[place] + loadAt(item, place) <= m_limit; }

    void put(std::size_t item, std::size_t place, std::size_t depth, double load)
    {
        const double before = m_loads[place]; // set back to exactly that
        m_loads[place] += loadAt(item, place);
        decide(depth + 1, load);
        m_loads[place] = before;
    }

    const Balance &m_balance;
    std::vector<std::size_t> m_order;
    std::vector<double> m_loads; ///< of the places, with what has decided so far
    std::vector<double> m_space;
    Goal m_goal = Goal::LowestPeak;
    double m_limit = 0; ///< no load may be above it
    int m_steps = 0;
    std::vector<Balance::Move> m_moves;
    std::vector<Balance::Move> m_found;
    double m_foundLoad = 0; ///< that these move
};

} // namespace

std::vector<Balance::Move> Balance::lowerHighest() const
{
    const auto peakAfter = [this](const std::vector<Move> &moves) {
        Balance after = *this;
        for (const Move &move : moves)
            after.carryOut(move);
        return after.highest();
    };
    const std::vector<Move> known = oneByOne(*this);
    PeakSearch search(*this);
    std::vector<Move> lowest = search.lowestPeak(known, peakAfter(known));
    const double peak = peakAfter(lowest);
    if (peak > highest() - kWorthAMove)
        return known;
    return search.fewestUnder(peak + kWorthAMove, std::move(lowest));
}

} // namespace nephoscope::sim
