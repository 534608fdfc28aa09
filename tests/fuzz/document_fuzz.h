// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace nephoscope::tests {

/// Reads, judges and saves one text; aborts if a promise of the reader or the writer is broken.
void fuzzDocument(std::string_view text);

} // namespace nephoscope::tests
