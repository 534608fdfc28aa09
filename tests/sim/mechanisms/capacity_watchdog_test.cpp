// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

#define NEAR(value, expected) QVERIFY2(std::abs((value) - (expected)) < 1e-6, QByteArray::number(value, 'g', 12))

class CapacityWatchdogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void alarmsAfterSamplesInARow();
    void aShortPeakIsNoAlarm();
    void idleHostsAreTold();
    void startsAnewAfterItsFailure();
    void limitsHaveToBeInOrder();
    void saysWhatItSees();

private:
    /// Host a with one core: `rate` requests a second of 10 ms each, at equal distances. Host b is idle.
    static Site site(double rate, Settings watchdog = {})
    {
        Site site(900, "ab");
        for (const char *host : {"host-a", "host-b"})
            site.set(host, {{"cores", 1}});
        site.server("v", "a", 4, {{"vcpus", 1}});
        site.server("w", "b", 4, {{"vcpus", 1}});
        site.set("v-service", {{"distribution", "deterministic"}});
        site.lab.consumer("u", rate, {{"arrival", "deterministic"}});
        site.lab.request("u", "v-service");
        site.lab.element("dog", "capacity_watchdog", "", watchdog);
        site.lab.link(LinkRole::Monitor, "dog", "hypervisor-a");
        site.lab.link(LinkRole::Monitor, "dog", "hypervisor-b");
        return site;
    }
};

void CapacityWatchdogTest::agreesWithItsCatalogueEntry()
{
    QCOMPARE(differsFromCatalogue(site(85).design(), "dog"), std::string());
}

// 0.85 above 0.8 at 60, 120 and 180 s; counted anew, again at 360.
void CapacityWatchdogTest::alarmsAfterSamplesInARow()
{
    const OneRun run = site(85, {{"lower", 0}}).run();
    NEAR(run.timeOf("dog", "alarm"), 180.0);
    NEAR(run.timeOf("dog", "alarm", 2), 360.0);
    QCOMPARE(run.metric("dog.alarms"), 5.0);
    QCOMPARE(run.metric("dog.observations"), 15.0);
    QVERIFY(std::isnan(site(79, {{"lower", 0}}).run().timeOf("dog", "alarm")));
}

void CapacityWatchdogTest::aShortPeakIsNoAlarm()
{
    Site calm = site(85, {{"lower", 0}});
    Event &event = calm.lab.event(121, "set", "u");
    event.param = "rate";
    event.value = 10;
    QCOMPARE(calm.run().metric("dog.alarms"), 0.0);
}

// Host b works not at all; with nothing in it that would be nobody's trouble.
void CapacityWatchdogTest::idleHostsAreTold()
{
    Site idle = site(50, {{"breaches", 1}});
    const OneRun run = idle.run();
    NEAR(run.timeOf("dog", "host_idle"), 60.0);
    QCOMPARE(run.count("dog", "alarm"), 0);
    idle.disabled("w");
    QCOMPARE(idle.run().count("dog", "host_idle"), 0);
}

// Down from 130 to 200: samples are at 260, 320 and 380.
void CapacityWatchdogTest::startsAnewAfterItsFailure()
{
    Site failing = site(85, {{"lower", 0}});
    failing.fail(130, "dog");
    failing.repair(200, "dog");
    NEAR(failing.run().timeOf("dog", "alarm"), 380.0);
}

void CapacityWatchdogTest::limitsHaveToBeInOrder()
{
    const Site wrong = site(85, {{"lower", 0.8}, {"upper", 0.5}});
    QVERIFY(wrong.lab.problem().find("is not below its upper one") != std::string::npos);
}

void CapacityWatchdogTest::saysWhatItSees()
{
    const Architecture design = site(85, {{"lower", 0}}).design();
    QCOMPARE(doing(design, "dog", 130), std::string("hypervisor-a has a load of 85 %, above 80 %: 2 of 3 samples seen."));
    QCOMPARE(doing(site(50, {{"lower", 0}}).design(), "dog", 130), std::string("Watches 2 hosts; the highest load is 50 % (hypervisor-a)."));
}

NEPHOSCOPE_TEST(CapacityWatchdogTest);
#include "capacity_watchdog_test.moc"
