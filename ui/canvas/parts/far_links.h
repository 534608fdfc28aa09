// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/parts/link_style.h"

#include <QLineF>
#include <QVector>

#include <map>

class QPainter;

namespace nephoscope::ui {

/// The links of a picture that is seen from far: lines of one pixel, all of one colour in one call. Corners, dashes and heads could not be
/// told apart there, and thousands of links cost no more than a few dozen near ones.
class FarLinks
{
public:
    explicit FarLinks(const Look &look) : m_look(look) {}
    /// Whether the link is painted with the others; one that the hand holds or that has failed is painted by itself.
    bool take(const LinkLook &link, const QPolygonF &route);
    void paint(QPainter *painter) const;

private:
    const Look &m_look;
    std::map<QRgb, QVector<QLineF>> m_lines;
};

} // namespace nephoscope::ui
