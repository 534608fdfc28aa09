// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/result.h"

#include <string>

namespace nephoscope {

/// Canonical JSON: keys in the contract's order (unknown ones after), one element a line, a newline at the end.
/// Error (E-NUMBER, E-SIZE) if the design holds NaN, an infinity, or breaks a limit: such a document could not be read again.
Result<std::string> writeDocument(const Architecture &architecture);

} // namespace nephoscope
