// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/billing.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::tests;

class PayPerUseMonitorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyMeasureIsCounted();
    void aStretchIsRoundedToGranules_data();
    void aStretchIsRoundedToGranules();
    void aServerCountsFromRunningToTerminated();
    void whatIsTerminatedWhileItIsDownCostsNoMore();
    void nothingIsMeteredWhileItIsDown();
    void timeIsSharedByRequests();
    void aTenantPaysForAll();
    void withoutRequestsWhoCouldReachItPays();
    void callsWithinAContainerDoNotCount();
    void theRecordNamesWhatBeganTheUse();
    void itReadsAndReportsWhatTheCatalogueSays();
    void itSaysWhatItDoes();
};

// 10 requests a second of 4 KiB for 100 s, each with 2 writes of 50,000 B, answered by 16 KiB: the ones of 0.1 … 100 s.
void PayPerUseMonitorTest::everyMeasureIsCounted()
{
    Laboratory lab = shop(100, 10, {{"writes", 2}, {"io_size", 50000.0 / 1024}, {"response_size", 16}}, {{"write_fraction", 1}, {"request_size", 4}});
    lab.element("disk", "cloud_storage_device", "", {{"iops", 0}, {"throughput", 0}, {"latency", 0}, {"capacity", 1000}});
    lab.element("lun", "lun", "disk", {{"size", 100}, {"used", 40}, {"growth", 36}});
    lab.link(LinkRole::Storage, "s", "lun");
    meter(lab, {"s", "s-server", "lun"}, {"requests", "transfer_in", "transfer_out", "server_time", "storage_used", "storage_allocated", "io"});
    const double served = lab.measured("s.served");
    QVERIFY(served >= 999 && served <= 1000);
    QCOMPARE(lab.measured("meter.requests_metered"), served);
    QCOMPARE(lab.measured("meter.transfer_in"), served * 4096 / 1e9);
    QCOMPARE(lab.measured("meter.transfer_out"), served * 16384 / 1e9);
    QCOMPARE(lab.measured("meter.server_hours"), 100.0 / 3600);
    QCOMPARE(lab.measured("meter.io_operations"), 2 * served);
    QCOMPARE(lab.measured("meter.storage_allocated_hours"), 100 * 100.0 / 3600);
    // 40 GB that grow by 0.01 GB a second, and 0.0001 GB of writes 10 times a second: 40 * 100 + (0.01 + 0.001) * 100² / 2 GB·s.
    QVERIFY(std::abs(lab.measured("meter.storage_used_hours") - (4000 + 55) / 3600.0) < 1e-4);
}

void PayPerUseMonitorTest::aStretchIsRoundedToGranules_data()
{
    QTest::addColumn<double>("granule");
    QTest::addColumn<double>("minimum");
    QTest::addColumn<QString>("rounding");
    QTest::addColumn<double>("hours");
    QTest::newRow("hours begun") << 3600.0 << 0.0 << "up" << 2.0;
    QTest::newRow("by the second") << 1.0 << 60.0 << "up" << 3660 / 3600.0;
    QTest::newRow("not rounded") << 3600.0 << 0.0 << "none" << 3660 / 3600.0;
    QTest::newRow("no granule") << 0.0 << 0.0 << "up" << 3660 / 3600.0;
    QTest::newRow("at least four hours") << 1.0 << 14400.0 << "up" << 4.0;
}

// An hour and a minute.
void PayPerUseMonitorTest::aStretchIsRoundedToGranules()
{
    QFETCH(double, granule);
    QFETCH(double, minimum);
    QFETCH(QString, rounding);
    QFETCH(double, hours);
    Laboratory lab = shop(3660, 0.01);
    meter(lab, {"s-server"}, {"server_time"}, {{"granule", granule}, {"minimum", minimum}, {"rounding", rounding.toStdString()}});
    bill(lab, {{"prices", prices({{"server_hours", 0.096, "h"}})}});
    QCOMPARE(line(lab, "server_hours").quantity, hours);
    QCOMPARE(lab.measured("meter.server_hours"), 3660 / 3600.0);
}

