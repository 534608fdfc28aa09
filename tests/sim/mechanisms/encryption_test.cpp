// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/attacked.h"
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
    void shakesHandsOverTheNetwork();
    void whatStorageKeepsIsCiphertext();
    void saysWhatItDoes();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// See attacked(); `guard` protects the messages of `c`.
Laboratory guarded(const std::string &threat, Settings guard = {})
{
    Laboratory lab = attacked(threat);
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

// One program, one connection: 50 ms of latency there and 50 back, once with TLS 1.3 and twice with 1.2; then the request itself.
void EncryptionTest::shakesHandsOverTheNetwork()
{
    for (const int trips : {0, 1, 2}) {
        Laboratory lab(10.5, 0, 1);
        lab.consumer("c", 1, {{"arrival", "deterministic"}});
        lab.element("net", "internet", "", {{"latency", 0.04}, {"bandwidth", 0}});
        lab.service("s", 1, 0);
        lab.request("c", "net", {{"latency", 0.01}});
        lab.request("net", "s");
        lab.element("dc", "data_center", "", {});
        lab.element("guard", "encryption", "dc", {{"connection_time", 0}, {"throughput", 0}, {"round_trips", trips}});
        lab.link(LinkRole::Control, "guard", "c");
        const OneRun run(lab.design());
        QVERIFY(std::abs(run.metric("c.response_time_max") - 0.1 * (1 + trips)) < 1e-6);
        QVERIFY(std::abs(run.metric("c.response_time_mean") - (0.1 + 0.01 * trips)) < 1e-6); // one of ten opens the connection
        QCOMPARE(run.metric("guard.computing_time"), 0.0);
    }
}

// A million bytes a second: each write of 1000 bytes takes 1 ms for its encryption. An insider at the device reads only what is not encrypted.
void EncryptionTest::whatStorageKeepsIsCiphertext()
{
    Laboratory lab(10.5, 0, 1);
    lab.consumer("c", 1, {{"arrival", "deterministic"}, {"write_fraction", 1}});
    lab.service("s", 1, 0, {{"writes", 1}, {"io_size", 1000.0 / 1024}});
    lab.request("c", "s");
    lab.element("dc", "data_center", "", {});
    lab.element("disk", "cloud_storage_device", "dc", {{"iops", 1e6}, {"latency", 0}, {"throughput", 0}});
    lab.element("lun", "lun", "disk", {});
    lab.link(LinkRole::Storage, "s", "lun");
    lab.element("insider", "threat_agent", "", {{"threat", "traffic_eavesdropping"}, {"kind", "malicious_insider"}, {"skill", 1}});
    lab.link(LinkRole::Monitor, "insider", "disk");
    const OneRun open(lab.design());
    QCOMPARE(open.metric("insider.confidentiality_successes"), 10.0);
    lab.element("guard", "encryption", "dc", {{"throughput", 1e6 / 1048576}});
    lab.link(LinkRole::Control, "guard", "disk");
    const OneRun run(lab.design());
    QCOMPARE(run.metric("insider.attempts"), 10.0);
    QCOMPARE(run.metric("insider.confidentiality_successes"), 0.0);
    QCOMPARE(run.metric("guard.operations"), 10.0);
    QVERIFY(std::abs(run.metric("guard.computing_time") - 0.01) < 1e-6);
    QVERIFY(std::abs(run.metric("c.response_time_mean") - open.metric("c.response_time_mean") - 0.001) < 1e-6);
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
