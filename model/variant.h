// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/result.h"

namespace nephoscope {

class Catalogue;

/// Sets one `element.parameter` or `link.parameter` after checking it against the catalogue.
Result<Done> setByPath(Architecture &architecture, const Catalogue &catalogue, std::string_view path,
                       const Value &value);

/// The base design with the changes of the variant `id` ("base" or empty: none).
/// Error (E-REF, E-RANGE …) if the variant, or an id that it names, is not there.
Result<Architecture> applyVariant(const Architecture &base, const Catalogue &catalogue, std::string_view id);

} // namespace nephoscope