// Switched off from 100 to 300 s: the first 100 s and the last 100 s count, each as a stretch of its own of at least 150 s. A failure
// in between ends none.
void PayPerUseMonitorTest::aServerCountsFromRunningToTerminated()
{
    Laboratory lab = shop(400, 1);
    meter(lab, {"s-server"}, {"server_time"}, {{"minimum", 0}});
    bill(lab, {{"prices", prices({{"server_hours", 3.6, "h"}})}});
    lab.event(50, "fail", "s-server");
    lab.event(60, "repair", "s-server");
    lab.event(100, "disable", "s-server");
    lab.event(300, "enable", "s-server");
    QCOMPARE(line(lab, "server_hours").quantity, 200 / 3600.0);
    QCOMPARE(line(lab, "server_hours").amount, sim::MicroMoney(200'000));
    QCOMPARE(lab.measured("s-server.server_hours"), 200 / 3600.0);
    lab.set("meter", "minimum", 150);
    QCOMPARE(line(lab, "server_hours").quantity, 300 / 3600.0);
    QCOMPARE(lab.measured("meter.server_hours"), 200 / 3600.0);
}

// Its host is down from 100 s on; at 200 s it is switched off.
void PayPerUseMonitorTest::whatIsTerminatedWhileItIsDownCostsNoMore()
{
    Laboratory lab = shop(400, 1);
    meter(lab, {"s-server"}, {"server_time"}, {{"minimum", 0}});
    bill(lab, {{"prices", prices({{"server_hours", 3.6, "h"}})}});
    lab.event(100, "fail", "s-host");
    lab.event(200, "disable", "s-server");
    lab.event(300, "repair", "s-host");
    QCOMPARE(lab.measured("s-server.server_hours"), 200 / 3600.0);
    QCOMPARE(line(lab, "server_hours").quantity, 200 / 3600.0);
    QCOMPARE(lab.measured("meter.server_hours"), 200 / 3600.0);
}

void PayPerUseMonitorTest::nothingIsMeteredWhileItIsDown()
{
    Laboratory lab = shop(400, 10);
    meter(lab, {"s", "s-server"}, {"requests", "server_time"}, {{"minimum", 0}});
    bill(lab, {{"prices", prices({{"server_hours", 3.6, "h"}})}});
    lab.event(99.95, "fail", "meter");
    lab.event(299.95, "repair", "meter");
    // 99.95 s and 100.05 s are 100 s and 101 s begun.
    QCOMPARE(line(lab, "server_hours").quantity, 201 / 3600.0);
    // One request each 0.1 s, except those from 100 s to 299.9 s.
    QCOMPARE(lab.measured("meter.requests_metered"), lab.measured("s.served") - 2000);
}

// Three requests a second and one on one server: three quarters of its hour, and a quarter.
void PayPerUseMonitorTest::timeIsSharedByRequests()
{
    Laboratory lab = shop(3600, 3);
    lab.element("other", "organization", "", {});
    lab.element("c2", "cloud_service_consumer", "other", {{"rate", 1}, {"arrival", "deterministic"}, {"timeout", 0}});
    lab.request("c2", "s");
    meter(lab, {"s-server"}, {"server_time"});
    bill(lab, {{"prices", prices({{"server_hours", 0.4, "h"}})}});
    QVERIFY(std::abs(line(lab, "server_hours", "org").quantity - 0.75) < 1e-3);
    QVERIFY(std::abs(line(lab, "server_hours", "other").quantity - 0.25) < 1e-3);
    QVERIFY(std::abs(static_cast<double>(line(lab, "server_hours", "org").amount + line(lab, "server_hours", "other").amount) - 400'000) <= 1);
}

void PayPerUseMonitorTest::aTenantPaysForAll()
{
    Laboratory lab = shop(3600, 3);
    lab.element("other", "organization", "", {});
    lab.set("s-server", "tenant", "other");
    meter(lab, {"s-server"}, {"server_time", "requests"});
    bill(lab, {{"prices", prices({{"server_hours", 0.4, "h"}, {"requests", 0.001, "request"}})}});
    QCOMPARE(line(lab, "server_hours", "other").amount, sim::MicroMoney(400'000));
    QCOMPARE(line(lab, "requests", "other").quantity, lab.measured("s.served"));
    QVERIFY(line(lab, "server_hours", "org").element.empty());
}

// Nobody sends anything: both who could share the hour.
void PayPerUseMonitorTest::withoutRequestsWhoCouldReachItPays()
{
    Laboratory lab = shop(3600, 0);
    lab.element("c2", "cloud_service_consumer", "", {{"rate", 0}});
    lab.request("c2", "s");
    lab.element("stranger", "cloud_service_consumer", "", {{"rate", 0}});
    meter(lab, {"s-server"}, {"server_time"});
    bill(lab, {{"prices", prices({{"server_hours", 0.4, "h"}})}});
    QCOMPARE(line(lab, "server_hours", "org").quantity, 0.5);
    QCOMPARE(line(lab, "server_hours", "c2").quantity, 0.5);
    QVERIFY(line(lab, "server_hours", "stranger").element.empty());
}

// Each request makes s call t once. A monitor on the cluster of both counts what comes from outside, one on t counts the calls.
void PayPerUseMonitorTest::callsWithinAContainerDoNotCount()
{
    Laboratory lab = shop(100, 10, {{"calls", Value::List{Value::Object{{"to", "t"}, {"count", 1}}}}});
    lab.service("t", 1, 1);
    lab.request("s", "t");
    lab.element("cluster", "resource_cluster", "", {});
    for (const char *host : {"s-host", "t-host"})
        lab.link(LinkRole::Member, host, "cluster");
    meter(lab, {"cluster"}, {"requests"});
    QVERIFY(lab.measured("t.served") > 990);
    QCOMPARE(lab.measured("meter.requests_metered"), lab.measured("s.served"));
    lab.link(LinkRole::Monitor, "meter", "t");
    QCOMPARE(lab.measured("meter.requests_metered"), lab.measured("s.served") + lab.measured("t.served"));
}

void PayPerUseMonitorTest::theRecordNamesWhatBeganTheUse()
{
    Laboratory lab = shop(400, 1);
    meter(lab, {"s-server"}, {"server_time"}, {{"minimum", 0}});
    bill(lab, {{"prices", prices({{"server_hours", 3.6, "h"}})}});
    lab.event(100, "disable", "s-server");
    lab.event(300, "enable", "s-server");
    const sim::InvoiceLine hours = line(lab, "server_hours");
    QCOMPARE(hours.recordCount, std::uint64_t(2));
    QCOMPARE(hours.records.size(), std::size_t(2));
    QCOMPARE(hours.records[0].from, 0.0);
    QCOMPARE(hours.records[0].to, 100.0);
    QCOMPARE(hours.records[0].cause, 0u);
    QCOMPARE(hours.records[1].from, 300.0);
    QCOMPARE(hours.records[1].to, 400.0);
    QCOMPARE(hours.records[1].cause, lab.entry("s-server.serving").id);
}

void PayPerUseMonitorTest::itReadsAndReportsWhatTheCatalogueSays()
{
    Laboratory lab = shop(100, 1);
    meter(lab, {"s"}, {"requests"});
    QCOMPARE(differsFromCatalogue(lab.design(), "meter"), std::string());
}

void PayPerUseMonitorTest::itSaysWhatItDoes()
{
    Laboratory lab = shop(100, 1);
    meter(lab, {}, {"requests"});
    QCOMPARE(doing(lab.design(), "meter", 50), std::string("Meters nothing: no monitor link leads to anything."));
    lab.link(LinkRole::Monitor, "meter", "s");
    QCOMPARE(doing(lab.design(), "meter", 50), std::string("Meters 1 element, and no billing system gets its records."));
}

NEPHOSCOPE_TEST(PayPerUseMonitorTest);
#include "pay_per_use_monitor_test.moc"
