// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QRectF>
#include <QString>

class QPainter;

namespace nephoscope::ui {

/// Pictures of `resources/icons`: `virtual_server` for a mechanism, `ui/play` for a command. Rendered once for each size, colour
/// and pixel ratio and kept. An unknown name gives a plain outlined square.
QPixmap iconPixmap(const QString &name, int size, const QColor &colour, double devicePixelRatio);
/// Paints the picture as vectors (sharp on paper and at any zoom).
void paintIcon(QPainter *painter, const QString &name, const QRectF &rect, const QColor &colour);
/// For buttons and menus: follows the theme's text and disabled colours when it is made.
QIcon icon(const QString &name);
QIcon icon(const QString &name, const QColor &colour);

} // namespace nephoscope::ui
