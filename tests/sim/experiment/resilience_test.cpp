// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "sim/experiment/resilience.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>

using namespace nephoscope;
using namespace nephoscope::sim;
using nephoscope::tests::Laboratory;
using nephoscope::tests::Site;

class ResilienceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twoServersBehindABalancerOutliveOneAnother();
    void whatAVimStartsAnewIsACutOnlyOnPaper();
    void whatAServiceCallsIsNoWayIn();
    void aWayThatHasNoRoomIsFoundByRunningAlone();
    void theFaultsOfTheScriptAreLeftOut();
    void whatHoldsAnywayIsNotJudged();
    void aHangIsNotComparedWithTheDrawing();
    void anExampleLosesItsBalancerAndItsCloudAlone();
    void anyNumberOfThreadsGivesTheSameBytes();
    void itCanBeCancelled();
    void whatMakesNoTestIsRefused();
};

namespace {

Resilience tested(const Architecture &design, const ResilienceOptions &wanted, int threads = 0)
{
    Result<Resilience> result = testResilience(design, Catalogue::builtIn(), wanted, {.threads = threads, .onProgress = {}});
    if (!result)
        qFatal("%s", result.error().text().c_str());
    result->wallSeconds = 0;
    return std::move(*result);
}

/// The fault set of these targets, all by crash.
const FaultSet &setOf(const Resilience &resilience, const std::string &first, const std::string &second = {})
{
    const auto indexOf = [&](const std::string &target) {
        const auto found = std::ranges::find(resilience.faults, Fault{target, "crash"});
        if (found == resilience.faults.end())
            qFatal("no crash of %s", target.c_str());
        return static_cast<std::size_t>(found - resilience.faults.begin());
    };
    const FaultSet *set = resilience.find(indexOf(first), indexOf(second.empty() ? first : second));
    if (!set)
        qFatal("%s and %s were not run", first.c_str(), second.c_str());
    return *set;
}

const CutComparison *cutOf(const Resilience &resilience, const FaultSet &set)
{
    const auto found = std::ranges::find_if(resilience.cuts, [&](const CutComparison &cut) { return &resilience.sets[cut.set] == &set; });
    return found == resilience.cuts.end() ? nullptr : &*found;
}

/// 20 requests a second, two servers that could each do 100, and a balancer that takes a dead one out after two seconds.
Laboratory twoServers()
{
    Laboratory lab(100, 0, 2);
    lab.service("a", 1, 10);
    lab.service("b", 1, 10);
    lab.balancer("lb", "round_robin", {{"health_interval", 1}, {"unhealthy_after", 2}});
    lab.consumer("users", 20);
    lab.request("users", "lb");
    lab.request("lb", "a");
    lab.request("lb", "b");
    return lab;
}

Architecture expecting(Architecture design, const std::string &metric, const std::string &op, double value)
{
    Expectation expectation;
    expectation.metric = metric;
    expectation.op = op;
    expectation.value = value;
    design.expect.push_back(expectation);
    return design;
}

} // namespace

// Each side is host, hypervisor, server and service: of the 36 pairs of nine things the balancer is in 8, and 4 × 4 take one of each side.
// One side down for two seconds costs half of some 40 of 2,000 requests, so that 90 % are answered as long as one side is there.
void ResilienceTest::twoServersBehindABalancerOutliveOneAnother()
{
    const Resilience resilience = tested(expecting(twoServers().design(), "users.availability", ">=", 0.9), {.hasPairs = true, .kinds = {"crash"}});
    QCOMPARE(resilience.at, 25.0);
    QCOMPARE(resilience.faults.size(), std::size_t(9));
    QCOMPARE(resilience.criteria.size(), std::size_t(2));
    QCOMPARE(resilience.singles().of, 9);
    QCOMPARE(resilience.singles().survived, 8);
    QVERIFY(!setOf(resilience, "lb").survived);
    QCOMPARE(resilience.pairs().of, 36);
    QCOMPARE(resilience.pairs().survived, 12);
    for (const char *a : {"a-host", "a-hypervisor", "a-server", "a"}) {
        QVERIFY(setOf(resilience, a).survived);
        for (const char *b : {"b-host", "b-hypervisor", "b-server", "b"})
            QVERIFY(!setOf(resilience, a, b).survived && setOf(resilience, a, b).isMinimal);
        QVERIFY(!setOf(resilience, a, "lb").isMinimal);
    }
    // The drawing comes to the same.
    QCOMPARE(resilience.cuts.size(), std::size_t(17));
    for (const CutComparison &cut : resilience.cuts) {
        QVERIFY(cut.foundBy == FoundBy::Both && cut.reason.isEmpty());
        QCOMPARE(resilience.sets[cut.set].cutOff, std::vector<std::string>{"users"});
    }
}

