// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/parts/scene_geometry.h"
#include "ui/document/document.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

namespace nephoscope::ui {

/// Steps of the grid that everything stands on, in scene units.
inline constexpr double kSnap = 8;
double snapped(double value);
/// Whether the corners of an element of this shape are handles.
bool isResizable(const Element &element, NodeShape shape);

/// What comes of a drop or a move: where things stand then, or why they may not stand there.
struct Landing {
    std::optional<ElementId> parent; ///< the container meant, whether it takes it or not; none: the open canvas
    QString refusal; ///< in a few words; empty: accepted
    QRectF rect; ///< of a new element, on the scene
    /// All that gets another place: what was moved, containers that grow to hold it, what these push aside.
    std::vector<Document::Placement> placements;
};

/// Works out where things go on a design, by its catalogue and by the room there is.
///
/// Left and upper borders hold (nothing is put over a container's name); to the right and below a container grows, and so do those
/// around it, pushing their neighbours on. A design that was laid out by the program is pinned as it is seen by the first move.
class Placing
{
public:
    /// The architecture must outlive this and stay as it is.
    Placing(const Architecture &architecture, const Catalogue &catalogue);

    const SceneGeometry &geometry() const { return m_geometry; }
    /// The innermost container at a point that is not in `except` or inside one of them; none: the open canvas.
    std::optional<ElementId> containerAt(const QPointF &scene, const std::vector<ElementId> &except = {}) const;
    bool isContainer(const ElementId &id) const;
    /// Why an element of a type may not stand in a container, in a few words; empty when it may.
    QString whyNot(const std::string &type, const std::optional<ElementId> &parent) const;
    /// The same of an element that is there, with all that stands in it.
    QString whyNotMoved(const ElementId &id, const std::optional<ElementId> &parent) const;

    /// A new element of a type, held at `scene`.
    Landing landNew(const std::string &type, const QPointF &scene) const;
    /// A new element in a container, where there is room.
    Landing landNewIn(const std::string &type, const std::optional<ElementId> &parent) const;
    /// A block of elements that are pasted, as near as there is room to where they are wanted. Whether they may stand there is not asked.
    Landing landBlock(const QRectF &wanted, const std::optional<ElementId> &parent) const;
    /// Elements moved by `by`, held at the first one, over what is at `pointer` (none: they stay in their containers).
    /// None of them may be inside another one.
    /// `exact`: in these directions `by` is taken as it is, not to the next step of the grid.
    struct Exact { bool x = false; bool y = false; };
    Landing landMoved(const std::vector<ElementId> &elements, const QPointF &by, const std::optional<QPointF> &pointer) const
    {
        return landMoved(elements, by, pointer, Exact{});
    }
    Landing landMoved(const std::vector<ElementId> &elements, const QPointF &by, const std::optional<QPointF> &pointer, Exact exact) const;
    /// A container drawn to another rectangle: never smaller than what it holds.
    Landing landResized(const ElementId &id, const QRectF &rect) const;

private:
    struct Draft;
    Landing landAt(Landing landing, const ElementType *type, const QRectF &wanted) const;
    QRectF contentOf(const Draft &draft, int index) const;
    QRectF settled(const Draft &draft, int parent, const QRectF &wanted) const;
    void makeRoom(Draft &draft, int parent, const QRectF &content) const;
    void push(Draft &draft, int index, const QRectF &before) const;
    std::vector<Document::Placement> placementsOf(const Draft &draft) const;

    const Architecture &m_architecture;
    const Catalogue &m_catalogue;
    SceneGeometry m_geometry;
};

} // namespace nephoscope::ui
