// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/compare.h"

#include "app/documents.h"
#include "app/experiment_run.h"
#include "app/open_run.h"
#include "app/verbs/comparison_table.h"
#include "app/words.h"
#include "model/catalogue/catalogue.h"
#include "sim/experiment/comparison.h"

#include <unistd.h>

#include <charconv>

namespace nephoscope::app {

namespace {

std::vector<Option> options()
{
    std::vector<Option> all = experimentOptions();
    all.push_back({"--only", "ID", "compares this variant alone; may be given again", true});
    all.push_back({"--metric", "ELEMENT.METRIC", "what the table and the verdicts speak of; may be given again", true});
    all.push_back({"--precision", "PERCENT", "goes on until each of these is known within ± PERCENT % of its mean, or all replications (200) are done"});
    all.push_back({"--table", "", "prints a table to read, as it does on a terminal, instead of JSON"});
    all.push_back({"--out", "FILE", "writes the JSON there"});
    return all;
}

/// As a share; the error is one about the command's words.
Result<std::optional<double>> requestedPrecision(const Words &words)
{
    const auto text = words.value("--precision");
    if (!text)
        return std::optional<double>();
    double percent = 0;
    const auto read = std::from_chars(text->data(), text->data() + text->size(), percent);
    if (read.ec == std::errc{} && read.ptr == text->data() + text->size() && percent >= 0.01 && percent <= 100)
        return std::optional(percent / 100);
    return Error{{}, "--precision is \"" + *text + "\"; it must be a number of percent from 0.01 to 100.", {}, {}, 0, 0};
}

} // namespace

int runCompare(const std::vector<std::string> &words)
{
    static const std::vector<Option> kOptions = options();
    const Result<Words> parsed = parseWords(words, kOptions);
    if (!parsed)
        return refuseWords("compare", parsed.error().message);
    if (parsed->asksForHelp) {
        return printAndReturn(helpText("compare FILE [options]",
                                       "Runs a design and its variants with the same random numbers, and says what differs: each metric with its\n"
                                       "95 % interval, and the paired difference to the base with the interval of that.",
                                       kOptions));
    }
    if (parsed->files.size() != 1)
        return refuseWords("compare", "One file is needed and " + std::to_string(parsed->files.size()) + " are named; write nephoscope compare FILE.");
    const std::string &file = parsed->files.front();
    const std::string out = parsed->value("--out").value_or("-");
    if (out.empty() || isSameFile(file, out))
        return refuseWords("compare", "--out names the design itself or nothing; name another file.");
    const Result<std::optional<double>> precision = requestedPrecision(*parsed);
    if (!precision)
        return refuseWords("compare", precision.error().message);

    const Catalogue &catalogue = Catalogue::builtIn();
    const OpenedRun opened = openRun("compare", *parsed, file, catalogue);
    if (opened.code != kDone)
        return opened.code;
    const RunRequest &request = opened.request;
    sim::CompareOptions wanted;
    wanted.precision = *precision;
    wanted.metrics = parsed->values("--metric");
    wanted.variants = parsed->values("--only");
    if (parsed->value("--replications"))
        wanted.replications = request.design.run.replications;
    for (const std::string &id : wanted.variants) {
        if (request.design.findVariant(id) == nullptr)
            return refuseWords("compare", "--only names \"" + id + "\", which is no variant of the design.");
    }
    if (request.design.variants.empty())
        return refuseWords("compare", "The design has no variants to compare; add one, or use simulate.");
    if (!isWritablePlace(out))
        return kNotWritten;
    warnOfProblems(request.design, catalogue, file);

    ExperimentRun run(request.threads, file);
    const Result<sim::Comparison> comparison = sim::compare(request.design, catalogue, wanted, run.options());
    run.finish();
    if (!comparison) {
        if (comparison.error().code == "E-REF")
            return refuseWords("compare", comparison.error().message);
        return tellUnfinished(comparison.error(), file);
    }
    if (out != "-") {
        if (const int code = deliver(out, sim::toJson(*comparison)); code != kDone)
            return code;
    }
    const bool isTable = !parsed->values("--table").empty() || ::isatty(1) == 1;
    if (out != "-" && !isTable)
        return kDone;
    return printAndReturn(isTable ? comparisonTable(*comparison) : sim::toJson(*comparison));
}

} // namespace nephoscope::app