// The host dies at 100 s, is declared dead 3 s later, and the server is up on the other host after 30 s more: long before 325 s.
void ResilienceTest::whatAVimStartsAnewIsACutOnlyOnPaper()
{
    Site site(400, "ab");
    site.server("vs", "a", 8);
    site.lab.consumer("users", 10);
    site.lab.request("users", "vs-service");
    const Resilience resilience = tested(site.design(), {.hasPairs = true, .kinds = {"crash"}, .at = 100});
    QCOMPARE(resilience.answeredFrom, 325.0);
    const FaultSet &host = setOf(resilience, "host-a");
    QVERIFY(host.survived);
    const CutComparison *cut = cutOf(resilience, host);
    QVERIFY(cut && cut->foundBy == FoundBy::Structure);
    QVERIFY2(cut->reason.en.find("comes back: vim (") != std::string::npos, cut->reason.en.c_str());
    QVERIFY(!cut->reason.zh.empty());
    // Without whoever starts it anew, without room elsewhere, or without its image it stays away.
    for (const char *other : {"vim", "host-b", "lun"}) {
        QVERIFY2(setOf(resilience, other).survived, other);
        QVERIFY2(!setOf(resilience, "host-a", other).survived && setOf(resilience, "host-a", other).isMinimal, other);
        QVERIFY(cutOf(resilience, setOf(resilience, "host-a", other))->foundBy == FoundBy::Both);
    }
}

void ResilienceTest::whatAServiceCallsIsNoWayIn()
{
    Laboratory lab(100, 0, 1);
    lab.service("web", 1, 5);
    lab.service("ledger", 1, 5);
    lab.consumer("users", 20);
    lab.request("users", "web");
    lab.request("web", "ledger");
    lab.set("web", {{"calls", Value(Value::List{Value(Value::Object{{"to", Value("ledger")}, {"count", Value(1)}})})}});
    const Resilience resilience = tested(lab.design(), {.kinds = {"crash"}});
    QVERIFY(!setOf(resilience, "web").survived);
    QVERIFY(cutOf(resilience, setOf(resilience, "web"))->foundBy == FoundBy::Both);
    const FaultSet &ledger = setOf(resilience, "ledger-host");
    QVERIFY(!ledger.survived && ledger.cutOff.empty());
    const CutComparison *cut = cutOf(resilience, ledger);
    QVERIFY(cut && cut->foundBy == FoundBy::Simulation);
    QVERIFY2(cut->reason.en.starts_with("By the drawing “web” is still there, but it needs what failed for its own work"), cut->reason.en.c_str());
}

