// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"

#include <vector>

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

/// A tidy place for everything: in layers along the links, the contents of each container in it, containers as large as that takes.
///
/// `elements`: what is to be laid out, each with its contents, where they stand; none: the whole design. One container alone keeps its
/// upper left corner; several elements keep that of what they take together. Nothing changes its container.
std::vector<Document::Placement> laidOut(const Architecture &architecture, const Catalogue &catalogue, const std::vector<ElementId> &elements);

/// The same as changes: links between what was laid out lose the bends that were drawn by hand, which fitted the old places.
std::vector<Change> layoutChanges(const Document &document, const Catalogue &catalogue, const std::vector<ElementId> &elements);

} // namespace nephoscope::ui
