// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/link_router.h"

#include "model/catalogue/catalogue.h"
#include "tests/helpers/large_design.h"
#include "tests/helpers/test_main.h"
#include "ui/canvas/parts/bent_route.h"
#include "ui/canvas/parts/route_cache.h"
#include "ui/canvas/parts/run_states.h"

#include <QTest>

#include <cmath>
#include <deque>
#include <memory>
#include <random>

using namespace nephoscope;
using namespace nephoscope::ui;

namespace {

constexpr double kWidth = 184, kHeight = 64;

Element node(int number, double x, double y)
{
    Element element;
    element.id = ElementId("n" + std::to_string(number));
    element.type = "cloud_service_consumer";
    element.box = Box{x, y, kWidth, kHeight};
    return element;
}

Link linkOf(int number, int from, int to)
{
    Link link;
    link.id = LinkId("l" + std::to_string(number));
    link.from = ElementId("n" + std::to_string(from));
    link.to = ElementId("n" + std::to_string(to));
    return link;
}

/// Nodes on the grid of 8 that may touch but not cover one another, crowded so that some are hemmed in.
Architecture crowd(unsigned seed)
{
    std::mt19937 random(seed);
    Architecture design;
    std::vector<QRectF> taken;
    for (int tries = 0; tries < 400 && taken.size() < 22; ++tries) {
        const QRectF rect((random() % 90) * 8, (random() % 60) * 8, kWidth, kHeight);
        bool isFree = true;
        for (const QRectF &other : taken)
            isFree = isFree && !other.intersects(rect);
        if (!isFree)
            continue;
        taken.push_back(rect);
        design.elements.push_back(node(static_cast<int>(taken.size()) - 1, rect.x(), rect.y()));
    }
    for (int i = 0; i < 12; ++i) {
        const int from = static_cast<int>(random() % taken.size());
        const int to = static_cast<int>(random() % taken.size());
        if (from != to)
            design.links.push_back(linkOf(i, from, to));
    }
    return design;
}

/// Whether a point may be on a line from one node to another: 1 away from every other one, and not inside the ends.
class Field
{
public:
    Field(const SceneGeometry &geometry, int from, int to)
    {
        for (std::size_t i = 0; i < geometry.placed().size(); ++i) {
            const QRectF &rect = geometry.placed()[i].rect;
            const bool isEnd = static_cast<int>(i) == from || static_cast<int>(i) == to;
            m_walls.push_back(isEnd ? rect.adjusted(0.5, 0.5, -0.5, -0.5) : rect.adjusted(-1, -1, 1, 1));
        }
    }
    bool isFree(double x, double y) const
    {
        for (const QRectF &wall : m_walls) {
            if (x > wall.left() && x < wall.right() && y > wall.top() && y < wall.bottom())
                return false;
        }
        return true;
    }

private:
    std::vector<QRectF> m_walls;
};

/// By brute force: a flood over a grid of 2 from the edges of one node, but for its corners, to those of the other.
bool hasWay(const SceneGeometry &geometry, int from, int to)
{
    constexpr double kStep = 2;
    const QRectF area = geometry.bounds().adjusted(-40, -40, 40, 40);
    const int columns = static_cast<int>(area.width() / kStep) + 1;
    const int rows = static_cast<int>(area.height() / kStep) + 1;
    const Field field(geometry, from, to);
    const auto isPort = [](const QRectF &rect, double x, double y) {
        const bool isOnSide = (x == rect.left() || x == rect.right()) && y >= rect.top() + 12 && y <= rect.bottom() - 12;
        const bool isOnTop = (y == rect.top() || y == rect.bottom()) && x >= rect.left() + 12 && x <= rect.right() - 12;
        return isOnSide || isOnTop;
    };
    const QRectF source = geometry.placed()[static_cast<std::size_t>(from)].rect;
    const QRectF target = geometry.placed()[static_cast<std::size_t>(to)].rect;
    std::vector<char> seen(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 0);
    std::deque<std::pair<int, int>> open;
    const auto visit = [&](int i, int j) {
        if (i < 0 || j < 0 || i >= columns || j >= rows)
            return;
        char &mark = seen[static_cast<std::size_t>(j) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(i)];
        if (!mark && field.isFree(area.left() + i * kStep, area.top() + j * kStep)) {
            mark = 1;
            open.emplace_back(i, j);
        }
    };
    for (int j = 0; j < rows; ++j) {
        for (int i = 0; i < columns; ++i) {
            if (isPort(source, area.left() + i * kStep, area.top() + j * kStep))
                visit(i, j);
        }
    }
    while (!open.empty()) {
        const auto [i, j] = open.front();
        open.pop_front();
        if (isPort(target, area.left() + i * kStep, area.top() + j * kStep))
            return true;
        visit(i + 1, j);
        visit(i - 1, j);
        visit(i, j + 1);
        visit(i, j - 1);
    }
    return false;
}

bool passesThrough(const QPolygonF &line, const QRectF &rect)
{
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        const QRectF stretch = QRectF(line[i], line[i + 1]).normalized();
        if (stretch.left() < rect.right() && stretch.right() > rect.left() && stretch.top() < rect.bottom() && stretch.bottom() > rect.top())
            return true;
    }
    return false;
}

} // namespace

class LinkRouterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noLinkLeadsThroughANodeWhereThereIsAWayRound();
    void routesAreRightAngledAndEndAtEdges();
    void bendsByHandAreKeptAndFollowTheirEnds();
    void aStretchThatLeavesItsEdgeIsLedBackToIt();
    void nobodyMakesWayForAPlainElbow();
    void linksThatCameFirstMakeWayForThoseThatCameLater();
    void whatIsSeenIsRoutedFirst();
};

void LinkRouterTest::noLinkLeadsThroughANodeWhereThereIsAWayRound()
{
    int ways = 0;
    int hemmedIn = 0;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        const Architecture design = crowd(seed);
        const SceneGeometry geometry(design, Catalogue::builtIn(), {});
        LinkRouter router;
        router.reset(&geometry);
        for (const Link &link : design.links) {
            router.route(link);
            const int from = geometry.indexOf(link.from);
            const int to = geometry.indexOf(link.to);
            if (!hasWay(geometry, from, to)) {
                ++hemmedIn;
                continue;
            }
            ++ways;
            const QPolygonF &line = router.find(link.id);
            for (std::size_t i = 0; i < geometry.placed().size(); ++i) {
                const bool isEnd = static_cast<int>(i) == from || static_cast<int>(i) == to;
                const QRectF rect = geometry.placed()[i].rect;
                QVERIFY2(!passesThrough(line, isEnd ? rect.adjusted(1, 1, -1, -1) : rect),
                         qPrintable(QStringLiteral("seed %1, %2 through n%3").arg(seed).arg(QString::fromStdString(link.id.text())).arg(i)));
            }
        }
    }
    QVERIFY(ways > 300);
    QVERIFY2(hemmedIn < ways, qPrintable(QString::number(hemmedIn)));
}

void LinkRouterTest::routesAreRightAngledAndEndAtEdges()
{
    const Architecture design = crowd(7);
    const SceneGeometry geometry(design, Catalogue::builtIn(), {});
    LinkRouter router;
    router.reset(&geometry);
    const auto isOnEdge = [](const QRectF &rect, const QPointF &p) {
        const bool isSide = (std::abs(p.x() - rect.left()) < 0.01 || std::abs(p.x() - rect.right()) < 0.01) && p.y() >= rect.top() && p.y() <= rect.bottom();
        return isSide || ((std::abs(p.y() - rect.top()) < 0.01 || std::abs(p.y() - rect.bottom()) < 0.01) && p.x() >= rect.left() && p.x() <= rect.right());
    };
    for (const Link &link : design.links) {
        router.route(link);
        const QPolygonF &line = router.find(link.id);
        QVERIFY(line.size() >= 2);
        for (qsizetype i = 0; i + 1 < line.size(); ++i)
            QVERIFY(std::abs(line[i].x() - line[i + 1].x()) < 0.01 || std::abs(line[i].y() - line[i + 1].y()) < 0.01);
        QVERIFY(isOnEdge(geometry.find(link.from)->rect, line.first()));
        QVERIFY(isOnEdge(geometry.find(link.to)->rect, line.last()));
    }
}

// From the right edge of one node at y = 32, along x = 300, into the left edge of the other at y = 232.
void LinkRouterTest::bendsByHandAreKeptAndFollowTheirEnds()
{
    Architecture design;
    design.elements = {node(0, 0, 0), node(1, 400, 200)};
    design.links = {linkOf(0, 0, 1)};
    design.links[0].unknown = {{kBendsField, toJson(Bends{true, {32, 300, 232}})}};
    const auto lineOf = [&] {
        const SceneGeometry geometry(design, Catalogue::builtIn(), {});
        LinkRouter router;
        router.reset(&geometry);
        router.route(design.links[0]);
        return router.find(design.links[0].id);
    };
    QCOMPARE(lineOf(), QPolygonF({{184, 32}, {300, 32}, {300, 232}, {400, 232}}));
    // The far end goes down by 80: the bend stays, and the line ends as low as the edge still reaches up.
    design.elements[1].box->y = 280;
    QCOMPARE(lineOf(), QPolygonF({{184, 32}, {300, 32}, {300, 288}, {400, 288}}));
    // What is no bend is as if it were not there.
    design.links[0].unknown = {{kBendsField, RawJson{"\"x\""}}};
    QVERIFY(lineOf().size() >= 2);
}

