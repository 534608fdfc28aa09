// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "sim/engine/clock.h"
#include "sim/engine/random_stream.h"
#include "sim/plan/plan.h"
#include "sim/plan/topology.h"
#include "sim/results/run_record.h"
#include "sim/run/flow_plane.h"
#include "sim/run/mechanism.h"
#include "sim/run/metric_registry.h"
#include "sim/run/path.h"
#include "sim/run/request_pool.h"
#include "sim/run/snapshot.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nephoscope::sim {

/// One run: everything that it consists of, and what its mechanisms ask it for.
///
/// Belongs to one thread at a time. Nothing in it looks at a wall clock, so that design, seed, replication and injected actions
/// give the same run again.
class Simulation
{
public:
    /// Makes the run ready at time 0. Error: a mechanism's parameters make no sense together.
    static Result<std::unique_ptr<Simulation>> create(std::shared_ptr<const Plan> plan, const RunRequest &request = {});
    ~Simulation();
    Simulation(const Simulation &) = delete;
    Simulation &operator=(const Simulation &) = delete;

    // --- for whoever drives it ---

    /// Goes on to `time` (ns), at most the end. Error: E-CANCELLED, a runaway, or books that do not balance.
    Result<Done> runUntil(SimTime time);
    /// One event. True while there are more before the end.
    Result<bool> step();
    bool isAtEnd() const { return m_isAtEnd; }
    /// Carries one action out now, as a document's event would (`at` is ignored).
    Result<Done> inject(const Event &event);
    /// What the run showed. \pre isAtEnd()
    RunRecord record();
    /// The state now; points and lines since the last call. `phase`, `speed`, `generation` and `eventsPerSecond` are the caller's.
    Snapshot snapshot();

    /// Time 0 is being made ready: what is there is running, nothing has to boot.
    bool isPreparing() const { return m_isPreparing; }

    // --- for mechanisms ---

    const Plan &plan() const { return *m_plan; }
    Topology &topology() { return m_topology; }
    const Topology &topology() const { return m_topology; }
    Clock &clock() { return m_clock; }
    SimTime now() const { return m_clock.now(); }
    RequestPool &requests() { return m_requests; }
    MetricRegistry &metrics() { return m_metrics; }
    /// A stream of an element's own, for one purpose (`arrivals`, `service` …): make it once, keep it.
    RandomStream random(const Mechanism &mechanism, std::string_view purpose) const;

    Mechanism &at(ElementIndex element) { return *m_mechanisms[element]; }
    const Mechanism &at(ElementIndex element) const { return *m_mechanisms[element]; }
    std::size_t size() const { return m_mechanisms.size(); }
    /// Those on whose behalf requests can be, behind one place for nobody in particular (kNone); and of each element its place there, 0
    /// for those that are none.
    const std::vector<ElementIndex> &tenants() const { return m_tenants; }
    const std::vector<std::uint32_t> &tenantPlaces() const { return m_tenantPlaces; }
    /// nullptr for an id that is not in the run.
    Mechanism *find(std::string_view id);
    /// nullptr if it is another kind of mechanism (or `element` is kNone).
    template <typename Kind>
    Kind *as(ElementIndex element)
    {
        return element == kNone ? nullptr : dynamic_cast<Kind *>(m_mechanisms[element].get());
    }
    Mechanism *containerOf(const Mechanism &mechanism);
    /// The nearest container of a kind, at any distance.
    template <typename Kind>
    Kind *enclosing(const Mechanism &mechanism)
    {
        for (ElementIndex outer = m_topology.parentOf(mechanism.index()); outer != kNone; outer = m_topology.parentOf(outer)) {
            if (Kind *found = as<Kind>(outer))
                return found;
        }
        return nullptr;
    }
    /// All of a kind in `mechanism` at any depth that take part, in document order; members by link included.
    template <typename Kind>
    std::vector<Kind *> within(const Mechanism &mechanism)
    {
        std::vector<Kind *> found;
        for (const ElementIndex inner : everythingIn(mechanism.index())) {
            if (Kind *kind = as<Kind>(inner))
                found.push_back(kind);
        }
        return found;
    }
    std::vector<ElementIndex> everythingIn(ElementIndex element) const;

    /// The elements at the other ends of `mechanism`'s links of a role that take part, in document order of the links; disabled ones are
    /// bypassed or missing as the contract says.
    std::vector<Mechanism *> targets(const Mechanism &mechanism, LinkRole role);
    std::vector<Mechanism *> sources(const Mechanism &mechanism, LinkRole role);
    /// Where a link leads now, ready to send over; nullptr: nowhere. Stays good for the run, so that what is under way comes home.
    Path *path(LinkIndex link);
    /// The way over `link` to one of the things that its end stands for (a member of a cluster, say).
    Path *path(LinkIndex link, ElementIndex target);
    /// The first path of a role that leads somewhere; nullptr if none does.
    Path *firstPath(const Mechanism &mechanism, LinkRole role);
    /// Without a drawn link: straight from one element to another, over the borders between them (probes, restarts, copies).
    Path *directPath(const Mechanism &from, const Mechanism &to);
    LinkState &linkState(LinkIndex link) { return *m_links[link]; }

    /// Places `mechanism` in another container, with all its contents; all look up anew whom they work with. With `startsAfter` it is
    /// started over there, as Mechanism::startAfter does.
    void move(Mechanism &mechanism, Mechanism &container, LogId cause, std::optional<SimTime> startsAfter = {});
    void setEnabled(Mechanism &mechanism, bool isEnabled, LogId cause);

