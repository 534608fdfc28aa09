// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"
#include "model/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nephoscope {

/// What the texts of a catalogue say, in the palette's order.
struct ParsedCatalogue {
    std::vector<Category> categories;
    std::vector<ElementType> types;
    std::vector<std::string> rootHoldsContentsOf;
};

/// See Catalogue::parse.
Result<ParsedCatalogue> parseCatalogue(std::string_view categories,
                                       const std::vector<std::pair<std::string, std::string>> &types);

} // namespace nephoscope
