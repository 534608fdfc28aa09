// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "sim/engine/clock.h"
#include "sim/engine/statistics.h"
#include "sim/plan/plan.h"
#include "sim/run/request_pool.h"
#include "sim/run/snapshot.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nephoscope::sim {

class FlowRound;
class Mechanism;
class MetricRegistry;
class ParameterReader;
class Path;
class Simulation;
struct Flow;
struct FlowAnswer;
struct FlowCounts;
struct FlowNote;

/// Id of a log entry, to be given as the cause of what follows from it; 0: nothing in the run caused it.
using LogId = std::uint32_t;

/// One sentence in both languages.
struct Sentence {
    std::string en;
    std::string zh;
};

enum class FailureKind : std::uint8_t {
    Crash,   ///< gone, with all that it was processing
    Hang,    ///< accepts, and never answers
    Slow,    ///< works `factor` times slower
    Cut,     ///< cannot be reached; goes on inside
    DiskFull ///< what writes to it fails
};

std::string_view toString(FailureKind kind);
std::optional<FailureKind> failureKindFromString(std::string_view text);

/// What a border says about a message that wants to cross it.
struct Admission {
    Outcome outcome = Outcome::Answered; ///< Answered: it may pass
    SimTime delay = 0;
    bool mayPass() const { return outcome == Outcome::Answered; }
};

/// A message at a border. On the way back only the delay of an Admission counts: an answer is never turned away.
struct Passage {
    std::uint32_t bytes = 0;
    ElementIndex from = kNone; ///< sender of this leg (not of the whole request, that is Request::origin)
    ElementIndex to = kNone;
    bool isEntering = true;
    bool isWayBack = false;
};

/// Told of every message that an element has dealt with.
class MessageObserver
{
public:
    /// `at` has dealt with the request, which goes back with `outcome`.
    virtual void messageEnded(Mechanism &at, RequestId request, Outcome outcome) = 0;
    /// Whether it can take messages in many at once, as `flowEnded`.
    virtual bool takesFlows() const { return false; }
    /// `at` has dealt with so many messages of a flow in the interval that ends now.
    virtual void flowEnded(Mechanism &, const FlowNote &, const FlowCounts &) {}

protected:
    ~MessageObserver() = default;
};

/// Told of every change of whether an element serves.
class StateObserver
{
public:
    /// `element` has begun (isServing()) or ceased to serve; `cause` is the log entry of it.
    virtual void stateChanged(Mechanism &element, LogId cause) = 0;

protected:
    ~StateObserver() = default;
};

/// Takes an element in whose container is about to take it down.
class Shelter
{
public:
    /// True: it stands elsewhere now, and goes on as if nothing had happened.
    virtual bool takeIn(Mechanism &element, LogId cause) = 0;

protected:
    ~Shelter() = default;
};

/// Has a say on each request before it is received (a balance that is used up).
class Gate
{
public:
    /// Answered: it may come in.
    virtual Outcome admits(const Request &request) = 0;

protected:
    ~Gate() = default;
};

/// What somebody in the way of a request makes of it before it is received.
struct Interception {
    Outcome outcome = Outcome::Answered; ///< anything else: it goes back with this
    SimTime delay = 0;
    Path *detour = nullptr; ///< it goes this way instead
};

/// Stands in the way of the requests to an element: an agent, an access check, a tap.
class Interceptor
{
public:
    /// A request has come to `at`, which serves. May change it, and may push a frame to see it come back.
    virtual Interception intercept(Mechanism &at, RequestId request) = 0;

protected:
    ~Interceptor() = default;
};

/// One element in a run: what it does with requests, how it fails and comes back, what it measures and says.
///
/// A run makes all mechanisms, calls `configure` on each, then `connect` on each, then `describe`, then `start`. Everything
/// else happens in events. The base class keeps the state: an element serves while it and its containers are enabled and have
/// not failed; what comes back takes `startTime()` first (a boot), container before contents.
class Mechanism : public EventHandler, public Hop
{
public:
    /// \pre `element` is an index of the simulation's plan
    Mechanism(Simulation &simulation, ElementIndex element);
    ~Mechanism() override;
    Mechanism(const Mechanism &) = delete;
    Mechanism &operator=(const Mechanism &) = delete;

