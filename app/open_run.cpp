// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/open_run.h"

#include "model/io/reader.h"

namespace nephoscope::app {

OpenedRun openRun(std::string_view verb, const Words &words, const std::string &file, const Catalogue &catalogue)
{
    const Result<ReadDocument> document = readDocumentFile(file, catalogue);
    if (!document) {
        complain(document.error());
        return {{}, kBadDocument};
    }
    for (const Error &warning : document->warnings)
        complain(warning);
    Result<RunRequest> request = requestedRun(words, document->architecture, catalogue);
    if (!request)
        return {{}, refuseWords(verb, request.error().message)};
    return {std::move(request).value(), kDone};
}

int tellUnfinished(Error error, const std::string &file)
{
    error.file = file;
    complain(error);
    return kRunFailed;
}

} // namespace nephoscope::app
