// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "sim/results/characteristics/characteristics.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::sim;

class CharacteristicsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ordersAreTimedFromThePortalToReady();
    void whatAPersonApprovedHadAHumanStep();
    void ticketsAreOrdersToo();
    void accessIsTheShareOfPairsThatGotAnswers();
    void oneDeviceClassProvesNothing();
    void tenantsOfOneHostAreCounted();
    void jainsIndexIsOneHalfIfOneOfTwoGetsAll();
    void elasticityIsTheAreaBetweenNeededAndPresent();
    void verticalScalingCountsVirtualCpus();
    void billedIsHeldAgainstTheLog();
    void whatIsAnsweredWhileBrokenCounts();
    void switchingOverIsTimedFromTheFault();
    void aRunInWhichNothingHappenedShowsNothing();
};

namespace {

/// A run put together by hand.
struct Story {
    Architecture design;
    Results results;

    explicit Story(double duration) { results.duration = duration; }

    void element(const std::string &id, const std::string &type, const std::string &parent = {}, Parameters params = {})
    {
        Element element;
        element.id = ElementId(id);
        element.type = type;
        if (!parent.empty())
            element.parent = ElementId(parent);
        element.params = std::move(params);
        design.elements.push_back(std::move(element));
    }
    void request(const std::string &from, const std::string &to)
    {
        Link link;
        link.id = LinkId(from + "-" + to);
        link.role = LinkRole::Request;
        link.from = ElementId(from);
        link.to = ElementId(to);
        design.links.push_back(std::move(link));
    }
    std::uint32_t happened(double t, const std::string &element, const std::string &event, std::uint32_t cause = 0, const std::string &target = {})
    {
        const auto id = static_cast<std::uint32_t>(results.log.size() + 1);
        results.log.push_back({id, cause, t, element, event, target, {}, {}});
        return id;
    }
    /// Points every 10 s from 0.
    void series(const std::string &name, std::vector<double> values)
    {
        Series &series = results.series[name];
        for (std::size_t i = 0; i <= values.size(); ++i) {
            series.t.push_back(10.0 * static_cast<double>(i));
            series.v.push_back(i == 0 ? 0 : values[i - 1]);
        }
    }
    /// Requests a second, and answers a second, every 10 s.
    void consumer(const std::string &id, std::vector<double> asked, std::vector<double> answered)
    {
        series(id + ".requests", std::move(asked));
        series(id + ".throughput", std::move(answered));
    }
    CharacteristicFinding find(Characteristic which) const
    {
        const RunEvidence evidence = evidenceOf(design, Catalogue::builtIn(), results);
        return measureCharacteristics(evidence)[static_cast<std::size_t>(which)];
    }
    /// NaN: it has no such figure.
    double figure(Characteristic which, const char *id) const
    {
        const CharacteristicFinding finding = find(which);
        const CharacteristicFigure *figure = finding.figure(id);
        return figure ? figure->value : std::nan("");
    }
};

Story portal()
{
    Story story(1000);
    story.element("portal", "remote_administration_system");
    story.element("management", "resource_management_system");
    story.element("admin", "cloud_resource_administrator");
    return story;
}

} // namespace

void CharacteristicsTest::ordersAreTimedFromThePortalToReady()
{
    Story story = portal();
    const auto first = story.happened(100, "portal", "ordered");
    const auto second = story.happened(200, "portal", "ordered");
    story.happened(205, "management", "order_refused", second);
    story.happened(140, "portal", "delivered", first);
    const auto third = story.happened(300, "portal", "ordered");
    story.happened(320, "portal", "delivered", third);
    QCOMPARE(story.figure(Characteristic::OnDemandUsage, "lead_time"), (40.0 + 20.0) / 2);
    QCOMPARE(story.figure(Characteristic::OnDemandUsage, "share"), 1.0);
    QVERIFY(std::isnan(story.figure(Characteristic::OnDemandUsage, "lead_time_by_hand")));
    QCOMPARE(story.find(Characteristic::OnDemandUsage).counted.en, std::string("3 orders, 2 delivered, 1 refused or still open."));
}

void CharacteristicsTest::whatAPersonApprovedHadAHumanStep()
{
    Story story = portal();
    const auto first = story.happened(0, "portal", "ordered");
    story.happened(60, "admin", "approved", first);
    story.happened(100, "portal", "delivered", first);
    const auto second = story.happened(200, "portal", "ordered");
    story.happened(210, "portal", "delivered", second);
    QCOMPARE(story.figure(Characteristic::OnDemandUsage, "share"), 0.5);
    QCOMPARE(story.figure(Characteristic::OnDemandUsage, "lead_time"), 10.0);
    QCOMPARE(story.figure(Characteristic::OnDemandUsage, "lead_time_by_hand"), 100.0);
}

