// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/billing.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class ResourceReservationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anExclusivePartIsAServerOfItsOwn();
    void theOthersGetTheRest();
    void whatIsIdleIsLentIfItMayBe();
    void aMinimumMayBeExceeded();
    void withoutItAllWaitInOneQueue();
    void queuesAreLimitedApart();
    void aServerCanBeDividedToo();
    void itComesAndGoesWhileTheRunGoes();
    void moreThanIsLeftCannotBeReserved();
    void itReadsAndReportsWhatTheCatalogueSays();
    void itSaysWhatItDoes();
};

namespace {

/// One core that does 100 requests a second, and two organizations that share it.
Laboratory shared(double rateOfA, double rateOfB, Settings reservation = {}, double duration = 4000, int replications = 4)
{
    Laboratory lab(duration, 100, replications);
    lab.element("org-a", "organization", "", {});
    lab.element("org-b", "organization", "", {});
    lab.element("a", "cloud_service_consumer", "org-a", {{"rate", rateOfA}, {"timeout", 0}, {"request_size", 0}});
    lab.element("b", "cloud_service_consumer", "org-b", {{"rate", rateOfB}, {"timeout", 0}, {"request_size", 0}});
    lab.service("s", 1, 10, {{"queue_limit", 50}});
    lab.request("a", "s");
    lab.request("b", "s");
    lab.element("r", "resource_reservation", "", {{"for", "org-a"}, {"of", "s"}, {"amount", 0.4}});
    for (const auto &[name, value] : reservation)
        lab.set("r", name, value);
    return lab;
}

double lossOf(const Laboratory &lab, const std::string &consumer)
{
    return lab.measured(consumer + ".rejected") / lab.measured(consumer + ".requests");
}

} // namespace

// M/M/1 with 40 a second: 1 / (40 - 30) s, and busy 0.75 of the time, whatever B does.
void ResourceReservationTest::anExclusivePartIsAServerOfItsOwn()
{
    const Laboratory lab = shared(30, 90, {}, 10000);
    NEPHOSCOPE_AGREES(lab.differs("a.response_time_mean", 0.1, 0.05));
    NEPHOSCOPE_AGREES(lab.differs("r.reserved_used", 0.3, 0.02));
    QCOMPARE(lab.measured("a.rejected"), 0.0);
    QCOMPARE(lab.measured("r.guaranteed"), 0.4);
    QCOMPARE(lab.measured("r.lent"), 0.0);
    // The core works for A 0.3 of the time and for B, which always waits, 0.6.
    NEPHOSCOPE_AGREES(lab.differs("s-server.utilization", 0.9, 0.02));
}

// M/M/1/50 with 60 a second and 90 offered: 1/3 is lost (but for 1.5^-50).
void ResourceReservationTest::theOthersGetTheRest()
{
    const Laboratory lab = shared(30, 90);
    QVERIFY(std::abs(lossOf(lab, "b") - 1.0 / 3) < 0.01);
    QVERIFY(std::abs(lab.measured("b.throughput") - 60) < 0.6);
}

// A leaves a quarter of its 40 idle: B gets 70 of 90.
void ResourceReservationTest::whatIsIdleIsLentIfItMayBe()
{
    const Laboratory lab = shared(30, 90, {{"borrowable", true}}, 10000);
    QVERIFY(std::abs(lossOf(lab, "b") - 20.0 / 90) < 0.01);
    NEPHOSCOPE_AGREES(lab.differs("a.response_time_mean", 0.1, 0.05));
    NEPHOSCOPE_AGREES(lab.differs("r.lent", 0.1, 0.03));
    QCOMPARE(lab.measured("r.borrowed"), 0.0);
}

// Alone it has the whole core as a minimum, M/M/1 with 100 a second, and 0.4 of it exclusively.
void ResourceReservationTest::aMinimumMayBeExceeded()
{
    const Laboratory minimum = shared(80, 0, {{"kind", "minimum"}}, 10000);
    NEPHOSCOPE_AGREES(minimum.differs("a.response_time_mean", 0.05, 0.05));
    NEPHOSCOPE_AGREES(minimum.differs("r.borrowed", 0.48, 0.03)); // 0.6 while it is busy, 0.8 of the time
    const Laboratory exclusive = shared(80, 0, {{"kind", "exclusive"}});
    QVERIFY(std::abs(lossOf(exclusive, "a") - 0.5) < 0.01);
    QVERIFY(exclusive.measured("r.rejected") > 0);
}

void ResourceReservationTest::withoutItAllWaitInOneQueue()
{
    Laboratory lab = shared(30, 90);
    lab.set("r", "amount", 0);
    lab.set("s", "queue_limit", 100);
    lab.event(0, "disable", "r");
    QVERIFY(std::abs(lossOf(lab, "a") - 1.0 / 6) < 0.01);
    QVERIFY(std::abs(lossOf(lab, "b") - 1.0 / 6) < 0.01);
}

// A second one in A's lane finds room however full B's is.
void ResourceReservationTest::queuesAreLimitedApart()
{
    Laboratory lab = shared(1, 500);
    QCOMPARE(lab.measured("a.rejected"), 0.0);
    QVERIFY(lossOf(lab, "b") > 0.8);
}

void ResourceReservationTest::aServerCanBeDividedToo()
{
    const Laboratory lab = shared(30, 90, {{"of", "s-server"}});
    QVERIFY(std::abs(lossOf(lab, "b") - 1.0 / 3) < 0.01);
    QCOMPARE(lab.measured("a.rejected"), 0.0);
}

// From 1,000 s on it is gone: what waited in it is not lost.
void ResourceReservationTest::itComesAndGoesWhileTheRunGoes()
{
    Laboratory lab = shared(30, 90, {}, 1900, 1);
    lab.event(1000, "disable", "r");
    lab.event(1500, "enable", "r");
    QCOMPARE(lab.problem(), std::string());
    QCOMPARE(lab.measured("r.guaranteed"), 0.4 * 1400 / 1900);
    QVERIFY(lab.measured("a.rejected") > 0);
    QCOMPARE(lab.measured("a.lost"), 0.0);
}

void ResourceReservationTest::moreThanIsLeftCannotBeReserved()
{
    Laboratory lab = shared(30, 90, {}, 100, 1);
    lab.element("r2", "resource_reservation", "", {{"for", "org-b"}, {"of", "s"}, {"amount", 0.7}});
    QCOMPARE(lab.logged("r2.reservation_refused"), std::vector<double>{0});
    QCOMPARE(doing(lab.design(), "r2", 50), std::string("Reserves nothing: not so much is left of s."));
    lab.set("r2", "amount", 0.6);
    QVERIFY(lab.logged("r2.reservation_refused").empty());
}

void ResourceReservationTest::itReadsAndReportsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(shared(30, 90, {}, 50, 1).design(), "r"), std::string());
}

void ResourceReservationTest::itSaysWhatItDoes()
{
    QCOMPARE(doing(shared(1000, 90, {}, 50, 1).design(), "r", 10), std::string("40 % of s is set aside for org-a, which uses 40 % now."));
    QCOMPARE(doing(shared(0, 90, {{"borrowable", true}}, 50, 1).design(), "r", 10),
             std::string("40 % of s is set aside for org-a, which uses 0 % now; 40 % is lent."));
    QCOMPARE(doing(shared(1, 90, {{"for", ""}}, 50, 1).design(), "r", 10), std::string("Reserves nothing: it is for nobody: no organization is named."));
}

NEPHOSCOPE_TEST(ResourceReservationTest);
#include "resource_reservation_test.moc"
