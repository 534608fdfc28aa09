// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/container_painter.h"

#include "ui/style/fonts.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace nephoscope::ui {

namespace {

/// How a container's border, fill and header differ from one another.
struct Style {
    QColor colour;
    double border = 1.75;
    QList<double> dash; ///< scene units; empty: solid
    QColor fill = Qt::transparent;
    double icon = 22;
    QPointF iconAt{16, 10};
    double textLeft = 46;
    double baseline = 27;
    double textSize = 15;
};

Style styleOf(const Look &look, const NodeLook &node)
{
    const Tokens &t = look.t();
    Style style;
    style.colour = node.isKnown() ? t.category(node.category) : t.line3;
    style.fill = t.faint(style.colour);
    switch (node.shape) {
    case NodeShape::Organization:
    case NodeShape::Cloud:
        break;
    case NodeShape::DataCenter:
        style.iconAt = {14, 13};
        style.textLeft = 44;
        style.baseline = 30;
        style.textSize = 14;
        break;
    case NodeShape::Perimeter:
        style.colour = t.category("security");
        style.border = 2;
        style.dash = {10, 6};
        style.fill = Qt::transparent;
        break;
    case NodeShape::Cluster:
        style.fill = Qt::transparent;
        style.icon = 18;
        style.iconAt = {9, 7};
        style.textLeft = 34;
        style.baseline = 21;
        style.textSize = 13;
        break;
    case NodeShape::Pool:
        style.border = 1.5;
        style.dash = {3, 4};
        break;
    case NodeShape::PhysicalServer:
        style.colour = t.line3;
        style.border = 1.5;
        style.fill = t.surface;
        style.textLeft = 50;
        style.baseline = 31;
        style.textSize = 14;
        break;
    case NodeShape::Hypervisor:
        style.border = 1.25;
        style.fill = Tokens::mix(style.colour, t.isDark ? 0.08 : 0.05, t.surface);
        style.icon = 18;
        style.iconAt = {10, 8};
        style.textLeft = 34;
        style.baseline = 21;
        style.textSize = 13;
        break;
    case NodeShape::StorageDevice:
        style.border = 1.5;
        style.fill = t.surface;
        break;
    case NodeShape::Leaf:
    case NodeShape::Pill:
    case NodeShape::VirtualServer:
        break;
    }
    return style;
}

QPen borderPen(const Look &look, const NodeLook &node, const Style &style, const NodeMarks &marks)
{
    const Tokens &t = look.t();
    const auto dashed = [&](double width, const QColor &colour, const QList<double> &dash) {
        QPen pen(colour, look.line(width), Qt::CustomDashLine);
        QList<double> pattern;
        for (const double length : dash)
            pattern << length / width;
        pen.setDashPattern(pattern);
        return pen;
    };
    switch (marks.drop == NodeMarks::Drop::Possible ? NodeState::Normal : node.state) {
    case NodeState::Failed: return QPen(t.errFill, look.line(2.75));
    case NodeState::Recovering: return dashed(2, t.accent, {7, 4});
    case NodeState::Migrating: return QPen(t.accent, look.line(2));
    case NodeState::Overloaded: return QPen(t.warnFill, look.line(2.5));
    case NodeState::Ghost: return dashed(1.25, t.line3, {5, 4});
    case NodeState::Disabled: return dashed(style.border, style.colour, {4, 4});
    case NodeState::Normal: break;
    }
    // Lit by its border alone: a cloud that may be a target is no reason to dye half the picture.
    if (marks.drop == NodeMarks::Drop::Possible)
        return QPen(t.okFill, look.line(2.5));
    if (marks.isHovered)
        return style.dash.isEmpty() ? QPen(t.accent, look.line(std::max(1.75, style.border))) : dashed(style.border, t.accent, style.dash);
    return style.dash.isEmpty() ? QPen(style.colour, look.line(style.border)) : dashed(style.border, style.colour, style.dash);
}

/// 12 px on the screen at the middle level, but never out of proportion to the header.
double sizeAt(const Look &look, double size)
{
    return look.detail == Detail::Near ? size : std::clamp(12 / look.zoom, size, size * 1.4);
}

/// Icon, name, chip and number in one row at the top left. Returns where the name ends.
double paintPlainHeader(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect, const Style &style)
{
    const Tokens &t = look.t();
    const QColor colour = node.state == NodeState::Ghost ? t.text2 : style.colour;
    const double grown = look.detail == Detail::Far ? std::clamp(16 / look.zoom / style.icon, 1.0, 2.2) : 1;
    drawIcon(painter, look, node.icon, QRectF(rect.topLeft() + style.iconAt, QSizeF(style.icon * grown, style.icon * grown)), colour);
    if (look.detail == Detail::Far)
        return rect.left();
    const double left = rect.left() + style.textLeft;
    const double right = rect.right() - 14;
    const QFont chipFont = interfaceFont(look.detail == Detail::Near ? 12 : std::min(11 / look.zoom, 16.0), 600);
    const QFont font = interfaceFont(sizeAt(look, style.textSize), 600);
    const double wantedChip = textWidth(chipFont, node.chip) + 24;
    // The name comes first.
    const bool showsChip = !node.chip.isEmpty() && textWidth(font, node.name) + wantedChip + 12 <= right - left;
    const double chipWidth = showsChip ? wantedChip : 0;
    const double room = right - left - (showsChip ? chipWidth + 12 : 0);
    const double width = drawLine(painter, font, node.state == NodeState::Ghost ? t.text2 : t.text1, left, rect.top() + style.baseline, room, node.name);
    if (showsChip) {
        const bool isRight = node.shape == NodeShape::StorageDevice;
        const double x = isRight ? rect.right() - 14 - chipWidth : left + width + 14;
        drawPill(painter, look, QPointF(x, rect.top() + 10.5), 24, chipFont, node.chip, t.soft(style.colour), QColor(), t.text1, chipWidth);
    } else if (look.detail == Detail::Near && node.state == NodeState::Failed) {
        drawLine(painter, interfaceFont(13, 600), t.err, left + width + 12, rect.top() + style.baseline, right - left - width - 12, node.summary);
    } else if (look.detail == Detail::Near && node.state == NodeState::Disabled) {
        drawLine(painter, interfaceFont(13, 500), t.text1, left + width + 12, rect.top() + style.baseline, right - left - width - 12, node.value);
    }
    return left + width;
}

void paintServerHeader(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect, const Style &style)
{
    const Tokens &t = look.t();
    const QColor compute = node.isKnown() ? t.category(node.category) : t.line3;
    const QRectF tile(rect.left() + 12, rect.top() + 11, 30, 30);
    painter->setPen(Qt::NoPen);
    painter->setBrush(look.detail == Detail::Far ? compute : t.soft(compute));
    painter->drawRoundedRect(tile, 6, 6);
    drawIcon(painter, look, node.icon, tile.adjusted(5, 5, -5, -5), look.detail == Detail::Far ? t.surface : compute);
    if (look.detail == Detail::Far)
        return;
    const double left = rect.left() + style.textLeft;
    const double right = rect.right() - 12;
    const bool isMiddle = look.detail == Detail::Middle;
    drawLine(painter, interfaceFont(sizeAt(look, style.textSize), 600), node.state == NodeState::Ghost ? t.text2 : t.text1, left,
             rect.top() + (isMiddle && node.summary.isEmpty() && node.bar < 0 ? 33 : isMiddle ? 29 : style.baseline), right - left, node.name);
    const double small = isMiddle ? std::min(11 / look.zoom, 16.5) : 12.5;
    const QFont valueFont = interfaceFont(small, 600);
    if (node.bar >= 0) {
        const double valueWidth = std::max(36.0, tabularWidth(valueFont, node.value)) + 10;
        drawBar(painter, look, QRectF(left, rect.top() + 41, right - left - valueWidth, 4), node.bar,
                node.state == NodeState::Recovering ? t.accent : compute, node.alarm);
        drawNumber(painter, valueFont, t.text1, right, rect.top() + 43 + small * 0.35, node.value);
        return;
    }
    const bool isFailed = node.state == NodeState::Failed;
    const double valueWidth = node.value.isEmpty() ? 0 : drawNumber(painter, valueFont, t.text1, right, rect.top() + 48, node.value) + 8;
    drawLine(painter, interfaceFont(isMiddle ? small : isFailed ? 13 : 12, isFailed ? 600 : 400), isFailed ? t.err : t.text2, left, rect.top() + 48,
             right - left - valueWidth, node.summary);
}

QRectF perimeterPill(const NodeLook &node, const QRectF &rect, double size)
{
    const double width = std::min(textWidth(interfaceFont(size, 600), node.name) + 50, std::max(60.0, rect.width() - 40));
    return QRectF(rect.left() + 20, rect.top() - 13, width, 26);
}

void paintPerimeterHeader(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect, const Style &style)
{
    const Tokens &t = look.t();
    const double size = look.detail == Detail::Near ? 13 : std::clamp(12 / look.zoom, 13.0, 17.0);
    QRectF pill = perimeterPill(node, rect, size);
    if (look.detail == Detail::Far)
        pill.setWidth(pill.height() + 8);
    painter->setPen(QPen(style.colour, look.line(1.25)));
    painter->setBrush(t.surface);
    painter->drawRoundedRect(pill, 13, 13);
    drawIcon(painter, look, node.icon, QRectF(pill.left() + 10, pill.top() + 4, 18, 18), style.colour);
    if (look.detail != Detail::Far)
        drawLine(painter, interfaceFont(size, 600), t.text1, pill.left() + 36, pill.center().y() + size * 0.36, pill.width() - 36 - 10, node.name);
}

void paintClusterTab(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect, const Style &style)
{
    const double size = sizeAt(look, style.textSize);
    const double width = look.detail == Detail::Far ? 36 : std::min(rect.width() - 20, style.textLeft + textWidth(interfaceFont(size, 600), node.name) + 14);
    const double r = cornerRadius(node.shape);
    QPainterPath tab(rect.topLeft() + QPointF(0, 32));
    tab.lineTo(rect.topLeft() + QPointF(0, r));
    tab.arcTo(QRectF(rect.topLeft(), QSizeF(2 * r, 2 * r)), 180, -90);
    tab.lineTo(rect.topLeft() + QPointF(width, 0));
    tab.lineTo(rect.topLeft() + QPointF(width, 24));
    tab.arcTo(QRectF(rect.topLeft() + QPointF(width - 16, 16), QSizeF(16, 16)), 0, -90);
    tab.closeSubpath();
    painter->setPen(QPen(style.colour, look.line(1.5)));
    painter->setBrush(look.t().soft(style.colour));
    painter->drawPath(tab);
    drawIcon(painter, look, node.icon, QRectF(rect.topLeft() + style.iconAt, QSizeF(style.icon, style.icon)), style.colour);
    if (look.detail != Detail::Far)
        drawLine(painter, interfaceFont(size, 600), look.t().text1, rect.left() + style.textLeft, rect.top() + style.baseline,
                 width - style.textLeft - 8, node.name);
}

} // namespace

