// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/explanation.h"

#include "model/catalogue/catalogue.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::sim;

class ExplanationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSpikeIsFollowedBackToTheFault();
    void whatIsStillBrokenStaysAReason();
    void whatHappensElsewhereExplainsNothing();
    void whatOnlyWatchesExplainsNothing();
    void aChangedDemandIsAReason();
    void calmIsSaidToBeCalm();
    void theMeasureThatMovedAlongIsFound();
    void cutLinksCount();
    void noValueNoExplanation();
};

namespace {

constexpr double kSeconds = 100;

/// Users of a service in a server on a host; another host beside it; a VIM and an SLA monitor. A point each second.
struct Scene {
    Architecture design;
    Results results;

    Scene()
    {
        results.duration = kSeconds;
        element("users", "cloud_service_consumer");
        element("host", "physical_server");
        element("hypervisor", "hypervisor", "host");
        element("server", "virtual_server", "hypervisor");
        element("service", "cloud_service", "server");
        element("other", "physical_server");
        element("vim", "vim");
        element("watch", "sla_monitor");
        Link link;
        link.id = LinkId("way");
        link.from = ElementId("users");
        link.to = ElementId("service");
        design.links.push_back(link);
    }
    void element(const std::string &id, const std::string &type, const std::string &parent = {})
    {
        Element one;
        one.id = ElementId(id);
        one.type = type;
        if (!parent.empty())
            one.parent = ElementId(parent);
        design.elements.push_back(one);
    }
    /// `calm`, but `high` in (from, to].
    void series(const std::string &name, double calm, double high = 0, double from = kSeconds, double to = kSeconds)
    {
        Series &one = results.series[name];
        for (int t = 0; t <= kSeconds; ++t) {
            one.t.push_back(t);
            one.v.push_back(t > from && t <= to ? high : calm);
        }
    }
    std::uint32_t happened(double t, const std::string &element, const std::string &event, std::uint32_t cause = 0, const std::string &target = {})
    {
        const auto id = static_cast<std::uint32_t>(results.log.size() + 1);
        results.log.push_back({id, cause, t, element, event, target, {}, {}});
        return id;
    }
    std::optional<Explanation> why(double time) const
    {
        return explain(evidenceOf(design, Catalogue::builtIn(), results), {"users.response_time_p95"}, time, 1);
    }
    /// `host.failed vim.restart_ordered` of each chain.
    std::vector<std::string> chains(double time) const
    {
        std::vector<std::string> all;
        const std::optional<Explanation> explanation = why(time);
        for (std::size_t i = 0; explanation && i < explanation->chains.size(); ++i) {
            std::string words;
            for (const LogEntry *entry : explanation->chains[i])
                words += (words.empty() ? "" : " ") + entry->element + '.' + entry->event;
            all.push_back(words);
        }
        return all;
    }
};

using Chains = std::vector<std::string>;

} // namespace

void ExplanationTest::aSpikeIsFollowedBackToTheFault()
{
    Scene scene;
    scene.series("users.response_time_p95", 0.1, 2, 41, 50);
    const auto fault = scene.happened(40.5, "host", "failed");
    const auto below = scene.happened(40.5, "server", "failed", fault, "hypervisor");
    const auto seen = scene.happened(43, "vim", "failure_detected", below, "server");
    scene.happened(43, "vim", "restart_ordered", seen, "server");
    scene.happened(70, "server", "serving", seen);
    const std::optional<Explanation> found = scene.why(46);
    QVERIFY(found);
    QCOMPARE(found->value, 2.0);
    QCOMPARE(found->usual, 0.1);
    QVERIFY(found->isUnusual);
    QCOMPARE(found->onset, 41.0);
    QCOMPARE(scene.chains(46), (Chains{"host.failed server.failed vim.failure_detected vim.restart_ordered"}));
}

// It broke long before; a second fault, repaired in time, is none any more.
void ExplanationTest::whatIsStillBrokenStaysAReason()
{
    Scene scene;
    scene.series("users.response_time_p95", 0.1, 2, 80, 90);
    scene.happened(5, "service", "failed");
    scene.happened(6, "service", "repaired");
    scene.happened(10, "host", "failed");
    QCOMPARE(scene.chains(85), (Chains{"host.failed"}));
}

void ExplanationTest::whatHappensElsewhereExplainsNothing()
{
    Scene scene;
    scene.series("users.response_time_p95", 0.1, 2, 41, 50);
    scene.happened(41, "other", "failed");
    QVERIFY(scene.why(45)->isUnusual);
    QCOMPARE(scene.chains(45), Chains{});
}

void ExplanationTest::whatOnlyWatchesExplainsNothing()
{
    Scene scene;
    scene.series("users.response_time_p95", 0.1, 2, 41, 50);
    const auto breach = scene.happened(42, "watch", "breach", 0, "service");
    QCOMPARE(scene.chains(45), Chains{});
    // What it set in motion does.
    scene.happened(43, "service", "relocated", breach);
    QCOMPARE(scene.chains(45), (Chains{"watch.breach service.relocated"}));
}

// Of two changes the one at the onset comes first; what was 20 s before it has had its effect.
void ExplanationTest::aChangedDemandIsAReason()
{
    Scene scene;
    scene.series("users.response_time_p95", 0.1, 2, 41, 50);
    scene.happened(20, "users", "parameter_set");
    scene.happened(38, "service", "parameter_set");
    scene.happened(40.9, "users", "parameter_set");
    QCOMPARE(scene.chains(45), (Chains{"users.parameter_set", "service.parameter_set"}));
}

void ExplanationTest::calmIsSaidToBeCalm()
{
    Scene scene;
    scene.series("users.response_time_p95", 0.1);
    const std::optional<Explanation> found = scene.why(45);
    QVERIFY(found && !found->isUnusual);
    QVERIFY(found->chains.empty());
    QVERIFY(!found->correlate); // what never changes goes with nothing
}

// The server was busy exactly then: 1. The other host moved the same way, but nothing of it is asked for; the SLA monitor's own view of the
// response time tells nothing new.
void ExplanationTest::theMeasureThatMovedAlongIsFound()
{
    Scene scene;
    scene.series("users.response_time_p95", 0.1, 2, 41, 50);
    scene.series("users.response_time_p50", 0.1, 2, 41, 50);
    scene.series("other.utilization", 0.2, 1, 41, 50);
    scene.series("server.utilization", 0.4, 1, 41, 50);
    scene.series("service.queue_length", 0, 3, 41, 45);
    const std::optional<Explanation> found = scene.why(45);
    QVERIFY(found && found->correlate);
    QCOMPARE(found->correlate->series, std::string("server.utilization"));
    QCOMPARE(found->correlate->value, 1.0);
    QVERIFY(std::abs(found->correlate->correlation - 1) < 1e-9);
    QVERIFY(found->correlate->samples > 30);
}

void ExplanationTest::cutLinksCount()
{
    Scene scene;
    scene.series("users.response_time_p95", 0.1, 2, 41, 50);
    scene.happened(41, "way", "failed");
    QCOMPARE(scene.chains(45), (Chains{"way.failed"}));
}

void ExplanationTest::noValueNoExplanation()
{
    Scene scene;
    scene.series("users.response_time_p95", std::nan(""));
    QVERIFY(!scene.why(45));
    QVERIFY(!explain(evidenceOf(scene.design, Catalogue::builtIn(), scene.results), {"nobody.utilization"}, 45, 1));
}

NEPHOSCOPE_TEST(ExplanationTest);
#include "explanation_test.moc"
