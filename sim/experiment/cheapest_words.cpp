// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/cheapest.h"

#include "sim/experiment/plain_number.h"
#include "sim/results/json_writer.h"
#include "sim/results/sha256.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

namespace {

const char *stateWord(CandidateState state)
{
    switch (state) {
    case CandidateState::Open: return "open";
    case CandidateState::Chosen: return "cheapest";
    case CandidateState::Dearer: return "dearer";
    case CandidateState::Breaks: return "breaks";
    case CandidateState::Unmeasured: return "unmeasured";
    }
    return "open";
}

std::string estimateJson(const Estimate &estimate)
{
    if (estimate.n == 0)
        return "null";
    JsonObject object;
    object.number("mean", estimate.mean).raw("ci95", estimate.ci95 ? jsonNumber(*estimate.ci95) : "null").number("n", estimate.n);
    return object.str();
}

std::string candidateJson(const Cheapest &cheapest, const CheapestCandidate &candidate)
{
    JsonObject values;
    const std::vector<Value> at = cheapest.grid.at(candidate.point);
    for (std::size_t i = 0; i < at.size(); ++i)
        values.raw(cheapest.grid.axes[i].path, at[i].toJson());
    JsonObject object;
    object.number("point", candidate.point + 1).raw("values", values.str()).text("state", stateWord(candidate.state));
    if (candidate.broken)
        object.text("breaks", cheapest.requirements[*candidate.broken].text);
    if (candidate.isUnresolved)
        object.flag("unresolved", true);
    if (candidate.warmup.isEnough)
        object.number("warmup", candidate.warmup.seconds).flag("too_short", !*candidate.warmup.isEnough);
    object.number("replications", candidate.runs).raw("cost", estimateJson(candidate.cost));
    std::string measured;
    for (const Estimate &estimate : candidate.measured)
        measured += (measured.empty() ? "" : ", ") + estimateJson(estimate);
    return object.raw("measured", "[" + measured + "]").str();
}

std::string listOf(const std::vector<std::string> &entries)
{
    std::string text;
    for (const std::string &entry : entries)
        text += (text.empty() ? "\n    " : ",\n    ") + entry;
    return text.empty() ? "[]" : "[" + text + "\n  ]";
}

/// `users.rate = 2 and 3 others`
LocalText namesOf(const Cheapest &cheapest, const std::vector<std::size_t> &candidates)
{
    constexpr std::size_t kNamed = 3;
    LocalText text;
    for (std::size_t i = 0; i < std::min(kNamed, candidates.size()); ++i) {
        const std::string name = placeOf(cheapest.grid, cheapest.candidates[candidates[i]].point);
        text.en += (i == 0 ? "" : "; ") + name;
        text.zh += (i == 0 ? "" : "；") + name;
    }
    if (candidates.size() > kNamed) {
        const std::string rest = std::to_string(candidates.size() - kNamed);
        text.en += " and " + rest + " more";
        text.zh += " 等 " + std::to_string(candidates.size()) + " 个";
    }
    return text;
}

} // namespace

