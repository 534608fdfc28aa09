// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/link_router.h"

#include "ui/canvas/parts/node_painter.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>

namespace nephoscope::ui {

namespace {

constexpr double kClear = 12; // away from nodes, and lanes apart
constexpr double kHard = 4; // closer than this to a node no line goes
constexpr double kBend = 30;
constexpr double kShared = 6; // a unit along a line that another link has already
constexpr double kCrossing = 10;
constexpr double kHeader = 4; // a unit across the name of a container
constexpr std::size_t kMostLines = 220;

struct Port {
    QPointF at;
    int direction = 0; // 0 right, 1 down, 2 left, 3 up: the way out of a start, the way in of a goal
    double cost = 0;
};

const QPointF kStep[4]{{1, 0}, {0, 1}, {-1, 0}, {0, -1}};

/// Where a link may leave `rect`. `other` is the far end; `isInside`: it stands inside this one, so ports look inwards.
std::vector<Port> portsOf(const QRectF &rect, const QRectF &other, bool isInside)
{
    std::vector<Port> ports;
    const auto side = [&](int direction) {
        const bool isUpright = direction == 0 || direction == 2; // of the edge
        const double low = isUpright ? rect.top() : rect.left();
        const double high = isUpright ? rect.bottom() : rect.right();
        const double middle = (low + high) / 2;
        const double margin = std::min(12.0, (high - low) / 4);
        std::vector<double> places{middle};
        for (const double offset : {12.0, 24.0, 36.0}) {
            places.push_back(middle - offset);
            places.push_back(middle + offset);
        }
        const double otherMiddle = isUpright ? other.center().y() : other.center().x();
        places.push_back(otherMiddle);
        for (const double place : places) {
            if (place < low + margin - 0.5 || place > high - margin + 0.5)
                continue;
            const double edge = direction == 0 ? rect.right() : direction == 1 ? rect.bottom() : direction == 2 ? rect.left() : rect.top();
            ports.push_back({isUpright ? QPointF(edge, place) : QPointF(place, edge), isInside ? (direction + 2) % 4 : direction,
                             std::abs(place - middle) * 0.15});
        }
    };
    for (int direction = 0; direction < 4; ++direction)
        side(direction);
    return ports;
}

struct Soft {
    QRectF rect;
    double factor = 1;
};

/// The lines of the search, and what stands in the way on them.
struct Lines {
    std::vector<double> xs, ys;
    std::vector<char> blockedRight, blockedDown; // the stretch from a crossing to the next one
    std::vector<float> costRight, costDown; // factor of its length

