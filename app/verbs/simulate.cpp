// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/simulate.h"

#include "app/documents.h"
#include "app/experiment_run.h"
#include "app/open_run.h"
#include "app/words.h"
#include "model/catalogue/catalogue.h"
#include "sim/experiment/experiment.h"
#include "sim/results/trust.h"

namespace nephoscope::app {

int runSimulate(const std::vector<std::string> &words)
{
    static const std::vector<Option> kOptions = [] {
        std::vector<Option> options = runOptions();
        options.push_back(batchesOption());
        options.push_back({"--out", "FILE", "writes the results there instead of to standard output"});
        return options;
    }();
    const Result<Words> parsed = parseWords(words, kOptions);
    if (!parsed)
        return refuseWords("simulate", parsed.error().message);
    if (parsed->asksForHelp)
        return printAndReturn(helpText("simulate FILE [options]", "Runs a design and prints its results as JSON.", kOptions));
    if (parsed->files.size() != 1)
        return refuseWords("simulate", "One file is needed and " + std::to_string(parsed->files.size()) + " are named; write nephoscope simulate FILE.");
    const std::string &file = parsed->files.front();
    const std::string out = parsed->value("--out").value_or("-");
    if (out.empty() || isSameFile(file, out))
        return refuseWords("simulate", "--out names the design itself or nothing; name another file.");

    const Catalogue &catalogue = Catalogue::builtIn();
    const OpenedRun opened = openRun("simulate", *parsed, file, catalogue);
    if (opened.code != kDone)
        return opened.code;
    const RunRequest &request = opened.request;
    const Result<int> batches = requestedBatches(*parsed, request.design);
    if (!batches)
        return refuseWords("simulate", batches.error().message);
    if (!isWritablePlace(out))
        return kNotWritten;
    warnOfProblems(request.design, catalogue, file);
    ExperimentRun run(request.threads, file);
    const Result<sim::Results> results = sim::simulate(request.design, catalogue, request.variant, run.options(*batches));
    run.finish();
    if (!results)
        return tellUnfinished(results.error(), file);
    if (const LocalText trust = sim::trustOf(*results); !trust.isEmpty())
        tell(trust.en);
    return deliver(out, sim::toJson(*results));
}

} // namespace nephoscope::app
