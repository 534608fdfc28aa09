// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/node_painter.h"

#include "ui/canvas/parts/container_painter.h"
#include "ui/style/format.h"
#include "ui/style/fonts.h"

#include <QPainter>
#include <QPixmapCache>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

constexpr double kTile = 40;
constexpr double kTextLeft = 62;
constexpr double kRightMargin = 12;

QColor categoryColour(const Look &look, const NodeLook &node)
{
    return node.isKnown() ? look.t().category(node.category) : look.t().line3;
}

QColor progressOr(const Look &look, const NodeLook &node)
{
    const bool isProgress = node.state == NodeState::Recovering || node.state == NodeState::Migrating;
    return isProgress ? look.t().accent : categoryColour(look, node);
}

void drawTile(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &tile, double icon, double radius)
{
    const QColor colour = categoryColour(look, node);
    painter->setPen(Qt::NoPen);
    painter->setBrush(look.t().soft(colour));
    painter->drawRoundedRect(tile, radius, radius);
    drawIcon(painter, look, node.icon, QRectF(tile.center() - QPointF(icon, icon) / 2, QSizeF(icon, icon)), colour);
}

void paintLeafText(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect)
{
    const Tokens &t = look.t();
    const double left = rect.left() + kTextLeft;
    const double right = rect.right() - kRightMargin;
    const double width = right - left;
    const QFont nameFont = interfaceFont(14, 600);
    const QFont valueFont = interfaceFont(13, 500);
    const bool isFailed = node.state == NodeState::Failed;
    const bool hasBar = node.bar >= 0 || (node.state == NodeState::Disabled && !node.value.isEmpty());
    const double valueWidth = node.value.isEmpty() ? 0 : tabularWidth(valueFont, node.value) + 8;
    const double titleWidth = node.summary.isEmpty() && !hasBar ? width - valueWidth : width;

    QStringList names = twoLines(nameFont, node.name, titleWidth);
    const int room = hasBar || rect.height() < 66 ? 2 : 3; // lines of text
    const bool showsSummary = !node.summary.isEmpty() && static_cast<int>(names.size()) < room;
    if (names.size() == 2 && !node.summary.isEmpty() && !showsSummary && rect.height() < 66) {
        // One line of name and the parameter say more than a name in two lines.
        if (isFailed || hasBar)
            names = {node.name};
    }
    const bool hasSecond = names.size() == 2 || !node.summary.isEmpty() || (hasBar && !node.value.isEmpty());
    const int lines = static_cast<int>(names.size()) + (hasSecond && names.size() == 1 ? 1 : 0)
        + (names.size() == 2 && showsSummary ? 1 : 0);
    double baseline = hasBar ? rect.top() + 22 : rect.center().y() - lines * 17.0 / 2 + (lines == 1 ? 13.5 : lines == 2 ? 14 : 12.5);
    const QColor ink = node.state == NodeState::Ghost ? t.text2 : t.text1;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const bool sharesLine = i == 1 && hasBar;
        drawLine(painter, nameFont, ink, left, baseline, sharesLine ? width - valueWidth : names.size() == 1 ? titleWidth : width, names[i]);
        baseline += names.size() == 1 ? (hasBar ? 17 : 18) : 17;
    }
    if (names.size() == 1 || showsSummary)
        drawLine(painter, interfaceFont(13, isFailed ? 600 : 400), isFailed ? t.err : t.text2, left, baseline, width - valueWidth, node.summary);
    else
        baseline -= 17;
    if (!node.value.isEmpty())
        drawNumber(painter, valueFont, ink, right, baseline, node.value);
    if (hasBar)
        drawBar(painter, look, QRectF(left, rect.bottom() - 15, width, 4), std::max(0.0, node.bar), progressOr(look, node), node.alarm);
}

