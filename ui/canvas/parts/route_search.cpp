// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/route_search.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <unordered_map>

namespace nephoscope::ui {

namespace {

constexpr double kClear = 12; // away from nodes, and lanes apart
constexpr double kHard = 4; // closer than this to a node no line goes
constexpr double kTouching = 0.25; // a tight way may pass this close
constexpr double kBend = 30;
constexpr double kShared = 6; // a unit along a line that another link has already
constexpr double kCrossing = 60; // as two bends: a line that is crossed is hard to follow
constexpr std::size_t kMostLines = 220;
constexpr std::size_t kMostTightLines = 400;
constexpr float kNever = 1e30F;

struct Port {
    QPointF at;
    int direction = 0; // 0 right, 1 down, 2 left, 3 up: the way out of a start, the way in of a goal
    double cost = 0;
};

/// Where a link may leave `rect`. `other` is the far end; `isInside`: it stands inside this one, so ports look inwards; `isEverywhere`: all
/// along the edges, for what is hemmed in.
std::vector<Port> portsOf(const QRectF &rect, const QRectF &other, bool isInside, bool isEverywhere)
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
        constexpr double kStep = 8;
        for (double place = low + margin; isEverywhere && place <= high - margin; place += kStep)
            places.push_back(place);
        places.push_back(isUpright ? other.center().y() : other.center().x());
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

void tidy(std::vector<double> &values, double low, double high)
{
    std::erase_if(values, [&](double v) { return v < low || v > high; });
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

/// The middles of the gaps between edges: whatever way there is past rectangles, one leads along these.
void addMiddles(std::vector<double> &values, std::vector<double> edges)
{
    std::sort(edges.begin(), edges.end());
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        if (edges[i + 1] - edges[i] > 1)
            values.push_back((edges[i] + edges[i + 1]) / 2);
    }
}

/// The lines of the search, what stands in the way on them, and the search itself: A* over (crossing, direction).
class Search
{
public:
    explicit Search(const RouteScenery &scenery) : m_scenery(scenery), m_most(scenery.isTight ? kMostTightLines : kMostLines) {}

    QPolygonF run()
    {
        m_starts = portsOf(m_scenery.source, m_scenery.target, m_scenery.sourceHolds, m_scenery.isTight);
        m_goals = portsOf(m_scenery.target, m_scenery.source, m_scenery.targetHolds, m_scenery.isTight);
        for (Port &goal : m_goals)
            goal.direction = (goal.direction + 2) % 4;
        layLines();
        if (m_xs.size() > m_most || m_ys.size() > m_most || m_xs.empty() || m_ys.empty())
            return {};
        weigh();
        return find();
    }

private:
    std::size_t at(std::size_t i, std::size_t j) const { return j * m_xs.size() + i; }

    void layLines()
    {
        if (m_scenery.isTight) {
            const QRectF &region = m_scenery.region;
            std::vector<double> xs{region.left(), region.right()}, ys{region.top(), region.bottom()};
            for (const QRectF &rect : m_scenery.obstacles) {
                xs.insert(xs.end(), {rect.left(), rect.right()});
                ys.insert(ys.end(), {rect.top(), rect.bottom()});
            }
            addMiddles(m_xs, std::move(xs));
            addMiddles(m_ys, std::move(ys));
        } else {
            for (const QRectF &rect : m_scenery.obstacles) {
                m_xs.insert(m_xs.end(), {rect.left() - kClear, rect.right() + kClear});
                m_ys.insert(m_ys.end(), {rect.top() - kClear, rect.bottom() + kClear});
            }
        }
        const QRectF &source = m_scenery.source;
        const QRectF &target = m_scenery.target;
        for (const QRectF &rect : {source, target}) {
            m_xs.insert(m_xs.end(), {rect.left() - 24, rect.right() + 24, rect.left() - 16, rect.right() + 16});
            m_ys.insert(m_ys.end(), {rect.top() - 24, rect.bottom() + 24, rect.top() - 16, rect.bottom() + 16});
        }
        m_xs.push_back((std::max(source.left(), target.left()) + std::min(source.right(), target.right())) / 2);
        m_ys.push_back((std::max(source.top(), target.top()) + std::min(source.bottom(), target.bottom())) / 2);
        for (const auto *ports : {&m_starts, &m_goals}) {
            for (const Port &port : *ports) {
                m_xs.push_back(port.at.x());
                m_ys.push_back(port.at.y());
            }
        }
        for (const RouteScenery::Taken &taken : m_scenery.taken) {
            const bool isLying = std::abs(taken.a.y() - taken.b.y()) < 0.01;
            std::vector<double> &values = isLying ? m_ys : m_xs;
            const double value = isLying ? taken.a.y() : taken.a.x();
            if (taken.isFriend)
                values.push_back(value);
            else
                values.insert(values.end(), {value - kClear, value + kClear});
        }
        tidy(m_xs, m_scenery.region.left(), m_scenery.region.right());
        tidy(m_ys, m_scenery.region.top(), m_scenery.region.bottom());
    }

