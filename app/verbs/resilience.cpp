// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/resilience.h"

#include "app/documents.h"
#include "app/experiment_run.h"
#include "app/open_run.h"
#include "app/verbs/resilience_table.h"
#include "app/words.h"
#include "model/catalogue/catalogue.h"
#include "model/printable.h"
#include "sim/experiment/resilience.h"

#include <algorithm>
#include <charconv>

namespace nephoscope::app {

namespace {

std::vector<Option> options()
{
    std::vector<Option> all = runOptions();
    all.push_back({"--pairs", "", "every two faults at once too"});
    all.push_back({"--kinds", "KIND,...", "crash, hang, slow, cut, disk_full; without it all alone, and crashes in pairs"});
    all.push_back({"--at", "S", "when they happen; without it when the design lets something fail first, else after a quarter of what counts"});
    all.push_back({"--metric", "ELEMENT.METRIC", "judges the expectations about this alone; may be given again", true});
    all.push_back({"--answered", "", "judges no expectation, only whether consumers are still answered at the end"});
    all.push_back({"--json", "", "prints everything as JSON instead of a text to read"});
    all.push_back({"--csv", "", "prints one row a set of faults instead"});
    all.push_back({"--out", "FILE", "writes it there"});
    return all;
}

Error wordError(std::string sentence)
{
    return {{}, std::move(sentence), {}, {}, 0, 0};
}

Result<Done> readKinds(const std::string &text, std::vector<std::string> &kinds)
{
    const std::vector<std::string> &all = sim::faultKinds();
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        const std::string kind = text.substr(from, comma - from);
        if (std::ranges::find(all, kind) == all.end())
            return wordError("--kinds names \"" + clipped(kind, 40) + "\"; the kinds of failure are crash, hang, slow, cut and disk_full.");
        if (std::ranges::find(kinds, kind) == kinds.end())
            kinds.push_back(kind);
        from = comma + 1;
    }
    // In the order of all, so that the same kinds give the same output.
    std::ranges::sort(kinds, {}, [&](const std::string &kind) { return std::ranges::find(all, kind) - all.begin(); });
    return Done{};
}

/// The error is one about the command's words.
Result<sim::ResilienceOptions> requestedTest(const Words &words, const Architecture &design)
{
    sim::ResilienceOptions wanted;
    wanted.hasPairs = !words.values("--pairs").empty();
    wanted.judgesExpectations = words.values("--answered").empty();
    wanted.metrics = words.values("--metric");
    if (const auto kinds = words.value("--kinds")) {
        if (const Result<Done> read = readKinds(*kinds, wanted.kinds); !read)
            return read.error();
    }
    if (const auto text = words.value("--at")) {
        double at = 0;
        const auto read = std::from_chars(text->data(), text->data() + text->size(), at);
        if (read.ec != std::errc{} || read.ptr != text->data() + text->size() || !(at >= 0 && at < design.run.duration))
            return wordError("--at is \"" + clipped(*text, 40) + "\"; it must be a number of seconds from 0 to before the end of the run, "
                             + formatNumber(design.run.duration) + ".");
        wanted.at = at;
    }
    for (const std::string &metric : wanted.metrics) {
        const bool isExpected = std::ranges::any_of(design.expect, [&](const Expectation &one) { return one.metric == metric; });
        if (!isExpected)
            return wordError("--metric names \"" + clipped(metric, 60) + "\", which no expectation of the design is about; name one that it expects.");
    }
    if (!wanted.judgesExpectations && !wanted.metrics.empty())
        return wordError("--answered judges no expectation and --metric some; leave one of them.");
    return wanted;
}

} // namespace

int runResilience(const std::vector<std::string> &words)
{
    static const std::vector<Option> kOptions = options();
    const Result<Words> parsed = parseWords(words, kOptions);
    if (!parsed)
        return refuseWords("resilience", parsed.error().message);
    if (parsed->asksForHelp) {
        return printAndReturn(helpText("resilience FILE [options]",
                                       "Lets everything in a design fail, one thing after the other (and with --pairs every two at once), and says what\n"
                                       "was survived: every expectation that holds without a fault still holds, and every consumer is still answered\n"
                                       "in the last quarter of the time after the fault. Nothing is repaired; what the design's own events let fail\n"
                                       "is left out. Beside it stands what the drawing alone says: who comes to no service any more.",
                                       kOptions));
    }
    if (parsed->files.size() != 1)
        return refuseWords("resilience", "One file is needed and " + std::to_string(parsed->files.size()) + " are named; write nephoscope resilience FILE.");
    const std::string &file = parsed->files.front();
    const std::string out = parsed->value("--out").value_or("-");
    if (out.empty() || isSameFile(file, out))
        return refuseWords("resilience", "--out names the design itself or nothing; name another file.");
    const bool isJson = !parsed->values("--json").empty();
    const bool isCsv = !parsed->values("--csv").empty();
    if (isJson && isCsv)
        return refuseWords("resilience", "--json and --csv are two forms of the output; leave one of them.");

    const Catalogue &catalogue = Catalogue::builtIn();
    const OpenedRun opened = openRun("resilience", *parsed, file, catalogue);
    if (opened.code != kDone)
        return opened.code;
    const Result<Architecture> design = requestedDesign(opened.request, catalogue);
    if (!design)
        return refuseWords("resilience", design.error().message);
    const Result<sim::ResilienceOptions> wanted = requestedTest(*parsed, *design);
    if (!wanted)
        return refuseWords("resilience", wanted.error().message);
    if (!isWritablePlace(out))
        return kNotWritten;

    ExperimentRun run(opened.request.threads, file);
    Result<sim::Resilience> resilience = sim::testResilience(*design, catalogue, *wanted, run.options());
    run.finish();
    if (!resilience)
        return tellUnfinished(resilience.error(), file);
    resilience->variant = opened.request.variant;
    return deliver(out, isJson ? sim::toJson(*resilience) : isCsv ? sim::toCsv(*resilience) : resilienceTable(*resilience));
}

} // namespace nephoscope::app
