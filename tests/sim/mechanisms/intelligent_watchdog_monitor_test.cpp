// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/simulation.h"
#include "tests/helpers/billing.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class IntelligentWatchdogMonitorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCaseIsOpenedAtTheLastLook();
    void aPolicyThatHelpsTakesItsTime();
    void policiesAreTriedInTheirOrder();
    void whatIsUsedUpIsEscalated();
    void theAdministratorWaitsForTheWatchdog();
    void withoutTheWatchdogTheAdministratorIsCalledAtOnce();
    void aPolicyIsForItsSymptom();
    void aServerIsRestartedWithAllThatItRuns();
    void aServerIsRebuiltOnAnotherHost();
    void whereNoVimIsLinkedRebuildingIsPassedOver();
    void whatStartsIsWaitedFor();
    void meanRecoveryIsThatOfTheChain();
    void itReadsAndReportsWhatTheCatalogueSays();
    void itSaysWhatItDoes();
};

namespace {

struct Row {
    std::string action;
    double time = 0;
    double success = 1;
    std::string symptom = "any";
};

Value policies(const std::vector<Row> &rows)
{
    Value::List list;
    for (const Row &row : rows)
        list.emplace_back(Value::Object{{"symptom", row.symptom}, {"action", row.action}, {"time", row.time}, {"success", row.success}});
    return list;
}

/// Looks each 5 s; three without an answer make a case. The administrator takes 1,000 s.
Laboratory guarded(const std::vector<Row> &rows, double duration = 5000)
{
    Laboratory lab = shop(duration, 0.1);
    lab.element("dog", "intelligent_watchdog_monitor", "", {{"interval", 5}, {"failures", 3}});
    lab.set("dog", "policies", policies(rows));
    lab.element("admin", "cloud_resource_administrator", "", {{"response_time", 1000}, {"people", 0}});
    lab.link(LinkRole::Monitor, "dog", "s");
    lab.link(LinkRole::Control, "admin", "s");
    return lab;
}

} // namespace

// Down from 101 s: looked at in vain at 105, 110 and 115 s.
void IntelligentWatchdogMonitorTest::aCaseIsOpenedAtTheLastLook()
{
    Laboratory lab = guarded({{"restart", 20}});
    lab.event(101, "fail", "s");
    QCOMPARE(lab.logged("dog.watched"), std::vector<double>{115});
    QCOMPARE(lab.entry("dog.watched").cause, lab.entry("s.failed").id);
    QCOMPARE(lab.measured("dog.detection_time_mean"), 14.0);
    QCOMPARE(lab.measured("dog.false_detections"), 0.0);
}

void IntelligentWatchdogMonitorTest::aPolicyThatHelpsTakesItsTime()
{
    Laboratory lab = guarded({{"restart", 20}});
    lab.event(101, "fail", "s");
    QCOMPARE(lab.logged("s.serving"), std::vector<double>{135});
    QCOMPARE(lab.measured("dog.recovery_time_mean"), 20.0);
    QCOMPARE(lab.measured("dog.healed"), 1.0);
    QCOMPARE(lab.measured("dog.escalated_share"), 0.0);
    QCOMPARE(lab.entry("dog.decided").cause, lab.entry("dog.watched").id);
    QCOMPARE(lab.entry("dog.acted").cause, lab.entry("dog.decided").id);
    QCOMPARE(lab.entry("dog.reported").cause, lab.entry("dog.acted").id);
    QVERIFY(lab.logged("dog.escalated").empty());
    // A second failure is a second case.
    lab.event(201, "fail", "s");
    QCOMPARE(lab.logged("dog.watched"), (std::vector<double>{115, 215}));
}

