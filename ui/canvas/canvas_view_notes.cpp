// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/gestures/note_gesture.h"
#include "ui/canvas/parts/note_painter.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"

#include <QKeyEvent>
#include <QPlainTextEdit>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

constexpr QSizeF kCard(208, 96);
constexpr QSizeF kWords(240, 32);
constexpr qsizetype kLongest = 4000;

auto findNote(std::vector<CanvasNote> &notes, const std::string &id)
{
    return std::find_if(notes.begin(), notes.end(), [&](const CanvasNote &note) { return note.id == id; });
}

} // namespace

const CanvasNote *CanvasView::noteAt(const QPointF &scene) const
{
    const auto &notes = m_picture.notes();
    const auto hit = std::find_if(notes.rbegin(), notes.rend(), [&](const CanvasNote &note) { return rectOf(note).contains(scene); });
    return hit == notes.rend() ? nullptr : &*hit;
}

const CanvasNote *CanvasView::selectedNote() const
{
    const auto &notes = m_picture.notes();
    if (m_selection->notes().size() != 1)
        return nullptr;
    const auto found = std::find_if(notes.begin(), notes.end(), [&](const CanvasNote &note) { return note.id == m_selection->notes().front(); });
    return found == notes.end() ? nullptr : &*found;
}

bool CanvasView::pressNote(const QPointF &position)
{
    const CanvasNote *selected = selectedNote();
    if (selected != nullptr && fromScene(noteGrip(rectOf(*selected), m_zoom)).adjusted(-4, -4, 4, 4).contains(position)) {
        begin(std::make_unique<NoteGesture>(*this, position, *selected, true));
        return true;
    }
    const CanvasNote *note = noteAt(toScene(position));
    if (note == nullptr)
        return false;
    m_selection->set({}, {}, {note->id});
    begin(std::make_unique<NoteGesture>(*this, position, *note, false));
    return true;
}

void CanvasView::addNote(bool isPlain)
{
    cancelGesture();
    std::vector<CanvasNote> notes = notesOf(m_document->architecture());
    const QSizeF size = isPlain ? kWords : kCard;
    const QPointF at = toScene(underMouse() ? m_pointer : QPointF(rect().center()) - QPointF(size.width(), size.height()) / 2 * m_zoom);
    CanvasNote note{freeNoteId(notes), (isPlain ? tr("Text") : tr("Note")).toStdString(), Box{snapped(at.x()), snapped(at.y()), size.width(), size.height()}, isPlain};
    notes.push_back(note);
    m_document->setNotes(notes, isPlain ? tr("add of a text") : tr("add of a note"));
    m_selection->set({}, {}, {note.id});
    editNote();
}

void CanvasView::changeNote(const CanvasNote &note, const QString &undoName)
{
    std::vector<CanvasNote> notes = notesOf(m_document->architecture());
    if (const auto known = findNote(notes, note.id); known != notes.end()) {
        *known = note;
        m_document->setNotes(notes, undoName);
    }
}

void CanvasView::showNote(const CanvasNote &note)
{
    m_picture.showNote(note);
    update();
}

void CanvasView::deleteNotes()
{
    std::vector<CanvasNote> notes = notesOf(m_document->architecture());
    const std::vector<std::string> gone = m_selection->notes();
    std::erase_if(notes, [&](const CanvasNote &note) { return std::find(gone.begin(), gone.end(), note.id) != gone.end(); });
    m_selection->clear();
    m_document->setNotes(notes, tr("delete of a note"));
}

void CanvasView::nudgeNotes(const QPointF &by)
{
    std::vector<CanvasNote> notes = notesOf(m_document->architecture());
    for (const std::string &id : m_selection->notes()) {
        if (const auto known = findNote(notes, id); known != notes.end()) {
            known->box.x += by.x();
            known->box.y += by.y();
        }
    }
    m_document->setNotes(notes, tr("move of a note"), nudgeGesture());
}

void CanvasView::editNote()
{
    const CanvasNote *note = selectedNote();
    if (note == nullptr)
        return;
    endNote(true);
    m_noteEdited = note->id;
    m_noteField = new QPlainTextEdit(QString::fromStdString(note->text), this);
    m_noteField->setObjectName(QStringLiteral("noteField"));
    m_noteField->setAccessibleName(tr("Text of the note"));
    QFont font = noteFont(note->isPlain);
    font.setPixelSize(static_cast<int>(std::lround(std::clamp(font.pixelSize() * m_zoom, 12.0, 28.0))));
    m_noteField->setFont(font);
    m_noteField->setTabChangesFocus(true);
    const QRect place = fromScene(rectOf(*note)).toAlignedRect();
    m_noteField->setGeometry(QRect(place.topLeft(), place.size().expandedTo(QSize(160, 60))));
    m_noteField->installEventFilter(this);
    m_noteField->selectAll();
    m_noteField->show();
    m_noteField->setFocus();
}

void CanvasView::endNote(bool isTaken)
{
    if (!m_noteField)
        return;
    // Forgotten first: taking the focus away ends it again.
    QPlainTextEdit *field = m_noteField;
    m_noteField.clear();
    const QString text = field->toPlainText().left(kLongest);
    const bool hadFocus = field->hasFocus();
    field->hide();
    field->deleteLater();
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    std::vector<CanvasNote> notes = notesOf(m_document->architecture());
    const auto known = findNote(notes, m_noteEdited);
    if (!isTaken || known == notes.end() || known->text == text.toStdString())
        return;
    if (text.trimmed().isEmpty()) {
        m_selection->set({}, {}, {m_noteEdited});
        deleteNotes();
        return;
    }
    known->text = text.toStdString();
    m_document->setNotes(notes, tr("edit of a note"));
}

bool CanvasView::filterNoteField(QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        endNote(true);
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (key->key() == Qt::Key_Escape || (isEnter && key->modifiers() & Qt::ControlModifier)) {
        endNote(isEnter);
        return true;
    }
    return false;
}

} // namespace nephoscope::ui
