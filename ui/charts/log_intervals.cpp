// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/log_intervals.h"

#include "model/architecture.h"
#include "ui/charts/run_charts.h"

#include <algorithm>
#include <limits>

namespace nephoscope::ui {

namespace {

std::string nameOf(const Architecture &architecture, const std::string &id)
{
    const Element *element = architecture.find(ElementId(id.substr(0, id.find('#'))));
    return element && !element->name.empty() ? element->name : id;
}

} // namespace

void LogIntervals::add(const sim::LogEntry &entry)
{
    const std::uint32_t root = entry.cause != 0 && entry.cause < m_roots.size() && m_roots[entry.cause] != 0 ? m_roots[entry.cause] : entry.id;
    if (entry.id >= m_roots.size())
        m_roots.resize(entry.id + 1, 0);
    m_roots[entry.id] = root;

    if (entry.event == "failed") {
        // What went down with what holds it is no fault of its own.
        if (root != entry.id && m_failures.contains(root))
            return;
        if (root == entry.id)
            m_failures.insert(root);
        m_faults.emplace(entry.id, m_stretches.size());
        m_open[entry.element].push_back(m_stretches.size());
        m_stretches.push_back({sim::Interval::Kind::Fault, entry.element, entry.element, entry.target, entry.t});
        return;
    }
    if (entry.event == "repaired")
        return close(entry, sim::Interval::Kind::Fault);
    if (entry.event == "migrated" || entry.event == "migration_aborted")
        close(entry, sim::Interval::Kind::Move);
    if (entry.event == "migration_started") { // logged by what carries it out
        m_open[entry.element].push_back(m_stretches.size());
        m_stretches.push_back({sim::Interval::Kind::Move, entry.target.empty() ? entry.element : entry.target, entry.element, entry.target, entry.t});
    }
    const auto fault = m_faults.find(root);
    if (fault == m_faults.end())
        return;
    Stretch &stretch = m_stretches[fault->second];
    if (stretch.to < 0 && entry.t > stretch.consequence) {
        stretch.before = stretch.consequence;
        stretch.consequence = entry.t;
    }
}

/// Ends what this entry is the end of: all that its element began (for the same target, where there is one).
void LogIntervals::close(const sim::LogEntry &entry, sim::Interval::Kind kind)
{
    const auto open = m_open.find(entry.element);
    if (open == m_open.end())
        return;
    std::erase_if(open->second, [&](std::size_t index) {
        Stretch &stretch = m_stretches[index];
        if (stretch.kind != kind || (!stretch.target.empty() && stretch.target != entry.target))
            return false;
        stretch.to = entry.t;
        return true;
    });
}

std::vector<sim::Interval> LogIntervals::intervals(const Architecture &architecture, double end) const
{
    std::vector<sim::Interval> found;
    for (const Stretch &stretch : m_stretches) {
        sim::Interval interval;
        interval.kind = stretch.kind;
        interval.element = stretch.element;
        interval.from = stretch.from;
        interval.to = stretch.to < 0 ? end : stretch.to;
        const std::string name = nameOf(architecture, stretch.element);
        // Where others made up for a fault before it was repaired, the band ends with the last that they did.
        const double consequence = stretch.consequence < *interval.to ? stretch.consequence : stretch.before;
        if (stretch.kind == sim::Interval::Kind::Move) {
            interval.label = name + " moves:";
            interval.labelZh = name + " 迁移：";
        } else if (consequence > stretch.from) {
            interval.to = consequence;
            interval.label = name + " failed, failover";
            interval.labelZh = name + " 故障，故障转移";
        } else {
            interval.label = name + " failed:";
            interval.labelZh = name + " 故障：";
        }
        found.push_back(std::move(interval));
    }
    return found;
}

std::vector<sim::Interval> intervalsFromLog(const std::vector<sim::LogEntry> &log, const Architecture &architecture, double end)
{
    LogIntervals intervals;
    for (const sim::LogEntry &entry : log)
        intervals.add(entry);
    return intervals.intervals(architecture, end);
}

std::vector<sim::Interval> intervalsOfRun(const LogIntervals &log, const Architecture &architecture, const sim::Snapshot &snapshot)
{
    constexpr double kNever = std::numeric_limits<double>::infinity();
    constexpr double kSlack = 1e-6;
    std::vector<sim::Interval> faults = log.intervals(architecture, kNever);
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
