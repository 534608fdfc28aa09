// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/io/fields.h"

namespace nephoscope {

class Catalogue;

/// Checks what only the catalogue can tell: values of parameters in elements, links, events and variants.
///
/// A value of the wrong kind or past its range fails. What a program of another age may have meant is kept and warned
/// of: types and parameters that are not known (W-TYPE, W-UNKNOWN), names of elements that are not there (W-REF).
/// Known values are put into the design as the catalogue wants them (numbers as doubles).
void checkAgainstCatalogue(Reading &reading, const JsonNode &root, const Catalogue &catalogue, Architecture &design);

} // namespace nephoscope
