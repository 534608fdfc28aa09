// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/billing.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::tests;

class CloudResourceAdministratorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatFailsInItsCareIsRepairedByHand();
    void whatIsNotInItsCareStaysDown();
    void onePersonDoesOneThingAtATime();
    void asManyAsNeededWorkAtOnce();
    void nobodyWorksOutsideOfTheHours();
    void hoursThatAreNoneAreRefused();
    void whatWorksAgainIsLeftAlone();
    void itReadsAndReportsWhatTheCatalogueSays();
    void itSaysWhatItDoes_data();
    void itSaysWhatItDoes();
};

namespace {

/// Services s and t, and an administrator who takes 1,000 s for a repair.
Laboratory administrated(Settings more = {}, double duration = 10000)
{
    Laboratory lab = shop(duration, 0.1);
    lab.service("t", 1, 1);
    lab.element("admin", "cloud_resource_administrator", "", {{"response_time", 1000}});
    for (const auto &[name, value] : more)
        lab.set("admin", name, value);
    lab.link(LinkRole::Control, "admin", "s");
    return lab;
}

} // namespace

void CloudResourceAdministratorTest::whatFailsInItsCareIsRepairedByHand()
{
    Laboratory lab = administrated();
    lab.event(200, "fail", "s");
    QCOMPARE(lab.logged("admin.called"), std::vector<double>{200});
    QCOMPARE(lab.logged("s.serving"), std::vector<double>{1200});
    QCOMPARE(lab.entry("admin.called").cause, lab.entry("s.failed").id);
    QCOMPARE(lab.entry("s.repaired").cause, lab.entry("admin.mended").id);
    QCOMPARE(lab.measured("s.longest_outage"), 1000.0);
    QCOMPARE(lab.measured("admin.repairs"), 1.0);
    QCOMPARE(lab.measured("admin.handling_time_mean"), 1000.0);
    QCOMPARE(lab.measured("admin.people_busy"), 0.1);
}

void CloudResourceAdministratorTest::whatIsNotInItsCareStaysDown()
{
    Laboratory lab = administrated();
    lab.event(200, "fail", "t");
    QVERIFY(lab.logged("admin.called").empty());
    QCOMPARE(lab.measured("t.longest_outage"), 9800.0);
}

// Both fail at 200 s: the second waits until 1,200 s, 1,000 s in all; half of 10,000 s would need two people.
void CloudResourceAdministratorTest::onePersonDoesOneThingAtATime()
{
    Laboratory lab = administrated();
    lab.link(LinkRole::Control, "admin", "t");
    lab.event(200, "fail", "s");
    lab.event(200, "fail", "t");
    QCOMPARE(lab.logged("s.serving"), std::vector<double>{1200});
    QCOMPARE(lab.logged("t.serving"), std::vector<double>{2200});
    QCOMPARE(lab.measured("admin.wait_mean"), 500.0);
    QCOMPARE(lab.measured("admin.handling_time_mean"), 1500.0);
    QCOMPARE(lab.measured("admin.queue_length"), 0.1);
}

void CloudResourceAdministratorTest::asManyAsNeededWorkAtOnce()
{
    for (const double people : {0.0, 2.0}) {
        Laboratory lab = administrated({{"people", people}});
        lab.link(LinkRole::Control, "admin", "t");
        lab.event(200, "fail", "s");
        lab.event(300, "fail", "t");
        QCOMPARE(lab.logged("t.serving"), std::vector<double>{1300});
        QCOMPARE(lab.measured("admin.wait_mean"), 0.0);
    }
}

// It fails at 16:50: ten minutes are worked on until five, the rest from nine.
void CloudResourceAdministratorTest::nobodyWorksOutsideOfTheHours()
{
    Laboratory lab = administrated({{"hours", Value::List{9, 17}}, {"response_time", 1800}}, 200000);
    lab.event(16 * 3600 + 3000, "fail", "s");
    QCOMPARE(lab.logged("s.serving"), std::vector<double>{(24 + 9) * 3600 + 1200});
}

void CloudResourceAdministratorTest::hoursThatAreNoneAreRefused()
{
    QVERIFY(administrated({{"hours", Value::List{17, 9}}}).problem().find("two times of day") != std::string::npos);
    QVERIFY(administrated({{"hours", Value::List{9}}}).problem().find("two times of day") != std::string::npos);
}

void CloudResourceAdministratorTest::whatWorksAgainIsLeftAlone()
{
    Laboratory lab = administrated();
    lab.event(200, "fail", "s");
    lab.event(500, "repair", "s");
    QCOMPARE(lab.logged("admin.found_working"), std::vector<double>{1200});
    QCOMPARE(lab.measured("admin.repairs"), 0.0);
    QCOMPARE(lab.measured("admin.actions"), 1.0);
}

void CloudResourceAdministratorTest::itReadsAndReportsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(administrated().design(), "admin"), std::string());
}

void CloudResourceAdministratorTest::itSaysWhatItDoes_data()
{
    QTest::addColumn<QString>("of");
    QTest::addColumn<std::string>("said");
    QTest::newRow("provider") << "provider" << std::string("1 piece of work to do, repairs s.");
    QTest::newRow("consumer") << "consumer" << std::string("1 piece of work to do, repairs s (the consumer's people).");
    QTest::newRow("third party") << "third_party" << std::string("1 piece of work to do, repairs s (a third party).");
}

void CloudResourceAdministratorTest::itSaysWhatItDoes()
{
    QFETCH(QString, of);
    QFETCH(std::string, said);
    Laboratory lab = administrated({{"of", of.toStdString()}});
    lab.event(200, "fail", "s");
    QCOMPARE(doing(lab.design(), "admin", 100), std::string("Nothing to do: all in its care works."));
    QCOMPARE(doing(lab.design(), "admin", 300), said);
}

NEPHOSCOPE_TEST(CloudResourceAdministratorTest);
#include "cloud_resource_administrator_test.moc"
