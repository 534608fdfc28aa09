// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class EncryptionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoListensGetsOnlyCiphertext();
    void keysThatNothingBindsAreReplaced();
    void costsAHandshakeAndTimeAMessage();
    void coversAllOfAnOrganization();
    void saysWhatItDoes();
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
    lab.element("guard", "encryption", "dc", {});
    lab.set("guard", guard);
    lab.link(LinkRole::Control, "guard", "c");
    return lab;
}

} // namespace

void EncryptionTest::whoListensGetsOnlyCiphertext()
{
    Laboratory lab = guarded("traffic_eavesdropping");
    QCOMPARE(OneRun(lab.design()).metric("agent.successes"), 0.0);
    QCOMPARE(OneRun(lab.design()).metric("agent.attempts"), 10.0);
    lab.event(0, "disable", "guard");
    QCOMPARE(OneRun(lab.design()).metric("agent.confidentiality_successes"), 10.0);
}

void EncryptionTest::keysThatNothingBindsAreReplaced()
{
    // With all skill the intermediary replaces each key; encryption alone seals nothing.
    const OneRun run(guarded("malicious_intermediary").design());
    QCOMPARE(run.metric("agent.confidentiality_successes"), 10.0);
    QCOMPARE(run.metric("agent.integrity_successes"), 10.0);
}

void EncryptionTest::costsAHandshakeAndTimeAMessage()
{
    // 1 KiB at 1 MiB/s takes 1/1024 s, and 1 ms a message; the only connection takes 100 ms besides.
    Laboratory lab = guarded("traffic_eavesdropping", {{"time", 1}, {"connection_time", 100}, {"throughput", 1}});
    lab.set("c", {{"request_size", 1}});
    const OneRun run(lab.design());
    const double message = 0.001 + 1.0 / 1024;
    QVERIFY(std::abs(run.metric("c.response_time_mean") - (message + 0.01)) < 1e-6);
    QVERIFY(std::abs(run.metric("guard.computing_time") - (10 * message + 0.1)) < 1e-6);
    QVERIFY(std::abs(run.metric("guard.core_share") - (10 * message + 0.1) / 10.5) < 1e-6);
    QCOMPARE(run.metric("guard.connections"), 1.0);
    QCOMPARE(run.metric("guard.messages"), 10.0);
}

void EncryptionTest::coversAllOfAnOrganization()
{
    Laboratory lab = guarded("traffic_eavesdropping");
    lab.element("org", "organization", "", {});
    Architecture design = lab.design();
    design.find(ElementId("c"))->parent = ElementId("org");
    design.links.back().to = ElementId("org");
    QCOMPARE(OneRun(design).metric("agent.successes"), 0.0);
}

void EncryptionTest::saysWhatItDoes()
{
    QCOMPARE(doing(guarded("traffic_eavesdropping").design(), "guard", 3.5),
             std::string("Encrypts: 3 messages so far; 0 were altered on their way and caught."));
}

void EncryptionTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(guarded("traffic_eavesdropping").design(), "guard"), std::string());
}

NEPHOSCOPE_TEST(EncryptionTest);
#include "encryption_test.moc"
