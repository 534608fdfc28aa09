// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/simulation.h"
#include "tests/helpers/billing.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::tests;

class BillingManagementSystemTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plansRateRequests_data();
    void plansRateRequests();
    void aFlatRateIsDueForEachPeriodBegun();
    void whatIsSetAsideIsBilledWithoutAMonitor();
    void combinedBillsAllocationsThatNobodyMeters();
    void whatIsReservedIsPaidForUsedOrNot();
    void theNearestPriceCounts();
    void theInternetHasPricesOfItsOwn();
    void whatHasNoPriceIsSaid();
    void eachPeriodHasItsOwnAllowanceAndInvoice();
    void aBalanceThatIsUsedUpStopsTheService();
    void afterUsageNobodyIsStopped();
    void linesAddUpToTheTotal();
    void chargesAreDrawnOverTime();
    void aUnitThatDoesNotFitIsRefused();
    void aLiveRunShowsTheInvoiceSoFar();
    void itReadsAndReportsWhatTheCatalogueSays();
    void itSaysWhatItDoes();
};

namespace {

sim::MicroMoney micros(double amount) { return static_cast<sim::MicroMoney>(amount * 1e6 + 0.5); }

/// A thousand requests, one each tenth of a second, that are metered.
Laboratory thousand(Settings settings)
{
    Laboratory lab = shop(100.05, 10);
    meter(lab, {"s"}, {"requests"});
    bill(lab, settings);
    return lab;
}

} // namespace

void BillingManagementSystemTest::plansRateRequests_data()
{
    QTest::addColumn<QString>("plan");
    QTest::addColumn<double>("allowance");
    QTest::addColumn<double>("total");
    // 0.01 each, 0.004 from the 600th on.
    QTest::newRow("pay_per_use") << "pay_per_use" << 0.0 << 600 * 0.01 + 400 * 0.004;
    QTest::newRow("tiered_graduated") << "tiered_graduated" << 0.0 << 600 * 0.01 + 400 * 0.004;
    QTest::newRow("tiered_graduated, 100 free") << "tiered_graduated" << 100.0 << 500 * 0.01 + 400 * 0.004;
    QTest::newRow("tiered_volume") << "tiered_volume" << 0.0 << 1000 * 0.004;
    QTest::newRow("tiered_volume, 100 free") << "tiered_volume" << 100.0 << 900 * 0.004;
    QTest::newRow("reserved") << "reserved" << 800.0 << 800 * 0.01 + 200 * 0.004;
    QTest::newRow("combined") << "combined" << 100.0 << 500 * 0.01 + 400 * 0.004;
    QTest::newRow("per_allocation") << "per_allocation" << 0.0 << 600 * 0.01 + 400 * 0.004;
    QTest::newRow("flat_rate") << "flat_rate" << 0.0 << 0.0;
}

void BillingManagementSystemTest::plansRateRequests()
{
    QFETCH(QString, plan);
    QFETCH(double, allowance);
    QFETCH(double, total);
    const Laboratory lab = thousand({{"plan", plan.toStdString()},
                                     {"allowance", allowance},
                                     {"prices", prices({{"requests", 0.01, "request"}, {"requests", 0.004, "request", 600}})}});
    QCOMPARE(lab.measured("meter.requests_metered"), 1000.0);
    QCOMPARE(invoice(lab).total, micros(total));
    QCOMPARE(lab.measured("bill.charges"), total);
}

// 10.00 for each of the periods that begin at 0, 36 and 72 s; the use that a monitor measures is in it.
void BillingManagementSystemTest::aFlatRateIsDueForEachPeriodBegun()
{
    const Laboratory lab = thousand({{"plan", "flat_rate"}, {"period", 0.01}, {"prices", prices({{"flat_fee", 10}, {"requests", 0.01, "request"}})}});
    QCOMPARE(invoice(lab).total, micros(30));
    QCOMPARE(invoice(lab).lines.size(), std::size_t(1));
    QCOMPARE(line(lab, "flat_fee").quantity, 3.0);
    QVERIFY(invoice(lab).unpriced.empty());
}

