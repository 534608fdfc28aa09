// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/report.h"

#include "app/experiment_run.h"
#include "app/offscreen.h"
#include "app/open_run.h"
#include "app/words.h"
#include "model/catalogue/catalogue.h"
#include "ui/report/report.h"

namespace nephoscope::app {

int runReport(const std::vector<std::string> &words)
{
    static const std::vector<Option> kOptions = [] {
        std::vector<Option> options{{"--to", "REPORT", "the file to write; .pdf or .html says in which format"}, languageOption()};
        options.insert(options.end(), runOptions().begin(), runOptions().end());
        return options;
    }();
    const Result<Words> parsed = parseWords(words, kOptions);
    if (!parsed)
        return refuseWords("report", parsed.error().message);
    if (parsed->asksForHelp)
        return printAndReturn(helpText("report FILE --to REPORT [options]", "Runs a design and writes its report.", kOptions));
    if (parsed->files.size() != 1)
        return refuseWords("report", "One file is needed and " + std::to_string(parsed->files.size()) + " are named; write nephoscope report FILE --to report.pdf.");
    const std::string &file = parsed->files.front();
    const std::string to = parsed->value("--to").value_or("");
    if (to.empty() || isSameFile(file, to))
        return refuseWords("report", "--to names no file or the design itself; write --to report.pdf.");
    if (!to.ends_with(".pdf") && !to.ends_with(".html"))
        return refuseWords("report", "\"" + to + "\" ends neither in .pdf nor in .html; the ending says in which format.");

    const Result<bool> isChinese = asksForChinese(*parsed);
    if (!isChinese)
        return refuseWords("report", isChinese.error().message);
    const Catalogue &catalogue = Catalogue::builtIn();
    const OpenedRun opened = openRun("report", *parsed, file, catalogue);
    if (opened.code != kDone)
        return opened.code;
    const RunRequest &request = opened.request;
    ExperimentRun run(request.threads, file);
    const Result<sim::Results> results = sim::simulate(request.design, catalogue, request.variant, run.options(request.design.run.replications > 1 ? 0 : sim::kBatches));
    run.finish();
    if (!results)
        return tellUnfinished(results.error(), file);
    const Offscreen offscreen(*isChinese);
    if (const auto written = ui::writeReport(request.design, catalogue, *results, to); !written) {
        complain(written.error());
        return kNotWritten;
    }
    return kDone;
}

} // namespace nephoscope::app
