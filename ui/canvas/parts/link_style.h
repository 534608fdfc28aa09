// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/link.h"
#include "ui/canvas/parts/look.h"

#include <QPolygonF>
#include <QString>

#include <vector>

namespace nephoscope::ui {

enum class LinkState { Normal, Failed, OutOfFailed, Idle };

/// All that a link shows besides its route.
struct LinkLook {
    LinkRole role = LinkRole::Request;
    LinkState state = LinkState::Normal;
    double rate = 0; ///< a second; 0: no chip, no dots
    bool showsRate = false;
    bool isHovered = false;
    bool isSelected = false;
    bool isDimmed = false; ///< an end of it is off
    bool operator==(const LinkLook &) const = default;
};

/// The name of a role for menus and legends, in the language of the interface.
QString roleName(LinkRole role);
QColor roleColour(LinkRole role, const Tokens &tokens);

/// Paints line and head along a right-angled route that ends at the target's edge; `widen`: for presentation.
void paintLink(QPainter *painter, const Look &look, const LinkLook &link, const QPolygonF &route);
/// The chip with the rate, where `placeChips` put it; nothing in an empty rectangle.
void paintRateChip(QPainter *painter, const Look &look, const LinkLook &link, const QRectF &rect);
/// Pixels of its text on the scene: larger where the picture is smaller; 0: too small to be read.
double rateChipText(double zoom);
/// In steps, so that a rate that changes a little does not make its chip jump; 0: no chip.
double rateChipWidth(const LinkLook &link, double textSize = 13);

/// Distance between the dots of a rate; 0: no dots.
double dotSpacing(double rate);
/// Centres of the dots when the stream has run `phase` units.
std::vector<QPointF> dotPositions(const QPolygonF &route, double spacing, double phase);
void paintDots(QPainter *painter, const Look &look, const std::vector<QPointF> &dots);

/// A line with head as it stands in a legend.
void paintLinkSample(QPainter *painter, const Look &look, LinkRole role, const QPointF &from, double length);

double routeLength(const QPolygonF &route);

} // namespace nephoscope::ui