// 100 GB for 100 s of a month of 720 h at 0.08: 308.64 millionths. The server is down all the time, and billed: 100 s at 3.60 an hour.
void BillingManagementSystemTest::whatIsSetAsideIsBilledWithoutAMonitor()
{
    Laboratory lab = shop(100, 10);
    lab.element("disk", "cloud_storage_device", "", {{"capacity", 1000}});
    lab.element("lun", "lun", "disk", {{"size", 100}, {"tenant", "org"}});
    lab.event(0.5, "fail", "s-server");
    bill(lab, {{"plan", "per_allocation"}, {"prices", prices({{"server_hours", 3.6, "h"}, {"storage_allocated", 0.08, "GB·month"}})}});
    QCOMPARE(line(lab, "server_hours").amount, micros(0.1));
    QCOMPARE(line(lab, "server_hours").model, std::string("per_allocation"));
    QCOMPARE(line(lab, "storage_allocated").amount, sim::MicroMoney(309));
    QCOMPARE(line(lab, "storage_allocated").element, std::string("lun"));
    lab.set("bill", "plan", "pay_per_use");
    QCOMPARE(invoice(lab).total, sim::MicroMoney(0));
}

// The server is metered from 50 s on, so its hours are billed by use; nobody meters the volume.
void BillingManagementSystemTest::combinedBillsAllocationsThatNobodyMeters()
{
    Laboratory lab = shop(3600, 0.1);
    lab.element("disk", "cloud_storage_device", "", {{"capacity", 1000}});
    lab.element("lun", "lun", "disk", {{"size", 72}, {"tenant", "org"}});
    meter(lab, {"s-server"}, {"server_time"});
    bill(lab, {{"plan", "combined"}, {"prices", prices({{"server_hours", 3.6, "h"}, {"storage_allocated", 0.1, "GB·h"}, {"flat_fee", 5}})}});
    QCOMPARE(line(lab, "server_hours").model, std::string("pay_per_use"));
    QCOMPARE(line(lab, "server_hours").amount, micros(3.6));
    QCOMPARE(line(lab, "storage_allocated").model, std::string("per_allocation"));
    QCOMPARE(line(lab, "storage_allocated").amount, micros(7.2));
    QCOMPARE(invoice(lab).total, micros(3.6 + 7.2 + 5));
}

// 730 h at 0.06 for an hour that was used: 43.80, and nothing besides.
void BillingManagementSystemTest::whatIsReservedIsPaidForUsedOrNot()
{
    Laboratory lab = shop(3600, 0.1);
    meter(lab, {"s-server"}, {"server_time"});
    bill(lab, {{"plan", "reserved"}, {"allowance", 730}, {"prices", prices({{"server_hours", 0.06, "h"}, {"server_hours", 0.096, "h", 730}})}});
    QCOMPARE(invoice(lab).total, micros(43.80));
    QCOMPARE(invoice(lab).lines.size(), std::size_t(2));
    QCOMPARE(invoice(lab).lines[0].quantity, 730.0);
    QCOMPARE(invoice(lab).lines[1].quantity, 1.0);
    QCOMPARE(invoice(lab).lines[1].price, 0.0);
}

// An hour at the list's price, at that of the host that the server runs on, at that of the server in the list, at its own.
void BillingManagementSystemTest::theNearestPriceCounts()
{
    Laboratory lab = shop(3600, 0.1);
    meter(lab, {"s-server"}, {"server_time"});
    std::vector<Price> rows{{"server_hours", 0.1, "h"}};
    bill(lab, {{"prices", prices(rows)}});
    QCOMPARE(invoice(lab).total, micros(0.1));
    rows.push_back({"server_hours", 0.2, "h", 0, "s-host"});
    lab.set("bill", "prices", prices(rows));
    QCOMPARE(invoice(lab).total, micros(0.2));
    rows.push_back({"server_hours", 0.3, "h", 0, "s-server"});
    lab.set("bill", "prices", prices(rows));
    QCOMPARE(invoice(lab).total, micros(0.3));
    lab.set("s-server", "price", 0.4);
    QCOMPARE(invoice(lab).total, micros(0.4));
}

