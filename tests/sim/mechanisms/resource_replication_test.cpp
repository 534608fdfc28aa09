// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/resource_replication.h"

#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

namespace {

/// A server on host a with an image of 8 GiB on the host's own disk; the VIM does not interfere.
Site site(const std::string &mode, Settings more = {})
{
    Site made(600, "ab");
    made.disabled("vim");
    made.server("vs", "a", 4, {{"image_on", ""}});
    made.lab.element("copies", "resource_replication", "", {{"of", "vs"}, {"instances", 2}, {"mode", mode}, {"bandwidth", 200}});
    made.set("copies", more);
    return made;
}

} // namespace

class ResourceReplicationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithItsCatalogueEntry();
    void makesUpForWhatIsDown_data();
    void makesUpForWhatIsDown();
    void takesBackWhatIsNotNeededAnyMore();
    void saysWhyItMakesNoMore();
    void withoutItThereIsOneInstance();
    void synchronisedOnesKnowEachOthersSessions_data();
    void synchronisedOnesKnowEachOthersSessions();
};

void ResourceReplicationTest::agreesWithItsCatalogueEntry()
{
    QCOMPARE(differsFromCatalogue(site("cold").design(), "copies"), std::string());
}

void ResourceReplicationTest::makesUpForWhatIsDown_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<double>("serves");
    // 8 GiB at 200 MiB/s are 40.96 s, then a boot of 30 s.
    QTest::newRow("cold") << "cold" << 170.96;
    QTest::newRow("warm") << "warm" << 130.0;
    QTest::newRow("synchronised") << "synchronised" << 130.0;
}

void ResourceReplicationTest::makesUpForWhatIsDown()
{
    QFETCH(QString, mode);
    QFETCH(double, serves);
    Site made = site(mode.toStdString());
    made.fail(100, "vs");
    const OneRun run = made.run();
    QCOMPARE(run.timeOf("copies", "replicated", 2), 100.0);
    QVERIFY2(std::abs(run.timeOf("vs#3", "serving") - serves) < 1e-6, QByteArray::number(run.timeOf("vs#3", "serving")));
    QVERIFY(std::abs(run.metric("copies.healthy") - (2 - (serves - 100) / 600)) < 1e-9);
}

void ResourceReplicationTest::takesBackWhatIsNotNeededAnyMore()
{
    Site made = site("warm");
    made.fail(100, "vs");
    made.repair(300, "vs");
    const OneRun run = made.run();
    QCOMPARE(run.timeOf("vs", "serving"), 330.0);
    QCOMPARE(run.timeOf("vs#3", "terminated"), 330.0);
    QCOMPARE(run.metric("copies.taken_back"), 1.0);
    QCOMPARE(run.metric("copies.actions"), 2.0);
}

void ResourceReplicationTest::saysWhyItMakesNoMore()
{
    // 60 GiB are free on each host: the third of 40 GiB finds no room.
    Site made = site("warm", {{"instances", 3}});
    made.set("vs", {{"memory", 40}});
    const OneRun run = made.run();
    QCOMPARE(run.count("copies", "placement_refused"), 1);
    const std::string says = doing(made.design(), "copies", 50);
    QVERIFY2(says.find("hypervisor-a has 20 of 60 GiB free") != std::string::npos, says.c_str());
}

void ResourceReplicationTest::withoutItThereIsOneInstance()
{
    Site made = site("warm");
    made.disabled("copies");
    made.fail(100, "vs");
    const OneRun run = made.run();
    QCOMPARE(run.count("vs#2", "serving"), 0);
    QCOMPARE(run.metric("vs.longest_outage"), 500.0);
}

void ResourceReplicationTest::synchronisedOnesKnowEachOthersSessions_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("warm") << "warm" << false;
    QTest::newRow("synchronised") << "synchronised" << true;
}

// Users of a service that remembers them go to either instance by chance: half of the requests after the first meet the one that does not know them, if
// it is not told. At 300 s the one crashes, with a session for each user who has come so far.
void ResourceReplicationTest::synchronisedOnesKnowEachOthersSessions()
{
    QFETCH(QString, mode);
    QFETCH(bool, isKnown);
    Site made = site(mode.toStdString());
    made.set("vs-service", {{"stateful", true}, {"session_memory", 1}});
    made.lab.consumer("users", 1, {{"workload", "sessions"}, {"session_length", 10}, {"think_time", 2}});
    made.lab.balancer("lb", "random");
    made.lab.request("users", "lb");
    made.lab.request("lb", "vs-service");
    made.fail(300, "vs");
    const OneRun run(made.design(), {{"users", "failures", 100, 299}, {"users", "requests", 100, 299}});
    QVERIFY(run.window(1) > 1000);
    if (!isKnown) {
        QVERIFY(run.window(0) > 0.2 * run.window(1));
        QVERIFY(run.metric("users.sessions_lost") > 300);
        QVERIFY(run.metric("vs-service.sessions_lost") > 100);
        return;
    }
    QCOMPARE(run.window(0), 0.0);
    QCOMPARE(run.metric("users.sessions_lost"), 0.0);
    // Of those who came while there was one instance only, those who have gone since are remembered nowhere else: 30 s, one a second.
    QVERIFY(run.metric("vs-service.sessions_lost") <= 30 + 4 * std::sqrt(30));
    // What one remembers takes room in both: some 200 in the mean of the seconds from 100 to 299.
    QVERIFY(run.metric("vs-service#2.session_space") > 100);
}

NEPHOSCOPE_TEST(ResourceReplicationTest);
#include "resource_replication_test.moc"
