// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/change.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

/// The changes that take the names of elements and links that go away out of all that stays: events, variants,
/// expectations, and parameters that name elements. Without them the document would point at nothing.
std::vector<Change> dropReferences(const Architecture &architecture, const Catalogue &catalogue, const std::set<std::string> &goingAway);

/// Makes the parameters of a pasted element name the new elements: old id → new id; an id that is neither in `renamed`
/// nor in `architecture` is dropped.
void renameReferences(Element &element, const Catalogue &catalogue, const std::map<std::string, std::string> &renamed,
                      const Architecture &architecture);

} // namespace nephoscope::ui