// A thousand answers of 1000 KiB at 50 a GB, as the connection says, not the list: 1.024 GB.
void BillingManagementSystemTest::theInternetHasPricesOfItsOwn()
{
    Laboratory lab(100.05, 0, 1);
    lab.element("org", "organization", "", {});
    lab.element("c", "cloud_service_consumer", "org", {{"rate", 10}, {"arrival", "deterministic"}, {"timeout", 0}, {"request_size", 0}});
    lab.element("net", "internet", "", {{"latency", 0}, {"bandwidth", 0}, {"price_out", 50}});
    lab.service("s", 1, 1, {{"response_size", 1000}});
    lab.request("c", "net");
    lab.request("net", "s");
    meter(lab, {"net"}, {"transfer_out"});
    bill(lab, {{"prices", prices({{"transfer_out", 7, "GB"}})}});
    QCOMPARE(line(lab, "transfer_out").element, std::string("net"));
    QCOMPARE(invoice(lab).total, micros(51.2));
}

void BillingManagementSystemTest::whatHasNoPriceIsSaid()
{
    Laboratory lab = thousand({{"prices", prices({{"server_hours", 1, "h"}})}});
    QCOMPARE(invoice(lab).unpriced, std::vector<std::string>{"s.requests"});
    QCOMPARE(invoice(lab).total, sim::MicroMoney(0));
}

// Of the requests up to 36 s, 72 s and the end 100 are free each time: 359 or 360, 360, 280 or 281.
void BillingManagementSystemTest::eachPeriodHasItsOwnAllowanceAndInvoice()
{
    const Laboratory lab = thousand({{"period", 0.01}, {"allowance", 100}, {"prices", prices({{"requests", 0.01, "request"}})}});
    QCOMPARE(invoice(lab).total, micros(700 * 0.01));
    QCOMPARE(lab.logged("bill.invoice_issued"), (std::vector<double>{36, 72, 100.05}));
    QCOMPARE(lab.measured("bill.invoices"), 3.0);
    QCOMPARE(lab.measured("bill.records"), 3.0);
    QCOMPARE(lab.entry("bill.invoice_issued").target, std::string("org"));
}

// 0.36 an hour use up 0.01 in 100 s, nine tenths of it in 90 s. From then on requests are rejected, until more is paid in at 150 s.
void BillingManagementSystemTest::aBalanceThatIsUsedUpStopsTheService()
{
    Laboratory lab = shop(200.05, 10);
    meter(lab, {"s-server"}, {"server_time"});
    bill(lab, {{"payment", "pre_usage"}, {"balance", 0.01}, {"prices", prices({{"server_hours", 0.36, "h"}})}});
    QCOMPARE(lab.logged("bill.balance_low"), std::vector<double>{90});
    QCOMPARE(lab.logged("bill.balance_exhausted"), std::vector<double>{100});
    QCOMPARE(lab.measured("c.rejected"), 1001.0);
    Event &paid = lab.event(150, "set", "bill");
    paid.param = "balance";
    paid.value = Value(1);
    QCOMPARE(lab.measured("c.rejected"), 500.0);
    lab.event(120, "disable", "bill");
    QVERIFY(lab.measured("c.rejected") < 500.0);
}

void BillingManagementSystemTest::afterUsageNobodyIsStopped()
{
    Laboratory lab = shop(200.05, 10);
    meter(lab, {"s-server"}, {"server_time"});
    bill(lab, {{"payment", "post_usage"}, {"balance", 0.01}, {"prices", prices({{"server_hours", 0.36, "h"}})}});
    QCOMPARE(lab.measured("c.rejected"), 0.0);
    QVERIFY(lab.logged("bill.balance_low").empty());
}

