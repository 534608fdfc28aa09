// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/flow_station.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace nephoscope::sim {

namespace {

// Cores without number (a service that nothing limits) are never all busy.
constexpr int kMany = 100'000;
constexpr double kSteady = 1e-9;

double waitingPart(double load, int servers)
{
    if (servers >= kMany)
        return load >= servers ? 1 : 0;
    if (load >= servers)
        return 1;
    // Erlang's formulas; those of sim/theory are there to judge what is done here, and so are apart from it.
    double blocked = 1;
    for (int k = 1; k <= servers; ++k)
        blocked = load * blocked / (k + load * blocked);
    return servers * blocked / (servers - load * (1 - blocked));
}

/// M/M/c/K by the load that it is offered (erlang): how many are inside and busy, and the part that is lost.
struct Limited {
    double inside = 0;
    double busy = 0;
    double loss = 0;
};

Limited limitedAt(double load, int servers, std::int64_t places)
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

} // namespace

void FlowStation::offer(double rate, double work, double squaredCv, double arrivalCv2)
{
    assert(rate >= 0 && work >= 0);
    m_offered.rate += rate;
    m_offered.work += rate * work;
    m_offered.squares += rate * work * work * (1 + squaredCv);
    m_offered.arrivals += rate * arrivalCv2;
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
    return load + queueFactor(load) * waitingPart(load, m_capacity.servers) * load / (m_capacity.servers - load);
}

/// Implicit in time, so that any interval is stable: inside(load) - before = arrivals - load × rate × seconds has one solution.
void FlowStation::solve(double seconds)
{
    const double perServer = m_speed / m_work;
    const double before = m_inside;
    const double came = m_offered.rate * seconds;
    const auto excess = [&](double load) { return stationaryInside(load) + load * perServer * seconds - before - came; };
    const double servers = m_capacity.servers;
    double low = 0;
    double high = servers * (1 - 1e-13);
    const double balance = (before + came) / (1 + perServer * seconds);
    high = std::min(high, balance); // more cannot be: at least those that work are inside
    if (high > 0 && excess(high) > 0) {
        // The queue is a pole at `servers`: halving by the distance from there.
        double nearest = std::max(1e-13 * servers, servers - high);
        double farthest = servers;
        for (int i = 0; i < 100 && farthest - nearest > 1e-12 * farthest; ++i) {
            const double distance = farthest > 4 * nearest ? std::sqrt(nearest * farthest) : (nearest + farthest) / 2;
            (excess(servers - distance) > 0 ? nearest : farthest) = distance;
        }
        low = servers - farthest;
    } else {
        low = std::max(0.0, high);
    }
    m_busy = low;
    m_inside = before + came - m_busy * perServer * seconds;
    m_inside = std::max(m_inside, m_busy);
    m_departing = before + came > 0 ? std::clamp(1 - m_inside / (before + came), 0.0, 1.0) : 1;
    const double throughput = m_busy * perServer;
    m_wait = throughput > 0 ? waiting() / throughput : 0;
    m_waits = waitingPart(m_busy, m_capacity.servers);
    // Of the part of the wait that is due to chance: exponential for whoever has to wait. What is due to a backlog is the same for all.
    const double load = m_offered.rate / perServer;
    double chanceWait = m_wait;
    double waits = m_waits;
    if (load < servers) {
        waits = waitingPart(load, m_capacity.servers);
        chanceWait = std::min(m_wait, queueFactor(load) * waits / ((servers - load) * perServer));
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
    const auto excess = [&](const Limited &at) { return at.inside + at.busy * perServer * seconds + came * at.loss - before - came; };
    double low = 1e-9;
    double high = std::max(1.0, 2.0 * m_capacity.servers);
    for (int i = 0; i < 60 && excess(limitedAt(high, m_capacity.servers, m_capacity.limit)) < 0; ++i)
        high *= 4;
    for (int i = 0; i < 80 && high - low > 1e-12 * high; ++i) {
        const double middle = high > 4 * low ? std::sqrt(low * high) : (low + high) / 2;
        (excess(limitedAt(middle, m_capacity.servers, m_capacity.limit)) > 0 ? high : low) = middle;
    }
    const Limited found = limitedAt((low + high) / 2, m_capacity.servers, m_capacity.limit);
    m_busy = std::min(found.busy, static_cast<double>(m_capacity.limit)); // but for the rounding
    m_loss = came > 0 ? found.loss : 0;
    m_inside = std::clamp(before + came * (1 - m_loss) - m_busy * perServer * seconds, m_busy, static_cast<double>(m_capacity.limit));
    const double taken = before + came * (1 - m_loss);
    m_departing = taken > 0 ? std::clamp(1 - m_inside / taken, 0.0, 1.0) : 1;
    const double throughput = m_busy * perServer;
    m_wait = throughput > 0 ? waiting() / throughput : 0;
    m_waits = std::min(1.0, m_busy / m_capacity.servers);
    const double load = m_offered.rate / perServer;
    m_waitVariance = load < m_capacity.servers && m_waits > 0 ? m_wait * m_wait * (2 / m_waits - 1) : m_wait * m_wait / static_cast<double>(m_capacity.limit);
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
    if (servers >= kMany || m_capacity.discipline == Discipline::Sharing)
        return 1;
    const double use = std::min(1.0, m_busy / servers);
    return std::max(0.0, 1 + (1 - use * use) * (m_arrivalCv2 - 1) + use * use / std::sqrt(static_cast<double>(servers)) * (m_serviceCv2 - 1));
}

} // namespace nephoscope::sim
