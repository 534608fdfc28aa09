// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/resilience.h"

#include "model/value.h"
#include "sim/results/json_writer.h"
#include "sim/results/sha256.h"

namespace nephoscope::sim {

namespace {

const char *nameOf(FoundBy foundBy)
{
    switch (foundBy) {
    case FoundBy::Both: return "both";
    case FoundBy::Simulation: return "simulation";
    case FoundBy::Structure: break;
    }
    return "structure";
}

std::string listOf(const std::vector<std::string> &texts)
{
    std::string list;
    for (const std::string &text : texts)
        list += (list.empty() ? "" : ", ") + quoted(text);
    return "[" + list + "]";
}

std::string faultList(const Resilience &resilience, const FaultSet &set)
{
    std::vector<std::string> names;
    for (const std::size_t fault : set.faults)
        names.push_back(resilience.faults[fault].name());
    return listOf(names);
}

std::string linesOf(const std::vector<std::string> &lines)
{
    std::string text;
    for (const std::string &line : lines)
        text += (text.empty() ? "\n    " : ",\n    ") + line;
    return text.empty() ? "[]" : "[" + text + "\n  ]";
}

std::string criterionJson(const Criterion &criterion)
{
    const Expectation &one = criterion.expectation;
    JsonObject object;
    if (!criterion.consumer.empty())
        return object.text("answered", criterion.consumer).number("from", *one.from).str();
    if (!one.order.empty())
        return object.raw("order", listOf(one.order)).str();
    object.text(one.metric.empty() ? "event" : "metric", one.metric.empty() ? one.event : one.metric).text("op", one.op);
    for (const auto &[name, value] : {std::pair("value", one.value), {"at", one.at}, {"count", one.count}, {"tolerance", one.tolerance}, {"from", one.from}, {"to", one.to}}) {
        if (value)
            object.number(name, *value);
    }
    return object.str();
}

std::string setJson(const Resilience &resilience, const FaultSet &set)
{
    JsonObject object;
    object.raw("faults", faultList(resilience, set)).flag("survived", set.survived);
    if (!set.unfinished.empty())
        object.text("unfinished", set.unfinished);
    std::string broken;
    for (const BrokenCriterion &one : set.broken) {
        JsonObject entry;
        entry.number("criterion", static_cast<double>(one.criterion)).raw("measured", one.measured ? jsonNumber(*one.measured) : "null");
        broken += (broken.empty() ? "" : ", ") + entry.str();
    }
    object.raw("broken", "[" + broken + "]");
    if (set.isCompared)
        object.raw("cut_off", listOf(set.cutOff));
    return object.flag("minimal", set.isMinimal).str();
}

std::string survivalJson(const Survival &survival)
{
    return JsonObject().number("survived", survival.survived).number("of", survival.of).number("share", survival.share()).str();
}

std::string body(const Resilience &resilience)
{
    std::string text = "{\n  \"format\": \"nephoscope-resilience\",\n  \"version\": 1";
    const auto add = [&text](const char *name, const std::string &json) { text += ",\n  \"" + std::string(name) + "\": " + json; };
    add("document", quoted(resilience.document));
    add("variant", quoted(resilience.variant));
    add("seed", std::to_string(resilience.seed));
    add("duration", jsonNumber(resilience.duration));
    add("warmup", jsonNumber(resilience.warmup));
    add("replications", std::to_string(resilience.replications));
    add("fault_at", jsonNumber(resilience.at));
    std::vector<std::string> lines;
    for (const Criterion &criterion : resilience.criteria)
        lines.push_back(criterionJson(criterion));
    add("criteria", linesOf(lines));
    add("set_aside", listOf(resilience.setAside));
    add("single_faults", survivalJson(resilience.singles()));
    if (resilience.hasPairs)
        add("pairs", survivalJson(resilience.pairs()));
    lines.clear();
    for (const FaultSet &set : resilience.sets)
        lines.push_back(setJson(resilience, set));
    add("sets", linesOf(lines));
    lines.clear();
    for (const CutComparison &cut : resilience.cuts) {
        JsonObject object;
        object.raw("faults", faultList(resilience, resilience.sets[cut.set])).text("found_by", nameOf(cut.foundBy));
        if (!cut.reason.isEmpty())
            object.text("reason", cut.reason.en);
        lines.push_back(object.str());
    }
    add("cuts", linesOf(lines));
    return text;
}

std::string field(const std::string &text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"')
            result += '"';
        result += c;
    }
    return result + "\"";
}

} // namespace

std::string toJson(const Resilience &resilience)
{
    const std::string text = body(resilience);
    return text + ",\n  \"digest\": " + quoted(sha256(text)) + ",\n  \"wall_seconds\": " + jsonNumber(resilience.wallSeconds) + "\n}\n";
}

std::string toCsv(const Resilience &resilience)
{
    std::string csv = "first,first_kind,second,second_kind,survived,minimal,broken,cut_off\n";
    for (const FaultSet &set : resilience.sets) {
        const Fault &first = resilience.faults[set.faults.front()];
        csv += first.target + "," + first.kind;
        const Fault *second = set.faults.size() == 2 ? &resilience.faults[set.faults.back()] : nullptr;
        csv += second ? "," + second->target + "," + second->kind : ",,";
        std::string broken = set.unfinished;
        for (const BrokenCriterion &one : set.broken)
            broken += (broken.empty() ? "" : "; ") + one.text;
        std::string cutOff;
        for (const std::string &consumer : set.cutOff)
            cutOff += (cutOff.empty() ? "" : " ") + consumer;
        csv += std::string(set.survived ? ",true," : ",false,") + (set.isMinimal ? "true," : "false,") + field(broken) + ","
            + (set.isCompared ? cutOff : "") + "\n";
    }
    return csv;
}

} // namespace nephoscope::sim
