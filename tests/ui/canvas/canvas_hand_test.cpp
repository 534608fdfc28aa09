// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "tests/helpers/test_main.h"
#include "tests/ui/canvas/desk.h"
#include "ui/style/language.h"

#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QLineEdit>
#include <QUndoStack>

#include <algorithm>

using namespace nephoscope;
using namespace nephoscope::ui;

/// What a hand does on the canvas, by mouse and keys.
class CanvasHandTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Language::instance().set(Language::Code::English); }
    void aDropIntoAContainerWithoutRoomMakesItGrow();
    void aDropThatIsNotTakenSaysWhyInAWord();
    void aMoveEntersAnotherContainer();
    void aBorderIsNotMovedWhereItsContentsMayNotStand();
    void aMoveThatIsNotTakenLeavesTheDesignAsItWas();
    void contentsKeepOffTheNameOfTheirContainer();
    void aLinkIsPulledFromAHandle();
    void aLinkThatIsNotAllowedSaysWhy();
    void aLinkIsSelectedByAClickAndDeleted();
    void aContainerIsResizedButNeverUnderItsContents();
    void escapeEndsEveryGestureWithNothingDone();
    void stepsOfTheArrowKeysAreOneMove();
    void aBandSelectsWhatLiesInIt();
    void aNameIsEditedInPlace();
    void aCopyGoesIntoAnotherWindow();
    void aPastedServerNeedsAHypervisor();
    void aPoolTakesOnlyWhatItHandsOut();
    void aDuplicateStandsBeside();
    void zoomKeepsWhatIsUnderThePointer();
    void everythingIsTakenBackByUndo();
};

namespace {
bool overlap(const Desk &desk, const char *a, const char *b)
{
    return desk.rectOf(a).intersects(desk.rectOf(b));
}
} // namespace

void CanvasHandTest::aDropIntoAContainerWithoutRoomMakesItGrow()
{
    Desk desk;
    const Architecture start = desk.design();
    const QRectF hostB = desk.rectOf("host-b");
    desk.dropFromPalette("virtual_server", desk.in("hv-a", 100, 150));
    const Element &added = desk.design().elements.back();
    QCOMPARE(added.type, std::string("virtual_server"));
    QCOMPARE(added.parent, std::optional(ElementId("hv-a")));
    const std::string id = added.id.text();
    QVERIFY(!overlap(desk, id.c_str(), "vs"));
    QVERIFY(desk.rectOf("hv-a").contains(desk.rectOf(id.c_str())));
    QVERIFY(desk.rectOf("host-a").contains(desk.rectOf("hv-a")));
    QVERIFY(desk.rectOf("cloud").contains(desk.rectOf("host-a")));
    // It grew downwards: what stands to the right of it was not in the way.
    QCOMPARE(desk.rectOf("host-b"), hostB);
    QCOMPARE(desk.document.undoStack()->count(), 1);
    desk.undoAll();
    QVERIFY(desk.design() == start);
}

void CanvasHandTest::aDropThatIsNotTakenSaysWhyInAWord()
{
    Desk desk;
    const Architecture start = desk.design();
    desk.hoverFromPalette("virtual_server", desk.in("cloud", 300, 500));
    QCOMPARE(desk.canvas.refusal(), QStringLiteral("needs a hypervisor"));
    desk.hoverFromPalette("virtual_server", desk.in("hv-b", 100, 100));
    QVERIFY(desk.canvas.refusal().isEmpty());
    desk.dropFromPalette("virtual_server", desk.in("cloud", 300, 500));
    QVERIFY(desk.design() == start);
}

void CanvasHandTest::aMoveEntersAnotherContainer()
{
    Desk desk;
    const Architecture start = desk.design();
    desk.drag(desk.in("vs", 80, 12), desk.in("hv-b", 110, 60));
    QCOMPARE(desk.at("vs").parent, std::optional(ElementId("hv-b")));
    QCOMPARE(desk.at("service").parent, std::optional(ElementId("vs")));
    QVERIFY(desk.rectOf("hv-b").contains(desk.rectOf("vs")));
    QVERIFY(desk.rectOf("vs").contains(desk.rectOf("service")));
    QCOMPARE(desk.document.undoStack()->count(), 1);
    QCOMPARE(desk.document.undoStack()->undoText(), QStringLiteral("move of vs"));
    desk.undoAll();
    QVERIFY(desk.design() == start);
}