    ElementIndex index() const { return m_index; }
    const std::string &id() const;
    const std::string &name() const;
    const PlanElement &planned() const;
    Simulation &simulation() const { return m_simulation; }
    std::string_view eventSource() const override;

    // --- made by the run ---

    /// Reads every parameter that the catalogue has for the type; again after each change of one while the run goes. Error: values
    /// that make no sense together.
    virtual Result<Done> configure(const ParameterReader &parameters) = 0;
    /// Hours that a random fault takes on average, from `mttr` as given (0: it is not repaired at random).
    virtual double meanRepairHours(double mttr, double) const { return mttr; }
    /// Looks up whom it works with (paths, contents, partners). Called when all are configured, and again whenever somebody moved, or
    /// was enabled or disabled: must keep what it has under way.
    virtual void connect() {}
    /// Names its metrics. Overrides call the base, which names those of state.
    virtual void describe(MetricRegistry &metrics);
    /// Time 0: schedules its first events.
    virtual void start() {}
    /// The end of the run: closes what is open in its books.
    virtual void finish() {}
    /// The run is about to be taken apart, wherever it has come to: gives up stories that use others, while those are still there.
    virtual void abandon() {}

    // --- requests ---

    /// A request has come over a path.
    void arrive(RequestId request)
    {
        if (m_isOpen) [[likely]]
            receive(request);
        else
            turnAway(request);
    }
    /// A request has come and the element serves. Without an override there is nothing here that answers: refused.
    virtual void receive(RequestId request);
    void returned(RequestId request, Outcome outcome, std::uint64_t data) override;
    std::uint32_t sender() const override { return m_index; }
    /// A border's say on a message that crosses it. \see checksBorder
    virtual Admission admit(const Request &request, const Passage &passage);
    /// Whether `admit` is to be asked at all.
    virtual bool checksBorder() const { return false; }

    // --- flows: requests that are followed as rates (see FlowPlane) ---

    /// A flow has come over a path: what becomes of it.
    FlowAnswer carry(const Flow &flow, FlowRound &round);
    /// So much of a flow has been here in the interval that ends now: to be counted.
    virtual void bookFlow(const FlowNote &, const FlowCounts &, double /*seconds*/) {}
    void tellFlowObservers(const FlowNote &note, const FlowCounts &counts);
    /// A border's say on the messages of a flow that cross it; none: it cannot take them together.
    virtual std::optional<Outcome> admitsFlow(const Request &, const Passage &) const { return std::nullopt; }
    /// So many have crossed it, or were turned away.
    virtual void noteFlowAtBorder(const Passage &, Outcome, std::uint64_t) {}
    void handle(std::uint32_t kind, std::uint64_t argument) override;

    // --- state ---

    /// Does its work now: enabled, not failed, not starting, in containers that serve.
    bool isServing() const { return m_phase == Phase::Up && !m_isHung; }
    /// Accepts and never answers: itself, or something that it stands in.
    bool isHung() const { return m_phase == Phase::Up && m_isHung; }
    bool isStarting() const { return m_phase == Phase::Starting; }
    /// Enabled, and in containers that take part.
    bool takesPart() const { return m_phase != Phase::Absent; }
    /// Failed itself (not only by its container).
    bool hasFailed() const { return m_failure.has_value(); }
    std::optional<FailureKind> failure() const { return m_failure; }
    /// 1: normal; what it and its containers are slowed down by.
    double slowness() const { return m_slowness; }
    bool isDiskFull() const { return m_failure == FailureKind::DiskFull; }
    /// Cannot be reached: it, or something that it stands in, is cut off.
    bool isCut() const { return m_isCut; }
    /// The log entry of the last change of state: the cause of what follows from it.
    LogId stateCause() const { return m_stateCause; }
    /// When the present state began.
    SimTime stateSince() const { return m_stateSince; }

