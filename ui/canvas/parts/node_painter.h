// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/parts/look.h"
#include "ui/canvas/parts/node_look.h"

namespace nephoscope::ui {

/// What the user's hand does to a node at the moment; nothing of it is drawn on paper.
struct NodeMarks {
    bool isHovered = false;
    bool isSelected = false;
    bool hasFocus = false; ///< of the keyboard
    bool showsLinkHandles = false;
    bool mayResize = false;
    enum class Drop { None, Accepted, Refused } drop = Drop::None;
    QString reason; ///< why it was refused, in a few words
    bool operator==(const NodeMarks &) const = default;
};

/// How far marks, badges, clones and pills reach beyond a node's rectangle.
inline constexpr double kNodeOverhang = 26;

/// Paints a node of any shape. The contents of a container are nodes of their own, painted after it.
void paintNode(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect, const NodeMarks &marks = {});

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
