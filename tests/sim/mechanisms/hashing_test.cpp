// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/attacked.h"
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

/// See attacked(); `guard` protects the messages of `c`.
Laboratory guarded(const std::string &threat, Settings guard = {})
{
    Laboratory lab = attacked(threat);
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
