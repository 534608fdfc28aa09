// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/link_style.h"

#include "ui/style/fonts.h"
#include "ui/style/format.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

struct RoleText {
    Q_DECLARE_TR_FUNCTIONS(LinkRole)
};

constexpr double kCorner = 8;

/// How far before the target the line ends, for its head to stand there.
double headLength(LinkRole role)
{
    switch (role) {
    case LinkRole::Request: return 8;
    case LinkRole::Storage: return 8;
    case LinkRole::Replication: return 9;
    case LinkRole::Control: return 1;
    case LinkRole::Monitor: return 9;
    case LinkRole::Member: return 0;
    case LinkRole::Notify: return 11;
    }
    return 0;
}

double baseWidth(LinkRole role)
{
    return role == LinkRole::Member ? 1 : role == LinkRole::Monitor ? 2.5 : 2;
}

QList<double> dashOf(LinkRole role)
{
    switch (role) {
    case LinkRole::Control: return {7, 4};
    case LinkRole::Notify: return {9, 4, 1.5, 4};
    case LinkRole::Monitor: return {0.01, 5.5}; // round caps make a dot of it
    case LinkRole::Request:
    case LinkRole::Storage:
    case LinkRole::Replication:
    case LinkRole::Member: return {};
    }
    return {};
}

/// The route with round corners, without its last `cut` units.
QPainterPath roundedPath(const QPolygonF &route, double cut)
{
    QPainterPath path;
    if (route.size() < 2)
        return path;
    QPolygonF points = route;
    QPointF &end = points.last();
    const QPointF before = points[points.size() - 2];
    const double last = std::hypot(end.x() - before.x(), end.y() - before.y());
    if (last > 0)
        end -= (end - before) / last * std::min(cut, last);
    path.moveTo(points.first());
    for (qsizetype i = 1; i + 1 < points.size(); ++i) {
        const QPointF in = points[i] - points[i - 1];
        const QPointF out = points[i + 1] - points[i];
        const double inLength = std::hypot(in.x(), in.y());
        const double outLength = std::hypot(out.x(), out.y());
        const double inShare = i == 1 ? 1 : 0.5;
        const double outShare = i + 2 == points.size() ? 1 : 0.5;
        const double r = std::min({kCorner, inLength * inShare, outLength * outShare});
        if (r < 0.5 || inLength <= 0 || outLength <= 0) {
            path.lineTo(points[i]);
            continue;
        }
        path.lineTo(points[i] - in / inLength * r);
        path.quadTo(points[i], points[i] + out / outLength * r);
    }
    path.lineTo(points.last());
    return path;
}

void paintHead(QPainter *painter, const Look &look, LinkRole role, const QColor &colour, const QPointF &tip, double angle)
{
    painter->save();
    painter->translate(tip);
    painter->rotate(angle);
    const auto outline = [&](double width) {
        painter->setPen(QPen(colour, look.line(width), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(look.t().surface);
    };
    switch (role) {
    case LinkRole::Request:
    case LinkRole::Replication:
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour);
        painter->drawPolygon(QPolygonF{{0, 0}, {-10, -5}, {-10, 5}});
        break;
    case LinkRole::Storage:
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour);
        painter->drawRect(QRectF(-9, -4.5, 9, 9));
        break;
    case LinkRole::Control:
        outline(2);
        painter->setBrush(Qt::NoBrush);
        painter->drawPolyline(QPolygonF{{-8, -5}, {-1, 0}, {-8, 5}});
        break;
    case LinkRole::Monitor:
        outline(2);
        painter->drawEllipse(QPointF(-4.5, 0), 3.5, 3.5);
        break;
    case LinkRole::Member:
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour);
        painter->drawEllipse(QPointF(-1, 0), 3, 3);
        break;
    case LinkRole::Notify:
        outline(1.75);
        painter->drawPolygon(QPolygonF{{-1, 0}, {-11, -5}, {-11, 5}});
        break;
    }
    painter->restore();
}

struct Stretch {
    QPointF from, to;
    double length = 0;
};

Stretch longestStretch(const QPolygonF &route)
{
    Stretch best;
    for (qsizetype i = 0; i + 1 < route.size(); ++i) {
        const double length = std::hypot(route[i + 1].x() - route[i].x(), route[i + 1].y() - route[i].y());
        // Lying ones first: a chip is wide.
        const double weight = route[i].y() == route[i + 1].y() ? 1.3 : 1;
        if (length * weight > best.length)
            best = {route[i], route[i + 1], length * weight};
    }
    return best;
}

