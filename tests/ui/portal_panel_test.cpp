// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/portal/portal_panel.h"

#include "tests/helpers/test_main.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/panels/portal/usage_view.h"
#include "ui/style/format.h"
#include "ui/style/language.h"

#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QTreeWidget>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::ui;

/// The portal of the example, in a live run: 5 s in the portal, 30 s for the workflow, 30 s to boot; a quota of four. Of its own it orders at 60 s.
class PortalPanelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { Language::instance().set(Language::Code::English); }
    void whatIsOrderedIsMadeRecordedAndRepeated();
    void whatIsGivenBackLeaves();
    void moreThanTheQuotaIsRefusedWithTheReason();
    void whatIsDrawnIsSwitchedOffAndOn();
    void oneThatWasMadeIsGivenBack();
    void withoutARunItSaysSo();
    void itSpeaksChinese();
};

namespace {

struct Bench {
    Document document;
    Selection selection;
    RunSession session{&document};
    std::unique_ptr<PortalPanel> panel;

    Bench()
    {
        if (!document.load(QStringLiteral(NEPHOSCOPE_SOURCE_DIR "/examples/09-management-portals.neph")))
            qFatal("The example cannot be read.");
        // All orders are made by hand.
        document.setEvents({}, QStringLiteral("no events"));
        panel = std::make_unique<PortalPanel>(&document, &selection, &session);
    }
    bool goTo(double time)
    {
        session.jumpTo(time);
        const bool isThere = QTest::qWaitFor([&] { return session.snapshot() && !session.jump() && std::abs(session.snapshot()->time - time) < 1e-6; }, 30000);
        panel->refresh();
        return isThere;
    }
    bool act(QPushButton *button, std::size_t events)
    {
        button->click();
        return QTest::qWaitFor([&] { return document.architecture().events.size() == events; }, 30000);
    }
    QString state(int row) const { return panel->orders()->topLevelItem(row)->text(2); }
};

} // namespace

void PortalPanelTest::whatIsOrderedIsMadeRecordedAndRepeated()
{
    Bench bench;
    bench.session.setRecording(true);
    QVERIFY(bench.goTo(10));
    QCOMPARE(bench.panel->offers()->count(), 1); // its template
    QVERIFY(bench.act(bench.panel->orderButton(), 1));
    const Event &event = bench.document.architecture().events.front();
    QCOMPARE(event.action, std::string("order"));
    QCOMPARE(event.target, std::string("portal"));
    QCOMPARE(event.what, std::string("server"));
    QVERIFY(bench.goTo(100));
    QCOMPARE(bench.panel->orders()->topLevelItemCount(), 1);
    QCOMPARE(bench.state(0), QStringLiteral("Ready in ") + formatDuration(65));
    QVERIFY(bench.panel->status().contains(QStringLiteral("1 of the quota of 4")));
    QCOMPARE(bench.panel->usage()->table()->topLevelItemCount(), 2); // the drawn one and the one made
    // Back to where it was still booting: the run is repeated with the order.
    QVERIFY(bench.goTo(50));
    QCOMPARE(bench.state(0), QStringLiteral("Being set up"));
    QVERIFY(bench.goTo(100));
    QCOMPARE(bench.state(0), QStringLiteral("Ready in ") + formatDuration(65));
}

void PortalPanelTest::whatIsGivenBackLeaves()
{
    Bench bench;
    bench.session.setRecording(true);
    QVERIFY(bench.goTo(10));
    bench.panel->amount()->setValue(2);
    QVERIFY(bench.act(bench.panel->orderButton(), 1));
    QVERIFY(bench.goTo(200));
    QCOMPARE(bench.panel->usage()->table()->topLevelItemCount(), 3);
    bench.panel->amount()->setValue(1);
    QVERIFY(bench.act(bench.panel->giveBackButton(), 2));
    QVERIFY(bench.goTo(300));
    QCOMPARE(bench.panel->orders()->topLevelItemCount(), 3); // the newest first
    QCOMPARE(bench.state(0), QStringLiteral("Given back: 1"));
    QVERIFY(bench.state(1).startsWith(QStringLiteral("Given back at")));
    QVERIFY(bench.state(2).startsWith(QStringLiteral("Ready in")));
    QCOMPARE(bench.panel->usage()->table()->topLevelItemCount(), 2);
}