/// At the middle level in sizes of the screen: name, what it is or does where there is room for it, and the bar of a run.
void paintMiddleText(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect)
{
    const Tokens &t = look.t();
    const double pixel = 1 / look.zoom;
    const QFont nameFont = interfaceFont(12 * pixel, 600);
    const QFont smallFont = interfaceFont(11 * pixel, node.state == NodeState::Failed ? 600 : 400);
    const bool hasBar = node.bar >= 0;
    const double nameLine = 14 * pixel;
    const double smallLine = 13.5 * pixel;
    const double room = rect.height() - 6 - (hasBar ? 8 : 0);
    const QStringList names = twoLines(nameFont, node.name, rect.width());
    const bool hasSmall = (!node.summary.isEmpty() || !node.value.isEmpty()) && static_cast<double>(names.size()) * nameLine + smallLine <= room;
    const double height = static_cast<double>(names.size()) * nameLine + (hasSmall ? smallLine : 0);
    double baseline = rect.center().y() - (hasBar ? 4 : 0) - height / 2 + 11 * pixel;
    const QColor ink = node.state == NodeState::Ghost ? t.text2 : t.text1;
    for (const QString &name : names) {
        drawLine(painter, nameFont, ink, rect.left(), baseline, rect.width(), name);
        baseline += nameLine;
    }
    if (hasSmall) {
        const double value = node.value.isEmpty() ? 0 : drawNumber(painter, interfaceFont(11 * pixel, 500), ink, rect.right(), baseline, node.value) + 6;
        drawLine(painter, smallFont, node.state == NodeState::Failed ? t.err : t.text2, rect.left(), baseline, rect.width() - value, node.summary);
    }
    if (hasBar)
        drawBar(painter, look, QRectF(rect.left(), rect.bottom() - 9, rect.width(), 4), node.bar, progressOr(look, node), node.alarm);
}

void paintLeaf(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect)
{
    const double tile = std::min(kTile, rect.height() - 8);
    if (look.detail == Detail::Middle) {
        drawTile(painter, look, node, QRectF(rect.left() + 8, rect.center().y() - tile / 2, tile, tile), tile * 0.625, 8);
        paintMiddleText(painter, look, node, QRectF(QPointF(rect.left() + tile + 16, rect.top()), rect.bottomRight() - QPointF(8, 0)));
        return;
    }
    drawTile(painter, look, node, QRectF(rect.left() + 12, rect.center().y() - tile / 2, tile, tile), tile * 0.625, 8);
    paintLeafText(painter, look, node, rect);
}

void paintPill(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect)
{
    const Tokens &t = look.t();
    const QColor colour = categoryColour(look, node);
    const bool isGhost = node.state == NodeState::Ghost;
    const double icon = std::min(17.0, rect.height() - 8);
    const double size = look.detail == Detail::Middle ? std::min(11.5 / look.zoom, rect.height() * 0.6) : 13;
    const QFont valueFont = interfaceFont(12, 500);
    // On a short pill the number of a run has no room; the virtual server shows its own.
    const double valueWidth = node.value.isEmpty() || look.detail != Detail::Near || rect.width() < 170 ? 0 : tabularWidth(valueFont, node.value) + 8;
    // Far from the eye the name says more than the icon.
    const bool hasIcon = look.detail == Detail::Near || textWidth(interfaceFont(size, 500), node.name) <= rect.width() - 42;
    if (hasIcon)
        drawIcon(painter, look, node.icon, QRectF(rect.left() + 9, rect.center().y() - icon / 2, icon, icon), isGhost ? t.text2 : colour);
    const double x = rect.left() + (hasIcon ? 32 : 11);
    drawLine(painter, interfaceFont(size, 500), isGhost ? t.text2 : t.text1, x, rect.center().y() + size * 0.36, rect.right() - 10 - x - valueWidth,
             node.name);
    if (valueWidth > 0)
        drawNumber(painter, valueFont, t.text1, rect.right() - 10, rect.center().y() + 4.5, node.value);
}

