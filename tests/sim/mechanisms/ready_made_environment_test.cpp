// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/billing.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::tests;

class ReadyMadeEnvironmentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deployingTakesLessThanInstalling();
    void thePlatformCostsComputingTime();
    void itStartsAfterItsServer();
    void itReadsAndReportsWhatTheCatalogueSays();
    void itSaysWhatItDoes();
};

namespace {

/// One request a second to s, which is brought into the environment on the server of t at 100 s.
Laboratory deployed(Settings more = {})
{
    Laboratory lab = shop(2000, 1);
    lab.service("t", 1, 1);
    lab.element("env", "ready_made_environment", "t-server", {{"runtimes", Value::List{"Java"}}});
    for (const auto &[name, value] : more)
        lab.set("env", name, value);
    lab.event(100, "relocate", "s").to = "env";
    return lab;
}

} // namespace

void ReadyMadeEnvironmentTest::deployingTakesLessThanInstalling()
{
    Laboratory lab = deployed();
    QCOMPARE(lab.logged("s.serving"), std::vector<double>{160});
    QCOMPARE(lab.measured("env.deployments"), 1.0);
    lab.event(50, "disable", "env");
    QCOMPARE(lab.logged("s.serving"), std::vector<double>{1000});
}

// 1 ms on the bare server until 100 s, 1 / (1 − 0.2) ms in the environment from 160 s on.
void ReadyMadeEnvironmentTest::thePlatformCostsComputingTime()
{
    const Architecture design = deployed({{"overhead", 0.2}}).design();
    const OneRun run(design, {{"c", "response_time_mean", 0, 90}, {"c", "response_time_mean", 200, 2000}});
    QCOMPARE(run.window(0), 0.001);
    QCOMPARE(run.window(1), 0.00125);
}

void ReadyMadeEnvironmentTest::itStartsAfterItsServer()
{
    Laboratory lab = deployed();
    lab.event(500, "fail", "t-server");
    lab.event(600, "repair", "t-server");
    QCOMPARE(lab.logged("env.serving"), std::vector<double>{610});
    lab.set("env", "instance_start", 25);
    QCOMPARE(lab.logged("env.serving"), std::vector<double>{625});
}

void ReadyMadeEnvironmentTest::itReadsAndReportsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(deployed().design(), "env"), std::string());
}

void ReadyMadeEnvironmentTest::itSaysWhatItDoes()
{
    QCOMPARE(doing(deployed().design(), "env", 300), std::string("Ready for Java; 1 deployment so far."));
}

NEPHOSCOPE_TEST(ReadyMadeEnvironmentTest);
#include "ready_made_environment_test.moc"
