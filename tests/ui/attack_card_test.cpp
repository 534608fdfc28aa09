// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/attack_card.h"

#include "tests/helpers/sound_design.h"
#include "tests/helpers/test_main.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"

#include <QLabel>
#include <QTest>

using namespace nephoscope;
using namespace nephoscope::tests;
using namespace nephoscope::ui;

/// What the Live tab tells of attackers.
class AttackCardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsByPropertyAddUpOverTheDesign();
    void selectedTargetShowsWhatWasAimedAtIt();
    void peacefulDesignShowsNothing();

private:
    static sim::Snapshot attacked();
};

sim::Snapshot AttackCardTest::attacked()
{
    sim::Snapshot snapshot;
    for (const char *agent : {"thief", "spy"}) {
        sim::ElementSnapshot element;
        element.id = element.original = agent;
        element.gauges = {{"confidentiality_attempts", 20, {}}, {"confidentiality_successes", 3, {}}, {"confidentiality_detections", 1, {}}};
        snapshot.elements.push_back(element);
    }
    sim::LogEntry entry;
    entry.t = 5;
    entry.element = "thief";
    entry.event = "attack_succeeded";
    entry.target = "lb";
    entry.detail = "the message was in the clear";
    snapshot.newLog.push_back(entry);
    return snapshot;
}

void AttackCardTest::countsByPropertyAddUpOverTheDesign()
{
    Document document;
    RunSession session(&document);
    AttackCard card;
    session.take(attacked());
    QVERIFY(card.show({}, document, session));
    QCOMPARE(card.rows().size(), 2);
    QCOMPARE(card.rows().back(), QStringLiteral("Confidentiality\t40\t6\t2"));
    QVERIFY(card.show({ElementId("spy")}, document, session));
    QCOMPARE(card.rows().back(), QStringLiteral("Confidentiality\t20\t3\t1"));
}

void AttackCardTest::selectedTargetShowsWhatWasAimedAtIt()
{
    Document document;
    RunSession session(&document);
    AttackCard card;
    session.take(attacked());
    QVERIFY(card.show({ElementId("lb")}, document, session));
    QVERIFY(card.rows().isEmpty());
    bool isTold = false;
    for (const QLabel *label : card.findChildren<QLabel *>())
        isTold = isTold || label->text().contains(QStringLiteral("Succeeded at lb: the message was in the clear"));
    QVERIFY(isTold);
    QVERIFY(!card.show({ElementId("service1")}, document, session));
}

void AttackCardTest::peacefulDesignShowsNothing()
{
    Document document;
    RunSession session(&document);
    AttackCard card;
    QVERIFY(!card.show({}, document, session));
    session.take(sim::Snapshot());
    QVERIFY(!card.show({}, document, session));
}

NEPHOSCOPE_TEST(AttackCardTest);
#include "attack_card_test.moc"
