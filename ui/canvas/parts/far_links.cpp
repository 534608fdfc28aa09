// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/far_links.h"

#include <QPainter>

namespace nephoscope::ui {

bool FarLinks::take(const LinkLook &link, const QPolygonF &route)
{
    const bool isPlain = link.state == LinkState::Normal || link.state == LinkState::Idle;
    if (m_look.detail != Detail::Far || m_look.isVector || !isPlain || link.isHovered || link.isSelected)
        return false;
    QColor colour = roleColour(link.role, m_look.t());
    if (link.isDimmed)
        colour.setAlphaF(0.45F);
    QVector<QLineF> &lines = m_lines[colour.rgba()];
    for (qsizetype i = 0; i + 1 < route.size(); ++i)
        lines << QLineF(route[i], route[i + 1]);
    return true;
}

void FarLinks::paint(QPainter *painter) const
{
    if (m_lines.empty())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (const auto &[rgba, lines] : m_lines) {
        QPen pen(QColor::fromRgba(rgba), 1);
        pen.setCosmetic(true);
        painter->setPen(pen);
        painter->drawLines(lines);
    }
    painter->restore();
}

} // namespace nephoscope::ui