void paintVirtualServer(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect)
{
    const Tokens &t = look.t();
    const bool isGhost = node.state == NodeState::Ghost;
    const bool isProgress = node.state == NodeState::Recovering || node.state == NodeState::Migrating;
    const bool isMiddle = look.detail == Detail::Middle;
    const double size = isMiddle ? 11.5 / look.zoom : 13.5;
    const QFont nameFont = interfaceFont(size, 600);
    const bool hasIcon = !isMiddle || textWidth(nameFont, node.name) <= rect.width() - 42;
    if (hasIcon)
        drawIcon(painter, look, node.icon, QRectF(rect.left() + 9, rect.top() + 9, 19, 19), isGhost ? t.text2 : categoryColour(look, node));
    const double left = rect.left() + (hasIcon ? 34 : 9);
    drawLine(painter, nameFont, isGhost ? t.text2 : t.text1, left, rect.top() + (isMiddle ? 18.5 + size * 0.36 : 23), rect.right() - 8 - left, node.name);
    if (rect.height() < 46)
        return;
    const double small = isMiddle ? std::min(11 / look.zoom, 16.0) : 12;
    const double right = rect.right() - 10;
    if (node.bar >= 0) {
        const QFont font = interfaceFont(small, isProgress ? 600 : 500);
        const double valueWidth = std::max(36.0, tabularWidth(font, node.value)) + 10;
        drawBar(painter, look, QRectF(rect.left() + 10, rect.top() + 36, rect.width() - 20 - valueWidth, 4), node.bar, progressOr(look, node), node.alarm);
        drawNumber(painter, font, isProgress ? t.accent : t.text1, right, rect.top() + 38 + small * 0.35, node.value);
    } else {
        const QFont font = interfaceFont(small, node.state == NodeState::Failed ? 600 : 400);
        const double baseline = rect.top() + (isMiddle ? 44 : 41);
        const double valueWidth = node.value.isEmpty() ? 0 : drawNumber(painter, interfaceFont(small, 500), t.text1, right, baseline, node.value) + 8;
        drawLine(painter, font, node.state == NodeState::Failed ? t.err : t.text2, rect.left() + 10, baseline, rect.width() - 20 - valueWidth,
                 node.summary);
    }
}

/// The body: fill and border, as the state wants them. Containers have their own.
void paintBody(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect, const NodeMarks &marks)
{
    const Tokens &t = look.t();
    const double radius = node.shape == NodeShape::Pill ? rect.height() / 2 : cornerRadius(node.shape);
    const QColor colour = categoryColour(look, node);
    QColor fill = node.shape == NodeShape::Pill ? t.soft(colour) : t.surface;
    QPen pen(t.line3, look.line(1.25));
    if (node.shape == NodeShape::Pill)
        pen = QPen(Qt::NoPen);
    const auto dashed = [&](double width, const QColor &c, double dash, double gap) {
        pen = QPen(c, look.line(width), Qt::CustomDashLine);
        pen.setDashPattern({dash / width, gap / width});
    };
    switch (node.state) {
    case NodeState::Normal: break;
    case NodeState::Disabled: dashed(1.25, t.line3, 4, 4); break;
    case NodeState::Failed: pen = QPen(t.errFill, look.line(node.shape == NodeShape::Pill ? 1.75 : 2.75)); break;
    case NodeState::Recovering: dashed(2, t.accent, 7, 4); break;
    case NodeState::Migrating:
        fill = node.shape == NodeShape::Pill ? t.surface : t.accentSoft;
        pen = QPen(t.accent, look.line(2));
        break;
    case NodeState::Ghost:
        fill = node.shape == NodeShape::Pill ? QColor(Qt::transparent) : t.surface;
        dashed(1.25, t.line3, 5, 4);
        break;
    case NodeState::Overloaded: pen = QPen(t.warnFill, look.line(2.5)); break;
    }
    if (marks.isHovered && node.state == NodeState::Normal)
        pen = QPen(t.accent, look.line(1.75));
    if (marks.drop == NodeMarks::Drop::Accepted || marks.drop == NodeMarks::Drop::Possible)
        fill = t.okSoft;
    painter->setPen(pen);
    painter->setBrush(fill);
    painter->drawRoundedRect(rect, radius, radius);
    if (node.state == NodeState::Failed)
        drawHatching(painter, look, rect, radius);
}

void drawBlockIcon(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect)
{
    const double icon = std::min({rect.width(), rect.height(), std::max(32.0, rect.height() * 0.6)}) * 0.85;
    if (icon * look.zoom >= 8)
        drawIcon(painter, look, node.icon, QRectF(rect.center() - QPointF(icon, icon) / 2, QSizeF(icon, icon)), look.t().surface);
}

