// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace nephoscope::ui {

/// The interface's font (Inter, then Chinese, glyph by glyph) in pixels.
QFont interfaceFont(double pixels, int weight = 400);
/// Ids, log lines, JSON.
QFont monospaceFont(double pixels);

/// Paints a number with digits of one width each, so that it does not jitter as it changes; returns the width.
/// `alignment`: Qt::AlignLeft, AlignRight or AlignHCenter, with AlignVCenter, AlignTop or AlignBottom.
double paintTabular(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment);
double tabularWidth(const QFont &font, const QString &text);

} // namespace nephoscope::ui