void CanvasHandTest::aMoveThatIsNotTakenLeavesTheDesignAsItWas()
{
    Desk desk;
    const Architecture start = desk.design();
    const QPoint to = desk.in("cloud", 300, 500);
    desk.press(desk.in("vs", 80, 12));
    desk.pull(to);
    QCOMPARE(desk.canvas.refusal(), QStringLiteral("needs a hypervisor"));
    desk.release(to);
    QVERIFY(desk.design() == start);
    QCOMPARE(desk.document.undoStack()->count(), 0);
    QCOMPARE(desk.rectOf("vs"), QRectF(304 + 40 + 12 + 16, 40 + 160 + 58 + 40, 164, 88));
}

void CanvasHandTest::aBorderIsNotMovedWhereItsContentsMayNotStand()
{
    Architecture design = Desk::twoHosts();
    design.elements.push_back(Desk::element("border", "logical_network_perimeter", "cloud", {24, 440, 300, 100}));
    design.elements.push_back(Desk::element("inner", "load_balancer", "border", {24, 28, 184, 64}));
    Desk desk(design);
    const QPoint outside = desk.on("shop") + QPoint(0, 200);
    const QString own = local(Catalogue::builtIn().whyNotIn("logical_network_perimeter", {}));
    const QString content = local(Catalogue::builtIn().whyNotIn("load_balancer", {"logical_network_perimeter"}));
    desk.press(desk.in("border", 280, 60));
    desk.pull(outside);
    QCOMPARE(desk.canvas.refusal(), own.isEmpty() ? content : own);
    QTest::keyClick(&desk.canvas, Qt::Key_Escape);
    QCOMPARE(desk.document.undoStack()->count(), 0);
}

void CanvasHandTest::contentsKeepOffTheNameOfTheirContainer()
{
    Desk desk;
    // Up over the hypervisor's name, the pointer still on the hypervisor.
    desk.drag(desk.in("vs", 80, 70), desk.in("hv-a", 90, 36));
    QCOMPARE(desk.at("vs").parent, std::optional(ElementId("hv-a")));
    QVERIFY(desk.at("vs").box->y >= headerHeight(NodeShape::Hypervisor));
}

void CanvasHandTest::aLinkIsPulledFromAHandle()
{
    Desk desk;
    const Architecture start = desk.design();
    QTest::mouseMove(&desk.canvas, desk.on("lb"));
    desk.press(desk.on("lb", 0.5, 1));
    QVERIFY(desk.canvas.gesture() != nullptr);
    const QPoint to = desk.on("service");
    desk.pull(to);
    QVERIFY(desk.canvas.refusal().isEmpty());
    desk.release(to);
    QCOMPARE(desk.design().links.size(), start.links.size() + 1);
    const Link &link = desk.design().links.back();
    QCOMPARE(link.from, ElementId("lb"));
    QCOMPARE(link.to, ElementId("service"));
    QVERIFY(link.role == LinkRole::Request);
    QVERIFY(desk.selection.links() == std::vector<LinkId>{link.id});
    desk.undoAll();
    QVERIFY(desk.design() == start);
}

void CanvasHandTest::aLinkThatIsNotAllowedSaysWhy()
{
    Desk desk;
    QTest::mouseMove(&desk.canvas, desk.on("lb"));
    desk.press(desk.on("lb", 0, 0.5));
    desk.pull(desk.on("shop"));
    QCOMPARE(desk.canvas.refusal(), QStringLiteral("links go the other way"));
    desk.release(desk.on("shop"));
    QCOMPARE(desk.design().links.size(), std::size_t(1));
    desk.press(desk.on("shop", 1, 0.5));
    desk.pull(desk.on("lb"));
    QCOMPARE(desk.canvas.refusal(), QStringLiteral("linked already"));
    desk.release(desk.on("lb"));
    QCOMPARE(desk.design().links.size(), std::size_t(1));
    QCOMPARE(desk.document.undoStack()->count(), 0);
}

