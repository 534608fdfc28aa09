// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/parts/look.h"
#include "ui/canvas/parts/node_look.h"

#include <vector>

namespace nephoscope::ui {

/// What the user's hand does to a node at the moment; nothing of it is drawn on paper.
struct NodeMarks {
    bool isHovered = false;
    bool isSelected = false;
    bool hasFocus = false; ///< of the keyboard
    bool showsLinkHandles = false;
    /// Possible: would be taken, though the pointer is elsewhere.
    enum class Drop { None, Possible, Accepted, Refused } drop = Drop::None;
    bool operator==(const NodeMarks &) const = default;
};

/// How far marks, badges, clones and pills reach beyond a node's rectangle.
inline constexpr double kNodeOverhang = 26;

/// Paints a node of any shape; of a container not its badges. The contents of a container are nodes of their own, painted after it.
void paintNode(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect, const NodeMarks &marks = {});
/// State, number of instances, losses and waiting requests, at the corners. Of a container they come after the links: a line that ends
/// inside must not cross them out.
void paintBadges(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect);
/// What the hand's marks add around a node, and over its neighbours.
void paintNodeMarks(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect, const NodeMarks &marks);

/// Where links are pulled from: the middles of the edges.
std::vector<QPointF> linkHandles(const QRectF &rect);

/// Corner radius of a shape.
double cornerRadius(NodeShape shape);
/// Height of the part of a container that its name stands in; children are laid out below it.
double headerHeight(NodeShape shape);
/// The part of a container that its icon and name really take, by which it is dragged and which links shun.
QRectF headerRect(const NodeLook &node, const QRectF &rect);
/// The room inside a container for its contents.
QRectF contentRect(NodeShape shape, const QRectF &rect);
/// Where a node's name is edited.
QRectF nameRect(const NodeLook &node, const QRectF &rect);

} // namespace nephoscope::ui
