// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/billing.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>

using namespace nephoscope;
using namespace nephoscope::tests;

class AuditMonitorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyMessageAndChangeIsTakenDown();
    void eachKindOfEvidenceIsToldOnce();
    void whatHappensWhileItIsDownIsMissing();
    void writtenAtOnceARecordDelaysTheMessage_data();
    void writtenAtOnceARecordDelaysTheMessage();
    void placesWithoutARegionAreNotJudged();
    void dataInOtherRegionsIsFlagged();
    void oldRecordsAreThrownAway();
    void itReadsAndReportsWhatTheCatalogueSays();
    void itSaysWhatItDoes();
};

namespace {

/// Ten requests a second, each answered in 1 ms.
Laboratory audited(Settings more = {}, double duration = 100)
{
    Laboratory lab = shop(duration, 10);
    lab.element("audit", "audit_monitor", "", {});
    for (const auto &[name, value] : more)
        lab.set("audit", name, value);
    lab.link(LinkRole::Monitor, "audit", "s");
    return lab;
}

} // namespace

// Those of 0.1, 0.2 … 100.0 s, of which the last is still under way; down and up again are two more.
void AuditMonitorTest::everyMessageAndChangeIsTakenDown()
{
    Laboratory lab = audited();
    QCOMPARE(lab.measured("audit.audit_records"), 999.0);
    QCOMPARE(lab.measured("audit.audit_size"), 999 * 1000 / 1e9);
    lab.event(50.05, "fail", "s");
    lab.event(60.05, "repair", "s");
    QCOMPARE(lab.measured("audit.audit_records"), 1001.0);
    QCOMPARE(lab.measured("audit.coverage"), 1.0);
}

// Who, from where, what and with what outcome: the first answer at 0.101 s and the first refusal at 50.1 s, of 899 and 100.
void AuditMonitorTest::eachKindOfEvidenceIsToldOnce()
{
    Laboratory lab = audited();
    lab.event(50.05, "fail", "s");
    lab.event(60.05, "repair", "s");
    QCOMPARE(lab.logged("audit.evidence"), (std::vector<double>{0.101, 50.1}));
    QCOMPARE(lab.entry("audit.evidence").target, std::string("s"));
    QCOMPARE(lab.entry("audit.evidence").detail, std::string("c, from org: answered"));
    Architecture design = lab.design();
    design.find(ElementId("c"))->parent = std::nullopt;
    const OneRun run(design);
    const auto refusal = std::ranges::find_if(run.record().log, [](const sim::LogEntry &entry) { return entry.event == "evidence" && entry.t > 1; });
    QVERIFY(refusal != run.record().log.end());
    QCOMPARE(refusal->detail, std::string("c, from outside: refused"));
    QCOMPARE(refusal->cause, lab.entry("s.failed").id);
}

// A hundred requests in ten seconds.
void AuditMonitorTest::whatHappensWhileItIsDownIsMissing()
{
    Laboratory lab = audited();
    lab.event(50.05, "fail", "audit");
    lab.event(60.05, "repair", "audit");
    QCOMPARE(lab.measured("audit.audit_records"), 899.0);
    QCOMPARE(lab.measured("audit.coverage"), 899.0 / 999);
}

void AuditMonitorTest::writtenAtOnceARecordDelaysTheMessage_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<double>("response");
    QTest::newRow("async") << "async" << 0.001;
    QTest::newRow("sync") << "sync" << 0.003;
}

void AuditMonitorTest::writtenAtOnceARecordDelaysTheMessage()
{
    QFETCH(QString, mode);
    QFETCH(double, response);
    QCOMPARE(audited({{"mode", mode.toStdString()}, {"write_time", 2}}).measured("c.response_time_mean"), response);
}

void AuditMonitorTest::placesWithoutARegionAreNotJudged()
{
    QCOMPARE(audited({{"allowed_regions", Value::List{"eu"}}}).measured("audit.violations"), 0.0);
}

void AuditMonitorTest::dataInOtherRegionsIsFlagged()
{
    Laboratory lab(100, 0, 1);
    lab.element("here", "cloud", "", {{"region", "eu"}});
    lab.element("s", "cloud_service", "here", {});
    lab.element("audit", "audit_monitor", "", {{"allowed_regions", Value::List{"eu", "uk"}}});
    lab.link(LinkRole::Monitor, "audit", "s");
    QCOMPARE(lab.measured("audit.violations"), 0.0);
    lab.set("audit", "allowed_regions", Value::List{"us"});
    QCOMPARE(lab.logged("audit.violation"), std::vector<double>{0});
}

// One a minute for four days, kept for two: those of the last two days.
void AuditMonitorTest::oldRecordsAreThrownAway()
{
    Laboratory lab = audited({{"retention", 2}}, 4 * 86400 - 1);
    lab.set("c", "rate", 1.0 / 60);
    QCOMPARE(lab.measured("audit.audit_size"), 2 * 1440 * 1000 / 1e9);
}

void AuditMonitorTest::itReadsAndReportsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(audited().design(), "audit"), std::string());
}

void AuditMonitorTest::itSaysWhatItDoes()
{
    QCOMPARE(doing(audited().design(), "audit", 10.05), std::string("Keeps 100 records; none breaks the rules."));
}

NEPHOSCOPE_TEST(AuditMonitorTest);
#include "audit_monitor_test.moc"