void IntelligentWatchdogMonitorTest::policiesAreTriedInTheirOrder()
{
    Laboratory lab = guarded({{"restart", 5, 0}, {"restart_server", 30, 1}});
    lab.event(101, "fail", "s");
    QCOMPARE(lab.logged("dog.acted"), (std::vector<double>{120, 150}));
    QCOMPARE(lab.logged("s.serving"), std::vector<double>{150});
    QCOMPARE(lab.measured("dog.actions"), 2.0);
}

void IntelligentWatchdogMonitorTest::whatIsUsedUpIsEscalated()
{
    Laboratory lab = guarded({{"restart", 5, 0}});
    lab.event(101, "fail", "s");
    QCOMPARE(lab.logged("dog.escalated"), std::vector<double>{120});
    QCOMPARE(lab.entry("dog.escalated").target, std::string("admin"));
    QCOMPARE(lab.entry("dog.escalated").cause, lab.entry("dog.reported").id);
    QCOMPARE(lab.entry("admin.called").cause, lab.entry("dog.escalated").id);
    QCOMPARE(lab.logged("s.serving"), std::vector<double>{1120});
    QCOMPARE(lab.measured("dog.recovery_time_mean"), 1005.0);
    QCOMPARE(lab.measured("dog.escalations"), 1.0);
    QCOMPARE(lab.measured("dog.healed"), 0.0);
}

void IntelligentWatchdogMonitorTest::theAdministratorWaitsForTheWatchdog()
{
    Laboratory lab = guarded({{"restart", 20}});
    lab.event(101, "fail", "s");
    QVERIFY(lab.logged("admin.called").empty());
    // The watchdog itself fails while it tries: somebody has to take over.
    lab.event(120, "fail", "dog");
    QCOMPARE(lab.logged("admin.called"), std::vector<double>{120});
    QCOMPARE(lab.logged("s.serving"), std::vector<double>{1120});
}

void IntelligentWatchdogMonitorTest::withoutTheWatchdogTheAdministratorIsCalledAtOnce()
{
    Laboratory lab = guarded({{"restart", 20}});
    lab.event(50, "disable", "dog");
    lab.event(101, "fail", "s");
    QCOMPARE(lab.logged("s.serving"), std::vector<double>{1101});
}

void IntelligentWatchdogMonitorTest::aPolicyIsForItsSymptom()
{
    const std::vector<Row> rows{{"restart", 10, 1, "silent"}, {"restart", 20, 1, "down"}};
    Laboratory crashed = guarded(rows);
    crashed.event(101, "fail", "s");
    QCOMPARE(crashed.logged("s.serving"), std::vector<double>{135});
    Laboratory hung = guarded(rows);
    hung.event(101, "fail", "s").kind = "hang";
    QCOMPARE(hung.logged("s.serving"), std::vector<double>{125});
}

// The second service of the server is down while that is restarted: from 115 to 145 s.
void IntelligentWatchdogMonitorTest::aServerIsRestartedWithAllThatItRuns()
{
    Laboratory lab = guarded({{"restart_server", 30}});
    lab.element("neighbour", "cloud_service", "s-server", {});
    lab.event(101, "fail", "s");
    QCOMPARE(lab.logged("s.serving"), std::vector<double>{145});
    QCOMPARE(lab.measured("neighbour.longest_outage"), 30.0);
}

void IntelligentWatchdogMonitorTest::aServerIsRebuiltOnAnotherHost()
{
    Site site(1000, "ab");
    site.server("v", "a", 8);
    site.lab.element("dog", "intelligent_watchdog_monitor", "", {{"interval", 5}, {"failures", 3}});
    site.lab.set("dog", "policies", policies({{"rebuild", 60}}));
    site.lab.link(LinkRole::Monitor, "dog", "v");
    site.lab.link(LinkRole::Control, "dog", "vim");
    site.fail(101, "v");
    const OneRun run = site.run();
    QCOMPARE(run.timeOf("v", "serving"), 175.0);
    lookAt(site.design(), 200, [](sim::Simulation &simulation) {
        QCOMPARE(simulation.containerOf(*simulation.find("v"))->id(), std::string("hypervisor-b"));
    });
}

