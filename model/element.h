// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/value.h"

#include <map>
#include <optional>
#include <string>

namespace nephoscope {

/// Parameters by id; what is absent has the catalogue's default.
using Parameters = std::map<std::string, Value, std::less<>>;

/// Where an element is drawn, in scene units, its upper left corner relative to that of its parent.
struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    bool operator==(const Box &) const = default;
};

/// One mechanism on the canvas. `type` may be one that the catalogue does not know: it is kept as it is.
struct Element {
    ElementId id;
    std::string type;
    std::string name;
    std::optional<ElementId> parent;
    bool enabled = true;
    Parameters params;
    std::optional<Box> box;
    UnknownFields unknown;
    bool operator==(const Element &) const = default;
};

} // namespace nephoscope
