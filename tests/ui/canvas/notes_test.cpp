// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"
#include "tests/ui/canvas/desk.h"
#include "ui/canvas/parts/note_painter.h"

#include <QAccessible>
#include <QPlainTextEdit>

using namespace nephoscope;
using namespace nephoscope::ui;

namespace {

std::vector<CanvasNote> notes(const Desk &desk)
{
    return notesOf(desk.design());
}

/// Two hosts, with a card at (40, 400) and words at (40, 520).
void addNotes(Desk &desk)
{
    desk.document.setNotes({{"note-1", "Mind the disk", Box{40, 400, 208, 96}, false}, {"note-2", "Tier 1", Box{40, 520, 240, 32}, true}}, QStringLiteral("notes"));
}

} // namespace

class NotesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCopiedNoteIsPastedIntoAnotherWindow();
    void notesGoAlongWithElements();
    void aDuplicateStandsBesideItsNote();
    void stepsOfTheArrowKeysAreOneMove();
    void notesAreWalkedAfterTheElementsAndEditedByEnter();
    void aNoteHasANameForThoseWhoHearIt();
};

void NotesTest::aCopiedNoteIsPastedIntoAnotherWindow()
{
    Desk here;
    addNotes(here);
    here.selection.set({}, {}, {"note-1"});
    here.canvas.copy();
    Desk there;
    there.canvas.paste();
    QCOMPARE(notes(there).size(), std::size_t(1));
    QCOMPARE(notes(there).front().text, std::string("Mind the disk"));
    QCOMPARE(notes(there).front().box.width, 208.0);
    QCOMPARE(there.selection.notes().size(), std::size_t(1));
    QCOMPARE(there.design().elements.size(), Desk::twoHosts().elements.size());
    there.document.undoStack()->undo();
    QVERIFY(notes(there).empty());
}

// Shop stands at (40, 96) and the card 304 below it; wherever the copy comes to stand, so it does there.
void NotesTest::notesGoAlongWithElements()
{
    Desk desk;
    addNotes(desk);
    desk.selection.set({ElementId("shop")}, {}, {"note-1"});
    desk.canvas.copy();
    desk.canvas.paste();
    QCOMPARE(desk.selection.elements().size(), std::size_t(1));
    QCOMPARE(desk.selection.notes().size(), std::size_t(1));
    const QRectF shop = desk.rectOf(desk.selection.elements().front().text().c_str());
    const CanvasNote copy = notes(desk).back();
    QCOMPARE(copy.id, desk.selection.notes().front());
    QCOMPARE(rectOf(copy).topLeft() - shop.topLeft(), QPointF(0, 304));
}

void NotesTest::aDuplicateStandsBesideItsNote()
{
    Desk desk;
    addNotes(desk);
    desk.selection.set({}, {}, {"note-2"});
    desk.canvas.duplicate();
    QCOMPARE(notes(desk).size(), std::size_t(3));
    QCOMPARE(rectOf(notes(desk).back()), QRectF(64, 544, 240, 32));
    QVERIFY(notes(desk).back().isPlain);
    QCOMPARE(desk.selection.notes().front(), notes(desk).back().id);
}

void NotesTest::stepsOfTheArrowKeysAreOneMove()
{
    Desk desk;
    addNotes(desk);
    const int steps = desk.document.undoStack()->count();
    desk.selection.set({}, {}, {"note-1"});
    QTest::keyClick(&desk.canvas, Qt::Key_Right);
    QTest::keyClick(&desk.canvas, Qt::Key_Right);
    QTest::keyClick(&desk.canvas, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(rectOf(notes(desk).front()).topLeft(), QPointF(40 + 2 * 8, 400 + 32));
    QCOMPARE(desk.document.undoStack()->count(), steps + 1);
    desk.document.undoStack()->undo();
    QCOMPARE(rectOf(notes(desk).front()).topLeft(), QPointF(40, 400));
}

void NotesTest::notesAreWalkedAfterTheElementsAndEditedByEnter()
{
    Desk desk;
    addNotes(desk);
    desk.canvas.setFocus();
    desk.selection.set({desk.canvas.picture().geometry().placed().back().id});
    QTest::keyClick(&desk.canvas, Qt::Key_Tab);
    QCOMPARE(desk.selection.notes(), std::vector<std::string>{"note-1"});
    QTest::keyClick(&desk.canvas, Qt::Key_Tab);
    QCOMPARE(desk.selection.notes(), std::vector<std::string>{"note-2"});
    QTest::keyClick(&desk.canvas, Qt::Key_Backtab);
    QTest::keyClick(&desk.canvas, Qt::Key_Return);
    auto *field = desk.canvas.findChild<QPlainTextEdit *>(QStringLiteral("noteField"));
    QVERIFY(field != nullptr);
    QCOMPARE(field->toPlainText(), QStringLiteral("Mind the disk"));
    field->setPlainText(QStringLiteral("Mind both"));
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(notes(desk).front().text, std::string("Mind both"));
}

void NotesTest::aNoteHasANameForThoseWhoHearIt()
{
    Desk desk;
    addNotes(desk);
    QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(&desk.canvas);
    const int elements = static_cast<int>(desk.design().elements.size());
    QCOMPARE(canvas->childCount(), elements + 2);
    QAccessibleInterface *card = canvas->child(elements);
    QCOMPARE(card->text(QAccessible::Name), QStringLiteral("Note: Mind the disk"));
    QCOMPARE(canvas->child(elements + 1)->text(QAccessible::Name), QStringLiteral("Text: Tier 1"));
    QCOMPARE(canvas->indexOfChild(card), elements);
    QVERIFY(!card->state().selected);
    desk.selection.set({}, {}, {"note-1"});
    QVERIFY(card->state().selected);
    desk.canvas.deleteSelection();
    QVERIFY(!card->isValid());
    QCOMPARE(canvas->childCount(), elements + 1);
}

NEPHOSCOPE_TEST(NotesTest);
#include "notes_test.moc"
