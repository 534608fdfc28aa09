// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever the reader takes must save, and read back as the same design in the same bytes.
#include "tests/fuzz/document_fuzz.h"

#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "model/io/writer.h"
#include "model/printable.h"
#include "model/rules/rules.h"

#include <cstdlib>

namespace nephoscope::tests {

void fuzzDocument(std::string_view text)
{
    const Catalogue &catalogue = Catalogue::builtIn();
    const Result<ReadDocument> document = readDocument(text, catalogue);
    if (!document) {
        if (document.error().code.empty() || characterCount(document.error().text()) > 300)
            std::abort();
        return;
    }
    findProblems(document->architecture, catalogue);
    const Result<std::string> saved = writeDocument(document->architecture);
    if (!saved)
        return; // too large in its canonical form, for one
    const Result<ReadDocument> again = readDocument(*saved, catalogue);
    if (!again || !(again->architecture == document->architecture) || *writeDocument(again->architecture) != *saved)
        std::abort();
}

} // namespace nephoscope::tests
