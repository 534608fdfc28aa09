// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/flow_queue.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

namespace {

/// Erlang's B formula as 1/B = 1 + c/a + c(c - 1)/a² + …: the terms fall off, or B is next to nothing, long before the last one.
double inverseBlocking(double load, int servers)
{
    constexpr double kNothingBlocked = 1e16;
    const double perLoad = 1 / load;
    double term = 1;
    double sum = 1;
    for (int k = servers; k > 0; --k) {
        term *= k * perLoad;
        sum += term;
        if (sum > kNothingBlocked || term < sum * 1e-17)
            break;
    }
    return sum;
}

/// Mitzenmacher's limit for stations of c servers: s[k], the part of them with at least k inside, is ρ s[k-1]² from c on, and below that by the
/// balance of arrivals and departures. `above`: s[c-1].
struct TwoChoicesLimit {
    double waiting = 0; ///< at each
    double waits = 0;
    double all = 0; ///< s[0], which is 1 for the right `above`
};

TwoChoicesLimit twoChoicesFrom(double above, double load, int servers)
{
    TwoChoicesLimit limit;
    const double use = load / servers;
    double next = use * above * above;
    limit.waits = next * next;
    double queue = use * next * next;
    for (int k = 0; k < 64 && queue > 1e-18; ++k) {
        limit.waiting += queue;
        queue *= use * queue;
    }
    double here = above;
    for (int k = servers - 2; k >= 0; --k) {
        const double below = std::sqrt(here * here + (k + 1) * (here - next) / load);
        next = here;
        here = below;
    }
    limit.all = here;
    return limit;
}

TwoChoicesLimit twoChoicesLimit(double load, int servers)
{
    if (servers == 1)
        return twoChoicesFrom(1, load, servers);
    // It falls off doubly exponentially: many servers at a moderate load are never all busy.
    double low = 1e-12;
    double high = 1;
    if (twoChoicesFrom(low, load, servers).all > 1)
        return {.waiting = 0, .waits = 0, .all = 1};
    for (int i = 0; i < 60 && high - low > 1e-13 * high; ++i) {
        const double middle = high > 2 * low ? std::sqrt(low * high) : (low + high) / 2;
        (twoChoicesFrom(middle, load, servers).all > 1 ? high : low) = middle;
    }
    return twoChoicesFrom(high, load, servers);
}

bool isCountable(int servers, const Dealing &dealing)
{
    return dealing.among < kManyServers / servers;
}

/// What the queue of the shortest of n is longer by than one queue for all of them.
double longerQueue(double use, int servers, double stations)
{
    return 1 + 0.53 * (stations - 1) * std::pow(stations, -0.1) * std::pow(servers, -0.3) * std::max(0.0, 1 - use);
}

} // namespace

double waitingPart(double load, int servers)
{
    if (load <= 0)
        return 0;
    if (load >= servers)
        return 1;
    if (servers >= kManyServers)
        return 0;
    // Erlang's formulas; those of sim/theory are there to judge what is done here, and so are apart from it.
    const double inverse = inverseBlocking(load, servers);
    return servers / (servers * inverse - load * (inverse - 1));
}

StationaryQueue stationaryQueue(double load, int servers, const Dealing &dealing)
{
    const double use = load / servers;
    const double stations = dealing.among;
    if (load <= 0 || servers >= kManyServers || dealing.rule == Dealing::Rule::WhenFree)
        return {};
    if (dealing.rule == Dealing::Rule::Blind || dealing.among <= 1) {
        const double waits = waitingPart(load, servers);
        return {waits * load / (servers - load), waits};
    }
    if (dealing.rule == Dealing::Rule::TwoChoices && dealing.among > 2) {
        const TwoChoicesLimit limit = twoChoicesLimit(load, servers);
        const double ofOne = servers == 1 ? limit.waiting : twoChoicesLimit(use, 1).waiting;
        return {limit.waiting + load * ofOne / use * (0.35 + 0.165 / (1 - use)) / ((stations - 1) * servers), limit.waits};
    }
    const double waits = isCountable(servers, dealing) ? waitingPart(load * stations, servers * dealing.among) : 0;
    return {longerQueue(use, servers, stations) * waits * load / (servers - load) / stations, waits};
}

LimitedQueue limitedQueue(double load, int servers, std::int64_t places)
{
    // Chances relative to that of all servers busy; below it they are known by their ratios, above they are a geometric row.
    const int most = static_cast<int>(std::min<std::int64_t>(servers, places));
    double chance = 1;
    double top = 1; // that of all servers busy, in the same measure
    double sum = 1;
    double inside = most;
    for (int n = most; n > 0; --n) {
        chance *= n / load;
        sum += chance;
        inside += chance * (n - 1);
        // With many servers and little to do all of them are busy next to never.
        constexpr double kLarge = 1e200;
        if (chance > kLarge) {
            for (double *each : {&chance, &sum, &inside, &top})
                *each /= kLarge;
        }
        if (chance < sum * 1e-17)
            break;
    }
    double busy = inside;
    double last = top;
    const double rows = static_cast<double>(places - most);
    if (rows > 0) {
        const double ratio = load / servers;
        // Sums of ratio^j and j × ratio^j for j = 1 … rows; scaled by the last one where the ratio is above 1.
        const bool isRising = ratio > 1;
        const double q = isRising ? 1 / ratio : ratio;
        double tail = rows;
        double weighted = rows * (rows + 1) / 2;
        if (std::abs(1 - q) * rows > 1e-4) {
            const double power = std::pow(q, rows);
            const double down = (1 - power) / (1 - q); // q^0 … q^(rows-1)
            const double downWeighted = q * (1 - rows * std::pow(q, rows - 1) + (rows - 1) * power) / ((1 - q) * (1 - q));
            tail = isRising ? down : q * down;
            weighted = isRising ? rows * down - downWeighted : q * (downWeighted + down);
        }
        const double scale = isRising ? std::exp(-rows * std::log(ratio)) : 1; // of what came before, when the last one counts 1
        last = top * (isRising ? 1 : std::pow(q, rows));
        sum = sum * scale + top * tail;
        inside = inside * scale + top * (tail * most + weighted);
        busy = busy * scale + top * tail * most;
    }
    return {inside / sum, busy / sum, last / sum};
}

LimitedQueue limitedQueue(double load, int servers, std::int64_t places, const Dealing &dealing)
{
    if (dealing.rule == Dealing::Rule::WhenFree) {
        const double busy = std::min<double>(load, servers);
        return {busy, busy, 0};
    }
    if (dealing.rule == Dealing::Rule::Blind || dealing.among <= 1 || !isCountable(servers, dealing))
        return limitedQueue(load, servers, places);
    const double use = load / servers;
    const double stations = dealing.among;
    if (dealing.rule == Dealing::Rule::TwoChoices && dealing.among > 2) {
        LimitedQueue queue = limitedQueue(load, servers, places);
        const double alone = use < 1 ? stationaryQueue(load, servers, {}).waiting : 0;
        const double shorter = alone > 0 ? stationaryQueue(load, servers, dealing).waiting / alone : 1;
        queue.inside = queue.busy + (queue.inside - queue.busy) * shorter;
        queue.loss *= shorter;
        return queue;
    }
    LimitedQueue queue = limitedQueue(load * stations, servers * dealing.among, places * dealing.among);
    queue.busy /= stations;
    queue.inside = std::min<double>(static_cast<double>(places), queue.busy + (queue.inside / stations - queue.busy) * longerQueue(use, servers, stations));
    return queue;
}

} // namespace nephoscope::sim