void PortalPanelTest::moreThanTheQuotaIsRefusedWithTheReason()
{
    Bench bench;
    bench.session.setRecording(true);
    QVERIFY(bench.goTo(10));
    bench.panel->amount()->setValue(5);
    QVERIFY(bench.act(bench.panel->orderButton(), 1));
    QVERIFY(bench.goTo(100));
    QCOMPARE(bench.panel->orders()->topLevelItemCount(), 5);
    QCOMPARE(bench.state(0), QStringLiteral("Refused: the quota of 4 is used up"));
    QVERIFY(bench.state(1).startsWith(QStringLiteral("Ready in")));
}

void PortalPanelTest::whatIsDrawnIsSwitchedOffAndOn()
{
    Bench bench;
    bench.session.setRecording(true);
    QVERIFY(bench.goTo(10));
    QVERIFY(bench.act(bench.panel->orderButton(), 1));
    QVERIFY(bench.goTo(100));
    UsageView *usage = bench.panel->usage();
    usage->table()->setCurrentItem(usage->table()->topLevelItem(0));
    QVERIFY(usage->switchButton()->isEnabled());
    QVERIFY(bench.act(usage->switchButton(), 2));
    QCOMPARE(bench.document.architecture().events.back().action, std::string("disable"));
    QVERIFY(bench.goTo(110));
    QCOMPARE(usage->table()->topLevelItem(0)->text(1), QStringLiteral("Switched off"));
    QCOMPARE(usage->switchButton()->text(), QStringLiteral("Switch on"));
    QVERIFY(bench.act(usage->switchButton(), 3));
    QCOMPARE(bench.document.architecture().events.back().action, std::string("enable"));
}

// Of two that were made the first one goes, though the last one would have its turn.
void PortalPanelTest::oneThatWasMadeIsGivenBack()
{
    Bench bench;
    bench.session.setRecording(true);
    QVERIFY(bench.goTo(10));
    bench.panel->amount()->setValue(2);
    QVERIFY(bench.act(bench.panel->orderButton(), 1));
    QVERIFY(bench.goTo(200));
    UsageView *usage = bench.panel->usage();
    QCOMPARE(usage->table()->topLevelItemCount(), 3);
    usage->table()->setCurrentItem(usage->table()->topLevelItem(1));
    QCOMPARE(usage->switchButton()->text(), QStringLiteral("Give this one back"));
    QVERIFY(usage->switchButton()->isEnabled());
    QVERIFY(bench.act(usage->switchButton(), 2));
    const Event &event = bench.document.architecture().events.back();
    QCOMPARE(event.action, std::string("release"));
    QCOMPARE(event.target, std::string("portal"));
    QCOMPARE(event.what, std::string("server#2"));
    QVERIFY(bench.goTo(300));
    QCOMPARE(bench.state(0), QStringLiteral("Given back: 1"));
    QCOMPARE(usage->table()->topLevelItemCount(), 2);
    QVERIFY(bench.session.element("server#3"));
    QVERIFY(!bench.session.element("server#2"));
}

void PortalPanelTest::withoutARunItSaysSo()
{
    Bench bench;
    bench.panel->show();
    QVERIFY(!bench.panel->orderButton()->isVisible());
    QVERIFY(bench.goTo(10));
    QVERIFY(bench.panel->orderButton()->isVisible());
}

void PortalPanelTest::itSpeaksChinese()
{
    Bench bench;
    QVERIFY(bench.goTo(10));
    Language::instance().set(Language::Code::Chinese);
    bench.panel->refresh();
    QCOMPARE(bench.panel->orderButton()->text(), QStringLiteral("订购"));
    QVERIFY(!bench.panel->status().contains(QStringLiteral("orders")));
}

NEPHOSCOPE_TEST(PortalPanelTest);
#include "portal_panel_test.moc"
