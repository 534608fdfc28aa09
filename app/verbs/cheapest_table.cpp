// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/cheapest_table.h"

#include "app/verbs/text_table.h"
#include "model/printable.h"

namespace nephoscope::app {

namespace {

std::string outcomeOf(const sim::Cheapest &cheapest, const sim::CheapestCandidate &candidate)
{
    std::string text;
    switch (candidate.state) {
    case sim::CandidateState::Open: text = "not decided"; break;
    case sim::CandidateState::Chosen: text = "cheapest"; break;
    case sim::CandidateState::Dearer: text = "costs more"; break;
    case sim::CandidateState::Breaks: text = "breaks"; break;
    case sim::CandidateState::Unmeasured: text = "nothing to measure"; break;
    }
    if (candidate.broken)
        text += (candidate.state == sim::CandidateState::Breaks ? " " : ": ") + printable(cheapest.requirements[*candidate.broken].text);
    return text + (candidate.isUnresolved ? " (by the mean alone)" : "") + (candidate.warmup.isEnough.value_or(true) ? "" : " (run too short)");
}

} // namespace

std::string cheapestTable(const sim::Cheapest &cheapest)
{
    std::string costs;
    for (const std::string &cost : cheapest.costs)
        costs += (costs.empty() ? "" : " + ") + printable(cost);
    std::string text = printable(cheapest.document) + ": the least " + costs + ", with\n";
    for (const sim::Requirement &requirement : cheapest.requirements) {
        text += "  " + printable(requirement.text);
        if (requirement.tolerance > 0)
            text += " (tolerance " + inDigits(requirement.tolerance, 3) + ")";
        text += "\n";
    }
    if (cheapest.requirements.empty())
        text += "  nothing expected of the base design\n";
    std::vector<std::vector<std::string>> rows{{"point", costs, "runs", ""}};
    for (const sim::CheapestCandidate &candidate : cheapest.candidates) {
        rows.push_back({printable(sim::placeOf(cheapest.grid, candidate.point)), withInterval(candidate.cost), std::to_string(candidate.runs),
                        outcomeOf(cheapest, candidate)});
    }
    return text + "\n" + textTable(rows) + "\n" + printable(cheapest.verdict.en) + "\n";
}

} // namespace nephoscope::app