void CanvasHandTest::aLinkIsSelectedByAClickAndDeleted()
{
    Desk desk;
    const Architecture start = desk.design();
    QTRY_VERIFY(desk.canvas.picture().routes().isSettled());
    const QPolygonF route = desk.canvas.picture().routes().find(LinkId("l1"));
    desk.click(desk.canvas.fromScene((route[0] + route[1]) / 2).toPoint());
    QVERIFY(desk.selection.links() == std::vector<LinkId>{LinkId("l1")});
    desk.canvas.deleteSelection();
    QVERIFY(desk.design().links.empty());
    QVERIFY(desk.selection.isEmpty());
    desk.undoAll();
    QVERIFY(desk.design() == start);
}

void CanvasHandTest::aContainerIsResizedButNeverUnderItsContents()
{
    Desk desk;
    const Architecture start = desk.design();
    desk.selection.set({ElementId("cloud")});
    const auto corner = [&] { return desk.canvas.fromScene(desk.rectOf("cloud").bottomRight() + QPointF(4, 4)).toPoint(); };
    const double zoom = desk.canvas.zoom();
    desk.drag(corner(), corner() + QPoint(qRound(80 * zoom), qRound(40 * zoom)));
    QCOMPARE(desk.at("cloud").box->width, 800.0);
    QCOMPARE(desk.at("cloud").box->height, 600.0);
    QCOMPARE(desk.document.undoStack()->undoText(), QStringLiteral("resize of cloud"));
    // Pulled far in: host-b ends at 600, and 8 are kept around contents.
    desk.drag(corner(), corner() - QPoint(qRound(700 * zoom), qRound(500 * zoom)));
    QCOMPARE(desk.at("cloud").box->width, 608.0);
    QCOMPARE(desk.at("cloud").box->height, 408.0);
    QCOMPARE(desk.at("host-b").box->x, 360.0);
    // From the upper left: contents stay where they are on the scene.
    const QRectF host = desk.rectOf("host-a");
    const QPoint upper = desk.canvas.fromScene(desk.rectOf("cloud").topLeft() - QPointF(4, 4)).toPoint();
    desk.drag(upper, upper - QPoint(0, qRound(40 * zoom)));
    QCOMPARE(desk.rectOf("host-a"), host);
    QCOMPARE(desk.at("cloud").box->y, 0.0);
    desk.undoAll();
    QVERIFY(desk.design() == start);
}

void CanvasHandTest::escapeEndsEveryGestureWithNothingDone()
{
    Desk desk;
    const Architecture start = desk.design();
    desk.selection.set({ElementId("cloud")});
    const QPoint corner = desk.canvas.fromScene(desk.rectOf("cloud").bottomRight() + QPointF(4, 4)).toPoint();
    const std::vector<std::pair<QPoint, QPoint>> pulls{{corner, corner + QPoint(60, 60)},
                                                       {desk.in("vs", 80, 12), desk.in("hv-b", 110, 60)},
                                                       {desk.on("lb", 0.5, 1), desk.on("service")},
                                                       {QPoint(5, 5), QPoint(600, 600)}};
    for (const auto &[from, to] : pulls) {
        QTest::mouseMove(&desk.canvas, from - QPoint(0, 3));
        desk.press(from);
        QVERIFY(desk.canvas.gesture() != nullptr);
        desk.pull(to);
        QTest::keyClick(&desk.canvas, Qt::Key_Escape);
        QVERIFY(desk.canvas.gesture() == nullptr);
        desk.release(to);
        QVERIFY(desk.design() == start);
        QCOMPARE(desk.document.undoStack()->count(), 0);
        QCOMPARE(desk.rectOf("vs").topLeft(), QPointF(372, 298));
        QCOMPARE(desk.rectOf("cloud"), QRectF(304, 40, 720, 560));
    }
}

void CanvasHandTest::stepsOfTheArrowKeysAreOneMove()
{
    Desk desk;
    const Architecture start = desk.design();
    desk.selection.set({ElementId("shop")});
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&desk.canvas, Qt::Key_Down);
    QTest::keyClick(&desk.canvas, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(desk.at("shop").box->y, 96.0 + 3 * 8);
    QCOMPARE(desk.at("shop").box->x, 40.0 + 32);
    QCOMPARE(desk.document.undoStack()->count(), 1);
    desk.undoAll();
    QVERIFY(desk.design() == start);
}

