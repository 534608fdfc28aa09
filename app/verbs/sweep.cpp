// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/sweep.h"

#include "app/documents.h"
#include "app/experiment_run.h"
#include "app/open_run.h"
#include "app/verbs/grid_words.h"
#include "app/words.h"
#include "model/catalogue/catalogue.h"
#include "model/printable.h"
#include "sim/experiment/sweep_csv.h"

#include <charconv>

namespace nephoscope::app {

namespace {

std::vector<Option> options()
{
    std::vector<Option> all = runOptions();
    all.insert(all.begin(), varyOption());
    all.push_back({"--metric", "ELEMENT.METRIC", "writes this one instead of all; may be given again", true});
    all.push_back({"--shard", "I/N", "runs the I-th of N shares of the points, I from 1 to N"});
    all.push_back({"--out", "FILE.csv", "writes the table there instead of to standard output"});
    return all;
}

/// `2/8` as the share 1 of 8. The error is one about the command's words.
Result<Done> readShard(const Words &words, sim::SweepOptions &wanted)
{
    const auto text = words.value("--shard");
    if (!text)
        return Done{};
    const char *end = text->data() + text->size();
    int index = 0;
    const auto first = std::from_chars(text->data(), end, index);
    if (first.ec == std::errc{} && first.ptr != end && *first.ptr == '/') {
        const auto second = std::from_chars(first.ptr + 1, end, wanted.shards);
        if (second.ec == std::errc{} && second.ptr == end && wanted.shards >= 1 && wanted.shards <= sim::kMostPoints && index >= 1
            && index <= wanted.shards) {
            wanted.shard = index - 1;
            return Done{};
        }
    }
    return Error{{}, "--shard is \"" + clipped(*text, 40) + "\"; write --shard I/N with I from 1 to N, for example --shard 2/8.", {}, {}, 0, 0};
}

} // namespace

int runSweep(const std::vector<std::string> &words)
{
    static const std::vector<Option> kOptions = options();
    const Result<Words> parsed = parseWords(words, kOptions);
    if (!parsed)
        return refuseWords("sweep", parsed.error().message);
    if (parsed->asksForHelp) {
        return printAndReturn(helpText("sweep FILE --vary ELEMENT.PARAM=A,B,C [options]",
                                       "Runs a design at every combination of the values given, with the same random numbers, and writes a table:\n"
                                       "one row a point and metric. Shards of one sweep merge to the same file (nephoscope merge).",
                                       kOptions));
    }
    if (parsed->files.size() != 1)
        return refuseWords("sweep", "One file is needed and " + std::to_string(parsed->files.size()) + " are named; write nephoscope sweep FILE.");
    const std::string &file = parsed->files.front();
    const std::string out = parsed->value("--out").value_or("-");
    if (out.empty() || isSameFile(file, out))
        return refuseWords("sweep", "--out names the design itself or nothing; name another file.");
    sim::SweepOptions wanted;
    wanted.metrics = parsed->values("--metric");
    if (const auto shard = readShard(*parsed, wanted); !shard)
        return refuseWords("sweep", shard.error().message);

    const Catalogue &catalogue = Catalogue::builtIn();
    const OpenedRun opened = openRun("sweep", *parsed, file, catalogue);
    if (opened.code != kDone)
        return opened.code;
    const RunRequest &request = opened.request;
    const Result<Architecture> design = requestedDesign(request, catalogue);
    if (!design)
        return refuseWords("sweep", design.error().message);
    const Result<sim::SweepGrid> grid = requestedGrid(*parsed, *design, catalogue);
    if (!grid)
        return refuseWords("sweep", grid.error().message);
    if (const auto checked = checkMetrics("--metric", wanted.metrics, *design, catalogue); !checked)
        return refuseWords("sweep", checked.error().message);
    if (!isWritablePlace(out))
        return kNotWritten;
    warnOfProblems(*design, catalogue, file);

    ExperimentRun run(request.threads, file);
    const Result<std::vector<sim::SweepPoint>> points = sim::sweep(*design, catalogue, *grid, wanted, run.options());
    run.finish();
    if (!points)
        return tellUnfinished(points.error(), file);
    if (const std::vector<int> tooShort = sim::pointsTooShort(*points); !tooShort.empty()) {
        tell("Run too short at " + std::to_string(tooShort.size()) + " of " + std::to_string(points->size())
             + " points, whose start reaches into the second half, so that their intervals cannot be trusted; make it longer: " + sim::pointsInWords(tooShort));
    }
    return deliver(out, sim::sweepCsv(*design, catalogue, *grid, wanted, *points));
}

} // namespace nephoscope::app