void LinkRouterTest::aStretchThatLeavesItsEdgeIsLedBackToIt()
{
    const QRectF source(0, 0, 184, 64), target(400, 0, 184, 64);
    const QPolygonF straight{{184, 32}, {400, 32}};
    const Bends within = withStretchAt(straight, 0, 40, source, target);
    QCOMPARE(bentRoute(source, target, within), QPolygonF({{184, 40}, {400, 40}}));
    // 120 is below both: out by 16, down, along, and back up into the target.
    const Bends below = withStretchAt(straight, 0, 120, source, target);
    QCOMPARE(bentRoute(source, target, below), QPolygonF({{184, 32}, {200, 32}, {200, 120}, {384, 120}, {384, 32}, {400, 32}}));
    // Taken back to where it was, nothing is left of it.
    QCOMPARE(bentRoute(source, target, withoutKinks(Bends{true, {32, 200, 34, 384, 32}})).size(), qsizetype(2));
}

// Two links between two nodes beside one another: the second keeps 12 apart from a way that was found, and takes the straight one while
// the first has only a stand-in.
void LinkRouterTest::nobodyMakesWayForAPlainElbow()
{
    Architecture design;
    design.elements = {node(0, 0, 0), node(1, 400, 0)};
    design.links = {linkOf(0, 0, 1), linkOf(1, 1, 0)};
    const SceneGeometry geometry(design, Catalogue::builtIn(), {});
    const auto second = [&](bool isPlain) {
        LinkRouter router;
        router.reset(&geometry);
        if (isPlain)
            router.routePlainly(design.links[0]);
        else
            router.route(design.links[0]);
        router.route(design.links[1]);
        return router.find(design.links[1].id);
    };
    QCOMPARE(second(true), QPolygonF({{400, 32}, {184, 32}}));
    const QPolygonF beside = second(false);
    QCOMPARE(beside.size(), qsizetype(2));
    QVERIFY(std::abs(beside.first().y() - 32) >= 12);
}

/// Crossings of links that have no end in common.
static int crossingsOf(const Architecture &design, const LinkRouter &router)
{
    int count = 0;
    for (const Link &one : design.links) {
        for (const Link &other : design.links) {
            if (one.from == other.from || one.to == other.to || one.from == other.to || one.to == other.from)
                continue;
            const QPolygonF &a = router.find(one.id), &b = router.find(other.id);
            for (qsizetype i = 0; i + 1 < a.size(); ++i) {
                for (qsizetype k = 0; k + 1 < b.size(); ++k) {
                    // A stretch that lies, of the one, and one that stands, of the other: each pair is met once.
                    const QRectF lying = QRectF(a[i], a[i + 1]).normalized(), standing = QRectF(b[k], b[k + 1]).normalized();
                    if (lying.height() < 0.01 && standing.width() < 0.01 && standing.left() > lying.left() && standing.left() < lying.right()
                        && lying.top() > standing.top() && lying.top() < standing.bottom())
                        ++count;
                }
            }
        }
    }
    return count;
}

// A link from the left to the right of a node may pass over it or under it, which is as long. Another one comes to that node from above, or
// from below: once in the two designs it has to cross the first one that knew nothing of it, and never when that one is asked again.
void LinkRouterTest::linksThatCameFirstMakeWayForThoseThatCameLater()
{
    int once = 0, twice = 0;
    for (const double y : {-100.0, 500.0}) {
        Architecture design;
        design.elements = {node(0, 0, 200), node(1, 600, 200), node(2, 300, 200), node(3, 300, y)};
        design.links = {linkOf(0, 0, 1), linkOf(1, 3, 2)};
        const SceneGeometry geometry(design, Catalogue::builtIn(), {});
        LinkRouter router;
        router.reset(&geometry);
        for (const Link &link : design.links)
            router.route(link);
        once += crossingsOf(design, router);
        router.reset(&geometry);
        router.routeAll(design.links);
        twice += crossingsOf(design, router);
    }
    QCOMPARE(once, 1);
    QCOMPARE(twice, 0);
}

void LinkRouterTest::whatIsSeenIsRoutedFirst()
{
    const Architecture design = tests::largeDesign(340);
    const auto geometry = std::make_shared<const SceneGeometry>(design, Catalogue::builtIn(), RunStates());
    RouteCache routes;
    routes.take(design.links, geometry, 0);
    const QRectF view = geometry->find(ElementId("s8-cloud"))->rect;
    std::vector<QPolygonF> before;
    for (const Link &link : design.links)
        before.push_back(routes.find(link.id));
    while (routes.searches() < 5)
        routes.work(0.01, view);
    int found = 0;
    for (std::size_t i = 0; i < design.links.size(); ++i) {
        if (routes.find(design.links[i].id) == before[i])
            continue;
        ++found;
        QVERIFY2(before[i].boundingRect().adjusted(-1, -1, 1, 1).intersects(view), design.links[i].id.text().c_str());
    }
    QVERIFY(found > 0);
    // In the end each has its way, wherever the eye was.
    while (!routes.isSettled())
        routes.work(100, view);
    QCOMPARE(routes.searches(), std::uint64_t(design.links.size()));
}

NEPHOSCOPE_TEST(LinkRouterTest);
#include "link_router_test.moc"
