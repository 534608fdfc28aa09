// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/flow_station.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace nephoscope::sim {

namespace {

constexpr double kSteady = 1e-9;

/// Where `rising`, a function that rises, is 0 between `low` and `high`: around `guess`, which the last interval left, it is found in a few steps
/// (false position, Illinois variant: Dowell and Jarratt 1971).
template <typename Function>
double rootOf(const Function &rising, double low, double high, double guess)
{
    constexpr double kEnough = 1e-13;
    double atLow = 0; // 0: not known
    double atHigh = 0;
    const auto note = [&](double x) {
        const double y = rising(x);
        (y > 0 ? high : low) = x;
        (y > 0 ? atHigh : atLow) = y;
        return y;
    };
    if (guess > low && guess < high && note(guess) != 0) {
        for (double step = 1e-4 * guess; atLow == 0 || atHigh == 0; step *= 16) {
            const double next = atHigh > 0 ? high - step : low + step;
            if (next <= low || next >= high)
                break;
            note(next);
        }
    }
    double before = guess;
    bool wasAbove = false;
    for (int i = 0; i < 100 && high - low > kEnough * high; ++i) {
        const bool isKnown = atLow < 0 && atHigh > 0;
        double x = high > 4 * low ? std::sqrt(std::max(low, 1e-300) * high) : (low + high) / 2;
        if (isKnown && high <= 4 * low)
            x = std::clamp(low - atLow * (high - low) / (atHigh - atLow), low, high);
        const double y = note(x);
        if (y == 0 || (isKnown && std::abs(x - before) <= kEnough * x))
            return x;
        // The end that stays counts half, so that it moves too.
        if (i > 0 && isKnown && (y > 0) == wasAbove)
            (y > 0 ? atLow : atHigh) /= 2;
        wasAbove = y > 0;
        before = x;
    }
    return low + (high - low) / 2;
}

} // namespace

void FlowStation::offer(double rate, double work, double squaredCv, double arrivalCv2, const Dealing &dealing)
{
    assert(rate >= 0 && work >= 0);
    m_offered.rate += rate;
    m_offered.work += rate * work;
    m_offered.squares += rate * work * work * (1 + squaredCv);
    m_offered.arrivals += rate * arrivalCv2;
    if (rate > m_offered.dealtRate) {
        m_offered.dealtRate = rate;
        m_offered.dealing = dealing;
    }
}

bool FlowStation::advance(double seconds, const Capacity &capacity)
{
    if (m_isSteady && m_offered == m_offeredBefore && capacity == m_capacity)
        return true;
    const double before = m_inside;
    m_offeredBefore = m_offered;
    m_capacity = capacity;
    // While nothing is worked on, what comes would take as long as before.
    if (capacity.speed > 0)
        m_speed = capacity.speed;
    if (m_offered.rate > 0) {
        m_work = m_offered.work / m_offered.rate;
        m_serviceCv2 = m_work > 0 ? std::max(0.0, m_offered.squares / m_offered.rate / (m_work * m_work) - 1) : 0;
        m_arrivalCv2 = m_offered.arrivals / m_offered.rate;
    }
    const double came = m_offered.rate * seconds;
    if (m_work <= 0) {
        m_inside = m_busy = m_wait = m_waitVariance = m_waits = m_loss = 0;
        m_departing = 1;
    } else if (capacity.speed <= 0 || capacity.servers <= 0) {
        const double room = capacity.limit > 0 ? std::max(0.0, static_cast<double>(capacity.limit) - before) : came;
        m_loss = came > room ? 1 - room / came : 0;
        m_inside = before + std::min(came, room);
        m_busy = std::min<double>(m_inside, std::max(0, capacity.servers));
        m_wait = seconds; // so far: it goes on in the next interval
        m_waitVariance = 0;
        m_departing = 0;
    } else if (capacity.limit > 0) {
        solveLimited(seconds);
    } else {
        m_loss = 0;
        solve(seconds);
    }
    m_insideBefore = before;
    m_came = came * (1 - m_loss);
    m_isSteady = std::abs(m_inside - before) <= kSteady * (1 + m_inside);
    return false;
}

void FlowStation::cutShort(double part)
{
    if (m_isSteady)
        return;
    m_inside = m_insideBefore + (m_inside - m_insideBefore) * part;
    const double held = m_insideBefore + m_came * part;
    m_departing = held > 0 ? std::clamp(1 - m_inside / held, 0.0, 1.0) : 1;
}

/// What the mean queue of M/M/c is multiplied by.
double FlowStation::queueFactor(double load) const
{
    if (m_capacity.discipline == Discipline::Sharing)
        return 1;
    const double both = m_arrivalCv2 + m_serviceCv2;
    if (m_arrivalCv2 >= 1 || both <= 0)
        return both / 2;
    const double use = load / m_capacity.servers;
    const double regular = 1 - m_arrivalCv2;
    return both / 2 * std::exp(-2 * (1 - use) * regular * regular / (3 * std::max(use, 1e-9) * both));
}

double FlowStation::stationaryInside(double load) const
{
    return load + queueFactor(load) * stationaryQueue(load, m_capacity.servers, m_offered.dealing).waiting;
}

