// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/attacked.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class DigitalSignatureTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withAPkiWhatIsAlteredIsCaught();
    void withoutAPkiItsKeyIsReplaced();
    void signsAndVerifies();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// See attacked(); `guard` protects the messages of `c`.
Laboratory guarded(const std::string &threat, Settings guard = {})
{
    Laboratory lab = attacked(threat);
    lab.element("guard", "digital_signature", "dc", {});
    lab.set("guard", guard);
    lab.link(LinkRole::Control, "guard", "c");
    lab.element("pki", "pki", "dc", {{"time", 0}});
    lab.link(LinkRole::Control, "pki", "guard");
    return lab;
}

} // namespace

void DigitalSignatureTest::withAPkiWhatIsAlteredIsCaught()
{
    const OneRun run(guarded("malicious_intermediary", {{"time", 0}, {"verify_time", 0}}).design());
    QCOMPARE(run.metric("guard.tampering_caught"), 10.0);
    QCOMPARE(run.metric("agent.authenticity_successes"), 0.0);
    QCOMPARE(run.metric("agent.authenticity_detections"), 10.0);
}

void DigitalSignatureTest::withoutAPkiItsKeyIsReplaced()
{
    Laboratory lab = guarded("malicious_intermediary");
    lab.event(0, "disable", "pki");
    QCOMPARE(OneRun(lab.design()).metric("agent.authenticity_successes"), 10.0);
}

void DigitalSignatureTest::signsAndVerifies()
{
    // 0.81 + 0.025 ms a message: at 100 a second 8.1 % of a core and 0.25 % (domain D.3).
    Laboratory lab = guarded("traffic_eavesdropping");
    lab.set("c", {{"rate", 100}});
    const OneRun run(lab.design(), {{"guard", "core_share", 0.5, 10.5}});
    QVERIFY(std::abs(run.window(0) - (0.081 + 0.0025)) < 1e-4);
    QVERIFY(std::abs(run.metric("c.response_time_mean") - 0.000835) < 1e-9);
}

void DigitalSignatureTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(guarded("malicious_intermediary").design(), "guard"), std::string());
}

NEPHOSCOPE_TEST(DigitalSignatureTest);
#include "digital_signature_test.moc"
