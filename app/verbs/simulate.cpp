// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/simulate.h"

#include "app/experiment_run.h"
#include "app/run_options.h"
#include "app/words.h"
#include "model/catalogue/catalogue.h"
#include "model/io/atomic_file.h"
#include "model/io/reader.h"
#include "model/rules/rules.h"
#include "sim/experiment/experiment.h"

#include <filesystem>

namespace nephoscope::app {

namespace {

/// Whether a file could be made there: told before a long run, not after it.
bool hasFolder(const std::string &file)
{
    const std::filesystem::path folder = std::filesystem::path(file).parent_path();
    std::error_code error;
    return folder.empty() || std::filesystem::is_directory(folder, error);
}

} // namespace

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
    if (out != "-" && !hasFolder(out)) {
        complain({"E-SAVE", "The folder of the file is not there; make it or name another one.", out, {}, 0, 0});
        return kNotWritten;
    }
    for (const Problem &problem : findProblems(request->design, catalogue)) {
        if (!problem.warning.empty())
            complain({problem.warning, problem.text.en, file, {}, 0, 0});
    }
    ExperimentRun run(request->threads, file);
    const Result<sim::Results> results = sim::simulate(request->design, catalogue, request->variant, run.options());
    run.finish();
    if (!results) {
        Error error = results.error();
        error.file = file;
        complain(error);
        return kRunFailed;
    }
    const std::string json = sim::toJson(*results);
    if (out == "-")
        return printAndReturn(json);
    if (const auto saved = replaceFile(out, json); !saved) {
        complain(saved.error());
        return kNotWritten;
    }
    return kDone;
}

} // namespace nephoscope::app