void paintContainer(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect, const NodeMarks &marks)
{
    const Tokens &t = look.t();
    const Style style = styleOf(look, node);
    const double radius = std::min(cornerRadius(node.shape), std::min(rect.width(), rect.height()) / 2);
    QColor fill = style.fill;
    if (node.state == NodeState::Migrating)
        fill = t.accentSoft;
    if (marks.drop == NodeMarks::Drop::Accepted)
        fill = t.okSoft;
    painter->setPen(borderPen(look, node, style, marks));
    painter->setBrush(fill);
    painter->drawRoundedRect(rect, radius, radius);
    if (node.shape == NodeShape::DataCenter) {
        painter->setPen(QPen(style.colour, look.line(1.5)));
        painter->drawLine(rect.topLeft() + QPointF(0, 5), rect.topRight() + QPointF(0, 5));
    }
    if (node.state == NodeState::Failed)
        drawHatching(painter, look, rect, radius);
    switch (node.shape) {
    case NodeShape::PhysicalServer: paintServerHeader(painter, look, node, rect, style); break;
    case NodeShape::Perimeter: paintPerimeterHeader(painter, look, node, rect, style); break;
    case NodeShape::Cluster: paintClusterTab(painter, look, node, rect, style); break;
    default: paintPlainHeader(painter, look, node, rect, style); break;
    }
}

