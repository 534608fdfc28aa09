// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/cheapest.h"

#include "app/documents.h"
#include "app/experiment_run.h"
#include "app/open_run.h"
#include "app/verbs/cheapest_table.h"
#include "app/verbs/grid_words.h"
#include "app/words.h"
#include "model/catalogue/catalogue.h"
#include "model/printable.h"
#include "model/value.h"
#include "sim/experiment/cheapest.h"

#include <unistd.h>

#include <charconv>

namespace nephoscope::app {

namespace {

std::vector<Option> options()
{
    std::vector<Option> all = runOptions();
    all.insert(all.begin(), varyOption());
    all.push_back({"--cost", "ELEMENT.METRIC", "what is to be least (what the design costs, or is billed where it costs nothing); given again: their sum", true});
    all.push_back({"--bill", "", "what is to be least is what consumers are billed, before credits"});
    all.push_back({"--confidence", "PERCENT", "probability that the choice is right (95)"});
    all.push_back({"--indifference", "AMOUNT", "a saving that is worth finding (1 % of the least cost)"});
    all.push_back({"--tolerance", "PERCENT", "of each bound: a mean as near to it may be called either (5)"});
    all.push_back({"--most", "N", "replications of one point at most (1000); --replications is what each gets at first"});
    all.push_back({"--table", "", "prints a table to read, as it does on a terminal, instead of JSON"});
    all.push_back({"--out", "FILE", "writes the JSON there"});
    return all;
}

/// The number after an option, `otherwise` without it. The error is one about the command's words.
Result<double> numberAfter(const Words &words, const char *option, double otherwise, double least, double most)
{
    const auto text = words.value(option);
    if (!text)
        return otherwise;
    double number = 0;
    const auto read = std::from_chars(text->data(), text->data() + text->size(), number);
    if (read.ec == std::errc{} && read.ptr == text->data() + text->size() && number >= least && number <= most)
        return number;
    return Error{{}, std::string(option) + " is \"" + clipped(*text, 40) + "\"; it must be a number from " + formatNumber(least) + " to " + formatNumber(most)
                         + ".", {}, {}, 0, 0};
}

Result<sim::CheapestOptions> requested(const Words &words, const Architecture &design)
{
    const Result<double> confidence = numberAfter(words, "--confidence", 95, 50, 99.9);
    const Result<double> indifference = numberAfter(words, "--indifference", 0, 1e-9, 1e15);
    const Result<double> tolerance = numberAfter(words, "--tolerance", 5, 0.01, 100);
    const Result<double> most = numberAfter(words, "--most", 1000, 2, 1e6);
    for (const Result<double> *one : {&confidence, &indifference, &tolerance, &most}) {
        if (!*one)
            return one->error();
    }
    sim::CheapestOptions wanted;
    wanted.costs = words.values("--cost");
    if (!words.values("--bill").empty()) {
        if (!wanted.costs.empty())
            return Error{{}, "--bill and --cost both say what is to be least; leave one of them out.", {}, {}, 0, 0};
        wanted.spending = sim::Spending::Bill;
    }
    wanted.confidence = *confidence / 100;
    if (words.value("--indifference"))
        wanted.indifference = *indifference;
    wanted.tolerance = *tolerance / 100;
    wanted.most = static_cast<int>(*most);
    if (words.value("--replications"))
        wanted.first = design.run.replications;
    if (wanted.first == 1)
        return Error{{}, "--replications is 1; the first stage needs at least 2 of each point, and 10 or more are better.", {}, {}, 0, 0};
    return wanted;
}

} // namespace

int runCheapest(const std::vector<std::string> &words)
{
    static const std::vector<Option> kOptions = options();
    const Result<Words> parsed = parseWords(words, kOptions);
    if (!parsed)
        return refuseWords("cheapest", parsed.error().message);
    if (parsed->asksForHelp) {
        return printAndReturn(helpText("cheapest FILE --vary ELEMENT.PARAM=A,B,C [options]",
                                       "Finds the point of a grid that meets the expectations of the design at the least cost. Points that break one or\n"
                                       "cost more are dropped as soon as that is certain enough; the others are run again, with the same random numbers\n"
                                       "for all. If the cheapest costs less than the next by the indifference, and no mean lies within its tolerance of\n"
                                       "a bound, the choice is right with the probability asked for. Exit code 4: nothing meets the expectations.",
                                       kOptions));
    }
    if (parsed->files.size() != 1)
        return refuseWords("cheapest", "One file is needed and " + std::to_string(parsed->files.size()) + " are named; write nephoscope cheapest FILE.");
    const std::string &file = parsed->files.front();
    const std::string out = parsed->value("--out").value_or("-");
    if (out.empty() || isSameFile(file, out))
        return refuseWords("cheapest", "--out names the design itself or nothing; name another file.");

    const Catalogue &catalogue = Catalogue::builtIn();
    const OpenedRun opened = openRun("cheapest", *parsed, file, catalogue);
    if (opened.code != kDone)
        return opened.code;
    const Result<Architecture> design = requestedDesign(opened.request, catalogue);
    if (!design)
        return refuseWords("cheapest", design.error().message);
    const Result<sim::CheapestOptions> wanted = requested(*parsed, *design);
    if (!wanted)
        return refuseWords("cheapest", wanted.error().message);
    const Result<sim::SweepGrid> grid = requestedGrid(*parsed, *design, catalogue);
    if (!grid)
        return refuseWords("cheapest", grid.error().message);
    if (const auto checked = checkMetrics("--cost", wanted->costs, *design, catalogue); !checked)
        return refuseWords("cheapest", checked.error().message);
    if (!isWritablePlace(out))
        return kNotWritten;
    warnOfProblems(*design, catalogue, file);

    ExperimentRun run(opened.request.threads, file);
    const Result<sim::Cheapest> cheapest = sim::findCheapest(*design, catalogue, *grid, *wanted, run.options());
    run.finish();
    if (!cheapest) {
        if (cheapest.error().code == "E-REF")
            return refuseWords("cheapest", cheapest.error().message);
        return tellUnfinished(cheapest.error(), file);
    }
    if (out != "-") {
        if (const int code = deliver(out, sim::toJson(*cheapest)); code != kDone)
            return code;
    }
    const int code = cheapest->chosen ? kDone : kNotAsExpected;
    const bool isTable = !parsed->values("--table").empty() || ::isatty(1) == 1;
    if (out != "-" && !isTable)
        return code;
    return printAndReturn(isTable ? cheapestTable(*cheapest) : sim::toJson(*cheapest), code);
}

} // namespace nephoscope::app
