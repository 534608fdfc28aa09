// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class PkiTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bindsTheKeysOfEncryption();
    void checksACertificateForEachConnection();
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
    lab.element("guard", "pki", "dc", {});
    lab.set("guard", guard);
    lab.link(LinkRole::Control, "guard", "encryption");
    lab.element("encryption", "encryption", "dc", {{"connection_time", 0}, {"throughput", 0}});
    lab.link(LinkRole::Control, "encryption", "c");
    return lab;
}

} // namespace

void PkiTest::bindsTheKeysOfEncryption()
{
    Laboratory lab = guarded("malicious_intermediary", {{"time", 0}});
    QCOMPARE(OneRun(lab.design()).metric("agent.confidentiality_successes"), 0.0);
    lab.event(0, "disable", "guard");
    QCOMPARE(OneRun(lab.design()).metric("agent.confidentiality_successes"), 10.0);
}

void PkiTest::checksACertificateForEachConnection()
{
    Laboratory lab = guarded("traffic_eavesdropping", {{"time", 500}, {"cache_hit", 0}});
    const OneRun run(lab.design());
    QCOMPARE(run.metric("guard.certificate_checks"), 1.0);
    QCOMPARE(run.metric("guard.revocation_checks"), 1.0);
    QVERIFY(std::abs(run.metric("c.response_time_max") - 0.5) < 1e-6);
    lab.set("guard", {{"cache_hit", 1}});
    QCOMPARE(OneRun(lab.design()).metric("guard.revocation_checks"), 0.0);
    QVERIFY(OneRun(lab.design()).metric("c.response_time_max") < 0.001);
}

void PkiTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(guarded("malicious_intermediary").design(), "guard"), std::string());
}

NEPHOSCOPE_TEST(PkiTest);
#include "pki_test.moc"
