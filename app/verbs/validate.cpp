// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/validate.h"

#include "app/words.h"
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "model/printable.h"
#include "model/rules/rules.h"

#include <algorithm>

namespace nephoscope::app {

namespace {

std::string_view nameOf(Severity severity)
{
    switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Hint: return "hint";
    }
    return {};
}

std::string line(const std::string &file, std::string_view severity, const std::string &rule, const std::string &element,
                 const std::string &text)
{
    return printable(file + ": " + std::string(severity) + ": " + rule + ": " + element + ": " + text) + "\n";
}

} // namespace

int runValidate(const std::vector<std::string> &words)
{
    const Result<Words> parsed = parseWords(words, {});
    if (!parsed)
        return refuseWords("validate", parsed.error().message);
    if (parsed->asksForHelp)
        return printAndReturn(helpText("validate FILE...", "Reads each design and prints the problems that the design rules find, one a line:\n"
                                                           "file: severity: rule: element: text", {}));
    if (parsed->files.empty())
        return refuseWords("validate", "No file is named; write nephoscope validate FILE.");
    const Catalogue &catalogue = Catalogue::builtIn();
    std::string out;
    bool isAnyUnreadable = false;
    bool isAnyWrong = false;
    for (const std::string &file : parsed->files) {
        const Result<ReadDocument> document = readDocumentFile(file, catalogue);
        if (!document) {
            complain(document.error());
            isAnyUnreadable = true;
            continue;
        }
        for (const Problem &problem : findProblems(document->architecture, catalogue)) {
            isAnyWrong = isAnyWrong || problem.severity == Severity::Error;
            out += line(file, nameOf(problem.severity), problem.rule, problem.element, problem.text.en);
        }
        for (const Error &warning : document->warnings)
            out += line(file, "warning", warning.code, warning.pointer, warning.message);
    }
    return printAndReturn(out, isAnyUnreadable ? kBadDocument : isAnyWrong ? kNotAsExpected : kDone);
}

} // namespace nephoscope::app
