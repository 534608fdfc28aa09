// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"

#include <optional>
#include <string>
#include <vector>

namespace nephoscope {
class Catalogue;
struct ElementType;
} // namespace nephoscope

namespace nephoscope::ui {

/// The kinds of containers that elements can be put in together where they stand: each may stand in their common container, and all
/// of them, with their contents, may stand in it. Empty where they do not stand in one container.
std::vector<const ElementType *> containersFor(const Architecture &architecture, const Catalogue &catalogue, const std::vector<ElementId> &elements);

/// A new container of a type around elements that stay where they are on the scene.
struct Grouping {
    ElementId container;
    std::vector<Change> changes;
};
std::optional<Grouping> grouped(const Architecture &architecture, const Catalogue &catalogue, const std::vector<ElementId> &elements, const ElementType &type);

} // namespace nephoscope::ui