    /// What it can suffer. Without an override crash, hang, slow and cut for types that can fail, nothing else.
    virtual bool canFailBy(FailureKind kind) const;
    /// Lets it fail and returns the entry. No effect (0) if it has already failed as badly.
    LogId fail(FailureKind kind, double factor, LogId cause, Sentence detail = {});
    /// Takes its own failure away (0 if it has none); it is up again after its start time, once its container is.
    LogId repair(LogId cause, Sentence detail = {});
    /// Whether it is installed anew where it is relocated to, rather than carried there by a Mover.
    virtual bool movesAlone() const { return false; }
    /// When the start that is under way is over.
    SimTime startEnd() const { return m_startEnd; }
    /// How long it takes until it serves in `to`.
    virtual SimTime relocationTime(Mechanism &) const { return 0; }
    /// Whether requests can be on its behalf (see Request::tenant).
    virtual bool isTenant() const { return false; }
    /// How long a start of its own takes, once its container serves.
    SimTime ownStartTime() const { return startTime(); }
    /// Begins a start over that somebody else ordered (a restart elsewhere): takes `duration` from now, whatever startTime() says.
    void startAfter(SimTime duration, LogId cause);
    /// Is out of the run for good, or until it is placed: does not come back with its container.
    void stop(LogId cause, std::string_view event, Sentence detail);
    bool isStopped() const { return m_isStopped; }
    /// Made in the run and not yet ready for the first time, itself or what it stands in: gets nothing to do.
    bool isBeingMade() const;

    // --- telling ---

    /// What it is doing now, or why it does not act.
    virtual Sentence doing() const;
    /// Fills in what the element shows; overrides call the base first.
    virtual void show(ElementSnapshot &snapshot) const;
    virtual void collectInvoices(std::vector<Invoice> &) const {}
    virtual void collectVerdicts(std::vector<SlaVerdict> &) const {}
    /// Whether this keeps `to` equal to `from` (a replication that is in step), so that operations may go there instead.
    virtual bool keepsCopy(const Mechanism &, const Mechanism &) const { return false; }
    /// Currency an hour while it takes part: what it costs its provider.
    double costPerHour() const { return m_costRate.value(); }
    /// Its integral is currency/h × s.
    const AverageOverTime &costRate() const { return m_costRate; }
    /// What is wrong with its books (a request or work that came from nowhere or went nowhere), or nothing.
    virtual std::string unbalanced() const { return {}; }
    /// Requests that it holds without having received them: it hangs, or an agent in their way still looks at them.
    std::uint64_t held() const { return m_heldCount + m_delayed; }

    // --- watching ---

    /// `delay` is added to each message that arrives (an agent in its way). Said again by the same observer only the delay changes.
    void addObserver(MessageObserver &observer, SimTime delay = 0);
    void removeObserver(MessageObserver &observer);
    void addObserver(StateObserver &observer);
    void setGate(Gate *gate);
    /// Each request passes those who stand in the way in the order in which they came. Said again it changes nothing.
    void addInterceptor(Interceptor &interceptor);
    void removeInterceptor(Interceptor &interceptor);
    void setShelter(Shelter *shelter) { m_shelter = shelter; }

    /// The catalogue's parameters that it has read so far, in the order of their names.
    std::vector<std::string> parametersRead() const;

    /// Writes a line about itself to the log.
    LogId log(std::string_view event, LogId cause = 0, std::string_view target = {}, Sentence detail = {}) const;

protected:
    SimTime now() const { return m_clock.now(); }
    Clock &clock() const { return m_clock; }
    RequestPool &requests() const { return m_pool; }