void IntelligentWatchdogMonitorTest::whereNoVimIsLinkedRebuildingIsPassedOver()
{
    Laboratory lab = guarded({{"rebuild", 60}, {"restart", 5}});
    lab.event(101, "fail", "s");
    QCOMPARE(lab.logged("dog.passed_over"), std::vector<double>{115});
    QVERIFY(lab.entry("dog.passed_over").detail.find("no VIM is linked") != std::string::npos);
    QCOMPARE(lab.logged("s.serving"), std::vector<double>{120});
}

// Repaired at 109 s, the server boots for 100 s: somebody has taken care of it.
void IntelligentWatchdogMonitorTest::whatStartsIsWaitedFor()
{
    Laboratory lab = guarded({{"restart", 5}});
    lab.set("s-server", {{"boot_time", 100}});
    lab.link(LinkRole::Monitor, "dog", "s-server");
    lab.event(101, "fail", "s-server");
    lab.event(109, "repair", "s-server");
    QVERIFY(lab.logged("dog.watched").empty());
    QCOMPARE(lab.logged("s.serving"), std::vector<double>{209});
}

// 5 + 0.4 × 30 + 0.04 × 1000 = 57 s; in 0.6, 0.36 and 0.04 of all cases 5, 35 and 1,035 s.
void IntelligentWatchdogMonitorTest::meanRecoveryIsThatOfTheChain()
{
    Laboratory lab(2e6, 0, 4);
    lab.service("s", 1, 1);
    lab.set("s", {{"mtbf", 0.1}, {"mttr", 0}});
    lab.element("dog", "intelligent_watchdog_monitor", "", {{"interval", 5}, {"failures", 3}, {"escalate_to", "admin"}});
    lab.set("dog", "policies", policies({{"restart", 5, 0.6}, {"restart_server", 30, 0.9}}));
    lab.element("admin", "cloud_resource_administrator", "", {{"response_time", 1000}, {"people", 0}});
    lab.link(LinkRole::Monitor, "dog", "s");
    // Standard deviation of one case: sqrt(0.6·5² + 0.36·35² + 0.04·1035² − 57²) = 200.1 s, of the mean of 18,700 cases 1.46 s.
    const double cases = 4 * lab.measured("dog.detections");
    QVERIFY(cases > 15000);
    QVERIFY(std::abs(lab.measured("dog.recovery_time_mean") - 57) < 4 * 200.1 / std::sqrt(cases));
    QVERIFY(std::abs(lab.measured("dog.escalated_share") - 0.04) < 4 * std::sqrt(0.04 * 0.96 / cases));
    // Between two and three intervals, evenly.
    QVERIFY(std::abs(lab.measured("dog.detection_time_mean") - 12.5) < 4 * 5 / std::sqrt(12 * cases));
}

void IntelligentWatchdogMonitorTest::itReadsAndReportsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(guarded({{"restart", 20}}).design(), "dog"), std::string());
}

void IntelligentWatchdogMonitorTest::itSaysWhatItDoes()
{
    Laboratory lab = guarded({{"restart", 20, 0}});
    lab.event(101, "fail", "s");
    QCOMPARE(doing(lab.design(), "dog", 50), std::string("All that it watches answers."));
    QCOMPARE(doing(lab.design(), "dog", 111), std::string("s: 2 of 3 looks without an answer."));
    QCOMPARE(doing(lab.design(), "dog", 120), std::string("s does not answer: tries to restart."));
    QCOMPARE(doing(lab.design(), "dog", 200), std::string("s: all policies are used up, waits for the administrator."));
    QCOMPARE(doing(lab.design(), "admin", 120), std::string("s has failed; a watchdog looks after it."));
}

NEPHOSCOPE_TEST(IntelligentWatchdogMonitorTest);
#include "intelligent_watchdog_monitor_test.moc"