// 150 a second come to two servers of 100 a second with room for ten each. With one of them a third and a bit finds no room (M/M/1/10 at
// load 1.5 loses 34 %): over the three quarters of the run after the fault that is 25 % of all.
void ResilienceTest::aWayThatHasNoRoomIsFoundByRunningAlone()
{
    Laboratory lab(400, 0, 1);
    lab.service("a", 1, 10, {{"queue_limit", 10}});
    lab.service("b", 1, 10, {{"queue_limit", 10}});
    lab.balancer("lb", "random", {{"health_interval", 1}, {"unhealthy_after", 2}});
    lab.consumer("users", 150);
    lab.request("users", "lb");
    lab.request("lb", "a");
    lab.request("lb", "b");
    const Resilience resilience = tested(expecting(lab.design(), "users.availability", ">=", 0.9), {.kinds = {"crash"}});
    const FaultSet &host = setOf(resilience, "a-host");
    QVERIFY(!host.survived && host.cutOff.empty());
    QCOMPARE(host.broken.size(), std::size_t(1));
    QVERIFY2(std::abs(*host.broken.front().measured - 0.74) < 0.03, host.broken.front().text.c_str());
    const CutComparison *cut = cutOf(resilience, host);
    QVERIFY(cut && cut->foundBy == FoundBy::Simulation);
    QVERIFY2(cut->reason.en.find("% of the requests of “users” were rejected for want of room") != std::string::npos, cut->reason.en.c_str());
    // Answers go on, so without the expectation nothing is broken.
    QVERIFY(setOf(tested(lab.design(), {.kinds = {"crash"}}), "a-host").survived);
    const Architecture strict = expecting(lab.design(), "users.availability", ">=", 0.9);
    QVERIFY(setOf(tested(strict, {.kinds = {"crash"}, .judgesExpectations = false}), "a-host").survived);
}

// One side dies by the script and is never repaired: with that, any fault on the other side would be the second.
void ResilienceTest::theFaultsOfTheScriptAreLeftOut()
{
    Laboratory lab = twoServers();
    lab.event(40, "fail", "a-host");
    const Resilience resilience = tested(lab.design(), {.kinds = {"crash"}});
    QCOMPARE(resilience.at, 40.0);
    QVERIFY(setOf(resilience, "b-host").survived);
    QCOMPARE(resilience.singles().survived, 8);
}

void ResilienceTest::whatHoldsAnywayIsNotJudged()
{
    Architecture design = expecting(twoServers().design(), "users.failures", "==", 17); // none fail without a fault
    design = expecting(design, "users.failures", "==", 0);
    design.expect.back().to = 25; // over when the fault comes
    design = expecting(design, "users.failures", "<", 1);
    const Resilience resilience = tested(design, {.kinds = {"crash"}});
    QCOMPARE(resilience.setAside.size(), std::size_t(1));
    QVERIFY2(resilience.setAside.front().starts_with("users.failures 0 == 17"), resilience.setAside.front().c_str());
    QCOMPARE(resilience.criteria.size(), std::size_t(2));
    // Not one may fail now: every fault on either side breaks that.
    QCOMPARE(resilience.singles().survived, 0);
    const Resilience other = tested(design, {.kinds = {"crash"}, .metrics = {"users.none"}});
    QCOMPARE(other.criteria.size(), std::size_t(1));
    QCOMPARE(other.singles().survived, 8);
}

void ResilienceTest::aHangIsNotComparedWithTheDrawing()
{
    Laboratory lab(100, 0, 1);
    lab.service("web", 1, 5);
    lab.consumer("users", 20, {{"timeout", 2}});
    lab.request("users", "web");
    const Resilience resilience = tested(lab.design(), {});
    QVERIFY(std::ranges::find(resilience.faults, Fault{"web", "disk_full"}) == resilience.faults.end());
    QVERIFY(std::ranges::find(resilience.faults, Fault{"link-1", "cut", true}) != resilience.faults.end());
    // Four things by crash, hang, slow and cut, the link by slow and cut.
    QCOMPARE(resilience.singles().of, 18);
    for (const FaultSet &set : resilience.sets) {
        const Fault &fault = resilience.faults[set.faults.front()];
        // Half as fast is fast enough for 20 requests of 5 ms a second.
        QVERIFY2(set.survived == (fault.kind == "slow"), fault.name().c_str());
        QCOMPARE(set.isCompared, fault.kind == "crash" || fault.kind == "cut");
        QCOMPARE(cutOf(resilience, set) != nullptr, fault.kind == "crash" || fault.kind == "cut");
        QCOMPARE(set.isMinimal, fault.kind != "slow");
    }
}