// Three consumers share what costs a third of a micro-unit a request: whatever is rounded, the lines are the total.
void BillingManagementSystemTest::linesAddUpToTheTotal()
{
    Laboratory lab = shop(100, 7);
    for (const char *other : {"b", "d"}) {
        lab.consumer(other, 5);
        lab.request(other, "s");
    }
    meter(lab, {"s", "s-server"}, {"requests", "server_time"});
    bill(lab, {{"prices", prices({{"requests", 1.0 / 3e6, "request"}, {"server_hours", 1.0 / 7, "h"}})}});
    sim::MicroMoney all = 0;
    QCOMPARE(results(lab).invoices.size(), std::size_t(3));
    for (const sim::Invoice &found : results(lab).invoices) {
        sim::MicroMoney sum = 0;
        for (const sim::InvoiceLine &part : found.lines)
            sum += part.amount;
        QCOMPARE(found.total, sum);
        all += found.total;
    }
    QCOMPARE(static_cast<double>(all) / 1e6, lab.measured("bill.charges"));
}

void BillingManagementSystemTest::chargesAreDrawnOverTime()
{
    Laboratory lab = shop(100, 10);
    meter(lab, {"s-server"}, {"server_time"}, {{"minimum", 0}});
    bill(lab, {{"prices", prices({{"server_hours", 3.6, "h"}, {"flat_fee", 2}})}});
    const auto &series = results(lab).series;
    for (const auto &[name, slope, base] : {std::tuple{"bill.charges", 0.001, 2.0}, {"bill.charges_server_hours", 0.001, 0.0}, {"bill.charges_flat_fee", 0.0, 2.0}}) {
        const auto found = series.find(name);
        QVERIFY2(found != series.end(), name);
        QCOMPARE(found->second.t.back(), 100.0);
        QCOMPARE(found->second.v.back(), base + slope * 100);
        QCOMPARE(found->second.v[50], base + slope * found->second.t[50]);
    }
    QVERIFY(!results(lab).metrics.at("bill").contains("charges_server_hours"));
}

void BillingManagementSystemTest::aUnitThatDoesNotFitIsRefused()
{
    const Laboratory lab = thousand({{"prices", prices({{"requests", 1, "GB"}})}});
    QVERIFY(lab.problem().find("requests has no unit \"GB\"") != std::string::npos);
    const Laboratory other = thousand({{"prices", prices({{"requests", 1, "request", 0, "nobody"}})}});
    QVERIFY(other.problem().find("\"nobody\"") != std::string::npos);
}

// 3.60 an hour are 0.001 a second; a record of it is written at the end only.
void BillingManagementSystemTest::aLiveRunShowsTheInvoiceSoFar()
{
    Laboratory lab = shop(100, 10);
    meter(lab, {"s-server"}, {"server_time"}, {{"minimum", 0}});
    bill(lab, {{"prices", prices({{"server_hours", 3.6, "h"}})}});
    for (const int time : {20, 50}) {
        lookAt(lab.design(), time, [time](sim::Simulation &simulation) {
            const sim::Snapshot snapshot = simulation.snapshot();
            QCOMPARE(snapshot.invoices.size(), std::size_t(1));
            QCOMPARE(snapshot.invoices[0].consumer, std::string("org"));
            QCOMPARE(snapshot.invoices[0].total, sim::MicroMoney(1000 * time));
        });
    }
}

void BillingManagementSystemTest::itReadsAndReportsWhatTheCatalogueSays()
{
    Laboratory lab = shop(100, 1);
    bill(lab, {{"prices", prices({{"server_hours", 3.6, "h"}})}});
    QCOMPARE(differsFromCatalogue(lab.design(), "bill"), std::string());
}

void BillingManagementSystemTest::itSaysWhatItDoes()
{
    Laboratory lab = shop(200, 10);
    bill(lab, {{"prices", prices({{"server_hours", 3.6, "h"}})}});
    QCOMPARE(doing(lab.design(), "bill", 50), std::string("Bills nothing: no pay-per-use monitor sends it records."));
    lab.set("bill", "plan", "per_allocation");
    lab.set("bill", "payment", "pre_usage");
    lab.set("bill", "balance", 0.1);
    QCOMPARE(doing(lab.design(), "bill", 50), std::string("Has charged 0.05 USD; the next invoice is due in 2591950 s."));
    QCOMPARE(doing(lab.design(), "bill", 150), std::string("org has used up its balance: its requests are rejected."));
}

NEPHOSCOPE_TEST(BillingManagementSystemTest);
#include "billing_management_system_test.moc"
