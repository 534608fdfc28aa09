// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/deadline_line.h"
#include "sim/engine/distribution.h"
#include "sim/mechanisms/actor/demand_profile.h"
#include "sim/mechanisms/actor/message_cover.h"
#include "sim/mechanisms/actor/outcome_book.h"
#include "sim/mechanisms/actor/trace_follower.h"
#include "sim/mechanisms/actor/user_sessions.h"
#include "sim/run/flow.h"
#include "sim/run/mechanism.h"

#include <map>

namespace nephoscope::sim {

class Path;

/// Issues requests, gives up after `timeout`, tries again up to `retries` times, and judges what it got in time.
///
/// Open: at a rate, whatever the answers do. Closed: so many users who think, ask, and wait for the answer. Batch: all at once. Sessions: users come
/// at a rate, make a geometric number of requests with thoughts between them, and visit the targets of all request links in turn; one whose session
/// was forgotten there begins a new one with the requests that are left. Trace: the rows of a
/// file beside the document. By its `fidelity` an open one is a flow: its requests are followed as a rate (see FlowPlane). Work for a request that was given up goes on. What was refused for lack of access or format is not tried again.
class CloudServiceConsumer final : public Mechanism, public DeadlineListener, private FlowOrigin
{
public:
    CloudServiceConsumer(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void finish() override { m_book.finish(); }
    void returned(RequestId request, Outcome outcome, std::uint64_t story) override;
    void bookFlow(const FlowNote &note, const FlowCounts &counts, double seconds) override;
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    void deadlinePassed(std::uint32_t story) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    std::string unbalanced() const override;

    /// Its requests are prepared by these before they leave, in this order. Said again it changes nothing.
    void addCover(MessageCover &cover);
    void removeCover(MessageCover &cover) { std::erase(m_covers, &cover); }

protected:
    void cameUp() override;

private:
    enum class Workload { Open, Closed, Batch, Sessions, Trace };
    enum class Arrival { Poisson, Deterministic, Erlang };
    enum Kind : std::uint32_t { Arrive = 1000, Think, TryAgain, Phase, Send, Continue };
    enum class Stage : std::uint8_t { Free, UnderWay, Backoff };
    /// One request of the consumer, over all its attempts.
    struct Story {
        SimTime issued = 0;
        DeadlineLine::Ticket deadline = DeadlineLine::Ticket::None;
        RequestId attempt = kNoRequest;
        std::uint32_t next = 0; ///< in the list of free ones
        std::uint16_t tries = 0;
        Stage stage = Stage::Free;
        Outcome lastOutcome = Outcome::Refused;
        bool isWrite = false;
        bool isUser = false;
        std::uint32_t session = UserSessions::kNone;
        std::uint32_t row = TraceFollower::kNone; ///< of the trace
        std::uint32_t visit = 0; ///< number of the request in its session
    };

    void sendFlow(FlowRound &round) override;
    double flowRate(SimTime from, SimTime to) override;
    void fallBack(const Sentence &why) override;
    Sentence whyNoFlow() const;
    bool wantsFlow() const;
    FlowAnswer judged(FlowAnswer attempt) const;

    void begin();
    void issue(bool isUser, std::uint32_t session = UserSessions::kNone, std::uint32_t row = TraceFollower::kNone);
    void followTrace();
    Path *wayOf(const Story &story) const;
    void tryOnce(std::uint32_t story);
    void send(RequestId request, Path &path);
    void failed(std::uint32_t story, Outcome outcome);
    void giveUp(std::uint32_t story, Outcome outcome);
    void conclude(std::uint32_t story);
    void letUserThink(SimTime least = 0);
    bool isWanted() const;
    void scheduleArrival();
    std::string attemptsUnbalanced() const;
    std::uint64_t count(Stage stage) const;

    Workload m_workload = Workload::Open;
    Arrival m_arrival = Arrival::Poisson;
    DemandProfile m_profile;
    Distribution m_gap; ///< of mean 1
    double m_gapTime = 0; ///< s, mean time between arrivals of a constant rate
    SimTime m_batchTime = 0;
    bool m_isBatchIssued = false;
    double m_thinkTime = 0, m_backoff = 0, m_writeFraction = 0;
    UserSessions m_sessions;
    TraceFollower m_trace;
    std::vector<Path *> m_visits; ///< what a session visits in turn
    int m_users = 0, m_count = 0, m_retries = 0;
    SimTime m_timeout = 0;
    Request m_template; ///< what every request of it looks like
    std::string m_tenantId;
    bool m_hasStarted = false;

    enum class Fidelity { Exact, Flow, Auto };
    Fidelity m_fidelity = Fidelity::Exact;
    bool m_isFlow = false;
    Sentence m_whySingly;      ///< it was to be one, and is none
    double m_flowRate = 0;     ///< requests a second, of the interval
    double m_flowTries = 1;    ///< attempts for each
    double m_flowFailing = 0;  ///< part of the attempts that fail in a way that another try may mend
    double m_flowLeft = 0;     ///< of an attempt, not counted yet

    EventId m_nextArrival = EventId::None;
    EventId m_nextPhase = EventId::None;
    double m_due = 0;       ///< arrivals that are no Poisson process: expected requests until the next one, at m_dueSince
    SimTime m_dueSince = 0;
    int m_activeUsers = 0; ///< who think or wait
    Path *m_path = nullptr;
    std::vector<MessageCover *> m_covers;
    std::map<RequestId, Path *> m_prepared; ///< being encrypted, signed …, and the way that it will go
    DeadlineLine m_deadlines;
    OutcomeBook m_book;
    RandomStream m_arrivals, m_thoughts, m_kinds, m_thinning, m_phases, m_backoffs;
    std::vector<Story> m_stories;
    std::uint32_t m_free;
    std::uint64_t m_open = 0;
    std::uint64_t m_abandoned = 0; ///< attempts that were given up and are not back yet
    std::uint64_t m_attemptsEnded = 0;
};

} // namespace nephoscope::sim
