// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "sim/experiment/experiment.h"
#include "sim/plan/plan.h"
#include "sim/theory/known_case.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace nephoscope;
using nephoscope::tests::Laboratory;
using sim::theory::KnownCase;

namespace {

std::vector<KnownCase> casesOf(const Laboratory &lab)
{
    const Result<sim::Plan> plan = sim::compile(lab.design(), Catalogue::builtIn());
    return plan ? sim::theory::knownCases(*plan) : std::vector<KnownCase>();
}

const KnownCase *caseOf(const std::vector<KnownCase> &cases, const std::string &element)
{
    const auto found = std::ranges::find(cases, element, &KnownCase::element);
    return found == cases.end() ? nullptr : &*found;
}

double predicted(const KnownCase *known, const std::string &metric)
{
    if (!known)
        return std::nan("");
    const auto found = std::ranges::find(known->predictions, metric, &sim::theory::Prediction::metric);
    return found == known->predictions.end() ? std::nan("") : found->value;
}

bool agrees(double found, double exact) { return std::abs(found - exact) <= 5e-6 * std::abs(exact); }

Value calls(const char *to) { return Value(Value::List{Value::Object{{"to", to}, {"count", 1}}}); }

} // namespace

/// Which drawn parts are known cases, and what is foretold of them.
class KnownCaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServiceWithCoresOfItsOwn_data()
    {
        QTest::addColumn<int>("servers");
        QTest::addColumn<double>("rate");
        QTest::addColumn<QString>("distribution");
        QTest::addColumn<QString>("discipline");
        QTest::addColumn<int>("places");
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("residence"); // s
        QTest::newRow("M/M/1") << 1 << 80.0 << "exponential" << "fcfs" << 0 << "M/M/1" << 0.05;
        QTest::newRow("M/M/2") << 2 << 150.0 << "exponential" << "fcfs" << 0 << "M/M/2 (Erlang C)" << 0.0228571;
        QTest::newRow("room that is never used up") << 1 << 80.0 << "exponential" << "fcfs" << 1000 << "M/M/1" << 0.05;
        QTest::newRow("M/M/1/10") << 1 << 80.0 << "exponential" << "fcfs" << 10 << "M/M/1/10" << 0.0379710;
        QTest::newRow("Erlang's loss system") << 14 << 1000.0 << "exponential" << "fcfs" << 14 << "M/M/14/14 (Erlang B)" << 0.01;
        QTest::newRow("M/D/1") << 1 << 80.0 << "deterministic" << "fcfs" << 0 << "M/D/1" << 0.03;
        QTest::newRow("M/G/1") << 1 << 80.0 << "erlang" << "fcfs" << 0 << "M/G/1" << 0.04; // two stages: cv² = 0.5
        QTest::newRow("sharing") << 1 << 80.0 << "deterministic" << "ps" << 0 << "M/G/1-PS" << 0.05;
    }

    void aServiceWithCoresOfItsOwn()
    {
        QFETCH(int, servers);
        QFETCH(double, rate);
        QFETCH(QString, distribution);
        QFETCH(int, places);
        QFETCH(QString, discipline);
        Laboratory lab(100, 0, 1);
        lab.service("s", servers, 10, {{"distribution", distribution.toStdString()}, {"queue_limit", places}}, discipline.toStdString());
        lab.consumer("c", rate);
        lab.request("c", "s");
        const std::vector<KnownCase> cases = casesOf(lab);
        const KnownCase *known = caseOf(cases, "s");
        QVERIFY(known);
        QTEST(QString::fromStdString(known->name), "name");
        QFETCH(double, residence);
        QVERIFY(agrees(predicted(known, "residence_mean"), residence));
    }

    void coresAndTheirSpeedCount()
    {
        // A core of twice the speed less 20 %: 1.6 times as fast, so a service time of 6.25 ms.
        Laboratory lab(100, 0, 1);
        lab.service("s", 1, 10);
        lab.set("s-host", {{"core_speed", 2}});
        lab.set("s-hypervisor", {{"overhead", 0.2}});
        lab.consumer("c", 80);
        lab.request("c", "s");
        QVERIFY(agrees(predicted(caseOf(casesOf(lab), "s"), "utilization"), 0.5));
    }

    void onlyWhatIsCertainIsACase_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"bursts", "a crowd", "neighbors", "a round", "an event", "random faults", "too much", "two tenants"})
            QTest::newRow(what) << what;
    }

    void onlyWhatIsCertainIsACase()
    {
        QFETCH(QString, what);
        Laboratory lab(100, 0, 1);
        lab.service("s", 1, 10);
        lab.consumer("c", what == "too much" ? 120 : 80);
        if (what == "a round") {
            // What goes round in turn is no Poisson process.
            lab.balancer("lb", "round_robin");
            lab.service("other", 1, 10);
            lab.request("c", "lb");
            lab.request("lb", "s");
            lab.request("lb", "other");
        } else {
            lab.request("c", "s");
        }
        if (what == "bursts")
            lab.set("c", {{"profile", "on_off"}, {"mean_on", 1}, {"mean_off", 1}});
        else if (what == "a crowd")
            lab.set("c", {{"arrival", "erlang"}});
        else if (what == "neighbors")
            lab.element("neighbor", "virtual_server", "s-hypervisor", {{"vcpus", 1}, {"memory", 1}});
        else if (what == "an event")
            lab.event(50, "fail", "s");
        else if (what == "random faults")
            lab.set("s-host", {{"mtbf", 100}});
        else if (what == "two tenants")
            lab.set("s", {{"tenant_isolation", "fair_share"}});
        const std::vector<KnownCase> cases = casesOf(lab);
        const KnownCase *known = caseOf(cases, "s");
        QVERIFY(!known || std::isnan(predicted(known, "residence_mean")));
    }

    void aRandomSplitAndARowOfStations()
    {
        // Each of two gets 40/s, and hands on as many: 1/60 s in the first, then two streams of 40 make 80/s at the second station.
        Laboratory lab(2000, 100, 4);
        lab.balancer("lb", "random");
        lab.consumer("c", 80);
        lab.request("c", "lb");
        lab.service("back", 1, 10);
        for (const char *id : {"a", "b"}) {
            lab.service(id, 1, 10, {{"calls", calls("back")}});
            lab.request("lb", id);
            lab.request(id, "back");
        }
        const std::vector<KnownCase> cases = casesOf(lab);
        QVERIFY(agrees(predicted(caseOf(cases, "a"), "wait_mean"), 0.4 * 0.01 / 0.6));
        QVERIFY(std::isnan(predicted(caseOf(cases, "a"), "residence_mean")));
        QVERIFY(agrees(predicted(caseOf(cases, "back"), "residence_mean"), 0.05));

        const Result<sim::Results> results = sim::simulate(lab.design(), Catalogue::builtIn(), "");
        QVERIFY(results);
        const auto compared = sim::theory::compare(cases, *results);
        QCOMPARE(compared.size(), std::size_t(4 + 4 + 6));
        for (const sim::theory::Comparison &one : compared)
            QVERIFY2(std::abs(one.differs()) < 0.1, (one.known->element + "." + one.metric).c_str());
    }

    void usersInACircle()
    {
        // The classic network of three centres: 20 users who think for 15 s.
        Laboratory lab(100, 0, 1);
        lab.service("one", 1, 605, {{"calls", calls("two")}});
        lab.service("two", 1, 2100, {{"calls", calls("three")}});
        lab.service("three", 1, 1350);
        lab.consumer("c", 0, {{"workload", "closed"}, {"users", 20}, {"think_time", 15}});
        lab.request("c", "one");
        lab.request("one", "two");
        lab.request("two", "three");
        const std::vector<KnownCase> cases = casesOf(lab);
        QVERIFY(agrees(predicted(caseOf(cases, "c"), "response_time_mean"), 27.1482));
        // X = N / (Z + R), U = X D, and by Little's law X R users are in the centres, waiting or served.
        const double throughput = 20 / (15 + 27.1482);
        QVERIFY(agrees(predicted(caseOf(cases, "c"), "throughput"), throughput));
        double inside = 0;
        for (const auto &[centre, demand] : std::initializer_list<std::pair<const char *, double>>{{"one", 0.605}, {"two", 2.1}, {"three", 1.35}}) {
            const KnownCase *known = caseOf(cases, centre);
            QVERIFY(known && known->name == "MVA");
            QVERIFY(agrees(predicted(known, "throughput"), throughput));
            QVERIFY(agrees(predicted(known, "utilization"), throughput * demand));
            QVERIFY(agrees(predicted(known, "wait_mean"), predicted(known, "queue_length") / throughput));
            inside += predicted(known, "utilization") + predicted(known, "queue_length");
        }
        QVERIFY(agrees(inside, throughput * 27.1482));
        QVERIFY(agrees(predicted(caseOf(cases, "three"), "residence_mean"), 1.35 + predicted(caseOf(cases, "three"), "wait_mean")));
        QVERIFY(std::isnan(predicted(caseOf(cases, "one"), "residence_mean"))); // it waits for the others meanwhile
    }

    // 10 users who think for 1 s, and two centres of 50 and 100 ms: some 9 requests a second, so that means over 4 × 3,000 s are known to a few percent.
    void usersInACircleAreMeasured()
    {
        Laboratory lab(3000, 100, 4);
        lab.service("one", 1, 50, {{"calls", calls("two")}});
        lab.service("two", 1, 100);
        lab.consumer("c", 0, {{"workload", "closed"}, {"users", 10}, {"think_time", 1}});
        lab.request("c", "one");
        lab.request("one", "two");
        const std::vector<KnownCase> cases = casesOf(lab);
        const Result<sim::Results> results = sim::simulate(lab.design(), Catalogue::builtIn(), "");
        QVERIFY(results);
        const auto compared = sim::theory::compare(cases, *results);
        QCOMPARE(compared.size(), std::size_t(2 + 4 + 5));
        for (const sim::theory::Comparison &one : compared)
            QVERIFY2(std::abs(one.differs()) < 0.04, (one.known->element + "." + one.metric + " " + std::to_string(one.differs())).c_str());
    }

    void whatFailsIsInSeriesWithItsContainers()
    {
        Laboratory lab(100, 0, 1);
        lab.service("s", 1, 10);
        lab.set("s-host", {{"mtbf", 8760}, {"mttr", 24}});
        lab.set("s-hypervisor", {{"mtbf", 8760}, {"mttr", 24}});
        lab.set("s-server", {{"mtbf", 8760}, {"mttr", 24}});
        QVERIFY(agrees(predicted(caseOf(casesOf(lab), "s-host"), "up_time"), 0.997268));
        QVERIFY(agrees(predicted(caseOf(casesOf(lab), "s-server"), "up_time"), 0.991826));
    }

    // Two servers with A = 10/11 each behind a balancer that checks them: 1 - (1/11)² = 0.991736; one in front of it in series (its host, A = 0.9) takes
    // a tenth of that away.
    void availabilityInParallel()
    {
        Laboratory lab(10, 0, 1);
        lab.balancer("lb", "round_robin", {{"health_interval", 1}});
        lab.consumer("c", 80);
        lab.request("c", "lb");
        for (const char *id : {"s", "t"}) {
            lab.service(id, 1, 10);
            lab.set(id + std::string("-server"), {{"mtbf", 10}, {"mttr", 1}});
            lab.request("lb", id);
        }
        QVERIFY(agrees(predicted(caseOf(casesOf(lab), "c"), "availability"), 0.991736));
        // Both on one host that fails too: its part is shared, not counted twice.
        Laboratory shared = lab;
        shared.element("site", "data_center", "", {{"mtbf", 9}, {"mttr", 1}});
        Architecture design = shared.design();
        for (Element &element : design.elements) {
            if (element.id.text().ends_with("-host"))
                element.parent = ElementId("site");
        }
        const Result<sim::Plan> plan = sim::compile(design, Catalogue::builtIn());
        QVERIFY(plan);
        QVERIFY(agrees(predicted(caseOf(sim::theory::knownCases(*plan), "c"), "availability"), 0.9 * 0.991736));
        // A balancer that does not look goes on sending to what is down.
        lab.set("lb", {{"health_interval", 0}});
        for (const KnownCase &known : casesOf(lab))
            QVERIFY(known.element != "c");
    }

    // Measured over 20 × 400 h with one request every 36 s: A = 0.991736 but for the 5 s until the balancer notices (1e-4) and chance. Both are down for half an
    // hour once in 60 h: 132 such spells have a relative standard error of about sqrt(2 / 132) = 12 %, so 0.001 of A.
    void availabilityInParallelIsMeasured()
    {
        Laboratory lab(1.44e6, 0, 20);
        lab.balancer("lb", "round_robin", {{"health_interval", 10}, {"unhealthy_after", 1}, {"healthy_after", 1}, {"fail_open", false}});
        lab.consumer("c", 1.0 / 36);
        lab.request("c", "lb");
        for (const char *id : {"s", "t"}) {
            lab.service(id, 1, 10);
            lab.set(id + std::string("-server"), {{"mtbf", 10}, {"mttr", 1}});
            lab.request("lb", id);
        }
        const double measured = lab.measured("c.availability");
        QVERIFY2(std::abs(measured - 0.991736) < 0.0031, qPrintable(QString("%1, %2").arg(measured, 0, 'g', 8).arg(QString::fromStdString(lab.problem()))));
    }

    void anotherCaseThanWasForetoldIsLeftOut()
    {
        Laboratory lab(1000, 0, 1);
        lab.service("s", 1, 10);
        lab.consumer("c", 80);
        lab.request("c", "s");
        Result<sim::Results> results = sim::simulate(lab.design(), Catalogue::builtIn(), "");
        QVERIFY(results);
        const std::vector<KnownCase> cases = casesOf(lab);
        QVERIFY(!sim::theory::compare(cases, *results).empty());
        results->metrics["s"]["throughput"].mean *= 0.5;
        QVERIFY(sim::theory::compare(cases, *results).empty());
    }
};

NEPHOSCOPE_TEST(KnownCaseTest);
#include "known_case_test.moc"
