// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/node_painter.h"

#include <QPainter>

#include <algorithm>

namespace nephoscope::ui {

namespace {

void paintDrop(QPainter *painter, const Look &look, const QRectF &rect, double radius, NodeMarks::Drop drop)
{
    const Tokens &t = look.t();
    const bool isRefused = drop == NodeMarks::Drop::Refused;
    QPen pen(isRefused ? t.errFill : t.okFill, look.line(drop == NodeMarks::Drop::Possible ? 1.75 : 2.5), isRefused ? Qt::CustomDashLine : Qt::SolidLine);
    if (isRefused)
        pen.setDashPattern({6 / 2.5, 4 / 2.5});
    painter->setPen(pen);
    const double out = drop == NodeMarks::Drop::Possible ? 2 : 5;
    painter->drawRoundedRect(rect.adjusted(-out, -out, out, out), radius + out - 1, radius + out - 1);
    if (drop != NodeMarks::Drop::Possible) {
        const double badge = look.detail == Detail::Near ? 11 : std::min(18.0, 8 / look.zoom);
        drawBadge(painter, look, isRefused ? Badge::Refuse : Badge::Accept, rect.topRight() + QPointF(-2, 2), badge);
    }
}

void paintFrame(QPainter *painter, const Look &look, const QRectF &rect, double radius, bool isSelected)
{
    const Tokens &t = look.t();
    QPen pen(t.accent, look.line(2.25), isSelected ? Qt::SolidLine : Qt::CustomDashLine);
    if (!isSelected)
        pen.setDashPattern({3 / 2.25, 3 / 2.25});
    painter->setPen(pen);
    const QRectF around = rect.adjusted(-4, -4, 4, 4);
    painter->drawRoundedRect(around, radius + 2, radius + 2);
    if (!isSelected)
        return;
    painter->setPen(QPen(t.accent, look.line(1.75)));
    painter->setBrush(t.surface);
    const double half = std::max(4.0, 3 / look.zoom);
    for (const QPointF &corner : {around.topLeft(), around.topRight(), around.bottomLeft(), around.bottomRight()})
        painter->drawRoundedRect(QRectF(corner - QPointF(half, half), QSizeF(2 * half, 2 * half)), 2, 2);
    painter->setBrush(Qt::NoBrush);
}

} // namespace

std::vector<QPointF> linkHandles(const QRectF &rect)
{
    return {{rect.center().x(), rect.top()}, {rect.right(), rect.center().y()}, {rect.center().x(), rect.bottom()}, {rect.left(), rect.center().y()}};
}

void paintNodeMarks(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect, const NodeMarks &marks)
{
    const double radius = node.shape == NodeShape::Pill ? rect.height() / 2 : cornerRadius(node.shape);
    painter->setBrush(Qt::NoBrush);
    const bool isLitByBorder = marks.drop == NodeMarks::Drop::Possible && isContainerShape(node.shape);
    if (marks.drop != NodeMarks::Drop::None && !isLitByBorder)
        paintDrop(painter, look, rect, radius, marks.drop);
    if (marks.isSelected || marks.hasFocus)
        paintFrame(painter, look, rect, radius, marks.isSelected);
    if (marks.showsLinkHandles) {
        painter->setPen(QPen(look.t().accent, look.line(2)));
        painter->setBrush(look.t().surface);
        const double r = std::clamp(5 / look.zoom, 5.0, 9.0);
        for (const QPointF &handle : linkHandles(rect))
            painter->drawEllipse(handle, r, r);
    }
}

} // namespace nephoscope::ui
