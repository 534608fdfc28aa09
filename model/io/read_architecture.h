// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/io/fields.h"

namespace nephoscope {

/// The architecture of a document's tree by the contract alone, without a catalogue: fields, kinds, limits, ids, parents,
/// ends of links. Fails in `reading`; what it returns then means nothing.
Architecture readArchitecture(Reading &reading, const JsonNode &root);

/// The part of the tree that an entry of a list was read from.
const JsonNode &entryOf(const JsonNode &root, std::string_view list, std::size_t index);

} // namespace nephoscope
