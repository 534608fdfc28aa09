// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace nephoscope::ui {

/// How much of a node is drawn, by zoom: a block; tile and name; everything.
enum class Detail { Far, Middle, Near };

/// The level for a zoom, given the one shown now: 5 % of hysteresis keeps it from flickering at 45 % and 75 %.
Detail detailFor(double zoom, Detail current);

/// What all drawing functions of the canvas need to know of where they draw.
struct Look {
    const Tokens *tokens = &Tokens::light();
    Detail detail = Detail::Near;
    double zoom = 1; ///< pixels a scene unit
    double pixelRatio = 1;
    bool isVector = false; ///< icons as vectors: for paper and files

    const Tokens &t() const { return *tokens; }
    /// Line width that never gets under one pixel.
    double line(double width) const { return isVector || width * zoom >= 1 ? width : 1 / zoom; }
};

void drawIcon(QPainter *painter, const Look &look, const QString &name, const QRectF &rect, const QColor &colour);

/// One line, elided at the end, `baseline` being y of its base line. Returns the width drawn.
double drawLine(QPainter *painter, const QFont &font, const QColor &colour, double x, double baseline, double width, const QString &text);
/// One line that ends at `right`; digits of one width.
double drawNumber(QPainter *painter, const QFont &font, const QColor &colour, double right, double baseline, const QString &text);
/// One line centred in `rect`; digits of one width.
void drawCentred(QPainter *painter, const QFont &font, const QColor &colour, const QRectF &rect, const QString &text);
double textWidth(const QFont &font, const QString &text);

/// Breaks a name into at most two lines of `width` (between words, in Chinese anywhere); what does not fit is elided.
QStringList twoLines(const QFont &font, const QString &text, double width);

enum class Badge { Failed, Overloaded, Recovering, Met, Accept, Refuse };
void drawBadge(QPainter *painter, const Look &look, Badge badge, const QPointF &centre, double radius);
/// A ring of `share` (0–1); `number` stands inside where it is given.
void drawRing(QPainter *painter, const Look &look, const QPointF &centre, double radius, double share, const QString &number);
/// Track, fill (from 85 % amber unless `fill` is the accent) and, where there is one, the tick of an alarm.
void drawBar(QPainter *painter, const Look &look, const QRectF &rect, double share, const QColor &fill, double alarm = -1);
/// A pill with text in it; `width` 0: as wide as the text needs. Returns its rectangle, whose left upper corner is `at`.
QRectF drawPill(QPainter *painter, const Look &look, const QPointF &at, double height, const QFont &font, const QString &text, const QColor &fill,
                const QColor &border, const QColor &ink, double width = 0);
/// 45° lines over a rounded rectangle: failed.
void drawHatching(QPainter *painter, const Look &look, const QRectF &rect, double radius);

} // namespace nephoscope::ui
