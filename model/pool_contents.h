// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/catalogue/element_type.h"

#include <optional>
#include <string_view>

namespace nephoscope {

class Catalogue;

/// Why an element of `type` may not stand in the resource pool `parent`, which hands out copies of another kind (its `of`); in the words
/// of `Catalogue::whyNotIn`. Empty: it may, as far as that goes, or `parent` is no such pool.
LocalText whyNotInPool(const Architecture &architecture, const Catalogue &catalogue, std::string_view type, const std::optional<ElementId> &parent);

} // namespace nephoscope
