// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/flow_queue.h"
#include "sim/blocks/station.h"

#include <cstdint>

namespace nephoscope::sim {

/// A station to which so much work comes that it is followed as a rate: its queue from interval to interval by a fluid whose outflow
/// is that of a stationary queue with as many in it (pointwise stationary fluid flow; Wang, Tipper and Banerjee 1996), so that a
/// constant rate gives the stationary queue, and too high a one a backlog that grows and has to be worked off.
///
/// The stationary queue is G/G/c by Allen and Cunneen with the correction of Kraemer and Langenbach-Belz 1976 for arrivals that are more regular than
/// Poisson ones; under processor sharing M/G/c, which depends on the mean alone; with a limit M/M/c/K. Where arrivals are dealt out to several stations by how
/// full they are, the queue is that of `stationaryQueue`. Several kinds of work that come
/// together count as one with their mixed mean and variance.
class FlowStation
{
public:
    /// What works on it for the interval.
    struct Capacity {
        int servers = 1;
        double speed = 1; ///< of each
        Discipline discipline = Discipline::Fcfs;
        std::int64_t limit = 0; ///< in the station (K); 0: none
        bool operator==(const Capacity &) const = default;
    };

    // --- one interval ---

    /// Forgets what was offered in the last one.
    void begin() { m_offered = {}; }
    /// `rate` (1/s) times `work` (s at speed 1), with the squared coefficients of variation of the work and of the times between arrivals.
    /// Of several the way in which the most was dealt out counts.
    void offer(double rate, double work, double squaredCv, double arrivalCv2, const Dealing &dealing = {});
    /// Goes on by `seconds` with what is offered. True: nothing is different from the interval before, nor will be in the next one.
    bool advance(double seconds, const Capacity &capacity);
    /// The interval turned out to last only this part (0–1) of what was said.
    void cutShort(double part);
    /// What is inside goes lost.
    void clear()
    {
        m_inside = m_insideBefore = m_busy = m_wait = m_waitVariance = 0;
        m_isSteady = false;
    }

    // --- for the interval ---

    double offeredRate() const { return m_offered.rate; }
    /// Part of what is offered that work of this rate and amount is.
    double partOf(double rate, double work) const { return m_offered.work > 0 ? rate * work / m_offered.work : 0; }
    /// Servers that work, on average.
    double busy() const { return m_busy; }
    double inside() const { return m_inside; }
    double waiting() const { return m_inside > m_busy ? m_inside - m_busy : 0; }
    /// Part of the arrivals that find no room.
    double loss() const { return m_loss; }
    /// Work that goes out of that which was inside or came: 1 where nothing stays.
    double departing() const { return m_departing; }
    /// s until service begins (under sharing: that it lasts longer), of those that come in the interval.
    double wait() const { return m_wait; }
    double waitVariance() const { return m_waitVariance; }
    /// The same for work of this much: under sharing whoever has more to do is held up for longer.
    double waitOf(double work) const { return m_capacity.discipline == Discipline::Sharing && m_work > 0 ? m_wait * work / m_work : m_wait; }
    /// s at speed 1, of what is offered.
    double meanWork() const { return m_work; }
    /// s that work of this much takes once it is served alone.
    double serviceTime(double work) const { return m_speed > 0 ? work / m_speed : kForever; }
    /// Of the time in the station of work of this mean and variation.
    double residenceVariance(double work, double squaredCv) const;
    /// Squared coefficient of variation of the times between departures (Whitt 1983, QNA).
    double departureCv2() const;

    /// A wait without end: nothing is worked on.
    static constexpr double kForever = 1e9;

private:
    struct Offered {
        double rate = 0;
        double work = 0;    ///< s/s
        double squares = 0; ///< of the work, s²/s
        double arrivals = 0; ///< rate × arrivalCv2
        double dealtRate = 0; ///< of what was dealt out by `dealing`
        Dealing dealing;
        bool operator==(const Offered &) const = default;
    };

    void solve(double seconds);
    void solveLimited(double seconds);
    double queueFactor(double load) const;
    double stationaryInside(double load) const;

    Offered m_offered;
    Offered m_offeredBefore;
    Capacity m_capacity;
    bool m_isSteady = false;
    double m_speed = 1;
    double m_inside = 0;
    double m_insideBefore = 0; ///< when the interval began
    double m_came = 0;         ///< and got in, in all of it
    double m_busy = 0;
    double m_loss = 0;
    double m_departing = 1;
    double m_wait = 0;
    double m_waitVariance = 0;
    double m_waits = 0; ///< part of the arrivals that have to wait
    double m_solved = 0; ///< load of the stationary queue that it was like, with a limit
    // Of the mix that is offered.
    double m_work = 0;
    double m_serviceCv2 = 1;
    double m_arrivalCv2 = 1;
};

} // namespace nephoscope::sim
