// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/reader.h"

#include "model/io/catalogue_checks.h"
#include "model/io/json_tree.h"
#include "model/io/limits.h"
#include "model/io/read_architecture.h"
#include "model/io/read_file.h"

namespace nephoscope {

Result<ReadDocument> readDocument(std::string_view text, const Catalogue &catalogue)
{
    const std::string_view body = withoutByteOrderMark(text);
    const Result<JsonNode> root = parseJson(body);
    if (!root)
        return root.error();
    Reading reading(body, *root);
    ReadDocument document;
    document.architecture = readArchitecture(reading, *root);
    if (!reading.hasFailed())
        checkAgainstCatalogue(reading, *root, catalogue, document.architecture);
    if (reading.hasFailed())
        return reading.error();
    document.warnings = reading.takeWarnings();
    return document;
}

Result<ReadDocument> readDocumentFile(const std::filesystem::path &file, const Catalogue &catalogue)
{
    const Result<std::string> text = readFile(file, limits::kDocumentBytes);
    if (!text)
        return text.error();
    Result<ReadDocument> document = readDocument(*text, catalogue);
    if (!document) {
        Error error = document.error();
        error.file = file.string();
        return error;
    }
    for (Error &warning : document->warnings)
        warning.file = file.string();
    return document;
}

} // namespace nephoscope