double headerHeight(NodeShape shape)
{
    switch (shape) {
    case NodeShape::Organization:
    case NodeShape::Cloud:
    case NodeShape::Pool:
    case NodeShape::DataCenter:
    case NodeShape::StorageDevice: return 48;
    case NodeShape::Perimeter: return 24;
    case NodeShape::Cluster: return 44;
    case NodeShape::PhysicalServer: return 58;
    case NodeShape::Hypervisor: return 34;
    case NodeShape::VirtualServer: return 48;
    case NodeShape::Leaf:
    case NodeShape::Pill: return 0;
    }
    return 0;
}

QRectF headerRect(const NodeLook &node, const QRectF &rect)
{
    if (!isContainerShape(node.shape))
        return rect;
    if (node.shape == NodeShape::Perimeter)
        return perimeterPill(node, rect, 13);
    const Style style = styleOf(Look{}, node);
    double width = style.textLeft + textWidth(interfaceFont(style.textSize, 600), node.name) + 12;
    if (!node.chip.isEmpty())
        width = node.shape == NodeShape::StorageDevice ? rect.width() : width + textWidth(interfaceFont(12, 600), node.chip) + 38;
    if (node.shape == NodeShape::PhysicalServer)
        width = rect.width();
    return QRectF(rect.left(), rect.top(), std::min(width, rect.width()), std::min(headerHeight(node.shape) - 8, rect.height()));
}

