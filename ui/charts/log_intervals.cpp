// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/architecture.h"
#include "ui/charts/run_charts.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <unordered_map>

namespace nephoscope::ui {

namespace {

std::string nameOf(const Architecture &architecture, const std::string &id)
{
    const Element *element = architecture.find(ElementId(id.substr(0, id.find('#'))));
    return element && !element->name.empty() ? element->name : id;
}

/// The entry at which a chain of causes begins.
const sim::LogEntry *rootOf(const sim::LogEntry &entry, const std::unordered_map<std::uint32_t, const sim::LogEntry *> &byId)
{
    const sim::LogEntry *root = &entry;
    for (std::size_t steps = 0; root->cause != 0 && steps < byId.size(); ++steps) {
        const auto cause = byId.find(root->cause);
        if (cause == byId.end())
            break;
        root = cause->second;
    }
    return root;
}

/// When `event` next happens to the same element and target as the entry at `index`.
std::optional<double> timeOfNext(const std::vector<sim::LogEntry> &log, std::size_t index, const std::string &event)
{
    for (std::size_t i = index + 1; i < log.size(); ++i) {
        const bool isSame = log[i].element == log[index].element && (log[index].target.empty() || log[i].target == log[index].target);
        if (isSame && log[i].event == event)
            return log[i].t;
    }
    return std::nullopt;
}

} // namespace

std::vector<sim::Interval> intervalsFromLog(const std::vector<sim::LogEntry> &log, const Architecture &architecture, double end)
{
    std::unordered_map<std::uint32_t, const sim::LogEntry *> byId;
    for (const sim::LogEntry &entry : log)
        byId.emplace(entry.id, &entry);

    std::vector<sim::Interval> intervals;
    std::unordered_map<std::uint32_t, std::size_t> faults; // entry → its interval
    for (std::size_t i = 0; i < log.size(); ++i) {
        const sim::LogEntry &entry = log[i];
        sim::Interval interval;
        interval.from = entry.t;
        const bool isMove = entry.event == "migration_started"; // logged by what carries it out
        interval.element = isMove && !entry.target.empty() ? entry.target : entry.element;
        const std::string name = nameOf(architecture, interval.element);
        const sim::LogEntry *root = rootOf(entry, byId);
        if (entry.event == "failed" && root != &entry && root->event == "failed")
            continue; // went down with what holds it
        if (entry.event == "failed") {
            interval.kind = sim::Interval::Kind::Fault;
            interval.label = name + " failed:";
            interval.labelZh = name + " 故障：";
            interval.to = timeOfNext(log, i, "repaired").value_or(end);
            faults.emplace(entry.id, intervals.size());
            intervals.push_back(std::move(interval));
        } else if (isMove) {
            interval.kind = sim::Interval::Kind::Move;
            interval.label = name + " moves:";
            interval.labelZh = name + " 迁移：";
            // Broken off it is over too.
            interval.to = std::min(timeOfNext(log, i, "migrated").value_or(end), timeOfNext(log, i, "migration_aborted").value_or(end));
            intervals.push_back(std::move(interval));
        }
    }
    // Where others made up for a fault before it was repaired, the band ends with the last that they did.
    std::unordered_map<std::size_t, double> recovered;
    for (const sim::LogEntry &entry : log) {
        const auto fault = faults.find(rootOf(entry, byId)->id);
        if (fault == faults.end() || entry.event == "failed" || entry.event == "repaired")
            continue;
        if (entry.t < *intervals[fault->second].to)
            recovered[fault->second] = std::max(recovered[fault->second], entry.t);
    }
    for (const auto &[index, t] : recovered) {
        sim::Interval &interval = intervals[index];
        if (t <= interval.from)
            continue;
        interval.to = t;
        const std::string name = nameOf(architecture, interval.element);
        interval.label = name + " failed, failover";
        interval.labelZh = name + " 故障，故障转移";
    }
    return intervals;
}

std::vector<sim::Interval> intervalsOfRun(const std::vector<sim::LogEntry> &log, const Architecture &architecture,
                                          const sim::Snapshot &snapshot)
{
    constexpr double kNever = std::numeric_limits<double>::infinity();
    constexpr double kSlack = 1e-6;
    std::vector<sim::Interval> faults = intervalsFromLog(log, architecture, kNever);
    std::erase_if(faults, [](const sim::Interval &interval) { return interval.kind != sim::Interval::Kind::Fault; });
    for (sim::Interval &fault : faults) {
        if (fault.to == kNever)
            fault.to.reset();
    }
    // What moves or starts again after a fault does so because of it: of the newest fault that is not over then.
    const auto causeOf = [&](double since) -> sim::Interval * {
        sim::Interval *cause = nullptr;
        for (sim::Interval &fault : faults) {
            if (fault.from <= since + kSlack && fault.to.value_or(kNever) >= since - kSlack)
                cause = &fault;
        }
        return cause;
    };
    std::vector<sim::Interval> others;
    std::vector<std::pair<double, double>> recoveries; // since when, and when it is expected to be over
    for (const sim::Interval &interval : snapshot.intervals) {
        if (interval.kind == sim::Interval::Kind::Fault)
            continue;
        if (interval.kind != sim::Interval::Kind::Move || !causeOf(interval.from))
            others.push_back(interval);
        else if (!interval.to)
            recoveries.emplace_back(interval.from, interval.expected.value_or(snapshot.time));
    }
    for (const sim::ElementSnapshot &element : snapshot.elements) {
        if (element.state == sim::ElementState::Recovering)
            recoveries.emplace_back(element.since, snapshot.time + element.remaining);
    }
    for (const auto &[since, expected] : recoveries) {
        sim::Interval *cause = causeOf(since);
        if (!cause)
            continue;
        const std::string name = nameOf(architecture, cause->element);
        cause->to.reset();
        cause->expected = std::max(cause->expected.value_or(0), expected);
        cause->label = name + " failed, failover";
        cause->labelZh = name + " 故障，故障转移";
    }
    faults.insert(faults.end(), others.begin(), others.end());
    return faults;
}

} // namespace nephoscope::ui