// Three instances; whichever dies at 122.5 s is taken out at 130, and from 130.5 s on nobody may fail.
void ResilienceTest::anExampleLosesItsBalancerAndItsCloudAlone()
{
    const Result<ReadDocument> document = readDocumentFile(NEPHOSCOPE_SOURCE_DIR "/examples/11-05-service-load-balancing.neph", Catalogue::builtIn());
    QVERIFY(document);
    Architecture design = document->architecture;
    design.run.replications = 1;
    const Resilience resilience = tested(design, {.kinds = {"crash"}});
    QCOMPARE(resilience.at, 122.5);
    for (const FaultSet &set : resilience.sets) {
        const std::string &target = resilience.faults[set.faults.front()].target;
        QVERIFY2(set.survived == (target != "lb" && target != "cloud"), target.c_str());
    }
    for (const char *target : {"vs-1", "host-2", "hypervisor-3", "service-2"})
        QVERIFY(setOf(resilience, target).survived);
}

void ResilienceTest::anyNumberOfThreadsGivesTheSameBytes()
{
    const Architecture design = expecting(twoServers().design(), "users.response_time_p95", "<", 0.05);
    const Resilience one = tested(design, {.hasPairs = true, .kinds = {"crash", "slow"}}, 1);
    const std::string json = toJson(one);
    const std::string csv = toCsv(one);
    for (const int threads : {2, 5}) {
        const Resilience other = tested(design, {.hasPairs = true, .kinds = {"crash", "slow"}}, threads);
        QVERIFY(toJson(other) == json);
        QVERIFY(toCsv(other) == csv);
    }
    QVERIFY(json.starts_with("{\n  \"format\": \"nephoscope-resilience\",\n  \"version\": 1,\n"));
    QVERIFY(static_cast<std::size_t>(std::ranges::count(csv, '\n')) == one.sets.size() + 1);
}

void ResilienceTest::itCanBeCancelled()
{
    std::atomic<bool> cancel = false;
    int seen = 0;
    Laboratory lab = twoServers();
    Architecture design = lab.design();
    design.run.duration = 20000;
    const auto result = testResilience(design, Catalogue::builtIn(), {.hasPairs = true}, {.threads = 2, .onProgress = [&](const Progress &progress) {
        QVERIFY(progress.share >= 0 && progress.share <= 1 && progress.done <= progress.total);
        cancel = ++seen > 1;
    }, .cancel = &cancel});
    QVERIFY(!result);
    QCOMPARE(result.error().code, std::string("E-CANCELLED"));
}

void ResilienceTest::whatMakesNoTestIsRefused()
{
    const auto codeOf = [](const Architecture &design, const ResilienceOptions &wanted) {
        const auto result = testResilience(design, Catalogue::builtIn(), wanted);
        return result ? std::string() : result.error().code + " " + result.error().message;
    };
    const Architecture design = twoServers().design();
    QVERIFY(codeOf(design, {.at = 100}).starts_with("E-RANGE The faults are to happen at 100 s and the run ends at 100 s"));
    QVERIFY(codeOf(design, {.kinds = {"disk_full"}}).starts_with("E-RANGE The design has nothing that can fail in this way"));
    Architecture many = design;
    many.run.replications = 500;
    QVERIFY(codeOf(many, {.hasPairs = true}).find("runs and 10000 are the most") != std::string::npos);
    Laboratory lonely(100, 0, 1);
    lonely.service("web", 1, 5);
    QVERIFY(codeOf(lonely.design(), {}).starts_with("E-RANGE Nothing of the design could break"));
}

NEPHOSCOPE_TEST(ResilienceTest);
#include "resilience_test.moc"
