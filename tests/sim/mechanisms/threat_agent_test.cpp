// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class ThreatAgentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheWaysThatAreOpenToIt();
    void aFloodTakesItsShareOfTheCapacity();
    void aTapReadsWhatIsNotEncrypted();
    void onTheInternetLinksMayBeEncrypted();
    void anIntermediaryAltersWhatNothingSeals();
    void whoAsksNobodyIsAnswered();
    void anInsiderPassesTheBorder();
    void aTrustedAttackerShowsHisCredentials();
    void anEscapeTakesTheWholeHost();
    void aloneOnAHostThereIsNothingToTake();
    void attacksFromStartToEnd();
    void saysWhatItDoes();
    void findsTheWaysThatItsIdentityOpens();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// `c` asks `s` ten times by way of the internet `net`; `agent` has a link of its own kind to `place`.
Laboratory listening(const std::string &threat, LinkRole role, const std::string &place, bool encrypted = false, double skill = 1)
{
    Laboratory lab(10.5, 0, 1);
    lab.consumer("c", 1, {{"arrival", "deterministic"}});
    lab.element("net", "internet", "", {{"latency", 0}, {"bandwidth", 0}});
    lab.service("s", 1, 0);
    lab.request("c", "net", {{"encrypted", encrypted}});
    lab.request("net", "s", {{"encrypted", encrypted}});
    lab.element("agent", "threat_agent", "", {{"threat", threat}, {"kind", "malicious_service_agent"}, {"skill", skill}});
    lab.link(role, "agent", place);
    return lab;
}

/// A service in a perimeter for friends, which a guest with these settings asks once a second on average for 100 s.
OneRun guest(Settings settings)
{
    Laboratory lab(100, 0, 1);
    lab.element("friends", "organization", "", {});
    lab.element("dc", "data_center", "", {});
    lab.element("fence", "logical_network_perimeter", "dc", {{"allow", Value::List{"friends"}}});
    lab.service("s", 1, 0);
    lab.element("agent", "threat_agent", "", {{"threat", "insufficient_authorization"}, {"rate", 1}});
    lab.set("agent", settings);
    lab.request("agent", "s");
    Architecture design = lab.design();
    design.find(ElementId("s-host"))->parent = ElementId("fence");
    return OneRun(design);
}

} // namespace

// A station with one place takes 100/s of what it is offered; good and bad requests have the same odds, so that of 40 + 400 the good get
// 100 × 40 / 440 = 9.09/s (domain D.2) and the attack the rest.
void ThreatAgentTest::aFloodTakesItsShareOfTheCapacity()
{
    Laboratory lab(1000, 20, 4);
    lab.service("s", 1, 10, {{"queue_limit", 50}});
    lab.consumer("c", 40);
    lab.element("flood", "threat_agent", "", {{"threat", "denial_of_service"}, {"rate", 400}});
    lab.request("c", "s");
    lab.request("flood", "s");
    NEPHOSCOPE_AGREES(lab.differs("c.throughput", 100.0 * 40 / 440, 0.04));
    NEPHOSCOPE_AGREES(lab.differs("flood.successes", 1000 * 100.0 * 400 / 440, 0.01));
    QCOMPARE(lab.measured("flood.availability_successes"), lab.measured("flood.successes"));
    QCOMPARE(lab.measured("flood.confidentiality_attempts"), 0.0);
}

void ThreatAgentTest::aTapReadsWhatIsNotEncrypted()
{
    const OneRun run(listening("traffic_eavesdropping", LinkRole::Monitor, "net").design());
    QCOMPARE(run.metric("agent.attempts"), 10.0);
    QCOMPARE(run.metric("agent.confidentiality_successes"), 10.0);
    QCOMPARE(run.metric("agent.integrity_attempts"), 0.0);
    QCOMPARE(run.metric("c.responses"), 10.0);
    QCOMPARE(run.count("agent", "attack_succeeded"), 1);
    // With p = 0.3 of 2,000 messages 600, deviation 20.5.
    Laboratory many = listening("traffic_eavesdropping", LinkRole::Monitor, "net", false, 0.3);
    many.set("c", {{"rate", 200}});
    const OneRun sampled(many.design());
    QVERIFY(std::abs(sampled.metric("agent.successes") - 0.3 * sampled.metric("agent.attempts")) < 82);
}

