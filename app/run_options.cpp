// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_options.h"

#include "model/catalogue/catalogue.h"
#include "model/io/check_value.h"
#include "model/io/json_tree.h"
#include "model/io/limits.h"
#include "model/link_parameters.h"
#include "model/printable.h"
#include "model/variant.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace nephoscope::app {

namespace {

Error wordError(std::string sentence)
{
    return {{}, std::move(sentence), {}, {}, 0, 0};
}

template <typename Number>
Result<Number> numberOf(const std::string &option, const std::string &text, Number low, Number high)
{
    Number value{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec == std::errc{} && read.ptr == text.data() + text.size() && value >= low && value <= high)
        return value;
    const auto shown = [](Number number) {
        if constexpr (std::is_floating_point_v<Number>)
            return formatNumber(number);
        else
            return std::to_string(number);
    };
    return wordError(option + " is \"" + clipped(text, 40) + "\"; it must be a " + (std::is_floating_point_v<Number> ? "" : "whole ")
                     + "number from " + shown(low) + " to " + shown(high) + ".");
}

/// What a word on the command line means for a parameter: texts need no quotes there.
Value valueOf(const Parameter *parameter, const std::string &text)
{
    const bool isWord = parameter != nullptr
        && (parameter->kind == ParameterKind::Text || parameter->kind == ParameterKind::Enumeration || parameter->kind == ParameterKind::Element);
    const Result<JsonNode> json = isWord ? Result<JsonNode>(Error{}) : parseJson(text);
    return json ? json->toValue(false) : Value(text);
}

const Parameter *parameterOf(const Architecture &design, const Catalogue &catalogue, const std::string &path)
{
    const std::size_t dot = path.find('.');
    if (dot == std::string::npos)
        return nullptr;
    const std::string id = path.substr(0, dot);
    if (const Element *element = design.find(ElementId(id))) {
        const ElementType *type = catalogue.find(element->type);
        return type == nullptr ? nullptr : type->parameter(path.substr(dot + 1));
    }
    return linkParameter(path.substr(dot + 1));
}

Result<Done> readSettings(const Words &words, RunSettings &run)
{
    if (const auto seed = words.value("--seed")) {
        const auto value = numberOf<std::uint64_t>("--seed", *seed, 0, UINT64_MAX);
        if (!value)
            return value.error();
        run.seed = *value;
    }
    if (const auto count = words.value("--replications")) {
        const auto value = numberOf<int>("--replications", *count, 1, limits::kReplications);
        if (!value)
            return value.error();
        run.replications = *value;
    }
    if (const auto duration = words.value("--duration")) {
        const auto value = numberOf<double>("--duration", *duration, limits::kShortestTime, limits::kLongestTime);
        if (!value)
            return value.error();
        run.duration = *value;
    }
    if (const auto warmup = words.value("--warmup"); warmup && *warmup == "auto") {
        run.findWarmup = true;
    } else if (warmup) {
        const auto value = numberOf<double>("--warmup", *warmup, 0, limits::kLongestTime);
        if (!value)
            return value.error();
        run.warmup = *value;
        run.findWarmup = false;
    }
    if (run.warmup >= run.duration)
        return wordError("The warm-up is " + formatNumber(run.warmup) + " s and the duration " + formatNumber(run.duration)
                         + " s; the warm-up must be shorter.");
    return Done{};
}

} // namespace

const std::vector<Option> &runOptions()
{
    static const std::vector<Option> options{
        {"--variant", "ID", "the variant to run; base without one"},
        {"--seed", "N", "what the random numbers start from"},
        {"--duration", "S", "simulated seconds"},
        {"--warmup", "S", "seconds at the start that count in no metric; auto: found by experiments"},
        {"--replications", "N", "how often it is run, each time with other random numbers"},
        threadsOption(),
        {"--set", "ELEMENT.PARAM=VALUE", "sets a parameter; may be given again", true},
        {"--disable", "ID", "takes an element out of the run; may be given again", true},
    };
    return options;
}

std::vector<Option> experimentOptions()
{
    std::vector<Option> options = runOptions();
    std::erase_if(options, [](const Option &option) { return option.name == "--variant"; });
    return options;
}

Option batchesOption()
{
    return {"--batches", "N", "intervals of one replication from N equal parts of it (20 or more)"};
}

Result<int> requestedBatches(const Words &words, const Architecture &design)
{
    const auto batches = words.value("--batches");
    if (!batches)
        return 0;
    if (design.run.replications > 1)
        return wordError("--batches cuts one replication into parts, and there are " + std::to_string(design.run.replications)
                         + "; add --replications 1, or leave --batches out.");
    return numberOf<int>("--batches", *batches, 2, 1000);
}

Option threadsOption()
{
    return {"--threads", "N", "threads to run on; one a core without it"};
}

Result<int> requestedThreads(const Words &words)
{
    const auto threads = words.value("--threads");
    return threads ? numberOf<int>("--threads", *threads, 1, limits::kThreads) : Result<int>(0);
}

Result<RunRequest> requestedRun(const Words &words, const Architecture &document, const Catalogue &catalogue)
{
    RunRequest request{document, words.value("--variant").value_or("base"), 0};
    Architecture &design = request.design;
    const Result<int> threads = requestedThreads(words);
    if (!threads)
        return threads.error();
    request.threads = *threads;
    if (auto read = readSettings(words, design.run); !read)
        return read.error();

    const auto variant = std::find_if(design.variants.begin(), design.variants.end(),
                                      [&](const Variant &one) { return one.id.text() == request.variant; });
    const bool isBase = request.variant == "base";
    // Says which variants there are if this one is not.
    if (const auto applied = applyVariant(design, catalogue, request.variant); !applied)
        return applied.error();
    for (const std::string &word : words.values("--set")) {
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos)
            return wordError("--set is \"" + clipped(word, 60) + "\"; write --set ELEMENT.PARAM=VALUE.");
        const std::string path = word.substr(0, equals);
        const Value value = valueOf(parameterOf(design, catalogue, path), word.substr(equals + 1));
        Architecture trial = design;
        if (auto set = setByPath(isBase ? design : trial, catalogue, path, value); !set)
            return set.error();
        if (!isBase)
            variant->set.emplace_back(path, value);
    }
    for (const std::string &id : words.values("--disable")) {
        Element *element = design.find(ElementId(id));
        if (element == nullptr)
            return wordError("--disable names \"" + clipped(id, 60) + "\", which is not in the design; name one of its elements.");
        if (isBase) {
            element->enabled = false;
        } else {
            std::erase(variant->enable, element->id);
            variant->disable.push_back(element->id);
        }
    }
    return request;
}

Result<Architecture> requestedDesign(const RunRequest &request, const Catalogue &catalogue)
{
    Result<Architecture> design = applyVariant(request.design, catalogue, request.variant);
    if (!design || request.variant == "base" || request.variant.empty())
        return design;
    std::erase_if(design->expect, [&](const Expectation &one) { return one.variant != request.variant; });
    for (Expectation &one : design->expect)
        one.variant.clear();
    return design;
}

} // namespace nephoscope::app
