// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/simulation.h"
#include "tests/helpers/billing.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>
#include <cstdlib>

using namespace nephoscope;
using namespace nephoscope::tests;

class SlaManagementSystemTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMissedAvailabilityEarnsACreditAndThePenalty();
    void theLowestBoundThatFitsCounts_data();
    void theLowestBoundThatFitsCounts();
    void eachPeriodIsJudgedOnItsOwn();
    void whatIsKeptCostsNothing();
    void ofSeveralMissedPromisesTheBestCreditCounts();
    void withoutBillingThePenaltyIsStillOwed();
    void aPenaltyIsSharedByRequests();
    void aLiveRunShowsTheVerdictSoFar();
    void itReadsAndReportsWhatTheCatalogueSays();
};

namespace {

Value table()
{
    Value::List rows;
    for (const auto &[below, percent] : {std::pair{0.9999, 10.0}, {0.99, 30.0}, {0.95, 100.0}})
        rows.push_back(Value::Object{{"below", below}, {"percent", percent}});
    return Value(std::move(rows));
}

/// A server at 3.60 an hour for 400 s, and a service that refuses its requests between `from` and `to`.
Laboratory agreed(double from, double to, double availability, double penalty, bool isBilled = true)
{
    Laboratory lab = shop(400.05, 10);
    meter(lab, {"s-server"}, {"server_time"}, {{"minimum", 0}, {"rounding", "none"}});
    if (isBilled)
        bill(lab, {{"prices", prices({{"server_hours", 3.6, "h"}})}});
    lab.element("sla", "sla_monitor", "", {{"interval", 10}});
    lab.set("sla", "objectives", Value(Value::List{Value::Object{{"metric", "availability"}, {"op", ">="}, {"value", availability}, {"penalty", penalty}}}));
    lab.link(LinkRole::Monitor, "sla", "s");
    lab.element("manager", "sla_management_system", "", {});
    lab.set("manager", "credits", table());
    lab.link(LinkRole::Notify, "sla", "manager");
    if (isBilled)
        lab.link(LinkRole::Notify, "manager", "bill");
    if (to > from) {
        lab.event(from, "fail", "s");
        lab.event(to, "repair", "s");
    }
    return lab;
}

} // namespace

// A quarter of 4,000 requests is refused: below 95 % all of the 0.40005 that was charged is credited, and the penalty of 20.
void SlaManagementSystemTest::aMissedAvailabilityEarnsACreditAndThePenalty()
{
    const Laboratory lab = agreed(100.45, 200.45, 0.995, 20);
    const auto &verdicts = results(lab).sla;
    QCOMPARE(verdicts.size(), std::size_t(1));
    QCOMPARE(verdicts[0].monitor, std::string("sla"));
    QCOMPARE(verdicts[0].service, std::string("s"));
    QCOMPARE(verdicts[0].measured, 0.75);
    QCOMPARE(verdicts[0].penalty, sim::MicroMoney(20'400'050));
    QCOMPARE(verdicts[0].from, 0.0);
    QCOMPARE(verdicts[0].to, 400.05);
    QCOMPARE(lab.measured("manager.credits"), 20.40005);
    QCOMPARE(lab.measured("bill.credits"), 20.40005);
    QCOMPARE(lab.measured("bill.charges"), 0.40005);
    QCOMPARE(invoice(lab).total, sim::MicroMoney(-20'000'000));
    QCOMPARE(lab.measured("manager.objectives_missed"), 1.0);
    QCOMPARE(lab.measured("manager.compliance"), 0.0);
    QCOMPARE(lab.entry("manager.credit_granted").cause, lab.entry("manager.objective_missed").id);
    QCOMPARE(lab.entry("manager.objective_missed").cause, lab.entry("sla.reported_down").id == 0 ? lab.entry("sla.breach").id : lab.entry("sla.reported_down").id);
}