void CharacteristicsTest::ticketsAreOrdersToo()
{
    Story story = portal();
    const auto ticket = story.happened(10, "admin", "ticket_opened");
    story.happened(810, "admin", "ticket_done", ticket);
    // One that a portal passed on is the portal's order, and done when the portal says so.
    const auto order = story.happened(20, "portal", "ordered");
    const auto passed = story.happened(25, "admin", "ticket_opened", order);
    story.happened(900, "admin", "ticket_done", passed);
    story.happened(920, "portal", "delivered", order);
    QCOMPARE(story.figure(Characteristic::OnDemandUsage, "share"), 0.0);
    QCOMPARE(story.figure(Characteristic::OnDemandUsage, "lead_time_by_hand"), (800.0 + 900.0) / 2);
}

void CharacteristicsTest::accessIsTheShareOfPairsThatGotAnswers()
{
    Story story(20);
    story.element("campus", "organization");
    story.element("net", "internet");
    story.element("phones", "cloud_service_consumer", "campus", {{"format", "json"}});
    story.element("tablets", "cloud_service_consumer", "campus", {{"format", "xml"}});
    story.element("homes", "cloud_service_consumer", "", {{"format", "json"}});
    story.request("homes", "net");
    story.consumer("phones", {10, 10}, {10, 10});
    story.consumer("tablets", {4, 4}, {0, 0});
    story.consumer("homes", {10, 10}, {5, 5});
    QCOMPARE(story.figure(Characteristic::UbiquitousAccess, "share"), 2.0 / 3);
    QCOMPARE(story.figure(Characteristic::UbiquitousAccess, "worst"), 0.0);
}

void CharacteristicsTest::oneDeviceClassProvesNothing()
{
    Story story(20);
    story.element("phones", "cloud_service_consumer");
    story.element("more", "cloud_service_consumer");
    story.consumer("phones", {10, 10}, {10, 10});
    story.consumer("more", {10, 10}, {10, 10});
    QVERIFY(!story.find(Characteristic::UbiquitousAccess).isShown());
    QVERIFY(!story.find(Characteristic::UbiquitousAccess).counted.zh.empty());
}

namespace {

Story twoTenants()
{
    Story story(20);
    for (const char *id : {"a", "b"}) {
        story.element(id, "organization");
        story.element(std::string(id) + "-users", "cloud_service_consumer", id);
        story.request(std::string(id) + "-users", "shared");
    }
    story.element("host", "physical_server");
    story.element("hypervisor", "hypervisor", "host");
    story.element("server", "virtual_server", "hypervisor");
    story.element("shared", "cloud_service", "server");
    return story;
}

} // namespace

// A third host serves only one of them: (2 + 1) / 2 tenants a host.
void CharacteristicsTest::tenantsOfOneHostAreCounted()
{
    Story story = twoTenants();
    story.element("host-2", "physical_server");
    story.element("own", "cloud_service", "host-2");
    story.request("a-users", "own");
    story.consumer("a-users", {100, 100}, {80, 80});
    story.consumer("b-users", {10, 10}, {8, 8});
    QCOMPARE(story.figure(Characteristic::ResourcePooling, "tenants_per_host"), 1.5);
    QCOMPARE(story.figure(Characteristic::ResourcePooling, "fairness"), 1.0);
}

// x = 1 and 0: (1)² / (2 × 1).
void CharacteristicsTest::jainsIndexIsOneHalfIfOneOfTwoGetsAll()
{
    Story story = twoTenants();
    story.consumer("a-users", {10, 10}, {10, 10});
    story.consumer("b-users", {10, 10}, {0, 0});
    QCOMPARE(story.figure(Characteristic::ResourcePooling, "tenants_per_host"), 1.0);
    QCOMPARE(story.figure(Characteristic::ResourcePooling, "fairness"), 0.5);
}

namespace {

/// A listener that looks every 10 s, and users of a service in the virtual server `v` that it scales.
Story scaled(double duration, Parameters listener)
{
    Story story(duration);
    story.element("listener", "automated_scaling_listener", "", std::move(listener));
    story.element("v", "virtual_server");
    story.element("service", "cloud_service", "v");
    story.element("users", "cloud_service_consumer");
    story.request("users", "service");
    return story;
}

} // namespace

// Wanted load 0.8. Busy in all 10 × (0.4 + 1 + 2.4 + 1.2) s for 5,000 answers: 10 ms each. Asked for at 40, 140, 240 and 120 a second 0.5, 1.75, 3 and
// 1.5 are needed; 1, 1, 3 and 2 serve.
void CharacteristicsTest::elasticityIsTheAreaBetweenNeededAndPresent()
{
    Story story = scaled(40, {{"metric", "utilization"}, {"law", "step"}, {"upper", 0.8}, {"sample", 10}});
    const auto out = story.happened(20, "listener", "scaled_out");
    for (const char *id : {"v#2", "v#3"})
        story.happened(20, id, "serving", story.happened(20, id, "starting", out));
    // Given back: then it does not serve, though nothing is broken.
    story.happened(30, "v#3", "terminated", out);
    story.series("v.utilization", {0.4, 1, 0.8, 0.4});
    story.series("v.up_time", {1, 1, 1, 1});
    for (const std::string id : {"v#2", "v#3"}) {
        story.results.series[id + ".utilization"] = {{20, 30, 40}, {0, 0.8, 0.4}};
        story.results.series[id + ".up_time"] = {{20, 30, 40}, {0, 1, 1}};
    }
    story.consumer("users", {40, 140, 240, 120}, {40, 100, 240, 120});
    QVERIFY(std::abs(story.figure(Characteristic::Elasticity, "under") - 0.75 / 4) < 1e-12);
    QVERIFY(std::abs(story.figure(Characteristic::Elasticity, "over") - (0.5 + 0.5) / 4) < 1e-12);
}