    // --- instances made in the run (see addInstances) ---

    /// Those that are in the run and not about to leave it: the drawn element and its instances, in the order of their numbers.
    std::vector<Mechanism *> instancesOf(const Mechanism &drawn);
    /// The first instance that is not in the run; nullptr: all that there may be are. Asking for more than a design may have ends the run with
    /// an error.
    Mechanism *idleInstance(const Mechanism &drawn);
    /// Takes `instance` (or a drawn element that is switched off) into the run, in `container`. It serves after `duration`, and gets
    /// nothing to do before. \pre it takes no part, and may stand there
    void startInstance(Mechanism &instance, Mechanism &container, SimTime duration, LogId cause);
    /// Takes an element out of the run once those that give it work have let it finish; logs `terminated` then. 0: it is leaving already.
    LogId terminate(Mechanism &element, LogId cause);
    bool isLeaving(const Mechanism &element) const;
    /// Whether it has ever been in the run: what never was is not reported.
    bool isKnown(ElementIndex element) const { return m_isKnown[element]; }

    /// One Drainer does not wait for `leaving` any more; after the last of them it is switched off.
    void drained(Mechanism &leaving);
    Result<Done> setParameter(ElementIndex element, std::string_view parameter, const Value &value, LogId cause);
    const ParameterReader &parameters(ElementIndex element) const { return *m_parameters[element]; }

    LogId log(std::string_view element, std::string_view event, LogId cause = 0, std::string_view target = {}, Sentence detail = {});
    /// The log so far. \pre it is kept (RunRequest::keepsLog)
    const std::vector<LogEntry> &entries() const { return m_log; }
    /// How many lines the log has had so far.
    std::uint64_t lineCount() const { return m_linesGone + m_log.size(); }
    /// An interval that charts shade. `expectedEnd` (ns) if known. Beyond some thousands they are no longer kept.
    std::size_t openInterval(Interval::Kind kind, const Mechanism &mechanism, std::string label, std::string labelZh, SimTime expectedEnd = kNever);
    void closeInterval(std::size_t interval);

    /// A number for a content class or a format, the same for equal texts; 0 is the empty one.
    std::uint16_t classNumber(std::string_view name);
    const std::string &className(std::uint16_t number) const { return m_classNames[number]; }

    /// Where requests are followed as rates; nullptr in a run without such consumers.
    FlowPlane *flows() { return m_flows.get(); }
    /// Something changed that flows go by.
    void flowsChanged()
    {
        if (m_flows) [[unlikely]]
            m_flows->disturb();
    }

    /// Ends the run with an error (a runaway, books that do not balance).
    void fail(Error error) { m_clock.fail(std::move(error)); }

private:
    friend class Mechanism;
    class Calendar;
    class RandomFault;

    Simulation(std::shared_ptr<const Plan> plan, const RunRequest &request);
    Result<Done> prepare();
    Path *pathBetween(LinkIndex link, ElementIndex from, ElementIndex to);
    void logLeftOut();
    bool wantsFlows() const;
    void topologyChanged();
    void refreshPaths();
    void makeKnown(ElementIndex element);
    LogId takeOut(Mechanism &target, LogId cause, std::string_view event);
    bool isShown(const Mechanism &mechanism) const;
    Result<LogId> carryOut(const Event &event, LogId cause);
    Result<LogId> carryOutOrder(const Event &event, LogId cause);
    Mechanism *deskFor(const std::string &addressee);
    Result<LogId> carryOutOnLink(const Event &event, LinkIndex link, LogId cause);
    Result<LogId> carryOutOnElement(const Event &event, Mechanism &target, LogId cause);
    Result<LogId> enable(Mechanism &target, LogId cause);
    Result<LogId> disable(Mechanism &target, LogId cause);
    Result<LogId> relocate(const Event &event, Mechanism &target, LogId cause);
    Result<Done> checkBooks();
    void sampleLinks();
    void atEnd();

    std::shared_ptr<const Plan> m_plan;
    RunRequest m_request;
    Topology m_topology;
    Clock m_clock;
    RequestPool m_requests;
    MetricRegistry m_metrics;
    std::vector<std::unique_ptr<LinkState>> m_links;
    std::vector<std::unique_ptr<Path>> m_paths;
    std::unordered_map<std::uint64_t, Path *> m_pathsByEnds; ///< looked up, never walked
    std::vector<std::unique_ptr<ParameterReader>> m_parameters;
    std::vector<std::unique_ptr<Mechanism>> m_mechanisms;
    std::vector<bool> m_isKnown; ///< by element
    std::vector<ElementIndex> m_tenants{kNone};
    std::vector<std::uint32_t> m_tenantPlaces;
    std::unique_ptr<FlowPlane> m_flows;
    std::unique_ptr<Calendar> m_calendar;
    std::vector<std::unique_ptr<RandomFault>> m_faults;
    struct Leaving {
        ElementIndex element;
        LogId cause;
        std::string_view event; ///< that it logs when it is gone
        int drainers; ///< that still wait for it
    };
    std::vector<Leaving> m_leaving;
    std::vector<LogEntry> m_log; ///< those that are kept
    std::uint64_t m_linesGone = 0; ///< those that were handed on before
    std::size_t m_logTaken = 0;
    std::vector<Interval> m_intervals;
    std::vector<std::string> m_classNames{""};
    bool m_isPreparing = true;
    bool m_isAtEnd = false;
};

} // namespace nephoscope::sim
