// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/catalogue/element_type.h"

#include <QRectF>

#include <optional>
#include <unordered_map>
#include <vector>

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

class RunStates;

/// Where one element is drawn.
struct Placed {
    ElementId id;
    QRectF rect; ///< on the scene; in a run, where the element is now
    std::optional<QRectF> ghost; ///< in a run: its place in the design, when it is elsewhere now or on its way
    int parent = -1; ///< index of the container that it is drawn in
    int depth = 0;
    NodeShape shape = NodeShape::Leaf;
};

/// Rectangles of all elements on the scene, containers before their contents.
///
/// Elements without a box are laid out in rows below what has one, so that any document can be shown; sizes out of reason are
/// brought into it. In a run an element that has moved stands in a free place of its new container.
class SceneGeometry
{
public:
    SceneGeometry() = default;
    SceneGeometry(const Architecture &architecture, const Catalogue &catalogue, const RunStates &run);

    const std::vector<Placed> &placed() const { return m_placed; }
    /// nullptr for an element that is not there.
    const Placed *find(const ElementId &id) const;
    int indexOf(const ElementId &id) const; ///< −1: not there
    const std::vector<int> &children(int index) const { return m_children[static_cast<std::size_t>(index + 1)]; } ///< −1: the root
    /// Whether `outer` is `inner` or holds it at any depth (by where things are drawn).
    bool holds(int outer, int inner) const;
    QRectF bounds() const { return m_bounds; }

    /// A free place for something of `size` in a container (−1: the root): the first one in rows from the upper left.
    std::optional<QRectF> freeSlot(int container, const QSizeF &size, const std::vector<QRectF> &alsoTaken = {}) const;

private:
    void placeMoved(const Architecture &architecture, const RunStates &run);
    void shift(int index, const QPointF &by);

    std::vector<Placed> m_placed;
    std::vector<std::vector<int>> m_children; ///< at index + 1
    std::unordered_map<std::string, int> m_index;
    QRectF m_bounds;
};

} // namespace nephoscope::ui
