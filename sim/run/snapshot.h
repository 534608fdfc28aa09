// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "sim/results/results.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace nephoscope::sim {

enum class RunPhase { Paused, Running, Finished, Failed };

enum class ElementState { Running, Disabled, Failed, Starting, Recovering, Migrating, Overloaded, Stopped };

/// A number that an element can show at any moment ('Requests waiting', 152, of 200).
struct Gauge {
    std::string metric; ///< id as in the catalogue
    double value = 0;
    std::optional<double> limit;
};

/// What one element is doing at the moment of a snapshot.
struct ElementSnapshot {
    std::string id; ///< `vs-1`, or a clone `vs-1#2`
    std::string original; ///< the drawn element that it is a clone of; else equal to id
    ElementState state = ElementState::Running;
    double since = 0; ///< s: when the state began
    std::optional<double> utilization; ///< 0–1, over the last sample
    std::optional<double> used; ///< 0–1: the filled share of something that stores
    std::int64_t waiting = 0; ///< requests waiting (not in service)
    double rate = 0; ///< requests (or operations) a second over the last sample
    std::uint64_t failures = 0; ///< so far
    std::optional<double> progress; ///< 0–1 of what it is recovering from or moving to
    double remaining = 0; ///< s left of it, as far as is known
    std::string placedIn; ///< the container that it runs in now (the target, while it moves)
    std::string movingFrom; ///< while it moves or restarts elsewhere: the container it comes from
    std::string doing; ///< one sentence (English): what it is doing, or why it does not act
    std::string doingZh;
    std::vector<Gauge> gauges;
};

struct LinkSnapshot {
    std::string id;
    double rate = 0; ///< messages or operations a second over the last sample
    bool failed = false; ///< cut, or what it leads to has failed
};

/// One new point of a series: index into Snapshot::seriesNames.
struct SeriesPoint {
    std::uint32_t series = 0;
    double t = 0;
    double v = 0;
};

/// A stretch of time that charts shade: a fault until it is repaired or recovered, a move, a scaling action.
struct Interval {
    enum class Kind { Fault, Move, Scaling } kind = Kind::Fault;
    double from = 0;
    std::optional<double> to;       ///< none: goes on
    std::optional<double> expected; ///< when it is expected to end, while it goes on
    std::string element;
    std::string label;
    std::string labelZh;
};

/// An action of somebody who steers a live run, after it was tried.
struct TriedAction {
    double time = 0; ///< s
    Event event;
    std::string error; ///< why it could not be carried out; empty: it was
};

/// A jump under way to another time of the run.
struct Jump {
    double from = 0;
    double at = 0; ///< how far it has come: from `from`, or from 0 where it goes back
    double to = 0;
    bool isBack = false; ///< the run is being repeated from its start; what is shown is still the place left
};

/// The state of a live run, by value. Points and log lines are those that are new since the last snapshot taken.
///
/// After a jump back the run repeats what it has told already; nothing is told twice. Points and lines later than `time` stay true
/// until somebody acts: then the run takes another course, `generation` grows, and what is later than `keptTime` is void.
struct Snapshot {
    std::uint64_t generation = 0; ///< counts courses
    double keptTime = -1; ///< s: what was told for later times is void in this generation
    double furthest = 0;  ///< s: how far this course has ever been
    std::optional<Jump> jump;
    std::vector<TriedAction> newActions;
    RunPhase phase = RunPhase::Paused;
    double time = 0; ///< s
    double duration = 0;
    double speed = 1; ///< simulated seconds a second as ordered; 0: as fast as it goes
    double eventsPerSecond = 0;
    std::uint64_t eventsProcessed = 0;
    std::vector<ElementSnapshot> elements;
    std::vector<LinkSnapshot> links;
    std::vector<std::string> seriesNames; ///< `host-a.utilization`; grows, never reorders within a generation
    std::vector<SeriesPoint> newPoints;
    std::vector<LogEntry> newLog;
    std::vector<Interval> intervals;
    std::vector<Invoice> invoices; ///< so far
    std::vector<SlaVerdict> sla;   ///< so far
    std::string error; ///< of a failed run
};

} // namespace nephoscope::sim
