// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "tests/helpers/test_main.h"
#include "tests/ui/canvas/desk.h"
#include "ui/canvas/legend.h"
#include "ui/canvas/parts/run_states.h"
#include "ui/panels/run/fault_menu.h"
#include "ui/style/language.h"

#include <QAccessible>
#include <QAction>

#include <algorithm>

using namespace nephoscope;
using namespace nephoscope::ui;

/// The canvas while a run is on, and for those who hear it.
class CanvasLifeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Language::instance().set(Language::Code::English); }
    void aFaultIsInjectedAndRepaired();
    void aLinkIsCutAndRepaired();
    void withoutARunThereIsASentence();
    void nodesHaveNamesForThoseWhoHearThem();
    void tabWalksThroughTheElements();
    void anEditDuringARunDoesNotEndIt();
    void theLegendStandsWhereNoElementIs();
};

namespace {

Architecture running()
{
    Architecture design = Desk::twoHosts();
    Link link;
    link.id = LinkId("l2");
    link.role = LinkRole::Request;
    link.from = ElementId("lb");
    link.to = ElementId("service");
    design.links.push_back(link);
    return design;
}

bool trigger(FaultMenu &menu, const QString &text)
{
    menu.fill();
    const auto actions = menu.actions();
    const auto found = std::find_if(actions.begin(), actions.end(), [&](const QAction *action) { return action->text() == text; });
    if (found == actions.end())
        return false;
    (*found)->trigger();
    return true;
}

sim::ElementState stateOf(const Desk &desk, const char *id)
{
    const sim::ElementSnapshot *element = desk.session.element(id);
    return element ? element->state : sim::ElementState::Stopped;
}

bool isLinkFailed(const Desk &desk, const char *id)
{
    if (!desk.session.snapshot())
        return false;
    const sim::LinkSnapshot *link = RunStates(*desk.session.snapshot()).link(id);
    return link && link->failed;
}

} // namespace

void CanvasLifeTest::aFaultIsInjectedAndRepaired()
{
    Desk desk(running());
    FaultMenu menu(&desk.document, &desk.selection, &desk.session, Catalogue::builtIn());
    desk.session.play();
    QTRY_VERIFY(desk.session.element("host-a"));
    QTRY_VERIFY(stateOf(desk, "host-a") == sim::ElementState::Running);
    desk.selection.set({ElementId("host-a")});
    QVERIFY(trigger(menu, QStringLiteral("Crash")));
    QTRY_VERIFY(stateOf(desk, "host-a") == sim::ElementState::Failed);
    // The canvas shows it, and what stands in it is down as well.
    QTRY_VERIFY(desk.canvas.picture().lookOf(ElementId("host-a"))->state == NodeState::Failed);
    QTRY_VERIFY(desk.canvas.picture().lookOf(ElementId("service"))->state == NodeState::Failed);
    QVERIFY(!trigger(menu, QStringLiteral("Crash")));
    QVERIFY(trigger(menu, QStringLiteral("Repair")));
    QTRY_VERIFY(stateOf(desk, "host-a") != sim::ElementState::Failed);
    desk.session.stop();
    QTRY_VERIFY(desk.canvas.picture().lookOf(ElementId("host-a"))->state == NodeState::Normal);
}

void CanvasLifeTest::aLinkIsCutAndRepaired()
{
    Desk desk(running());
    FaultMenu menu(&desk.document, &desk.selection, &desk.session, Catalogue::builtIn());
    desk.session.play();
    QTRY_VERIFY(desk.session.element("lb"));
    desk.selection.set({}, {LinkId("l1")});
    QVERIFY(trigger(menu, QStringLiteral("Cut the link")));
    QTRY_VERIFY(isLinkFailed(desk, "l1"));
    QVERIFY(trigger(menu, QStringLiteral("Repair the link")));
    QTRY_VERIFY(!isLinkFailed(desk, "l1"));
}

void CanvasLifeTest::withoutARunThereIsASentence()
{
    Desk desk(running());
    FaultMenu menu(&desk.document, &desk.selection, &desk.session, Catalogue::builtIn());
    desk.selection.set({ElementId("host-a")});
    QMenu offered;
    menu.offer(&offered);
    QCOMPARE(offered.actions().size(), 1);
    QVERIFY(!offered.actions().front()->isEnabled());
    QCOMPARE(offered.actions().front()->text(), QStringLiteral("To inject a fault, press play first"));
}

