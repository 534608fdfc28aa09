// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/legend.h"

#include "ui/canvas/canvas_view.h"
#include "ui/document/document.h"
#include "ui/style/fonts.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>

namespace nephoscope::ui {

namespace {

constexpr double kMargin = 16;
constexpr double kRow = 24;
constexpr double kTitle = 30;
constexpr double kSample = 44;

std::vector<LinkRole> rolesOf(const Architecture &design)
{
    std::vector<LinkRole> roles;
    for (const LinkRole role : {LinkRole::Request, LinkRole::Storage, LinkRole::Replication, LinkRole::Control, LinkRole::Monitor, LinkRole::Member, LinkRole::Notify}) {
        if (std::any_of(design.links.begin(), design.links.end(), [&](const Link &link) { return link.role == role; }))
            roles.push_back(role);
    }
    return roles;
}

} // namespace

QRectF legendRect(const QRectF &room, const CanvasView &view)
{
    const std::vector<LinkRole> roles = rolesOf(view.document()->architecture());
    if (roles.size() < 2) // one kind of line needs no key
        return {};
    double width = 0;
    for (const LinkRole role : roles)
        width = std::max(width, textWidth(interfaceFont(12), roleName(role)));
    const QSizeF size = QSizeF(kSample + width + 40, kTitle + static_cast<double>(roles.size()) * kRow + 6) * textScale();
    const QPointF corners[] = {{room.left() + kMargin, room.bottom() - kMargin - size.height()},
                               {room.left() + kMargin, room.top() + kMargin},
                               {room.right() - kMargin - size.width(), room.bottom() - kMargin - size.height()},
                               {room.right() - kMargin - size.width(), room.top() + kMargin}};
    const auto &placed = view.picture().geometry().placed();
    for (const QPointF &corner : corners) {
        const QRectF rect(corner, size);
        const QRectF scene(view.toScene(rect.topLeft()), view.toScene(rect.bottomRight()));
        const bool isFree = room.contains(rect) && !rect.intersects(view.overviewRect()) && std::none_of(placed.begin(), placed.end(), [&](const Placed &one) { return one.rect.adjusted(-8, -8, 8, 8).intersects(scene); });
        if (isFree)
            return rect;
    }
    return {};
}

void paintLegend(QPainter *painter, const QRectF &room, const CanvasView &view)
{
    const QRectF placed = legendRect(room, view);
    if (placed.isEmpty())
        return;
    painter->save();
    painter->translate(placed.topLeft());
    painter->scale(textScale(), textScale());
    const QRectF rect(QPointF(), placed.size() / textScale());
    const Tokens &t = tokens();
    painter->setPen(QPen(t.line2, 1));
    painter->setBrush(t.surface);
    painter->drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    drawLine(painter, interfaceFont(12, 600), t.text1, rect.left() + 12, rect.top() + 21, rect.width() - 24, CanvasView::tr("Links"));
    Look look;
    look.tokens = &t;
    double y = rect.top() + kTitle + kRow / 2;
    for (const LinkRole role : rolesOf(view.document()->architecture())) {
        paintLinkSample(painter, look, role, QPointF(rect.left() + 12, y), kSample);
        drawLine(painter, interfaceFont(12), t.text2, rect.left() + 12 + kSample + 12, y + 4.3, rect.width() - kSample - 30, roleName(role));
        y += kRow;
    }
    painter->restore();
}

} // namespace nephoscope::ui
