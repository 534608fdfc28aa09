// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/order_book.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::tests;
using sim::Order;
using sim::OrderBook;
using sim::OrderStage;

/// Orders as the portal shows them, out of the logs of real runs.
class OrderBookTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anOrderIsFollowedToWhatWasMade();
    void stagesComeOneAfterTheOther();
    void approvalIsWaitedFor();
    void refusalsSayWhy();
    void whatIsGivenBackEndsTheOrder();
    void ticketsAreReadyWithTheirServer();
    void whatIsScaledInByOthersIsReturned();
};

namespace {

/// 5 s in the portal, 10 s for the workflow, 30 s to boot; a quota of two.
Site office(bool hasPortal = true, const std::string &approval = "auto")
{
    Site site(20000, "ab", {{"placement", "spread"}});
    site.server("v", "a", 2);
    if (hasPortal)
        site.lab.element("portal", "remote_administration_system", "", {{"order_time", 5}, {"approval", approval}});
    site.lab.element("rms", "resource_management_system", "", {{"provision_time", 10}, {"workflows", 0}, {"quota", 2}});
    site.lab.element("admin", "cloud_resource_administrator", "", {{"response_time", 600}, {"ticket_time", 1}, {"people", 1}});
    return site;
}

void act(Site &site, double at, const std::string &action, int amount, const std::string &desk = "portal")
{
    Event &event = site.lab.event(at, action, desk);
    event.what = "v";
    event.amount = amount;
}

/// The orders as they stand at `time` s.
std::vector<Order> ordersAt(const Site &site, double time)
{
    OrderBook book;
    const OneRun run = site.run();
    for (const sim::LogEntry &entry : run.record().log) {
        if (entry.t <= time)
            book.add(entry);
    }
    return book.orders();
}

} // namespace

void OrderBookTest::anOrderIsFollowedToWhatWasMade()
{
    Site site = office();
    act(site, 100, "order", 1);
    const std::vector<Order> orders = ordersAt(site, 1000);
    QCOMPARE(orders.size(), std::size_t{1});
    QCOMPARE(orders[0].desk, std::string("portal"));
    QCOMPARE(orders[0].what, std::string("v"));
    QCOMPARE(orders[0].placed, 100.0);
    QCOMPARE(orders[0].stage, OrderStage::Ready);
    QCOMPARE(orders[0].ready, 145.0);
    QCOMPARE(orders[0].resource, std::string("v#2"));
}

void OrderBookTest::stagesComeOneAfterTheOther()
{
    Site site = office();
    act(site, 100, "order", 1);
    QCOMPARE(ordersAt(site, 104)[0].stage, OrderStage::Placed);
    QCOMPARE(ordersAt(site, 106)[0].stage, OrderStage::Accepted);
    QCOMPARE(ordersAt(site, 116)[0].stage, OrderStage::Starting);
    QCOMPARE(ordersAt(site, 116)[0].since, 115.0);
}

void OrderBookTest::approvalIsWaitedFor()
{
    Site site = office(true, "manual");
    act(site, 100, "order", 1);
    QCOMPARE(ordersAt(site, 300)[0].stage, OrderStage::Approval);
    QCOMPARE(ordersAt(site, 2000)[0].stage, OrderStage::Ready);
    QCOMPARE(ordersAt(site, 2000)[0].ready, 100.0 + 5 + 600 + 10 + 30);
}

void OrderBookTest::refusalsSayWhy()
{
    Site site = office();
    act(site, 100, "order", 3);
    const std::vector<Order> orders = ordersAt(site, 1000);
    QCOMPARE(orders.size(), std::size_t{3});
    QCOMPARE(orders[1].stage, OrderStage::Ready);
    QCOMPARE(orders[2].stage, OrderStage::Refused);
    QCOMPARE(orders[2].reason.en, std::string("the quota of 2 is used up"));
    QVERIFY(!orders[2].reason.zh.empty());
}

void OrderBookTest::whatIsGivenBackEndsTheOrder()
{
    Site site = office();
    act(site, 100, "order", 2);
    act(site, 1000, "release", 1);
    const std::vector<Order> orders = ordersAt(site, 2000);
    QCOMPARE(orders.size(), std::size_t{3});
    QCOMPARE(orders[0].stage, OrderStage::Ready);
    QCOMPARE(orders[1].stage, OrderStage::Returned);
    QCOMPARE(orders[1].since, 1015.0);
    QVERIFY(orders[2].isRelease);
    QCOMPARE(orders[2].stage, OrderStage::Ready);
    QCOMPARE(orders[2].returned, 1);
    QCOMPARE(orders[2].resource, std::string("v#3"));
}

void OrderBookTest::ticketsAreReadyWithTheirServer()
{
    Site site = office(false);
    act(site, 100, "order", 1, "admin");
    QCOMPARE(ordersAt(site, 200)[0].stage, OrderStage::Ticket);
    const std::vector<Order> orders = ordersAt(site, 10000);
    QCOMPARE(orders.size(), std::size_t{1});
    QCOMPARE(orders[0].stage, OrderStage::Ready);
    QCOMPARE(orders[0].ready, 3700.0);
}

void OrderBookTest::whatIsScaledInByOthersIsReturned()
{
    OrderBook book;
    book.add({1, 0, 10, "portal", "ordered", "v", {}, {}});
    book.add({2, 1, 20, "v#2", "starting", {}, {}, {}});
    book.add({3, 2, 30, "v#2", "serving", {}, {}, {}});
    book.add({4, 1, 30, "portal", "delivered", "v", {}, {}});
    book.add({5, 0, 90, "listener", "scaled_in", {}, {}, {}});
    book.add({6, 5, 90, "v#2", "terminated", {}, {}, {}});
    QCOMPARE(book.orders()[0].stage, OrderStage::Returned);
    QCOMPARE(book.orders()[0].since, 90.0);
    book.clear();
    QVERIFY(book.orders().empty());
}

NEPHOSCOPE_TEST(OrderBookTest);
#include "order_book_test.moc"
