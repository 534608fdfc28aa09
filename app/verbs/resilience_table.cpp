// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/resilience_table.h"

#include "model/printable.h"
#include "model/value.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::app {

namespace {

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(text.size(), width), ' ');
    return text;
}

std::string rightOf(std::size_t number, std::size_t width)
{
    const std::string text = std::to_string(number);
    return std::string(width > text.size() ? width - text.size() : 0, ' ') + text;
}

std::string percent(const sim::Survival &survival)
{
    return std::to_string(survival.survived) + " of " + std::to_string(survival.of) + " survived ("
        + std::to_string(static_cast<int>(std::floor(survival.share() * 100 + 1e-9))) + " %)";
}

/// One row an element or link, one column a kind of failure. Kinds stand in their order within each target.
std::string singleFaults(const sim::Resilience &resilience)
{
    std::vector<std::string> kinds;
    std::size_t width = 0;
    for (const std::string &kind : sim::faultKinds()) {
        if (std::ranges::find(resilience.faults, kind, &sim::Fault::kind) != resilience.faults.end())
            kinds.push_back(kind);
    }
    for (const sim::Fault &fault : resilience.faults)
        width = std::max(width, fault.target.size());
    std::string text = std::string(width, ' ');
    for (const std::string &kind : kinds)
        text += "  " + kind;
    for (std::size_t i = 0; i < resilience.faults.size();) {
        const std::string &target = resilience.faults[i].target;
        std::string row = padded(target, width);
        for (const std::string &kind : kinds) {
            const bool isThere = i < resilience.faults.size() && resilience.faults[i].target == target && resilience.faults[i].kind == kind;
            row += "  " + padded(!isThere ? " " : resilience.sets[i].survived ? "." : "x", kind.size());
            i += isThere ? 1 : 0;
        }
        row.erase(row.find_last_not_of(' ') + 1);
        text += "\n" + row;
    }
    return text + "\n";
}

/// The lower triangle; what is on the diagonal is the single fault.
std::string pairsOf(const sim::Resilience &resilience)
{
    std::vector<std::size_t> members;
    std::size_t width = 0;
    for (std::size_t i = 0; i < resilience.faults.size(); ++i) {
        const auto isIn = [i](const sim::FaultSet &set) { return set.faults.size() == 2 && (set.faults[0] == i || set.faults[1] == i); };
        if (std::ranges::any_of(resilience.sets, isIn)) {
            members.push_back(i);
            width = std::max(width, resilience.faults[i].name().size());
        }
    }
    const std::size_t digits = std::to_string(members.size()).size();
    std::string text = std::string(digits + 1 + width, ' ');
    for (std::size_t i = 0; i < members.size(); ++i)
        text += " " + rightOf(i + 1, digits);
    for (std::size_t i = 0; i < members.size(); ++i) {
        text += "\n" + rightOf(i + 1, digits) + " " + padded(resilience.faults[members[i]].name(), width);
        for (std::size_t j = 0; j <= i; ++j) {
            const sim::FaultSet *set = resilience.find(members[i], members[j]);
            text += std::string(digits, ' ') + (!set ? " " : set->survived ? "." : "x");
        }
    }
    return text + "\n";
}

std::string whatBroke(const sim::FaultSet &set)
{
    if (!set.unfinished.empty())
        return "the run cannot finish: " + printable(set.unfinished);
    const std::string text = printable(set.broken.front().text);
    return set.broken.size() == 1 ? text : text + ", and " + std::to_string(set.broken.size() - 1) + " more";
}

std::string cutsFoundBy(const sim::Resilience &resilience, sim::FoundBy foundBy, const char *heading)
{
    std::string text;
    for (const sim::CutComparison &cut : resilience.cuts) {
        if (cut.foundBy == foundBy)
            text += "  " + printable(resilience.name(resilience.sets[cut.set])) + (cut.reason.isEmpty() ? "" : "\n      " + printable(cut.reason.en)) + "\n";
    }
    return text.empty() ? text : heading + text;
}

} // namespace

std::string resilienceTable(const sim::Resilience &resilience)
{
    std::string text = printable(resilience.document) + ": faults at " + formatNumber(resilience.at) + " s of " + formatNumber(resilience.duration)
        + " s, never repaired; seed " + std::to_string(resilience.seed) + ", " + std::to_string(resilience.replications)
        + (resilience.replications == 1 ? " replication.\n" : " replications.\n");
    std::size_t expectations = 0;
    std::size_t consumers = 0;
    for (const sim::Criterion &criterion : resilience.criteria)
        ++(criterion.consumer.empty() ? expectations : consumers);
    text += "Judged: " + std::to_string(expectations) + (expectations == 1 ? " expectation, " : " expectations, ") + std::to_string(consumers)
        + (consumers == 1 ? " consumer" : " consumers") + " answered from " + formatNumber(resilience.answeredFrom) + " s on.\n";
    for (const std::string &aside : resilience.setAside)
        text += "Not judged, it does not hold without a fault either: " + printable(aside) + "\n";
    text += "\nSingle faults: " + percent(resilience.singles()) + "   . survived   x broken\n" + singleFaults(resilience);
    if (resilience.hasPairs)
        text += "\nPairs: " + percent(resilience.pairs()) + "\n" + pairsOf(resilience);
    text += "\nMinimal sets that break it:\n";
    bool isAny = false;
    for (const sim::FaultSet &set : resilience.sets) {
        if (!set.isMinimal)
            continue;
        isAny = true;
        text += "  " + printable(resilience.name(set)) + ": " + whatBroke(set) + "\n";
    }
    if (!isAny)
        text += "  none\n";
    text += cutsFoundBy(resilience, sim::FoundBy::Both, "\nFound by the runs and by the drawing:\n");
    text += cutsFoundBy(resilience, sim::FoundBy::Simulation, "\nFound by the runs alone:\n");
    return text + cutsFoundBy(resilience, sim::FoundBy::Structure, "\nFound by the drawing alone:\n");
}

} // namespace nephoscope::app