/// A block that looks like all others of its type and size: painted once, then only copied, at whole pixels.
void drawBlock(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect)
{
    const QTransform world = painter->worldTransform();
    const QRectF device = world.mapRect(rect);
    const QSize pixels(std::max(1, static_cast<int>(std::lround(device.width() * look.pixelRatio))),
                       std::max(1, static_cast<int>(std::lround(device.height() * look.pixelRatio))));
    const QColor colour = categoryColour(look, node);
    const QString key = QStringLiteral("block %1 %2 %3x%4 %5").arg(node.icon, colour.name(), QString::number(pixels.width()), QString::number(pixels.height()), look.t().surface.name());
    QPixmap block;
    if (!QPixmapCache::find(key, &block)) {
        block = QPixmap(pixels);
        block.fill(Qt::transparent);
        QPainter own(&block);
        own.setRenderHint(QPainter::Antialiasing);
        own.scale(pixels.width() / rect.width(), pixels.height() / rect.height());
        own.setPen(Qt::NoPen);
        own.setBrush(colour);
        const QRectF whole(QPointF(), rect.size());
        own.drawRoundedRect(whole, 4, 4);
        Look inner = look;
        inner.zoom *= look.pixelRatio;
        inner.pixelRatio = 1;
        drawBlockIcon(&own, inner, node, whole);
        own.end();
        block.setDevicePixelRatio(look.pixelRatio);
        QPixmapCache::insert(key, block);
    }
    painter->setWorldTransform(QTransform());
    painter->drawPixmap(QPointF(std::round(device.left()), std::round(device.top())), block);
    painter->setWorldTransform(world);
}

/// Far out: a block in the category's colour with the icon in it.
void paintBlock(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect, const NodeMarks &marks)
{
    const Tokens &t = look.t();
    if (node.state == NodeState::Ghost) {
        paintBody(painter, look, node, rect, marks);
        return;
    }
    const bool isPlain = node.state == NodeState::Normal || node.state == NodeState::Disabled;
    if (!look.isVector && isPlain && !marks.isHovered) {
        drawBlock(painter, look, node, rect);
        return;
    }
    QColor fill = categoryColour(look, node);
    QPen pen(Qt::NoPen);
    if (node.state == NodeState::Failed)
        fill = t.errFill;
    else if (node.state == NodeState::Overloaded)
        pen = QPen(t.warnFill, 3 / look.zoom);
    else if (node.state == NodeState::Recovering || node.state == NodeState::Migrating)
        pen = QPen(t.accent, 3 / look.zoom, Qt::DashLine);
    if (marks.isHovered)
        pen = QPen(t.accent, 2 / look.zoom);
    painter->setPen(pen);
    painter->setBrush(fill);
    painter->drawRoundedRect(rect, 4, 4);
    drawBlockIcon(painter, look, node, rect);
}

void paintClones(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect)
{
    const double radius = node.shape == NodeShape::Pill ? rect.height() / 2 : cornerRadius(node.shape);
    QPen pen(look.t().line3, look.line(1.25), Qt::CustomDashLine);
    pen.setDashPattern({4 / 1.25, 3 / 1.25});
    painter->setPen(pen);
    painter->setBrush(look.t().surface);
    painter->drawRoundedRect(rect.translated(12, -10), radius, radius);
    painter->drawRoundedRect(rect.translated(6, -5), radius, radius);
}

/// How many wait: on the upper edge, but where a name stands close to it on its far end, and under a service's name.
void paintWaiting(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect, bool hasBadge)
{
    const Tokens &t = look.t();
    const QString count = node.waiting > 999 ? QStringLiteral("999+") : QString::number(node.waiting);
    if (node.shape == NodeShape::Pill || node.shape == NodeShape::VirtualServer) {
        const QFont font = interfaceFont(11, 600);
        const double height = 16;
        const double width = std::max(26.0, tabularWidth(font, count) + 14);
        const double right = rect.right() - (node.shape == NodeShape::Pill ? 12 : hasBadge ? 16 : 8);
        const double top = node.shape == NodeShape::Pill ? rect.bottom() - 7 : rect.top() - 9;
        drawPill(painter, look, QPointF(right - width, top), height, font, count, t.surface, t.line3, t.text1, width);
        return;
    }
    const QFont font = interfaceFont(13, 600);
    const double width = std::max(36.0, tabularWidth(font, count) + 20);
    drawPill(painter, look, QPointF(rect.left() + 12, rect.top() - 12), 24, font, count, t.surface, t.line3, t.text1, width);
}

} // namespace