void CanvasHandTest::aBandSelectsWhatLiesInIt()
{
    Desk desk;
    const QRectF shop = desk.rectOf("shop");
    desk.drag(desk.canvas.fromScene(shop.topLeft() - QPointF(12, 12)).toPoint(), desk.canvas.fromScene(shop.bottomRight() + QPointF(12, 12)).toPoint());
    QVERIFY(desk.selection.elements() == std::vector<ElementId>{ElementId("shop")});
    desk.click(desk.on("lb"), Qt::ShiftModifier);
    QCOMPARE(desk.selection.elements().size(), std::size_t(2));
    desk.canvas.selectAll();
    QCOMPARE(desk.selection.elements().size(), desk.design().elements.size());
}

void CanvasHandTest::aNameIsEditedInPlace()
{
    Desk desk;
    const auto field = [&] { return desk.canvas.findChild<QLineEdit *>(QStringLiteral("nameField")); };
    desk.selection.set({ElementId("lb")});
    QTest::keyClick(&desk.canvas, Qt::Key_F2);
    QVERIFY(field());
    QTest::keyClicks(field(), QStringLiteral("Front door"));
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(desk.at("lb").name, std::string("Front door"));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!field());
    QTest::mouseDClick(&desk.canvas, Qt::LeftButton, Qt::NoModifier, desk.on("lb"));
    QVERIFY(field());
    QTest::keyClicks(field(), QStringLiteral("Nothing"));
    QTest::keyClick(field(), Qt::Key_Escape);
    QCOMPARE(desk.at("lb").name, std::string("Front door"));
    QCOMPARE(desk.document.undoStack()->count(), 1);
}

void CanvasHandTest::aCopyGoesIntoAnotherWindow()
{
    Desk here;
    here.selection.set({ElementId("vs")});
    here.canvas.copy();
    const QMimeData *clip = QApplication::clipboard()->mimeData();
    QVERIFY(clip->hasImage());
    QVERIFY(!qvariant_cast<QImage>(clip->imageData()).isNull());
    QVERIFY(clip->text().contains(QStringLiteral("\"virtual_server\"")));
    Desk there;
    const Architecture start = there.design();
    there.selection.set({ElementId("hv-b")});
    there.canvas.paste();
    QCOMPARE(there.design().elements.size(), start.elements.size() + 2);
    QCOMPARE(there.selection.elements().size(), std::size_t(1));
    const ElementId pasted = there.selection.elements().front();
    QCOMPARE(there.design().find(pasted)->parent, std::optional(ElementId("hv-b")));
    QVERIFY(there.rectOf("hv-b").contains(there.rectOf(pasted.text().c_str())));
    there.undoAll();
    QVERIFY(there.design() == start);
    // The text alone, as it comes out of a mail, is a design as well.
    QApplication::clipboard()->setText(QString::fromUtf8(here.document.copy({ElementId("lb")})));
    there.selection.clear();
    there.canvas.paste();
    QCOMPARE(there.design().elements.back().type, std::string("load_balancer"));
    QApplication::clipboard()->setText(QStringLiteral("a shopping list"));
    there.undoAll();
    there.canvas.paste();
    QVERIFY(there.design() == start);
    QVERIFY(!there.canvas.noteText().isEmpty());
}

void CanvasHandTest::aPastedServerNeedsAHypervisor()
{
    Desk from;
    from.selection.set({ElementId("vs")});
    from.canvas.cut();
    QVERIFY(!from.design().find(ElementId("vs")));
    QVERIFY(!from.design().find(ElementId("service")));
    Architecture lone;
    lone.elements = {Desk::element("cloud", "cloud", "", {0, 0, 400, 300})};
    Desk desk(lone);
    desk.canvas.paste();
    QVERIFY(desk.design() == lone);
    QVERIFY(!desk.canvas.noteText().isEmpty());
}

