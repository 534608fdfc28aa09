// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QPainter>

namespace nephoscope::ui {

/// The ground of a small panel that lies over the canvas.
inline void paintCard(QPainter *painter, const QRect &rect)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(tokens().line2, 1));
    painter->setBrush(tokens().surface);
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace nephoscope::ui