void paintBadges(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect)
{
    const Tokens &t = look.t();
    const QPointF corner = rect.topRight() + QPointF(-2, 2);
    const bool isLarge = rect.height() >= 120;
    double radius = node.shape == NodeShape::Pill ? 8 : isLarge ? 13 : 11;
    if (look.detail != Detail::Near)
        radius = std::min(radius * 1.6, 8 / look.zoom);
    switch (node.state) {
    case NodeState::Failed: drawBadge(painter, look, Badge::Failed, corner, radius); break;
    case NodeState::Overloaded: drawBadge(painter, look, Badge::Overloaded, corner, radius); break;
    case NodeState::Recovering: drawBadge(painter, look, Badge::Recovering, corner, radius); break;
    case NodeState::Migrating:
    case NodeState::Normal:
    case NodeState::Disabled:
    case NodeState::Ghost:
        break;
    }
    if (look.detail != Detail::Near)
        return;
    const bool hasBadge = node.state == NodeState::Failed || node.state == NodeState::Overloaded || node.state == NodeState::Recovering;
    if (node.instances > 1 && !hasBadge) {
        const QString count = QStringLiteral("×\u00A0%1").arg(node.instances);
        const double width = std::max(46.0, textWidth(interfaceFont(13, 700), count) + 20);
        drawPill(painter, look, QPointF(rect.right() + 8 - width, rect.top() - 14), 26, interfaceFont(13, 700), count, categoryColour(look, node),
                 t.surface, t.surface, width);
    } else if (node.lost > 0 && !hasBadge) {
        const QString count = node.lost > 9999 ? QStringLiteral("9,999+") : formatCount(static_cast<double>(node.lost));
        const QFont font = interfaceFont(13, 700);
        const double width = tabularWidth(font, count) + 40;
        const QRectF pill(rect.right() + 8 - width, rect.top() - 12, width, 24);
        painter->setPen(QPen(t.surface, 2));
        painter->setBrush(t.errFill);
        painter->drawRoundedRect(pill, 12, 12);
        painter->setPen(QPen(t.onAccent, 2.25, Qt::SolidLine, Qt::RoundCap));
        const QPointF cross(pill.left() + 16, pill.center().y());
        painter->drawLine(cross + QPointF(-3.5, -3.5), cross + QPointF(3.5, 3.5));
        painter->drawLine(cross + QPointF(-3.5, 3.5), cross + QPointF(3.5, -3.5));
        drawCentred(painter, font, t.onAccent, pill.adjusted(22, 0, -6, 0), count);
    }
    if (node.waiting > 0)
        paintWaiting(painter, look, node, rect, hasBadge);
}

void paintNode(QPainter *painter, const Look &look, const NodeLook &node, const QRectF &rect, const NodeMarks &marks)
{
    painter->save();
    const double opacity = node.state == NodeState::Disabled ? 0.45 : marks.drop == NodeMarks::Drop::Refused ? 0.6 : 1;
    painter->setOpacity(painter->opacity() * opacity);
    const bool isContainer = isContainerShape(node.shape);
    if (isContainer) {
        paintContainer(painter, look, node, rect, marks);
    } else if (look.detail == Detail::Far) {
        // The pills of a virtual server are part of its block.
        if (node.shape != NodeShape::Pill || rect.height() > 40)
            paintBlock(painter, look, node, rect, marks);
    } else {
        if (node.instances > 1)
            paintClones(painter, look, node, rect);
        paintBody(painter, look, node, rect, marks);
        if (node.shape == NodeShape::Pill)
            paintPill(painter, look, node, rect);
        else if (node.shape == NodeShape::VirtualServer)
            paintVirtualServer(painter, look, node, rect);
        else
            paintLeaf(painter, look, node, rect);
    }
    painter->restore();
    if (!isContainer)
        paintBadges(painter, look, node, rect);
}

double cornerRadius(NodeShape shape)
{
    switch (shape) {
    case NodeShape::Organization:
    case NodeShape::Cluster: return 12;
    case NodeShape::Cloud: return 28;
    case NodeShape::DataCenter: return 3;
    case NodeShape::Perimeter: return 14;
    case NodeShape::Pool: return 24;
    case NodeShape::Hypervisor:
    case NodeShape::VirtualServer: return 6;
    case NodeShape::Pill: return 15.5;
    case NodeShape::Leaf:
    case NodeShape::PhysicalServer:
    case NodeShape::StorageDevice: return 8;
    }
    return 8;
}

} // namespace nephoscope::ui