void CanvasHandTest::aPoolTakesOnlyWhatItHandsOut()
{
    Architecture design;
    design.elements = {Desk::element("cloud", "cloud", "", {40, 40, 720, 560}), Desk::element("host", "physical_server", "cloud", {440, 160, 240, 240}),
                       Desk::element("drive", "cloud_storage_device", "cloud", {440, 440, 184, 96}),
                       Desk::element("pool", "resource_pool", "cloud", {40, 120, 320, 320})};
    design.elements.back().params["of"] = "host";
    Desk desk(design);
    const QString reason = QStringLiteral("is of another kind than the pool hands out (Physical server)");
    desk.hoverFromPalette("cloud_storage_device", desk.in("pool", 150, 150));
    QCOMPARE(desk.canvas.refusal(), reason);
    desk.hoverFromPalette("physical_server", desk.in("pool", 150, 150));
    QVERIFY(desk.canvas.refusal().isEmpty());
    const Architecture start = desk.design();
    desk.press(desk.on("drive"));
    desk.pull(desk.in("pool", 150, 150));
    QCOMPARE(desk.canvas.refusal(), reason);
    desk.release(desk.in("pool", 150, 150));
    QVERIFY(desk.design() == start);
    // Nor is it pasted there.
    desk.selection.set({ElementId("drive")});
    desk.canvas.copy();
    desk.selection.set({ElementId("pool")});
    desk.canvas.paste();
    for (const Element &element : desk.design().elements)
        QVERIFY(element.type != "cloud_storage_device" || element.parent != ElementId("pool"));
}

void CanvasHandTest::aDuplicateStandsBeside()
{
    Desk desk;
    const Architecture start = desk.design();
    desk.selection.set({ElementId("lb"), ElementId("vs")});
    desk.canvas.duplicate();
    QCOMPARE(desk.selection.elements().size(), std::size_t(2));
    QCOMPARE(desk.design().elements.size(), start.elements.size() + 3);
    for (const ElementId &copy : desk.selection.elements()) {
        const Element &element = *desk.design().find(copy);
        const char *original = element.type == "load_balancer" ? "lb" : "vs";
        QCOMPARE(element.parent, desk.at(original).parent);
        QVERIFY(!overlap(desk, copy.text().c_str(), original));
    }
    QCOMPARE(desk.document.undoStack()->count(), 1);
    desk.undoAll();
    QVERIFY(desk.design() == start);
}

void CanvasHandTest::zoomKeepsWhatIsUnderThePointer()
{
    Desk desk;
    const QPointF pointer(700, 300);
    const QPointF before = desk.canvas.toScene(pointer);
    const double zoom = desk.canvas.zoom();
    QWheelEvent wheel(pointer, desk.canvas.mapToGlobal(pointer), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&desk.canvas, &wheel);
    QVERIFY(desk.canvas.zoom() > zoom);
    QVERIFY((desk.canvas.toScene(pointer) - before).manhattanLength() < 0.01);
    const QPointF scene = desk.canvas.toScene({100, 100});
    desk.press({100, 100}, Qt::MiddleButton);
    desk.pull({130, 150}, Qt::MiddleButton);
    desk.release({130, 150}, Qt::MiddleButton);
    QVERIFY((desk.canvas.toScene({130, 150}) - scene).manhattanLength() < 0.01);
    desk.canvas.zoomTo(1);
    QCOMPARE(desk.canvas.zoom(), 1.0);
}

void CanvasHandTest::everythingIsTakenBackByUndo()
{
    Desk desk;
    const Architecture start = desk.design();
    desk.dropFromPalette("lun", desk.in("cloud", 320, 520));
    desk.dropFromPalette("physical_server", desk.in("cloud", 650, 120));
    desk.drag(desk.in("vs", 80, 12), desk.in("hv-b", 110, 60));
    desk.drag(desk.on("lb"), desk.in("cloud", 320, 460));
    desk.selection.set({ElementId("service")});
    desk.canvas.duplicate();
    desk.selection.set({ElementId("host-a"), ElementId("shop")});
    desk.canvas.deleteSelection();
    desk.canvas.addMechanism(QStringLiteral("internet"));
    desk.document.rename(ElementId("cloud"), QStringLiteral("Another"));
    desk.document.setEnabled({ElementId("lb")}, false);
    QVERIFY(desk.document.undoStack()->count() >= 8);
    const Architecture end = desk.design();
    QVERIFY(!(end == start));
    for (int i = 0; i < desk.document.undoStack()->count(); ++i)
        QVERIFY(!desk.document.undoStack()->text(i).isEmpty());
    desk.undoAll();
    QVERIFY(desk.design() == start);
    while (desk.document.undoStack()->canRedo())
        desk.document.undoStack()->redo();
    QVERIFY(desk.design() == end);
}

NEPHOSCOPE_TEST(CanvasHandTest);
#include "canvas_hand_test.moc"