// 2 of 2 virtual CPUs busy, then a quarter of 4: 30 s for 3,000 answers. 300 a second need 3, 100 need 1.
void CharacteristicsTest::verticalScalingCountsVirtualCpus()
{
    Story story = scaled(20, {{"metric", "queue_length"}, {"sample", 10}});
    const auto up = story.happened(10, "listener", "scaled_up");
    story.happened(10, "v", "parameter_set", up);
    story.series("listener.instances", {2, 4});
    story.series("v.utilization", {1, 0.25});
    story.series("v.up_time", {1, 1});
    story.consumer("users", {300, 100}, {200, 100});
    QVERIFY(std::abs(story.figure(Characteristic::Elasticity, "under") - 0.5) < 1e-12);
    QVERIFY(std::abs(story.figure(Characteristic::Elasticity, "over") - 1.5) < 1e-12);
}

// There from 0 to 3,600 s, and its instance from 900 to 2,700 s: 1.5 h; billed 1.65 h is a tenth more.
void CharacteristicsTest::billedIsHeldAgainstTheLog()
{
    Story story(3600);
    story.element("v", "virtual_server");
    story.happened(900, "v#2", "serving");
    story.happened(1000, "v", "failed");
    story.happened(1100, "v", "serving");
    story.happened(2700, "v#2", "terminated");
    Invoice invoice;
    const auto line = [&invoice](const std::string &element, double hours) {
        InvoiceLine one;
        one.element = element;
        one.what = "server_hours";
        one.unit = "h";
        one.quantity = hours;
        one.recordCount = 1;
        invoice.lines.push_back(one);
    };
    line("v", 1);
    line("v#2", 0.65);
    story.results.invoices.push_back(invoice);
    QVERIFY(std::abs(story.figure(Characteristic::MeasuredUsage, "difference") - 0.1) < 1e-12);
    QCOMPARE(story.figure(Characteristic::MeasuredUsage, "used"), 5400.0);
}

// Broken from 10 to 20 s: 8 of 10 a second are answered then. From 20 to 30 s it boots still: 4 of 10.
void CharacteristicsTest::whatIsAnsweredWhileBrokenCounts()
{
    Story story = twoTenants();
    story.results.duration = 40;
    const auto fault = story.happened(10, "host", "failed");
    const auto below = story.happened(10, "server", "failed", fault, "hypervisor");
    story.happened(10, "shared", "failed", below, "server");
    const auto repair = story.happened(20, "host", "repaired");
    story.happened(20, "host", "starting", repair);
    story.happened(30, "host", "serving");
    story.happened(34, "shared", "serving");
    story.consumer("a-users", {10, 10, 10, 10}, {10, 8, 4, 10});
    QVERIFY(std::abs(story.figure(Characteristic::Resiliency, "answered") - 0.6) < 1e-12);
    QCOMPARE(story.figure(Characteristic::Resiliency, "recovery"), 24.0);
    // Host, hypervisor, server and service can fail; without the host nothing is left, and it says so for its contents.
    QCOMPARE(story.figure(Characteristic::Resiliency, "weak_points"), 0.25);
}

void CharacteristicsTest::switchingOverIsTimedFromTheFault()
{
    Story story(100);
    story.element("disk", "cloud_storage_device");
    story.element("gateway", "storage_service_gateway");
    const auto fault = story.happened(10, "disk", "failed");
    const auto seen = story.happened(13, "gateway", "failure_detected", fault);
    story.happened(14.5, "gateway", "switched_over", seen);
    story.happened(60, "gateway", "switched_over", seen);
    QCOMPARE(story.figure(Characteristic::Resiliency, "switchover"), 4.5);
    // Nothing has recovered.
    QVERIFY(std::isnan(story.figure(Characteristic::Resiliency, "recovery")));
}

void CharacteristicsTest::aRunInWhichNothingHappenedShowsNothing()
{
    const Story story(100);
    const std::vector<CharacteristicFinding> all = measureCharacteristics(evidenceOf(story.design, Catalogue::builtIn(), story.results));
    QCOMPARE(all.size(), std::size_t{6});
    for (const CharacteristicFinding &finding : all) {
        QVERIFY(!finding.isShown());
        QVERIFY(!finding.counted.en.empty() && !finding.counted.zh.empty());
        QVERIFY(!finding.formula.en.empty() && !finding.formula.zh.empty());
    }
}

NEPHOSCOPE_TEST(CharacteristicsTest);
#include "characteristics_test.moc"
