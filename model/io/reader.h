// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/io/check_value.h"
#include "model/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace nephoscope {

class Catalogue;

/// A document that could be read, with what is odd in it but does not stop it (`W-CONFUSABLE: …`).
struct ReadDocument {
    Architecture architecture;
    std::vector<Error> warnings;
};

/// Reads the text of a document. Refuses, with the place and what would be right, whatever breaks a limit of
/// model/io/limits.h or the contract; never half a document.
Result<ReadDocument> readDocument(std::string_view text, const Catalogue &catalogue);

/// As readDocument; refuses what is not a regular file (E-NOTFILE) and more than the limit (E-SIZE) before reading.
Result<ReadDocument> readDocumentFile(const std::filesystem::path &file, const Catalogue &catalogue);

} // namespace nephoscope