QRectF contentRect(NodeShape shape, const QRectF &rect)
{
    double side = 16;
    if (shape == NodeShape::PhysicalServer || shape == NodeShape::StorageDevice)
        side = 12;
    else if (shape == NodeShape::Hypervisor)
        side = 10;
    else if (shape == NodeShape::VirtualServer)
        side = 9;
    return QRectF(rect.left() + side, rect.top() + headerHeight(shape), std::max(0.0, rect.width() - 2 * side),
                  std::max(0.0, rect.height() - headerHeight(shape) - side));
}

QRectF nameRect(const NodeLook &node, const QRectF &rect)
{
    if (node.shape == NodeShape::Pill)
        return QRectF(rect.left() + 28, rect.center().y() - 13, rect.width() - 34, 26);
    if (node.shape == NodeShape::VirtualServer)
        return QRectF(rect.left() + 30, rect.top() + 5, rect.width() - 34, 26);
    if (node.shape == NodeShape::Leaf)
        return QRectF(rect.left() + 58, rect.center().y() - (node.summary.isEmpty() ? 13 : 22), rect.width() - 64, 26);
    if (node.shape == NodeShape::Perimeter)
        return perimeterPill(node, rect, 13).adjusted(32, 0, 40, 0);
    const Style style = styleOf(Look{}, node);
    return QRectF(rect.left() + style.textLeft - 4, rect.top() + style.baseline - 18, std::max(80.0, rect.width() - style.textLeft - 8), 26);
}

} // namespace nephoscope::ui
