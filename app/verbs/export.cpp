// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/export.h"

#include "app/offscreen.h"
#include "app/words.h"
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "ui/export/diagram.h"

namespace nephoscope::app {

int runExport(const std::vector<std::string> &words)
{
    static const std::vector<Option> kOptions{{"--to", "PICTURE", "the file to write; .svg, .png or .pdf says in which format"}, languageOption()};
    const Result<Words> parsed = parseWords(words, kOptions);
    if (!parsed)
        return refuseWords("export", parsed.error().message);
    if (parsed->asksForHelp)
        return printAndReturn(helpText("export FILE --to PICTURE [options]", "Writes the diagram of a design.", kOptions));
    if (parsed->files.size() != 1)
        return refuseWords("export", "One file is needed and " + std::to_string(parsed->files.size()) + " are named; write nephoscope export FILE --to diagram.svg.");
    const std::string &file = parsed->files.front();
    const std::string to = parsed->value("--to").value_or("");
    if (to.empty() || isSameFile(file, to))
        return refuseWords("export", "--to names no file or the design itself; write --to diagram.svg.");

    const Result<bool> isChinese = asksForChinese(*parsed);
    if (!isChinese)
        return refuseWords("export", isChinese.error().message);
    const Result<ReadDocument> document = readDocumentFile(file, Catalogue::builtIn());
    if (!document) {
        complain(document.error());
        return kBadDocument;
    }
    for (const Error &warning : document->warnings)
        complain(warning);
    const Offscreen offscreen(*isChinese);
    if (const auto written = ui::exportDiagram(document->architecture, Catalogue::builtIn(), to); !written) {
        if (written.error().code == "E-FORMAT")
            return refuseWords("export", written.error().message);
        complain(written.error());
        return kNotWritten;
    }
    return kDone;
}

} // namespace nephoscope::app
