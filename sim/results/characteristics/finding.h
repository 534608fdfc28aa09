// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/characteristics/characteristics.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nephoscope::sim {

// One characteristic each.
CharacteristicFinding findOnDemandUsage(const RunEvidence &evidence);
CharacteristicFinding findUbiquitousAccess(const RunEvidence &evidence);
CharacteristicFinding findResourcePooling(const RunEvidence &evidence);
CharacteristicFinding findElasticity(const RunEvidence &evidence);
CharacteristicFinding findMeasuredUsage(const RunEvidence &evidence);
CharacteristicFinding findResiliency(const RunEvidence &evidence);

/// A run's log with the way back from an entry to what caused it.
class Causes
{
public:
    explicit Causes(const std::vector<const LogEntry *> &log);
    /// nullptr: it is not (or no longer) in the log.
    const LogEntry *find(std::uint32_t id) const;
    const LogEntry *causeOf(const LogEntry &entry) const { return entry.cause == 0 ? nullptr : find(entry.cause); }
    /// The entry itself, or the nearest one before it in its chain of causes, for which `holds` is true; nullptr: none.
    template <typename Predicate>
    const LogEntry *nearest(const LogEntry &entry, Predicate holds) const
    {
        const LogEntry *found = &entry;
        while (found && !holds(*found))
            found = causeOf(*found);
        return found;
    }

private:
    const std::vector<const LogEntry *> &m_log;
};

/// `vs-1` of `vs-1#2`.
std::string drawnId(const std::string &element);
/// What people call an element or instance: `VS 1#2`.
std::string shownName(const RunEvidence &evidence, const std::string &element);
/// The type of an element or instance; empty for an id that the design does not have.
std::string typeOf(const RunEvidence &evidence, const std::string &element);
/// The stretches (s) for which servers were there: from when one first served (a drawn one that takes part: from 0) until it was terminated or
/// taken out. In a failure it is still there.
std::map<std::string, std::vector<std::pair<double, double>>> presenceOf(const RunEvidence &evidence, const std::set<std::string> &servers);
/// The sum of a series over [from, to), s × its unit: each point stands for the time since the one before. 0 where there is no series.
double integral(const RunEvidence &evidence, const std::string &series, double from, double to);
/// An amount in words of both languages: at most three decimals.
std::string plain(double value);
/// `1 order`, `3 orders`.
std::string counted(double number, std::string_view one, std::string_view many);

} // namespace nephoscope::sim