    /// A flow has come and the element serves. Without an override it cannot be taken together here.
    virtual FlowAnswer receiveFlow(const Flow &flow, FlowRound &round);
    /// How long it takes from the moment when its container serves until it does itself.
    virtual SimTime startTime() const { return 0; }
    /// It has ceased to serve and loses what it was processing (back with Outcome::Lost).
    virtual void wentDown() {}
    /// It serves (again).
    virtual void cameUp() {}
    /// It hangs from now on: no work goes on, nothing is lost yet.
    virtual void hung() {}
    /// slowness() has another value.
    virtual void speedChanged() {}
    /// It entered or left the run, begins to start, came up, went down, or was stopped; before wentDown and cameUp.
    virtual void lifeChanged() {}
    /// How long its starts in the run took.
    const DurationTally &startTimes() const { return m_startTimes; }
    /// Something in it, or it itself, has moved, or come up or down.
    virtual void contentsChanged() {}

    /// Sends the request back and tells the observers.
    void end(RequestId request, Outcome outcome)
    {
        if (m_isWatched) [[unlikely]]
            outcome = tellObservers(request, outcome);
        m_pool.back(request, outcome);
    }

private:
    friend class Simulation;

    enum class Phase : std::uint8_t {
        Absent, ///< disabled, or in something that is
        Down,
        Starting,
        Up
    };

    class Starter;

    void turnAway(RequestId request);
    void letIn(RequestId request);
    void hold(RequestId request);
    void loseHeld();
    void receiveHeld();
    void closeFault();
    Result<Done> configureAll(const ParameterReader &parameters);
    void arriveDelayed(RequestId request);
    Outcome tellObservers(RequestId request, Outcome outcome);
    void reconsider(LogId cause);
    void reconsiderContents(LogId cause);
    void noteFailedByContainer(LogId cause);
    void enterPhase(Phase phase, LogId cause);
    void beginStart(SimTime duration, LogId cause);
    void started();
    void becomeUp(LogId cause);
    void updateSlowness();
    void updateOpen();
    void updateDelay();
    void noteServing(LogId cause);
    Mechanism *failureDomain() const;
    double longestOutageIn(SimTime from, SimTime to) const;

    // Beyond so many outages the longest within a part of the run is that of the first ones.
    static constexpr std::size_t kMostOutages = 100'000;

    Simulation &m_simulation;
    Clock &m_clock;
    RequestPool &m_pool;
    ElementIndex m_index;
    bool m_isOpen = false; ///< serves, reachable, and nothing delays arrivals: one look a hop
    bool m_isHung = false;
    bool m_isCut = false;
    bool m_isWatched = false; ///< observed, or cut: one look when a request ends
    bool m_isStopped = false;
    bool m_isBeingMade = false;
    bool m_isFailureLogged = false; ///< the failure that it is down by is in the log
    bool m_wasServing = false;
    Phase m_phase = Phase::Absent;
    std::optional<FailureKind> m_failure;
    double m_ownSlowness = 1;
    double m_slowness = 1;
    LogId m_stateCause = 0;
    SimTime m_stateSince = 0;
    SimTime m_startEnd = 0;
    SimTime m_arrivalDelay = 0;
    EventId m_startEvent = EventId::None;
    std::unique_ptr<Starter> m_starter;
    Gate *m_gate = nullptr;
    Shelter *m_shelter = nullptr;
    double m_configuredCost = 0;
    AverageOverTime m_costRate;
    std::vector<std::pair<MessageObserver *, SimTime>> m_messageObservers; ///< and the delay of each
    std::vector<StateObserver *> m_stateObservers;
    std::vector<Interceptor *> m_interceptors;
    RequestId m_firstHeld = kNoRequest;
    RequestId m_lastHeld = kNoRequest;
    std::uint64_t m_heldCount = 0;
    std::uint64_t m_delayed = 0;
    std::optional<SimTime> m_orderedStart;
    std::optional<std::size_t> m_faultInterval;
    // Collectors of state.
    DurationTally m_startTimes;
    LevelOverTime m_up{1};
    std::uint64_t m_failures = 0;
    std::uint64_t m_recoveries = 0;
    SimTime m_downSince = 0;
    SimTime m_longestOutage = 0;
    std::vector<std::pair<SimTime, SimTime>> m_outages;
};

} // namespace nephoscope::sim
