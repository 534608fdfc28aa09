// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/characteristics_card.h"

#include "model/catalogue/catalogue.h"
#include "tests/helpers/sound_design.h"
#include "tests/helpers/test_main.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/style/format.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::tests;
using namespace nephoscope::ui;

/// What the Live tab tells of the whole design.
class CharacteristicsCardTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ordersOfTheRunAreTimed();
    void whatIsStillToComeAfterAJumpBackDoesNotCount();
    void withoutARunThereIsNothing();
};

namespace {

Architecture withPortal()
{
    Architecture design = sound();
    tests::add(design, "portal", "remote_administration_system", "", {});
    return design;
}

/// An order at 10 s that is ready at 40 s, seen at `time` s.
sim::Snapshot ordered(double time)
{
    sim::Snapshot snapshot;
    snapshot.time = time;
    snapshot.furthest = 60;
    snapshot.newLog = {{1, 0, 10, "portal", "ordered", "server1", {}, {}}, {2, 1, 40, "portal", "delivered", "server1", {}, {}}};
    return snapshot;
}

} // namespace

void CharacteristicsCardTest::ordersOfTheRunAreTimed()
{
    Document document;
    document.replace(withPortal(), {});
    RunSession session(&document);
    CharacteristicsCard card(&document, &session, Catalogue::builtIn());
    session.take(ordered(60));
    card.show(true);
    QVERIFY(card.text().contains(QStringLiteral("Lead time without a human step ") + formatDuration(30)));
    QVERIFY(card.text().contains(QStringLiteral("Nothing failed in this run")));
}

void CharacteristicsCardTest::whatIsStillToComeAfterAJumpBackDoesNotCount()
{
    Document document;
    document.replace(withPortal(), {});
    RunSession session(&document);
    CharacteristicsCard card(&document, &session, Catalogue::builtIn());
    session.take(ordered(30));
    card.show(true);
    QVERIFY(!card.text().contains(QStringLiteral("Lead time")));
    QVERIFY(card.text().contains(QStringLiteral("Of 1 order none was delivered in this run.")));
}

void CharacteristicsCardTest::withoutARunThereIsNothing()
{
    Document document;
    RunSession session(&document);
    CharacteristicsCard card(&document, &session, Catalogue::builtIn());
    card.show(true);
    QVERIFY(card.isHidden());
    QVERIFY(card.text().isEmpty());
}

NEPHOSCOPE_TEST(CharacteristicsCardTest);
#include "characteristics_card_test.moc"
