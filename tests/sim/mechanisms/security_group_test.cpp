// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class SecurityGroupTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyWhoIsOnTheListComesIn();
    void keepsACompromisedServerOut();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// A service in a group that lets `friend` in; `friend` and `foe` ask it once a second for 10 s.
Architecture grouped(const Parameters &params)
{
    Laboratory lab(10.5, 0, 1);
    lab.element("dc", "data_center", "", {});
    lab.element("group", "security_group", "dc", {});
    lab.service("s", 1, 0);
    for (const std::string caller : {"friend", "foe"}) {
        lab.consumer(caller, 1, {{"arrival", "deterministic"}});
        lab.request(caller, "s");
    }
    Architecture design = lab.design();
    design.find(ElementId("group"))->params = params;
    design.find(ElementId("s-host"))->parent = ElementId("group");
    return design;
}

} // namespace

void SecurityGroupTest::onlyWhoIsOnTheListComesIn()
{
    const OneRun run(grouped({{"allow", Value::List{"friend"}}}));
    QCOMPARE(run.metric("friend.responses"), 10.0);
    QCOMPARE(run.metric("foe.refused"), 10.0);
    QCOMPARE(run.metric("group.denied"), 10.0);
    QCOMPARE(OneRun(grouped({})).metric("foe.responses"), 10.0);
}

void SecurityGroupTest::keepsACompromisedServerOut()
{
    Site site(100, "ab");
    for (const auto &[server, host] : {std::pair{"mine", "a"}, std::pair{"x", "a"}, std::pair{"z", "b"}})
        site.server(server, host, 4);
    site.lab.element("dc", "data_center", "", {});
    site.lab.element("group", "security_group", "dc", {{"allow", Value::List{"host-b"}}, {"members", Value::List{"z"}}});
    site.lab.element("agent", "threat_agent", "", {{"threat", "virtualization_attack"}, {"rate", 1}});
    site.lab.link(LinkRole::Control, "agent", "mine");
    QCOMPARE(site.run().metric("agent.blast_radius"), 1.0);
    site.lab.event(0, "disable", "group");
    QCOMPARE(site.run().metric("agent.blast_radius"), 2.0);
}

void SecurityGroupTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(grouped({}), "group"), std::string());
}

NEPHOSCOPE_TEST(SecurityGroupTest);
#include "security_group_test.moc"
