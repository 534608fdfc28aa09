// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class HashingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withAKeyAlteredMessagesAreCaught();
    void withoutAKeyTheDigestIsMadeAnew();
    void costsTimeAtBothEnds();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// `c` asks `s` ten times by way of `lb`, where an intermediary sits; `guard` protects the messages of `c`.
Laboratory guarded(const std::string &threat, Settings guard = {})
{
    Laboratory lab(10.5, 0, 1);
    lab.consumer("c", 1, {{"arrival", "deterministic"}});
    lab.element("dc", "data_center", "", {});
    lab.balancer("lb", "round_robin");
    lab.service("s", 1, 0);
    lab.request("c", "lb");
    lab.request("lb", "s");
    lab.element("agent", "threat_agent", "", {{"threat", threat}});
    lab.link(threat == "traffic_eavesdropping" ? LinkRole::Monitor : LinkRole::Control, "agent", "lb");
    lab.element("guard", "hashing", "dc", {});
    lab.set("guard", guard);
    lab.link(LinkRole::Control, "guard", "c");
    return lab;
}

} // namespace

void HashingTest::withAKeyAlteredMessagesAreCaught()
{
    const OneRun run(guarded("malicious_intermediary", {{"keyed", true}, {"time", 0}}).design());
    QCOMPARE(run.metric("guard.tampering_caught"), 10.0);
    QCOMPARE(run.metric("agent.integrity_successes"), 0.0);
    QCOMPARE(run.metric("agent.integrity_detections"), 10.0);
    QCOMPARE(run.metric("agent.confidentiality_successes"), 10.0); // it hides nothing
    QCOMPARE(run.metric("c.lost"), 10.0);
    QCOMPARE(run.count("guard", "tampering_caught"), 1);
}

void HashingTest::withoutAKeyTheDigestIsMadeAnew()
{
    const OneRun run(guarded("malicious_intermediary", {{"keyed", false}, {"time", 0}}).design());
    QCOMPARE(run.metric("agent.integrity_successes"), 10.0);
    QCOMPARE(run.metric("guard.tampering_caught"), 0.0);
    QCOMPARE(run.metric("c.responses"), 10.0);
}

void HashingTest::costsTimeAtBothEnds()
{
    Laboratory lab = guarded("traffic_eavesdropping", {{"time", 2}});
    QVERIFY(std::abs(OneRun(lab.design()).metric("c.response_time_mean") - 0.004) < 1e-9);
}

void HashingTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(guarded("malicious_intermediary").design(), "guard"), std::string());
}

NEPHOSCOPE_TEST(HashingTest);
#include "hashing_test.moc"
