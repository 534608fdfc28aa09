// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/attacked.h"
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
    void whatRunsOutRefusesNewConnections();
    void whatIsOpenGoesOn();
    void renewsInTime();
    void renewsLateWhenItWasOff();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// See attacked(); `guard` protects the messages of `c`.
Laboratory guarded(const std::string &threat, Settings guard = {})
{
    Laboratory lab = attacked(threat);
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

// Each session is one request and opens a connection; one comes every second. The certificates are good for 5.4 s: five get in, five do not.
void PkiTest::whatRunsOutRefusesNewConnections()
{
    Laboratory lab = guarded("traffic_eavesdropping", {{"time", 0}, {"certificate_life", 5.4 / 86400}, {"renew_before", 0}});
    lab.set("c", {{"workload", "sessions"}, {"session_length", 1}});
    const OneRun run(lab.design());
    QCOMPARE(run.metric("c.responses"), 5.0);
    QCOMPARE(run.metric("c.refused"), 5.0);
    QCOMPARE(run.metric("guard.refused_connections"), 5.0);
    QCOMPARE(run.metric("guard.expirations"), 1.0);
    QCOMPARE(run.timeOf("guard", "certificate_expired"), 5.4);
    QVERIFY(doing(lab.design(), "guard", 10).starts_with("Its certificates have run out"));
}

// A program connects once, at its first request.
void PkiTest::whatIsOpenGoesOn()
{
    const Laboratory lab = guarded("traffic_eavesdropping", {{"time", 0}, {"certificate_life", 5.4 / 86400}, {"renew_before", 0}});
    QCOMPARE(OneRun(lab.design()).metric("c.responses"), 10.0);
    const Laboratory late = guarded("traffic_eavesdropping", {{"time", 0}, {"certificate_life", 0.4 / 86400}, {"renew_before", 0}});
    QCOMPARE(OneRun(late.design()).metric("c.refused"), 10.0);
}

// Renewed 2 s before they run out, and issued half a second later: at 3.9 s and, with 5.4 s from then, at 7.8 s.
void PkiTest::renewsInTime()
{
    const double day = 86400;
    Laboratory lab = guarded("traffic_eavesdropping", {{"time", 0}, {"certificate_life", 5.4 / day}, {"renew_before", 2 / day}, {"issue_time", 0.5}});
    lab.set("c", {{"workload", "sessions"}, {"session_length", 1}});
    const OneRun run(lab.design());
    QCOMPARE(run.metric("c.responses"), 10.0);
    QCOMPARE(run.timeOf("guard", "certificate_renewed"), 3.9);
    QCOMPARE(run.timeOf("guard", "certificate_renewed", 2), 7.8);
    QCOMPARE(run.metric("guard.expirations"), 0.0);
}

// Switched off from 3 to 6.9 s it binds nothing, and nobody renews: on again it has run out until it has issued new ones at 7.4 s.
void PkiTest::renewsLateWhenItWasOff()
{
    const double day = 86400;
    Laboratory lab = guarded("traffic_eavesdropping", {{"time", 0}, {"certificate_life", 5.4 / day}, {"renew_before", 2 / day}, {"issue_time", 0.5}});
    lab.set("c", {{"workload", "sessions"}, {"session_length", 1}});
    lab.event(3, "disable", "guard");
    lab.event(6.9, "enable", "guard");
    const OneRun run(lab.design());
    QCOMPARE(run.timeOf("guard", "certificate_renewed"), 7.4);
    QCOMPARE(run.metric("guard.refused_connections"), 1.0); // the one of 7 s
    QCOMPARE(run.metric("c.responses"), 9.0);
}

void PkiTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(guarded("malicious_intermediary").design(), "guard"), std::string());
}

NEPHOSCOPE_TEST(PkiTest);
#include "pki_test.moc"