LocalText verdictOf(const Cheapest &cheapest)
{
    LocalText text;
    const auto say = [&text](const std::string &en, const std::string &zh) {
        text.en += (text.en.empty() ? "" : " ") + en;
        text.zh += zh;
    };
    std::string unit;
    if (std::ranges::all_of(cheapest.costs, [](const std::string &path) { return path.ends_with(".cost") || path.ends_with(".charges"); }))
        unit = " " + cheapest.currency;
    const std::string percent = plainNumber(cheapest.confidence * 100, 4);
    std::vector<std::size_t> unresolved;
    for (std::size_t i = 0; i < cheapest.candidates.size(); ++i) {
        if (cheapest.candidates[i].isUnresolved)
            unresolved.push_back(i);
    }
    if (cheapest.chosen) {
        const CheapestCandidate &best = cheapest.candidates[*cheapest.chosen];
        const std::string place = placeOf(cheapest.grid, best.point);
        // As many digits as the interval leaves meaning to, and two of the interval.
        const double half = best.cost.ci95.value_or(0);
        const int digits = half > 0 && best.cost.mean != 0 ? std::clamp(2 + static_cast<int>(std::floor(std::log10(std::abs(best.cost.mean) / half))), 3, 8) : 6;
        const std::string cost = plainNumber(best.cost.mean, digits) + (half > 0 ? " ± " + plainNumber(half, 2) : "") + unit;
        if (cheapest.isBill)
            say("Cheapest by the bill: " + place + ", at " + cost + ".", "账单最低：" + place + "，收费 " + cost + "。");
        else
            say("Cheapest: " + place + ", at " + cost + ".", "最便宜：" + place + "，成本 " + cost + "。");
    } else {
        say("No design of the grid meets the expectations.", "网格中没有任何设计满足期望。");
    }
    std::vector<std::size_t> tooShort;
    for (std::size_t i = 0; i < cheapest.candidates.size(); ++i) {
        if (!cheapest.candidates[i].warmup.isEnough.value_or(true))
            tooShort.push_back(i);
    }
    if (!tooShort.empty()) {
        const LocalText names = namesOf(cheapest, tooShort);
        say("Not certain: the run is too short at " + names.en + ", where its start reaches into the second half.",
            "尚不确定：以下设计的运行过短，起始阶段延续到后半段：" + names.zh + "。");
    } else if (!cheapest.isGuaranteed && !unresolved.empty()) {
        const LocalText names = namesOf(cheapest, unresolved);
        say("Not certain: the replications that were allowed did not tell it from " + names.en + ".",
            "尚不确定：允许的重复运行次数不足以将其与以下设计区分：" + names.zh + "。");
    } else if (!cheapest.isGuaranteed) {
        say("Not certain: the replications that were allowed did not settle whether it meets the expectations.",
            "尚不确定：允许的重复运行次数不足以判定其是否满足期望。");
    } else if (cheapest.candidates.size() > 1 || !cheapest.requirements.empty()) {
        const bool hasRivals = cheapest.candidates.size() > 1 && cheapest.chosen.has_value();
        const std::string saving = plainNumber(cheapest.indifference, 3) + unit;
        say("Right with a probability of at least " + percent + " %, as long as no mean lies within its tolerance of a bound"
                + (hasRivals ? " and the next one costs at least " + saving + " more." : "."),
            "只要各均值与界限的距离都超出容差" + (hasRivals ? "，且次优设计至少贵 " + saving : std::string()) + "，结论正确的概率不低于 " + percent + "%。");
    }
    const std::string designs = std::to_string(cheapest.candidates.size());
    const std::string runs = std::to_string(cheapest.runs);
    say(designs + (cheapest.candidates.size() == 1 ? " design, " : " designs, ") + runs + (cheapest.runs == 1 ? " run." : " runs."),
        "共 " + designs + " 个设计，" + runs + " 次运行。");
    return text;
}

std::string toJson(const Cheapest &cheapest)
{
    std::string text = "{\n  \"format\": \"nephoscope-cheapest\",\n  \"version\": 1";
    const auto add = [&text](const char *name, const std::string &json) { text += ",\n  \"" + std::string(name) + "\": " + json; };
    add("document", quoted(cheapest.document));
    std::string costs;
    for (const std::string &cost : cheapest.costs)
        costs += (costs.empty() ? "" : ", ") + quoted(cost);
    add("cost", "[" + costs + "]");
    if (cheapest.isBill)
        add("cost_by", quoted("bill"));
    add("confidence", jsonNumber(cheapest.confidence));
    add("indifference", jsonNumber(cheapest.indifference));
    std::vector<std::string> requirements;
    for (const Requirement &requirement : cheapest.requirements) {
        JsonObject object;
        object.text("expect", requirement.text);
        if (requirement.tolerance > 0)
            object.number("tolerance", requirement.tolerance);
        requirements.push_back(object.str());
    }
    add("requirements", listOf(requirements));
    add("chosen", cheapest.chosen ? std::to_string(cheapest.candidates[*cheapest.chosen].point + 1) : "null");
    add("guaranteed", cheapest.isGuaranteed ? "true" : "false");
    add("verdict", quoted(cheapest.verdict.en));
    add("replications", std::to_string(cheapest.runs));
    std::vector<std::string> candidates;
    for (const CheapestCandidate &candidate : cheapest.candidates)
        candidates.push_back(candidateJson(cheapest, candidate));
    add("candidates", listOf(candidates));
    return text + ",\n  \"digest\": " + quoted(sha256(text)) + ",\n  \"wall_seconds\": " + jsonNumber(cheapest.wallSeconds) + "\n}\n";
}

} // namespace nephoscope::sim
