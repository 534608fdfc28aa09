// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/note_painter.h"

#include "ui/style/fonts.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace nephoscope::ui {

namespace {

constexpr double kFold = 12;
constexpr double kPadding = 10;
constexpr qsizetype kLongest = 4000; // characters that are painted
constexpr double kReadableFrom = 5; // pixels of text

} // namespace

QFont noteFont(bool isPlain)
{
    return interfaceFont(isPlain ? 15 : 13, isPlain ? 600 : 400);
}

QRectF noteGrip(const QRectF &rect, double zoom)
{
    const double half = std::max(4.0, 4 / zoom);
    return {rect.right() + 4 - half, rect.bottom() + 4 - half, 2 * half, 2 * half};
}

void paintNote(QPainter *painter, const Look &look, const CanvasNote &note, bool isSelected)
{
    const Tokens &t = look.t();
    const QRectF rect = rectOf(note);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (!note.isPlain) {
        QPainterPath card(rect.topLeft());
        card.lineTo(rect.topRight() - QPointF(kFold, 0));
        card.lineTo(rect.topRight() + QPointF(0, kFold));
        card.lineTo(rect.bottomRight());
        card.lineTo(rect.bottomLeft());
        card.closeSubpath();
        painter->setPen(QPen(t.line2, look.line(1.25), Qt::SolidLine, Qt::SquareCap, Qt::RoundJoin));
        painter->setBrush(t.sunken);
        painter->drawPath(card);
        painter->drawPolyline(QPolygonF{rect.topRight() - QPointF(kFold, 0), rect.topRight() + QPointF(-kFold, kFold), rect.topRight() + QPointF(0, kFold)});
    }
    const QFont font = noteFont(note.isPlain);
    if (font.pixelSize() * look.zoom >= kReadableFrom || look.isVector) {
        const double padding = note.isPlain ? 2 : kPadding;
        painter->setClipRect(rect, Qt::IntersectClip);
        painter->setFont(font);
        painter->setPen(t.text1);
        painter->drawText(rect.adjusted(padding, padding - 1, -padding, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, QString::fromStdString(note.text).left(kLongest));
    }
    painter->restore();
    if (!isSelected)
        return;
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(t.accent, look.line(2.25)));
    painter->drawRoundedRect(rect.adjusted(-4, -4, 4, 4), 4, 4);
    painter->setPen(QPen(t.accent, look.line(1.75)));
    painter->setBrush(t.surface);
    painter->drawRect(noteGrip(rect, look.zoom));
}

} // namespace nephoscope::ui