void SlaManagementSystemTest::theLowestBoundThatFitsCounts_data()
{
    QTest::addColumn<double>("to");
    QTest::addColumn<sim::MicroMoney>("credit");
    // Of 4,000 requests 10, 100 and 1,000 are refused: 99.75 %, 97.5 %, 75 %.
    QTest::newRow("10 %") << 101.45 << sim::MicroMoney(40'005);
    QTest::newRow("30 %") << 110.45 << sim::MicroMoney(120'015);
    QTest::newRow("100 %") << 200.45 << sim::MicroMoney(400'050);
}

void SlaManagementSystemTest::theLowestBoundThatFitsCounts()
{
    QFETCH(double, to);
    QFETCH(sim::MicroMoney, credit);
    const Laboratory lab = agreed(100.45, to, 0.9999, 0);
    QCOMPARE(line(lab, "sla_credit").amount, -credit);
}

// Periods of 200 s; 1,000 requests refused from 100.45 to 200.45 s: 995 of the first 2,000 (or 1,999) and 5 of the second 2,000. The
// first earns all of 0.20, the second 10 % of it; the last 0.05 s are a period without a request.
void SlaManagementSystemTest::eachPeriodIsJudgedOnItsOwn()
{
    Laboratory lab = agreed(100.45, 200.45, 0.999, 0);
    lab.set("manager", "period", 200.0 / 3600);
    const auto &verdicts = results(lab).sla;
    QVERIFY(verdicts.size() >= 2);
    QVERIFY(std::abs(verdicts[0].measured - 0.5025) < 0.0005);
    QCOMPARE(verdicts[0].to, 200.0);
    QCOMPARE(verdicts[0].penalty, sim::MicroMoney(200'000));
    QVERIFY(std::abs(verdicts[1].measured - 0.9975) < 0.0001);
    QCOMPARE(verdicts[1].from, 200.0);
    QCOMPARE(verdicts[1].penalty, sim::MicroMoney(20'000));
    QCOMPARE(lab.measured("manager.objectives_missed"), 2.0);
}

void SlaManagementSystemTest::whatIsKeptCostsNothing()
{
    const Laboratory lab = agreed(0, 0, 0.999, 20);
    QVERIFY(results(lab).sla.at(0).met);
    QCOMPARE(lab.measured("manager.objectives_met"), 1.0);
    QCOMPARE(lab.measured("manager.compliance"), 1.0);
    QCOMPARE(lab.measured("manager.credits"), 0.0);
    QVERIFY(lab.logged("manager.credit_granted").empty());
}

// Two promises about the same availability are missed: all of the charges are credited once.
void SlaManagementSystemTest::ofSeveralMissedPromisesTheBestCreditCounts()
{
    Laboratory lab = agreed(100.45, 200.45, 0.995, 0);
    Value::List promises;
    for (const double value : {0.995, 0.9})
        promises.push_back(Value::Object{{"metric", "availability"}, {"op", ">="}, {"value", value}});
    lab.set("sla", "objectives", Value(std::move(promises)));
    QCOMPARE(lab.measured("manager.objectives_missed"), 2.0);
    QCOMPARE(lab.measured("bill.credits"), 0.40005);
}

void SlaManagementSystemTest::withoutBillingThePenaltyIsStillOwed()
{
    const Laboratory lab = agreed(100.45, 200.45, 0.995, 20, false);
    QCOMPARE(lab.measured("manager.credits"), 20.0);
    QCOMPARE(results(lab).sla.at(0).penalty, sim::MicroMoney(20'000'000));
}

// One organization asks 10 times a second and another 30 times: of the penalty of 20 they get 5 and 15, but for the last 0.05 s.
void SlaManagementSystemTest::aPenaltyIsSharedByRequests()
{
    Laboratory lab = agreed(100.45, 200.45, 0.995, 20);
    lab.set("manager", "credits", Value(Value::List()));
    lab.element("other", "organization", "", {});
    lab.consumer("d", 30, {{"arrival", "deterministic"}, {"tenant", "other"}});
    lab.request("d", "s");
    QVERIFY(std::abs(line(lab, "sla_credit").amount + 5'000'000) < 1000);
    QVERIFY(std::abs(line(lab, "sla_credit", "other").amount + 15'000'000) < 1000);
    QCOMPARE(lab.measured("manager.credits"), 20.0);
}

void SlaManagementSystemTest::aLiveRunShowsTheVerdictSoFar()
{
    lookAt(agreed(100.45, 200.45, 0.995, 20).design(), 150.05, [](sim::Simulation &simulation) {
        const sim::Snapshot snapshot = simulation.snapshot();
        QCOMPARE(snapshot.sla.size(), std::size_t(1));
        // Of 1,500 requests those of 100.5 … 150 s were refused.
        QCOMPARE(snapshot.sla[0].measured, 1004.0 / 1500);
        QVERIFY(!snapshot.sla[0].met);
    });
}

void SlaManagementSystemTest::itReadsAndReportsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(agreed(0, 0, 0.9, 1).design(), "manager"), std::string());
}

NEPHOSCOPE_TEST(SlaManagementSystemTest);
#include "sla_management_system_test.moc"