void ThreatAgentTest::onTheInternetLinksMayBeEncrypted()
{
    const OneRun run(listening("traffic_eavesdropping", LinkRole::Monitor, "net", true).design());
    QCOMPARE(run.metric("agent.attempts"), 10.0);
    QCOMPARE(run.metric("agent.successes"), 0.0);
    QCOMPARE(run.metric("agent.blocked"), 10.0);
    // At the service the link's encryption has ended.
    QCOMPARE(OneRun(listening("traffic_eavesdropping", LinkRole::Monitor, "s", true).design()).metric("agent.successes"), 10.0);
}

void ThreatAgentTest::anIntermediaryAltersWhatNothingSeals()
{
    const OneRun run(listening("malicious_intermediary", LinkRole::Control, "net").design());
    for (const std::string property : {"confidentiality", "integrity", "authenticity"})
        QCOMPARE(run.metric("agent." + property + "_successes"), 10.0);
    QCOMPARE(run.metric("agent.successes"), 10.0);
    QCOMPARE(run.metric("agent.detections"), 0.0);
    QCOMPARE(run.metric("c.responses"), 10.0);
}

void ThreatAgentTest::whoAsksNobodyIsAnswered()
{
    Laboratory lab(100, 0, 1);
    lab.service("s", 1, 0);
    lab.element("agent", "threat_agent", "", {{"threat", "insufficient_authorization"}, {"rate", 1}});
    lab.request("agent", "s");
    const OneRun run(lab.design());
    QVERIFY(run.metric("agent.attempts") > 50);
    QCOMPARE(run.metric("agent.confidentiality_successes"), run.metric("agent.attempts"));
    QCOMPARE(run.metric("agent.authenticity_successes"), run.metric("agent.attempts"));
    const OneRun fenced = guest({});
    QCOMPARE(fenced.metric("agent.successes"), 0.0);
    QCOMPARE(fenced.metric("fence.denied"), fenced.metric("agent.attempts"));
}

void ThreatAgentTest::anInsiderPassesTheBorder()
{
    const OneRun run = guest({{"kind", "malicious_insider"}});
    QCOMPARE(run.metric("agent.successes"), run.metric("agent.attempts"));
    QCOMPARE(run.metric("agent.authenticity_attempts"), 0.0);
}

void ThreatAgentTest::aTrustedAttackerShowsHisCredentials()
{
    QCOMPARE(guest({{"credentials", "friends"}}).metric("agent.successes"), 0.0);
    const OneRun run = guest({{"kind", "trusted_attacker"}, {"credentials", "friends"}});
    QVERIFY(run.metric("agent.successes") > 50);
    QCOMPARE(run.metric("agent.successes"), run.metric("agent.attempts"));
}

// On host a there are the attacker's server and two others; on host b one, which the network leads to.
void ThreatAgentTest::anEscapeTakesTheWholeHost()
{
    Site site(100, "ab");
    for (const auto &[server, host] : {std::pair{"mine", "a"}, std::pair{"x", "a"}, std::pair{"y", "a"}, std::pair{"z", "b"}})
        site.server(server, host, 4);
    site.lab.element("agent", "threat_agent", "", {{"threat", "virtualization_attack"}, {"rate", 1}});
    site.lab.link(LinkRole::Control, "agent", "mine");
    const OneRun run = site.run();
    QCOMPARE(run.metric("agent.attempts"), 1.0);
    QCOMPARE(run.metric("agent.successes"), 1.0);
    QCOMPARE(run.metric("agent.victims"), 2.0);
    QCOMPARE(run.metric("agent.blast_radius"), 3.0);
    QCOMPARE(run.count("agent", "compromised"), 2);
    site.lab.set("agent", {{"skill", 0}});
    const OneRun harmless = site.run();
    QVERIFY(harmless.metric("agent.attempts") > 50);
    QCOMPARE(harmless.metric("agent.victims"), 0.0);
}

void ThreatAgentTest::aloneOnAHostThereIsNothingToTake()
{
    Site site(100, "ab");
    site.server("mine", "a", 4);
    site.server("x", "b", 4);
    site.lab.element("agent", "threat_agent", "", {{"threat", "virtualization_attack"}, {"rate", 1}});
    site.lab.link(LinkRole::Control, "agent", "mine");
    const OneRun run = site.run();
    QCOMPARE(run.metric("agent.successes"), 0.0);
    QCOMPARE(run.metric("agent.victims"), 0.0);
}

void ThreatAgentTest::attacksFromStartToEnd()
{
    Laboratory lab = listening("traffic_eavesdropping", LinkRole::Monitor, "net");
    lab.set("agent", {{"start", 2.5}, {"duration", 5}});
    const OneRun run(lab.design());
    QCOMPARE(run.metric("agent.attempts"), 5.0); // at 3 to 7 s
    QCOMPARE(run.timeOf("agent", "attack_started"), 2.5);
    QCOMPARE(run.timeOf("agent", "attack_ended"), 7.5);
}

