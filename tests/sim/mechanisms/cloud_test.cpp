// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

/// Who is let in, by the table of deployment models; what is in it is summed.
class CloudTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void admitsByItsDeploymentModel_data();
    void admitsByItsDeploymentModel();
    void anAccountCountsLikeMembership();
    void withoutAnOwnerItIsWhereItStands();
    void theRefusedHearItAfterTheRoundTrip();
    void everyDeliveryModelIsKnown_data();
    void everyDeliveryModelIsKnown();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// A cloud at the root that belongs to `own`, with a service in it, and one consumer in each of three organizations: the owner's, one
/// that is in the community, and a stranger's. Each asks 10 times in the run's 10 s.
Architecture threeCallers(const Parameters &cloud)
{
    Laboratory lab(10, 0, 1);
    lab.element("cloud", "cloud", "", {});
    lab.service("s", 1, 1);
    for (const std::string caller : {"own", "member", "stranger"}) {
        lab.element(caller, "organization", "", {});
        lab.consumer(caller + "-people", 1, {{"arrival", "deterministic"}});
        lab.request(caller + "-people", "s");
    }
    Architecture design = lab.design();
    design.find(ElementId("cloud"))->params = cloud;
    design.find(ElementId("member"))->params.insert_or_assign("communities", Value::List{"clubs", "schools"});
    design.find(ElementId("stranger"))->params.insert_or_assign("communities", Value::List{"clubs"});
    design.find(ElementId("s-host"))->parent = ElementId("cloud");
    for (const std::string caller : {"own", "member", "stranger"})
        design.find(ElementId(caller + "-people"))->parent = ElementId(caller);
    return design;
}

} // namespace

void CloudTest::admitsByItsDeploymentModel_data()
{
    QTest::addColumn<QString>("deployment");
    QTest::addColumn<bool>("own");
    QTest::addColumn<bool>("member");
    QTest::addColumn<bool>("stranger");
    QTest::newRow("public") << "public" << true << true << true;
    QTest::newRow("community") << "community" << false << true << false;
    QTest::newRow("private") << "private" << true << false << false;
    QTest::newRow("hybrid") << "hybrid" << true << true << false;
}

void CloudTest::admitsByItsDeploymentModel()
{
    QFETCH(QString, deployment);
    QFETCH(bool, own);
    QFETCH(bool, member);
    QFETCH(bool, stranger);
    const OneRun run(threeCallers({{"deployment", deployment.toStdString()}, {"owner", "own"}, {"community", "schools"}}));
    QCOMPARE(run.metric("own-people.refused"), own ? 0.0 : 10.0);
    QCOMPARE(run.metric("member-people.refused"), member ? 0.0 : 10.0);
    QCOMPARE(run.metric("stranger-people.refused"), stranger ? 0.0 : 10.0);
    QCOMPARE(run.metric("cloud.admitted"), 10.0 * (own + member + stranger));
    QCOMPARE(run.metric("cloud.refused"), 10.0 * (3 - own - member - stranger));
}

void CloudTest::anAccountCountsLikeMembership()
{
    Architecture design = threeCallers({{"deployment", "private"}, {"owner", "own"}});
    design.find(ElementId("stranger-people"))->params.insert_or_assign("credentials", "own");
    const OneRun run(design);
    QCOMPARE(run.metric("stranger-people.refused"), 0.0);
    QCOMPARE(run.metric("member-people.refused"), 10.0);
}

void CloudTest::withoutAnOwnerItIsWhereItStands()
{
    Architecture design = threeCallers({{"deployment", "private"}});
    QCOMPARE(OneRun(design).metric("cloud.admitted"), 0.0);
    design.find(ElementId("cloud"))->parent = ElementId("member");
    const OneRun run(design);
    // Its own people do not even cross the border of the organization.
    QCOMPARE(run.metric("member-people.refused"), 0.0);
    QCOMPARE(run.metric("cloud.admitted"), 10.0);
}

// 0.25 s each way: one that is refused has that after 0.5 s, and is not tried again, since that would be no use.
void CloudTest::theRefusedHearItAfterTheRoundTrip()
{
    Architecture design = threeCallers({{"deployment", "private"}, {"owner", "own"}});
    design.links[2].params.insert_or_assign("latency", 0.25);
    design.find(ElementId("stranger-people"))->params.insert_or_assign("retries", 3);
    const OneRun run(design);
    QCOMPARE(run.metric("stranger-people.attempts"), 10.0);
    // The one of 10.0 s is under way at the end.
    QCOMPARE(run.metric("stranger-people.refused"), 9.0);
}

void CloudTest::everyDeliveryModelIsKnown_data()
{
    QTest::addColumn<QString>("delivery");
    for (const char *delivery : {"iaas", "paas", "saas"})
        QTest::newRow(delivery) << delivery;
}

void CloudTest::everyDeliveryModelIsKnown()
{
    QFETCH(QString, delivery);
    const OneRun run(threeCallers({{"delivery", delivery.toStdString()}, {"region", "north"}}));
    QCOMPARE(run.metric("cloud.admitted"), 30.0);
    // 30 requests of 1 ms on one core: the last of each second is served after the end.
    QVERIFY(run.metric("cloud.utilization") > 0);
    // One idle server of 100 W for 10 s and no site: 1/3600 kWh.
    QVERIFY(std::abs(run.metric("cloud.energy") - 1.0 / 3600) < 0.01 / 3600);
    QCOMPARE(run.metric("cloud.cost"), 0.0);
}

void CloudTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(threeCallers({}), "cloud"), std::string());
}

NEPHOSCOPE_TEST(CloudTest);
#include "cloud_test.moc"
