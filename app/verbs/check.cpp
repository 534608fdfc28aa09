// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/check.h"

#include "app/experiment_run.h"
#include "app/run_options.h"
#include "app/words.h"
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "model/printable.h"
#include "sim/experiment/experiment.h"

namespace nephoscope::app {

int runCheck(const std::vector<std::string> &words)
{
    static const std::vector<Option> kOptions{threadsOption()};
    const Result<Words> parsed = parseWords(words, kOptions);
    if (!parsed)
        return refuseWords("check", parsed.error().message);
    if (parsed->asksForHelp)
        return printAndReturn(helpText("check FILE...", "Runs each design and every variant that its expectations name, and judges them, one a line.", kOptions));
    if (parsed->files.empty())
        return refuseWords("check", "No file is named; write nephoscope check FILE.");
    const Result<int> threads = requestedThreads(*parsed);
    if (!threads)
        return refuseWords("check", threads.error().message);

    const Catalogue &catalogue = Catalogue::builtIn();
    bool isAnyUnreadable = false;
    bool hasAnyRunFailed = false;
    bool isAllPrinted = true;
    int passed = 0;
    int failed = 0;
    for (const std::string &file : parsed->files) {
        const Result<ReadDocument> document = readDocumentFile(file, catalogue);
        if (!document) {
            complain(document.error());
            isAnyUnreadable = true;
            continue;
        }
        for (const Error &warning : document->warnings)
            complain(warning);
        ExperimentRun run(*threads, file);
        const auto verdicts = sim::check(document->architecture, catalogue, run.options());
        run.finish();
        if (!verdicts) {
            Error error = verdicts.error();
            error.file = file;
            complain(error);
            hasAnyRunFailed = true;
            if (error.code == "E-CANCELLED")
                break;
            continue;
        }
        const std::string prefix = parsed->files.size() > 1 ? printable(file) + ": " : "";
        for (const sim::ExpectationVerdict &verdict : *verdicts) {
            ++(verdict.ok ? passed : failed);
            isAllPrinted = print((verdict.ok ? "ok   " : "FAIL ") + prefix + printable(verdict.text) + "\n") && isAllPrinted;
        }
    }
    const int code = isAnyUnreadable ? kBadDocument : hasAnyRunFailed ? kRunFailed : failed > 0 ? kNotAsExpected : kDone;
    const int printed = printAndReturn(std::to_string(passed) + " passed, " + std::to_string(failed) + " failed\n", code);
    return isAllPrinted || printed == kBadDocument || printed == kRunFailed ? printed : static_cast<int>(kNotWritten);
}

} // namespace nephoscope::app
