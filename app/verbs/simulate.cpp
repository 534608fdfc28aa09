// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/simulate.h"

#include "app/documents.h"
#include "app/experiment_run.h"
#include "app/run_options.h"
#include "app/words.h"
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "sim/experiment/experiment.h"

namespace nephoscope::app {

int runSimulate(const std::vector<std::string> &words)
{
    static const std::vector<Option> kOptions = [] {
        std::vector<Option> options = runOptions();
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
    const Result<ReadDocument> document = readDocumentFile(file, catalogue);
    if (!document) {
        complain(document.error());
        return kBadDocument;
    }
    for (const Error &warning : document->warnings)
        complain(warning);
    const Result<RunRequest> request = requestedRun(*parsed, document->architecture, catalogue);
    if (!request)
        return refuseWords("simulate", request.error().message);
    if (!isWritablePlace(out))
        return kNotWritten;
    warnOfProblems(request->design, catalogue, file);
    ExperimentRun run(request->threads, file);
    const Result<sim::Results> results = sim::simulate(request->design, catalogue, request->variant, run.options());
    run.finish();
    if (!results) {
        Error error = results.error();
        error.file = file;
        complain(error);
        return kRunFailed;
    }
    return deliver(out, sim::toJson(*results));
}

} // namespace nephoscope::app