void paintCross(QPainter *painter, const Look &look, const QPolygonF &route)
{
    const Tokens &t = look.t();
    const Stretch stretch = longestStretch(route);
    const QPointF at = (stretch.from + stretch.to) / 2;
    painter->setPen(QPen(t.errFill, 1.75));
    painter->setBrush(t.surface);
    painter->drawEllipse(at, 9, 9);
    painter->setPen(QPen(t.errFill, 2, Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(at + QPointF(-3.5, -3.5), at + QPointF(3.5, 3.5));
    painter->drawLine(at + QPointF(-3.5, 3.5), at + QPointF(3.5, -3.5));
}

} // namespace

QString roleName(LinkRole role)
{
    switch (role) {
    case LinkRole::Request: return RoleText::tr("Request");
    case LinkRole::Storage: return RoleText::tr("Storage");
    case LinkRole::Replication: return RoleText::tr("Replication");
    case LinkRole::Control: return RoleText::tr("Control");
    case LinkRole::Monitor: return RoleText::tr("Monitor");
    case LinkRole::Member: return RoleText::tr("Member");
    case LinkRole::Notify: return RoleText::tr("Notify");
    }
    return {};
}

QColor roleColour(LinkRole role, const Tokens &tokens)
{
    switch (role) {
    case LinkRole::Request: return tokens.text2;
    case LinkRole::Storage:
    case LinkRole::Replication: return tokens.category("storage");
    case LinkRole::Control: return tokens.category("control");
    case LinkRole::Monitor: return tokens.category("monitor");
    case LinkRole::Member: return tokens.category("boundary");
    case LinkRole::Notify: return tokens.category("management");
    }
    return tokens.text2;
}

void paintLink(QPainter *painter, const Look &look, const LinkLook &link, const QPolygonF &route)
{
    if (route.size() < 2)
        return;
    const Tokens &t = look.t();
    QColor colour = roleColour(link.role, t);
    QList<double> dash = dashOf(link.role);
    double width = baseWidth(link.role);
    if (link.state == LinkState::Failed) {
        colour = t.errFill;
        dash.clear();
        width = 2;
    } else if (link.state == LinkState::OutOfFailed) {
        colour = t.line3;
        dash = {3, 4};
        width = 2;
    } else if (link.isHovered || link.isSelected) {
        colour = t.accent;
    }
    painter->save();
    if (link.isDimmed)
        painter->setOpacity(painter->opacity() * 0.45);
    const bool isFar = look.detail == Detail::Far;
    const double cut = isFar ? 0 : headLength(link.role);
    const QPainterPath path = roundedPath(route, cut);
    painter->setBrush(Qt::NoBrush);
    if (link.isSelected) {
        painter->setPen(QPen(t.accentSoft, width + 6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPath(path);
    }
    if (link.role == LinkRole::Replication && link.state == LinkState::Normal) {
        // Two lines of 1.5, 2 apart: a broad one with a narrow one of the background over it.
        painter->setPen(QPen(colour, look.line(5)));
        painter->drawPath(path);
        painter->setPen(QPen(t.surface, look.line(2)));
        painter->drawPath(path);
    } else if (isFar || dash.isEmpty()) {
        // Dashes cost ten times as much and cannot be told apart far out.
        painter->setPen(QPen(colour, look.line(width)));
        painter->drawPath(path);
    } else {
        const bool areDots = link.role == LinkRole::Monitor && link.state == LinkState::Normal;
        QPen pen(colour, look.line(width), Qt::CustomDashLine, areDots ? Qt::RoundCap : Qt::FlatCap);
        QList<double> pattern;
        for (const double length : dash)
            pattern << length / pen.widthF();
        pen.setDashPattern(pattern);
        painter->setPen(pen);
        painter->drawPath(path);
    }
    if (!isFar) {
        const QPointF tip = route.last();
        const QPointF before = route[route.size() - 2];
        const double angle = std::atan2(tip.y() - before.y(), tip.x() - before.x()) * 180 / M_PI;
        paintHead(painter, look, link.role, colour, tip, angle);
        if (link.state == LinkState::Failed)
            paintCross(painter, look, route);
    }
    painter->restore();
}

double rateChipText(double zoom)
{
    return zoom >= 0.8 ? 13 : zoom >= 0.6 ? 16.5 : 0;
}

double rateChipWidth(const LinkLook &link, double textSize)
{
    if (!link.showsRate || link.rate <= 0 || link.state != LinkState::Normal || textSize <= 0)
        return 0;
    constexpr double kStep = 12;
    return std::ceil((tabularWidth(interfaceFont(textSize, 500), formatRate(link.rate)) + 18) / kStep) * kStep;
}

void paintRateChip(QPainter *painter, const Look &look, const LinkLook &link, const QRectF &rect)
{
    if (rect.isEmpty())
        return;
    painter->setPen(QPen(look.t().line2, look.line(1)));
    painter->setBrush(look.t().surface);
    painter->drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
    drawCentred(painter, interfaceFont(look.isVector ? 13 : rateChipText(look.zoom), 500), look.t().text1, rect, formatRate(link.rate));
}

double dotSpacing(double rate)
{
    if (!(rate > 0))
        return 0;
    return std::clamp(144 / std::log10(1 + rate), 36.0, 144.0);
}

std::vector<QPointF> dotPositions(const QPolygonF &route, double spacing, double phase)
{
    std::vector<QPointF> dots;
    if (spacing <= 0)
        return dots;
    double next = std::fmod(phase, spacing);
    double passed = 0;
    for (qsizetype i = 0; i + 1 < route.size(); ++i) {
        const QPointF step = route[i + 1] - route[i];
        const double length = std::hypot(step.x(), step.y());
        const bool isLast = i + 2 == route.size();
        while (next <= passed + length - (isLast ? 10 : 0)) {
            dots.push_back(route[i] + step * ((next - passed) / length));
            next += spacing;
        }
        passed += length;
    }
    return dots;
}

void paintDots(QPainter *painter, const Look &look, const std::vector<QPointF> &dots)
{
    painter->setPen(QPen(look.t().canvas, 1.25));
    painter->setBrush(look.t().accent);
    for (const QPointF &dot : dots)
        painter->drawEllipse(dot, 3.75, 3.75);
}

void paintLinkSample(QPainter *painter, const Look &look, LinkRole role, const QPointF &from, double length)
{
    LinkLook link;
    link.role = role;
    paintLink(painter, look, link, QPolygonF{from, from + QPointF(length, 0)});
}

double routeLength(const QPolygonF &route)
{
    double length = 0;
    for (qsizetype i = 0; i + 1 < route.size(); ++i)
        length += std::hypot(route[i + 1].x() - route[i].x(), route[i + 1].y() - route[i].y());
    return length;
}

} // namespace nephoscope::ui
