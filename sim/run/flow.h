// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/flow_queue.h"
#include "sim/engine/statistics.h"
#include "sim/run/mechanism.h"

#include <array>
#include <cstdint>
#include <vector>

namespace nephoscope::sim {

class Path;

inline constexpr std::size_t kOutcomes = static_cast<std::size_t>(Outcome::TimedOut) + 1;

/// Requests of one kind that are not followed one by one: how many a second, and what each of them looks like.
struct Flow {
    Request each;
    ElementIndex sender = kNone; ///< of this leg (not of the whole request, that is Request::origin)
    double rate = 0;             ///< 1/s
    double writes = 0;           ///< part of them with Request::Write
    double arrivalCv2 = 1;       ///< squared coefficient of variation of the times between them
    Dealing dealing;             ///< how a load balancer chose this way for them
    int depth = 0;               ///< hops so far: bounds a circle
    bool comesFromOutside = true; ///< not a call or an operation on behalf of another request
};

/// What becomes of a flow where it was sent.
struct FlowAnswer {
    std::array<double, kOutcomes> shares{1}; ///< by Outcome; sums to 1. TimedOut: never comes back
    double fixed = 0;    ///< s that each takes, whatever the load
    double mean = 0;     ///< s beyond that of those that are answered
    double variance = 0; ///< s², of the time beyond `fixed`
    double wait = 0;     ///< s of `mean` in which nothing is done for them
    std::uint32_t responseSize = 0;

    static FlowAnswer all(Outcome outcome)
    {
        FlowAnswer answer;
        answer.shares[0] = 0;
        answer.shares[static_cast<std::size_t>(outcome)] = 1;
        return answer;
    }
    double answered() const { return shares[0]; }
    double time() const { return fixed + mean; }
    /// First through what this says, and whoever is answered there through `next` as well: times and shares of both.
    void then(const FlowAnswer &next);
};

/// Whole numbers of messages that ended in an interval.
struct FlowCounts {
    std::array<std::uint64_t, kOutcomes> ended{};
    std::uint64_t answered() const { return ended[0]; }
    std::uint64_t total() const;
};

/// A level that flows add to, for as long as an interval lasts.
struct FlowLevel {
    AverageOverTime level;
    double sum = 0;
    std::uint64_t round = 0; ///< in which `sum` was begun
};

/// What flows come to and is worked on there. It belongs to one element or link, and lives as long as the run.
class FlowPlace
{
public:
    /// A new interval: forgets what was offered in the last one.
    virtual void beginFlows() = 0;
    /// Goes on by `seconds`. True: it is as in the interval before.
    virtual bool advanceFlows(double seconds) = 0;
    /// The interval ends when only this part of it is over.
    virtual void cutShort(double part) = 0;

    std::uint64_t flowRound = 0; ///< in which it was begun

protected:
    ~FlowPlace() = default;
};

/// What one element learned of one flow in an interval, to be written into its books when the interval is over.
struct FlowNote {
    Mechanism *at = nullptr;
    Path *over = nullptr; ///< instead of `at`
    Flow flow;
    FlowAnswer answer;
    std::uint32_t part = 0xffffffff; ///< the element's own: one of several to whom it sends; no message of its own then
    bool isTurnedAway = false;       ///< before the element received it: only who watches learns of it
};

/// One walk of the flows through the design, from their consumers on.
///
/// There are two in an interval: one that offers the work, and, when all stations know what is offered to them, one that asks what the
/// answers are like.
class FlowRound
{
public:
    explicit FlowRound(double seconds) : m_seconds(seconds) {}

    /// Of the interval.
    double seconds() const { return m_seconds; }
    bool isOffering() const { return m_isOffering; }

    /// The design cannot carry it: its consumer's requests are simulated one by one. The first reason counts.
    FlowAnswer refuse(Sentence why)
    {
        if (m_refusal.en.empty())
            m_refusal = std::move(why);
        return FlowAnswer::all(Outcome::Lost);
    }
    const Sentence &refusal() const { return m_refusal; }

    /// What a walk went by is not what it led to: the next interval walks again.
    void unsettle() { m_isUnsettled = true; }
    /// To be called before anything is offered to a place.
    void enter(FlowPlace &place);
    /// For as long as the interval lasts `level` is higher by `amount`. Only when answers are asked for.
    void raise(FlowLevel &level, double amount);
    void note(FlowNote note)
    {
        if (!m_isOffering)
            m_notes.push_back(std::move(note));
    }

private:
    friend class FlowPlane;

    double m_seconds;
    bool m_isOffering = true;
    bool m_isUnsettled = false;
    std::uint64_t m_number = 0;
    Sentence m_refusal;
    std::vector<FlowPlace *> m_places;
    std::vector<FlowLevel *> m_levels;
    std::vector<FlowNote> m_notes;
};

/// An interceptor that does to a flow what it does to single requests.
class FlowInterceptor
{
public:
    struct Said {
        Outcome outcome = Outcome::Answered; ///< anything else: all go back with this
        double delay = 0;                    ///< s
        Path *detour = nullptr;              ///< they go this way instead
    };
    /// Changes `flow`, which has come to `at`, and says what becomes of it.
    virtual Said interceptFlow(Mechanism &at, Flow &flow, FlowRound &round) = 0;

protected:
    ~FlowInterceptor() = default;
};

/// Where flows come from (a consumer).
class FlowOrigin
{
public:
    /// Sends its flow through the design.
    virtual void sendFlow(FlowRound &round) = 0;
    /// Requests to be expected in [from, to), a second.
    virtual double flowRate(SimTime from, SimTime to) = 0;
    /// Its requests are simulated one by one from now on.
    virtual void fallBack(const Sentence &why) = 0;

protected:
    ~FlowOrigin() = default;
};

} // namespace nephoscope::sim
