// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QSizeF>

#include <cstddef>
#include <vector>

namespace nephoscope::ui {

/// A directed graph of boxes that is to be drawn in layers from left to right.
struct LayeredGraph {
    struct Edge { std::size_t from = 0; std::size_t to = 0; double weight = 1; };
    std::vector<QSizeF> sizes;
    std::vector<Edge> edges; ///< none from a node to itself
};

/// Upper left corners of the nodes, from (0, 0).
///
/// After Sugiyama, Tagawa and Toda (1981): cycles are opened, each node comes one layer after those before it and as near to those after it
/// as it may, layers are sorted by barycentres until no sweep crosses fewer edges, and nodes stand as near to the middle of their
/// neighbours as those beside them let them. Nodes without edges stand in rows below. The same graph always gives the same picture.
std::vector<QPointF> layered(const LayeredGraph &graph);

} // namespace nephoscope::ui