/// Implicit in time, so that any interval is stable: inside(load) - before = arrivals - load × rate × seconds has one solution.
void FlowStation::solve(double seconds)
{
    const double perServer = m_speed / m_work;
    const double before = m_inside;
    const double came = m_offered.rate * seconds;
    const auto excess = [&](double load) { return stationaryInside(load) + load * perServer * seconds - before - came; };
    const double servers = m_capacity.servers;
    const double balance = (before + came) / (1 + perServer * seconds);
    const double high = std::min(servers * (1 - 1e-13), balance); // more cannot be: at least those that work are inside
    if (high > 0 && excess(high) > 0) {
        // The queue is a pole at `servers`: looked for by the distance from there.
        const double nearest = std::max(1e-13 * servers, servers - high);
        m_busy = servers - rootOf([&](double distance) { return -excess(servers - distance); }, nearest, servers, servers - m_busy);
    } else {
        m_busy = std::max(0.0, high);
    }
    m_inside = before + came - m_busy * perServer * seconds;
    m_inside = std::max(m_inside, m_busy);
    m_departing = before + came > 0 ? std::clamp(1 - m_inside / (before + came), 0.0, 1.0) : 1;
    const double throughput = m_busy * perServer;
    m_wait = throughput > 0 ? waiting() / throughput : 0;
    m_waits = stationaryQueue(m_busy, m_capacity.servers, m_offered.dealing).waits;
    // Of the part of the wait that is due to chance: exponential for whoever has to wait. What is due to a backlog is the same for all.
    const double load = m_offered.rate / perServer;
    double chanceWait = m_wait;
    double waits = m_waits;
    if (load < servers) {
        const StationaryQueue queue = stationaryQueue(load, m_capacity.servers, m_offered.dealing);
        waits = queue.waits;
        chanceWait = load > 0 ? std::min(m_wait, queueFactor(load) * queue.waiting / (load * perServer)) : 0;
    } else {
        // Too much comes: whoever is inside waits for those before him.
        chanceWait = 0;
    }
    m_waitVariance = waits > 0 ? chanceWait * chanceWait * (2 / waits - 1) : 0;
}

void FlowStation::solveLimited(double seconds)
{
    const double perServer = m_speed / m_work;
    const double before = m_inside;
    const double came = m_offered.rate * seconds;
    const double room = static_cast<double>(m_capacity.limit);
    const auto at = [&](double load) {
        LimitedQueue queue = limitedQueue(load, m_capacity.servers, m_capacity.limit, m_offered.dealing);
        // Where the limit hardly matters the variation of work and arrivals does.
        if (load < m_capacity.servers)
            queue.inside = std::min(room, queue.busy + (queue.inside - queue.busy) * queueFactor(load));
        return queue;
    };
    const auto excess = [&](double load) {
        const LimitedQueue queue = at(load);
        return queue.inside + queue.busy * perServer * seconds + came * queue.loss - before - came;
    };
    double high = std::max({1.0, 2.0 * m_capacity.servers, 2 * m_solved});
    for (int i = 0; i < 60 && excess(high) < 0; ++i)
        high *= 4;
    m_solved = rootOf(excess, 1e-9, high, m_solved);
    const LimitedQueue found = at(m_solved);
    m_busy = std::min(found.busy, room); // but for the rounding
    m_loss = came > 0 ? found.loss : 0;
    m_inside = std::clamp(before + came * (1 - m_loss) - m_busy * perServer * seconds, m_busy, room);
    const double taken = before + came * (1 - m_loss);
    m_departing = taken > 0 ? std::clamp(1 - m_inside / taken, 0.0, 1.0) : 1;
    const double throughput = m_busy * perServer;
    m_wait = throughput > 0 ? waiting() / throughput : 0;
    const double load = m_offered.rate / perServer;
    m_waits = load < m_capacity.servers ? stationaryQueue(load, m_capacity.servers, m_offered.dealing).waits : 1;
    m_waitVariance = load < m_capacity.servers && m_waits > 0 ? m_wait * m_wait * (2 / m_waits - 1) : m_wait * m_wait / room;
}

double FlowStation::residenceVariance(double work, double squaredCv) const
{
    const double service = serviceTime(work);
    if (m_capacity.discipline != Discipline::Sharing)
        return m_waitVariance + service * service * squaredCv;
    // M/M/1 under processor sharing has ((2 + u)/(2 - u)) × residence² (Coffman, Muntz and Trotter 1970); with more servers the term
    // beyond that of the service itself goes with the part that has to share.
    const double residence = service + m_wait * (m_work > 0 ? work / m_work : 1);
    return residence * residence * (squaredCv + 2 * m_waits / (2 - m_waits));
}

double FlowStation::departureCv2() const
{
    const int servers = std::max(1, m_capacity.servers);
    if (servers >= kManyServers || m_capacity.discipline == Discipline::Sharing)
        return 1;
    const double use = std::min(1.0, m_busy / servers);
    return std::max(0.0, 1 + (1 - use * use) * (m_arrivalCv2 - 1) + use * use / std::sqrt(static_cast<double>(servers)) * (m_serviceCv2 - 1));
}

} // namespace nephoscope::sim