void CanvasLifeTest::nodesHaveNamesForThoseWhoHearThem()
{
    Desk desk(running());
    QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(&desk.canvas);
    QVERIFY(canvas);
    QCOMPARE(canvas->childCount(), static_cast<int>(desk.design().elements.size()));
    QStringList names;
    for (int i = 0; i < canvas->childCount(); ++i) {
        QAccessibleInterface *child = canvas->child(i);
        QVERIFY(child && child->isValid());
        QCOMPARE(canvas->indexOfChild(child), i);
        QVERIFY(!child->rect().isEmpty());
        names << child->text(QAccessible::Name);
    }
    const auto isNamed = [&](const char *start, const char *end) {
        return std::any_of(names.begin(), names.end(), [&](const QString &name) { return name.startsWith(QLatin1String(start)) && name.endsWith(QLatin1String(end)); });
    };
    QVERIFY2(isNamed("host-b", "in cloud"), qPrintable(names.join(QLatin1Char('|'))));
    QVERIFY(isNamed("service", "in vs"));
    desk.selection.set({ElementId("host-b")});
    const int index = desk.canvas.picture().geometry().indexOf(ElementId("host-b"));
    QVERIFY(canvas->child(index)->state().selected);
    // What is deleted is no longer valid, and nobody falls over it.
    QAccessibleInterface *gone = canvas->child(index);
    desk.document.remove({ElementId("host-b")}, {});
    QVERIFY(!gone->isValid());
    QVERIFY(gone->text(QAccessible::Name).isEmpty());
}

void CanvasLifeTest::tabWalksThroughTheElements()
{
    Desk desk;
    desk.canvas.setFocus();
    QTest::keyClick(&desk.canvas, Qt::Key_Tab);
    QVERIFY(desk.selection.elements() == std::vector<ElementId>{ElementId("cloud")});
    QTest::keyClick(&desk.canvas, Qt::Key_Tab);
    QVERIFY(desk.selection.elements() == std::vector<ElementId>{ElementId("host-a")});
    QTest::keyClick(&desk.canvas, Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(desk.selection.elements() == std::vector<ElementId>{ElementId("cloud")});
    desk.selection.set({ElementId("host-a")});
    QTest::keyClick(&desk.canvas, Qt::Key_Right, Qt::AltModifier);
    QVERIFY(desk.selection.elements() == std::vector<ElementId>{ElementId("host-b")} || desk.selection.elements() == std::vector<ElementId>{ElementId("hv-b")});
}

void CanvasLifeTest::anEditDuringARunDoesNotEndIt()
{
    Desk desk(running());
    desk.session.play();
    QTRY_VERIFY(desk.session.element("lb"));
    desk.dropFromPalette("physical_server", desk.in("cloud", 650, 470));
    desk.drag(desk.on("shop"), desk.on("shop") + QPoint(0, 80));
    desk.document.remove({ElementId("hv-b")}, {});
    QVERIFY(desk.session.isActive());
    QTRY_VERIFY(desk.session.snapshot()->time > 0.1);
    desk.canvas.grab();
    desk.undoAll();
    desk.canvas.grab();
    QVERIFY(desk.session.isActive());
}

void CanvasLifeTest::theLegendStandsWhereNoElementIs()
{
    Desk desk(running());
    const QRectF room(desk.canvas.rect());
    // Requests alone need no key.
    QVERIFY(legendRect(room, desk.canvas).isEmpty());
    desk.document.addElement("vim", ElementId("cloud"), Box{480, 440, 184, 64});
    desk.document.addLink(LinkRole::Control, desk.design().elements.back().id, ElementId("hv-a"));
    const auto isFree = [&] {
        const QRectF legend = legendRect(room, desk.canvas);
        return !legend.isEmpty() && room.contains(legend) && !desk.canvas.fromScene(desk.rectOf("cloud")).intersects(legend)
            && !desk.canvas.fromScene(desk.rectOf("shop")).intersects(legend);
    };
    desk.canvas.zoomToFit();
    QVERIFY(isFree());
    // With the cloud all over the view there is no corner left.
    desk.canvas.zoomTo(4);
    QVERIFY(legendRect(room, desk.canvas).isEmpty());
}

NEPHOSCOPE_TEST(CanvasLifeTest);
#include "canvas_life_test.moc"
