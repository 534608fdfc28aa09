// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/catalogue_node.h"

namespace nephoscope::catalogue_parser {

/// One parameter of a type, or one that several types share; `groups` are the headings of categories.json. Throws Refusal.
Parameter parseParameter(const Node &node, const Node &groups);

} // namespace nephoscope::catalogue_parser
