// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/io/fields.h"

namespace nephoscope {

/// What a document makes happen and what it expects: each reads one entry of its list and fails in `reading`.
Event readEvent(Reading &reading, const JsonNode &node);
Variant readVariant(Reading &reading, const JsonNode &node);
Expectation readExpectation(Reading &reading, const JsonNode &node);

} // namespace nephoscope