    std::size_t at(std::size_t i, std::size_t j) const { return j * xs.size() + i; }
};

void tidy(std::vector<double> &values)
{
    std::sort(values.begin(), values.end());
    std::vector<double> kept;
    for (const double value : values) {
        if (kept.empty() || value - kept.back() > 0.5)
            kept.push_back(value);
    }
    values = std::move(kept);
}

std::size_t nearest(const std::vector<double> &values, double value)
{
    const auto after = std::lower_bound(values.begin(), values.end(), value - 0.51);
    return after == values.end() ? values.size() - 1 : static_cast<std::size_t>(after - values.begin());
}

void mark(Lines &lines, const QRectF &rect, const std::function<void(std::size_t index, bool isRight)> &each)
{
    for (std::size_t j = 0; j < lines.ys.size(); ++j) {
        const bool isRow = lines.ys[j] > rect.top() && lines.ys[j] < rect.bottom();
        for (std::size_t i = 0; i < lines.xs.size(); ++i) {
            const bool isColumn = lines.xs[i] > rect.left() && lines.xs[i] < rect.right();
            if (isRow && i + 1 < lines.xs.size() && lines.xs[i + 1] > rect.left() && lines.xs[i] < rect.right())
                each(lines.at(i, j), true);
            if (isColumn && j + 1 < lines.ys.size() && lines.ys[j + 1] > rect.top() && lines.ys[j] < rect.bottom())
                each(lines.at(i, j), false);
        }
    }
}

QPolygonF simplified(const QPolygonF &points)
{
    QPolygonF result;
    for (const QPointF &point : points) {
        if (result.size() >= 2) {
            const QPointF &a = result[result.size() - 2];
            const QPointF &b = result.last();
            const bool isStraight = (std::abs(a.x() - b.x()) < 0.01 && std::abs(b.x() - point.x()) < 0.01)
                || (std::abs(a.y() - b.y()) < 0.01 && std::abs(b.y() - point.y()) < 0.01);
            if (isStraight) {
                result.last() = point;
                continue;
            }
        }
        result << point;
    }
    return result;
}

} // namespace

void LinkRouter::reset(const SceneGeometry *geometry)
{
    m_geometry = geometry;
    m_routes.clear();
}

const QPolygonF &LinkRouter::find(const LinkId &id) const
{
    static const QPolygonF none;
    const auto found = m_routes.find(id.text());
    return found == m_routes.end() ? none : found->second.line;
}

QPolygonF LinkRouter::elbow(const QRectF &from, const QRectF &to)
{
    const QPointF a = from.center();
    const QPointF b = to.center();
    if (std::abs(b.x() - a.x()) > std::abs(b.y() - a.y())) {
        const bool isRight = b.x() > a.x();
        const QPointF start(isRight ? from.right() : from.left(), a.y());
        const QPointF end(isRight ? to.left() : to.right(), b.y());
        const double x = (start.x() + end.x()) / 2;
        return simplified({start, {x, start.y()}, {x, end.y()}, end});
    }
    const bool isDown = b.y() > a.y();
    const QPointF start(a.x(), isDown ? from.bottom() : from.top());
    const QPointF end(b.x(), isDown ? to.top() : to.bottom());
    const double y = (start.y() + end.y()) / 2;
    return simplified({start, {start.x(), y}, {end.x(), y}, end});
}

void LinkRouter::route(const Link &link)
{
    const int from = m_geometry->indexOf(link.from);
    const int to = m_geometry->indexOf(link.to);
    if (from < 0 || to < 0 || from == to)
        return;
    QPolygonF line = search(link, from, to, 160);
    if (line.isEmpty())
        line = search(link, from, to, 900);
    const auto &placed = m_geometry->placed();
    if (line.isEmpty())
        line = elbow(placed[static_cast<std::size_t>(from)].rect, placed[static_cast<std::size_t>(to)].rect);
    m_routes[link.id.text()] = {line, link.role, link.from, link.to};
}

void LinkRouter::routePlainly(const Link &link)
{
    const Placed *from = m_geometry->find(link.from);
    const Placed *to = m_geometry->find(link.to);
    if (from != nullptr && to != nullptr && from != to)
        m_routes[link.id.text()] = {elbow(from->rect, to->rect), link.role, link.from, link.to};
}

QPolygonF LinkRouter::search(const Link &link, int from, int to, double reach) const
{
    const auto &placed = m_geometry->placed();
    const QRectF source = placed[static_cast<std::size_t>(from)].rect;
    const QRectF target = placed[static_cast<std::size_t>(to)].rect;
    const QRectF region = source.united(target).adjusted(-reach, -reach, reach, reach);
    const bool sourceHolds = m_geometry->holds(from, to);
    const bool targetHolds = m_geometry->holds(to, from);

    // What stands in the way: everything outside the containers of the ends, as a whole; of those containers, only their names.
    std::vector<QRectF> obstacles;
    std::vector<Soft> softs;
    const std::function<void(int)> collect = [&](int container) {
        for (const int child : m_geometry->children(container)) {
            const QRectF rect = placed[static_cast<std::size_t>(child)].rect;
            if (!rect.intersects(region))
                continue;
            const bool holdsEnd = m_geometry->holds(child, from) || m_geometry->holds(child, to);
            if (!holdsEnd) {
                obstacles.push_back(rect);
                continue;
            }
            const NodeShape shape = placed[static_cast<std::size_t>(child)].shape;
            if ((child == from && !sourceHolds) || (child == to && !targetHolds)) {
                obstacles.push_back(rect);
            } else {
                softs.push_back({QRectF(rect.left() + 8, rect.top() - 2, std::min(rect.width() - 16, 240.0), std::max(20.0, headerHeight(shape) - 10)), kHeader});
                // Along a border a line cannot be told from it.
                for (const QRectF &edge : {QRectF(rect.left() - 7, rect.top(), 14, rect.height()), QRectF(rect.right() - 7, rect.top(), 14, rect.height()),
                                           QRectF(rect.left(), rect.top() - 7, rect.width(), 14), QRectF(rect.left(), rect.bottom() - 7, rect.width(), 14)})
                    softs.push_back({edge, 1.6});
                collect(child);
            }
        }
    };
    collect(-1);
    // Virtual servers of an end: the end itself stands in one of them, whose other contents are in `obstacles` already.

    std::vector<Port> starts = portsOf(source, target, sourceHolds);
    std::vector<Port> goals = portsOf(target, source, targetHolds);
    for (Port &goal : goals)
        goal.direction = (goal.direction + 2) % 4;

    Lines lines;
    for (const QRectF &rect : obstacles) {
        lines.xs.insert(lines.xs.end(), {rect.left() - kClear, rect.right() + kClear});
        lines.ys.insert(lines.ys.end(), {rect.top() - kClear, rect.bottom() + kClear});
    }
    for (const QRectF &rect : {source, target}) {
        lines.xs.insert(lines.xs.end(), {rect.left() - 24, rect.right() + 24, rect.left() - 16, rect.right() + 16});
        lines.ys.insert(lines.ys.end(), {rect.top() - 24, rect.bottom() + 24, rect.top() - 16, rect.bottom() + 16});
    }
    lines.xs.push_back((std::max(source.left(), target.left()) + std::min(source.right(), target.right())) / 2);
    lines.ys.push_back((std::max(source.top(), target.top()) + std::min(source.bottom(), target.bottom())) / 2);
    for (const auto *ports : {&starts, &goals}) {
        for (const Port &port : *ports) {
            lines.xs.push_back(port.at.x());
            lines.ys.push_back(port.at.y());
        }
    }
    struct Taken { QPointF a, b; bool isFriend; };
    std::vector<Taken> taken;
    for (const auto &[id, route] : m_routes) {
        const bool isFriend = route.role == link.role && (route.from == link.from || route.to == link.to);
        for (qsizetype i = 0; i + 1 < route.line.size(); ++i) {
            const QPointF a = route.line[i];
            const QPointF b = route.line[i + 1];
            if (!QRectF(a, b).normalized().adjusted(-1, -1, 1, 1).intersects(region))
                continue;
            taken.push_back({a, b, isFriend});
            const bool isLying = std::abs(a.y() - b.y()) < 0.01;
            std::vector<double> &values = isLying ? lines.ys : lines.xs;
            const double value = isLying ? a.y() : a.x();
            if (isFriend)
                values.push_back(value);
            else
                values.insert(values.end(), {value - kClear, value + kClear});
        }
    }
    const auto within = [](std::vector<double> &values, double low, double high) {
        std::erase_if(values, [&](double v) { return v < low || v > high; });
        tidy(values);
    };
    within(lines.xs, region.left(), region.right());
    within(lines.ys, region.top(), region.bottom());
    if (lines.xs.size() > kMostLines || lines.ys.size() > kMostLines || lines.xs.empty() || lines.ys.empty())
        return {};

    const std::size_t count = lines.xs.size() * lines.ys.size();
    lines.blockedRight.assign(count, 0);
    lines.blockedDown.assign(count, 0);
    lines.costRight.assign(count, 1);
    lines.costDown.assign(count, 1);
    for (const QRectF &rect : obstacles) {
        const bool isEnd = rect == source || rect == target;
        const double hard = isEnd ? -0.5 : kHard;
        mark(lines, rect.adjusted(-hard, -hard, hard, hard), [&](std::size_t k, bool isRight) { (isRight ? lines.blockedRight : lines.blockedDown)[k] = 1; });
        const double soft = kClear - 0.6;
        if (!isEnd) {
            mark(lines, rect.adjusted(-soft, -soft, soft, soft),
                 [&](std::size_t k, bool isRight) { (isRight ? lines.costRight : lines.costDown)[k] += 1.5F; });
        }
    }
    for (const Soft &soft : softs)
        mark(lines, soft.rect, [&](std::size_t k, bool isRight) { (isRight ? lines.costRight : lines.costDown)[k] *= static_cast<float>(soft.factor); });
    std::vector<float> crossRight(count, 0), crossDown(count, 0);
    for (const Taken &line : taken) {
        const bool isLying = std::abs(line.a.y() - line.b.y()) < 0.01;
        const QRectF along = QRectF(line.a, line.b).normalized();
        const double near = kClear - 1;
        mark(lines, isLying ? along.adjusted(0, -near, 0, near) : along.adjusted(-near, 0, near, 0), [&](std::size_t k, bool isRight) {
            if (isRight == isLying) {
                float &cost = (isRight ? lines.costRight : lines.costDown)[k];
                if (!line.isFriend)
                    cost += static_cast<float>(kShared);
            } else if (!line.isFriend) {
                (isRight ? crossRight : crossDown)[k] = static_cast<float>(kCrossing);
            }
        });
    }

    // A* over (crossing, direction).
    constexpr float kNever = 1e30F;
    std::vector<float> best(count * 4, kNever);
    std::vector<int> before(count * 4, -1);
    struct Open { float estimate; std::size_t state; };
    const auto later = [](const Open &a, const Open &b) { return a.estimate > b.estimate || (a.estimate == b.estimate && a.state > b.state); };
    std::priority_queue<Open, std::vector<Open>, decltype(later)> open(later);
    const auto estimate = [&](std::size_t i, std::size_t j) {
        const double dx = std::max({target.left() - lines.xs[i], 0.0, lines.xs[i] - target.right()});
        const double dy = std::max({target.top() - lines.ys[j], 0.0, lines.ys[j] - target.bottom()});
        return targetHolds ? 0.0F : static_cast<float>(dx + dy);
    };
    std::unordered_map<std::size_t, float> goalCost;
    for (const Port &goal : goals) {
        const std::size_t i = nearest(lines.xs, goal.at.x());
        const std::size_t j = nearest(lines.ys, goal.at.y());
        const std::size_t state = lines.at(i, j) * 4 + static_cast<std::size_t>(goal.direction);
        const auto [entry, isNew] = goalCost.emplace(state, static_cast<float>(goal.cost));
        if (!isNew)
            entry->second = std::min(entry->second, static_cast<float>(goal.cost));
    }
    for (const Port &start : starts) {
        const std::size_t i = nearest(lines.xs, start.at.x());
        const std::size_t j = nearest(lines.ys, start.at.y());
        const std::size_t state = lines.at(i, j) * 4 + static_cast<std::size_t>(start.direction);
        if (start.cost < best[state]) {
            best[state] = static_cast<float>(start.cost);
            before[state] = -1;
            open.push({best[state] + estimate(i, j), state});
        }
    }
    std::size_t reached = count * 4;
    float reachedCost = kNever;
    const std::size_t width = lines.xs.size();
    while (!open.empty()) {
        const Open top = open.top();
        open.pop();
        if (top.estimate >= reachedCost)
            break;
        const std::size_t node = top.state / 4;
        const int direction = static_cast<int>(top.state % 4);
        const std::size_t i = node % width;
        const std::size_t j = node / width;
        const float cost = best[top.state];
        if (cost + estimate(i, j) < top.estimate - 0.01F)
            continue;
        if (const auto goal = goalCost.find(top.state); goal != goalCost.end() && cost + goal->second < reachedCost && before[top.state] >= 0) {
            reachedCost = cost + goal->second;
            reached = top.state;
        }
        for (const int next : {direction, (direction + 1) % 4, (direction + 3) % 4}) {
            if ((next == 0 && i + 1 == width) || (next == 2 && i == 0) || (next == 1 && j + 1 == lines.ys.size()) || (next == 3 && j == 0))
                continue;
            if (next != direction && before[top.state] < 0)
                continue; // straight out first
            const std::size_t edge = next == 0 || next == 1 ? node : next == 2 ? node - 1 : node - width;
            const bool isRight = next == 0 || next == 2;
            if ((isRight ? lines.blockedRight : lines.blockedDown)[edge])
                continue;
            const std::size_t other = next == 0 ? node + 1 : next == 2 ? node - 1 : next == 1 ? node + width : node - width;
            const double length = isRight ? std::abs(lines.xs[other % width] - lines.xs[i]) : std::abs(lines.ys[other / width] - lines.ys[j]);
            const float step = static_cast<float>(length) * (isRight ? lines.costRight : lines.costDown)[edge] + (isRight ? crossRight : crossDown)[edge]
                + (next == direction ? 0 : static_cast<float>(kBend));
            const std::size_t state = other * 4 + static_cast<std::size_t>(next);
            if (cost + step < best[state]) {
                best[state] = cost + step;
                before[state] = static_cast<int>(top.state);
                open.push({best[state] + estimate(other % width, other / width), state});
            }
        }
    }
    if (reached == count * 4)
        return {};
    QPolygonF points;
    for (int state = static_cast<int>(reached); state >= 0; state = before[static_cast<std::size_t>(state)]) {
        const std::size_t node = static_cast<std::size_t>(state) / 4;
        points.prepend(QPointF(lines.xs[node % width], lines.ys[node / width]));
    }
    return simplified(points);
}

} // namespace nephoscope::ui