void ThreatAgentTest::saysWhatItDoes()
{
    Laboratory lab = listening("traffic_eavesdropping", LinkRole::Monitor, "net");
    lab.set("agent", {{"start", 2.5}});
    QCOMPARE(doing(lab.design(), "agent", 1), std::string("Attacks from 2.5 s on."));
    QCOMPARE(doing(lab.design(), "agent", 4.5), std::string("Attacks: 2 of 2 attempts succeeded, 0 were seen."));
    lab.set("agent", {{"threat", "denial_of_service"}, {"start", 0}});
    QCOMPARE(doing(lab.design(), "agent", 1), std::string("Is linked to nothing that takes its requests."));
    lab.set("agent", {{"threat", "overlapping_trust_boundaries"}});
    QCOMPARE(doing(lab.design(), "agent", 1), std::string("Has nothing to break out of: a control link says what it attacks."));
}

void ThreatAgentTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(listening("traffic_eavesdropping", LinkRole::Monitor, "net").design(), "agent"), std::string());
}

// Two services behind a balancer; the perimeter around the host of one lets only the consumer in, until it lets everybody in.
void ThreatAgentTest::findsTheWaysThatAreOpenToIt()
{
    for (const bool isOpen : {false, true}) {
        Laboratory lab(20, 0, 1);
        lab.consumer("c", 1);
        lab.balancer("lb", "round_robin");
        lab.element("net", "internet", "", {{"latency", 0}, {"bandwidth", 0}});
        for (const std::string id : {"s", "t"}) {
            lab.service(id, 1, 1);
            lab.request("lb", id);
        }
        lab.element("p", "logical_network_perimeter", "", {});
        if (!isOpen)
            lab.set("p", {{"allow", Value::List{"c"}}});
        lab.link(LinkRole::Member, "t-host", "p");
        lab.request("c", "net");
        lab.request("net", "lb");
        lab.element("agent", "threat_agent", "", {{"threat", "denial_of_service"}, {"rate", 1}});
        lab.request("agent", "net");
        const OneRun run(lab.design());
        QCOMPARE(run.metric("agent.reachable"), isOpen ? 2.0 : 1.0);
        QCOMPARE(run.count("agent", "path_found"), isOpen ? 2 : 1);
        const sim::LogEntry first = lab.entry("agent.path_found");
        QCOMPARE(first.target, std::string("s"));
        QCOMPARE(first.detail, std::string("by way of net, lb"));
        if (isOpen) {
            const auto &log = run.record().log;
            QVERIFY(std::ranges::any_of(log, [](const sim::LogEntry &entry) { return entry.target == "t" && entry.detail == "by way of net, lb; across the border of p"; }));
        }
    }
}

// Two services, one behind an identity check: who has no grant gets to the other one alone, until he has one or has guessed a password.
void ThreatAgentTest::findsTheWaysThatItsIdentityOpens()
{
    const auto reachable = [](Settings agent, Settings guard) {
        Laboratory lab(20, 0, 1);
        lab.consumer("c", 0);
        lab.balancer("lb", "round_robin");
        for (const std::string id : {"s", "t"}) {
            lab.service(id, 1, 0);
            lab.request("lb", id);
        }
        lab.element("guard", "iam", "", {{"grants", Value::List{Value(Value::Object{{"who", Value("c")}})}}});
        lab.set("guard", guard);
        lab.link(LinkRole::Control, "guard", "t");
        lab.element("agent", "threat_agent", "", {{"threat", "insufficient_authorization"}, {"rate", 10}});
        lab.set("agent", agent);
        lab.request("agent", "lb");
        return OneRun(lab.design());
    };
    const OneRun stranger = reachable({}, {{"lockout", 1}, {"key_space", 1e9}});
    QCOMPARE(stranger.metric("agent.reachable"), 1.0);
    QCOMPARE(stranger.count("agent", "path_found"), 1);
    QCOMPARE(reachable({{"kind", "trusted_attacker"}, {"credentials", "c"}}, {}).metric("agent.reachable"), 2.0);
    // Of one possible password the first guess is right.
    const OneRun lucky = reachable({}, {{"key_space", 1}});
    QCOMPARE(lucky.count("agent", "path_found"), 1);
    QCOMPARE(lucky.metric("guard.guessed"), 1.0);
    QCOMPARE(lucky.metric("agent.reachable"), 2.0);
}

NEPHOSCOPE_TEST(ThreatAgentTest);
#include "threat_agent_test.moc"