    /// Each stretch between two crossings that lies in `rect`, wholly or in part.
    template <typename Each>
    void mark(const QRectF &rect, const Each &each)
    {
        const auto range = [](const std::vector<double> &values, double low, double high) {
            return std::pair(static_cast<std::size_t>(std::upper_bound(values.begin(), values.end(), low) - values.begin()),
                             static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), high) - values.begin()));
        };
        const auto [left, right] = range(m_xs, rect.left(), rect.right());
        const auto [top, bottom] = range(m_ys, rect.top(), rect.bottom());
        for (std::size_t j = top; j < bottom; ++j) {
            for (std::size_t i = left == 0 ? 0 : left - 1; i < right && i + 1 < m_xs.size(); ++i)
                each(at(i, j), true);
        }
        for (std::size_t j = top == 0 ? 0 : top - 1; j < bottom && j + 1 < m_ys.size(); ++j) {
            for (std::size_t i = left; i < right; ++i)
                each(at(i, j), false);
        }
    }

    void weigh()
    {
        const std::size_t count = m_xs.size() * m_ys.size();
        m_isBlocked[0].assign(count, 0);
        m_isBlocked[1].assign(count, 0);
        for (auto *costs : {&m_cost[0], &m_cost[1]})
            costs->assign(count, 1);
        for (auto *costs : {&m_crossing[0], &m_crossing[1]})
            costs->assign(count, 0);
        for (const QRectF &rect : m_scenery.obstacles) {
            const bool isEnd = rect == m_scenery.source || rect == m_scenery.target;
            const double hard = isEnd ? -0.5 : m_scenery.isTight ? kTouching : kHard;
            mark(rect.adjusted(-hard, -hard, hard, hard), [&](std::size_t k, bool isRight) { m_isBlocked[isRight][k] = 1; });
            const double soft = kClear - 0.6;
            if (!isEnd)
                mark(rect.adjusted(-soft, -soft, soft, soft), [&](std::size_t k, bool isRight) { m_cost[isRight][k] += 1.5F; });
        }
        for (const RouteScenery::Soft &soft : m_scenery.softs)
            mark(soft.rect, [&](std::size_t k, bool isRight) { m_cost[isRight][k] *= static_cast<float>(soft.factor); });
        for (const RouteScenery::Taken &taken : m_scenery.taken) {
            if (taken.isFriend)
                continue;
            const bool isLying = std::abs(taken.a.y() - taken.b.y()) < 0.01;
            const QRectF along = QRectF(taken.a, taken.b).normalized();
            const double near = kClear - 1;
            mark(isLying ? along.adjusted(0, -near, 0, near) : along.adjusted(-near, 0, near, 0), [&](std::size_t k, bool isRight) {
                if (isRight == isLying)
                    m_cost[isRight][k] += static_cast<float>(kShared);
                else
                    m_crossing[isRight][k] = static_cast<float>(kCrossing);
            });
        }
    }

    /// Of the way that is left, at least: its length, and the bends without which no edge of the target is reached from here.
    float estimate(std::size_t i, std::size_t j, int direction) const
    {
        if (m_scenery.targetHolds)
            return 0;
        const QRectF &target = m_scenery.target;
        const double x = m_xs[i], y = m_ys[j];
        const double right = target.left() - x, left = x - target.right(), down = target.top() - y, up = y - target.bottom();
        const double dx = std::max({right, 0.0, left});
        const double dy = std::max({down, 0.0, up});
        const double ahead[4] = {right, down, left, up};
        int bends = 0;
        if (dx > 0 && dy > 0)
            bends = ahead[direction] > 0 ? 1 : 2;
        else if (dx > 0 || dy > 0)
            bends = ahead[direction] > 0 ? 0 : ahead[(direction + 2) % 4] > 0 ? 2 : 1;
        return static_cast<float>(dx + dy + bends * kBend);
    }

    QPolygonF find()
    {
        const std::size_t count = m_xs.size() * m_ys.size();
        const std::size_t width = m_xs.size();
        std::vector<float> best(count * 4, kNever);
        std::vector<int> before(count * 4, -1);
        struct Open { float estimate; std::size_t state; };
        const auto later = [](const Open &a, const Open &b) { return a.estimate > b.estimate || (a.estimate == b.estimate && a.state > b.state); };
        std::priority_queue<Open, std::vector<Open>, decltype(later)> open(later);
        const auto stateOf = [&](const Port &port) { return at(nearest(m_xs, port.at.x()), nearest(m_ys, port.at.y())) * 4 + static_cast<std::size_t>(port.direction); };
        std::unordered_map<std::size_t, float> goalCost;
        for (const Port &goal : m_goals) {
            const auto [entry, isNew] = goalCost.emplace(stateOf(goal), static_cast<float>(goal.cost));
            if (!isNew)
                entry->second = std::min(entry->second, static_cast<float>(goal.cost));
        }
        for (const Port &start : m_starts) {
            const std::size_t state = stateOf(start);
            if (start.cost < best[state]) {
                best[state] = static_cast<float>(start.cost);
                open.push({best[state] + estimate(state / 4 % width, state / 4 / width, start.direction), state});
            }
        }
        std::size_t reached = count * 4;
        float reachedCost = kNever;
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
            if (cost + estimate(i, j, direction) < top.estimate - 0.01F)
                continue;
            if (const auto goal = goalCost.find(top.state); goal != goalCost.end() && cost + goal->second < reachedCost && before[top.state] >= 0) {
                reachedCost = cost + goal->second;
                reached = top.state;
            }
            for (const int next : {direction, (direction + 1) % 4, (direction + 3) % 4}) {
                if ((next == 0 && i + 1 == width) || (next == 2 && i == 0) || (next == 1 && j + 1 == m_ys.size()) || (next == 3 && j == 0))
                    continue;
                if (next != direction && before[top.state] < 0)
                    continue; // straight out first
                const std::size_t edge = next == 0 || next == 1 ? node : next == 2 ? node - 1 : node - width;
                const bool isRight = next == 0 || next == 2;
                if (m_isBlocked[isRight][edge])
                    continue;
                const std::size_t other = next == 0 ? node + 1 : next == 2 ? node - 1 : next == 1 ? node + width : node - width;
                const double length = isRight ? std::abs(m_xs[other % width] - m_xs[i]) : std::abs(m_ys[other / width] - m_ys[j]);
                const float step = static_cast<float>(length) * m_cost[isRight][edge] + m_crossing[isRight][edge]
                    + (next == direction ? 0 : static_cast<float>(kBend));
                const std::size_t state = other * 4 + static_cast<std::size_t>(next);
                if (cost + step < best[state]) {
                    best[state] = cost + step;
                    before[state] = static_cast<int>(top.state);
                    open.push({best[state] + estimate(other % width, other / width, next), state});
                }
            }
        }
        if (reached == count * 4)
            return {};
        QPolygonF points;
        for (int state = static_cast<int>(reached); state >= 0; state = before[static_cast<std::size_t>(state)]) {
            const std::size_t node = static_cast<std::size_t>(state) / 4;
            points << QPointF(m_xs[node % width], m_ys[node / width]);
        }
        std::reverse(points.begin(), points.end());
        return straightened(points);
    }

    const RouteScenery &m_scenery;
    std::size_t m_most;
    std::vector<Port> m_starts, m_goals;
    std::vector<double> m_xs, m_ys;
    // By whether the stretch leads to the right or down, from a crossing to the next one.
    std::vector<char> m_isBlocked[2];
    std::vector<float> m_cost[2]; ///< factor of its length
    std::vector<float> m_crossing[2];
};

} // namespace

QPolygonF straightened(const QPolygonF &points)
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

QPolygonF searchRoute(const RouteScenery &scenery)
{
    return Search(scenery).run();
}

} // namespace nephoscope::ui
