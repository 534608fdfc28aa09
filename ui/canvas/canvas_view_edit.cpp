// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "model/io/writer.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/design_clip.h"
#include "ui/canvas/parts/note_painter.h"
#include "ui/canvas/parts/run_states.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/style/error_words.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

constexpr double kBeside = 24; // a copy stands this much off what it is a copy of
constexpr int kLongestName = 200;

Result<ReadDocument> readClip(const QByteArray &text)
{
    return readDocument(std::string_view(text.constData(), static_cast<std::size_t>(text.size())), Catalogue::builtIn());
}

/// What elements take on the scene, or notes where there are no elements.
QRectF boundsOf(const Architecture &part)
{
    QRectF bounds = SceneGeometry(part, Catalogue::builtIn(), {}).bounds();
    for (const CanvasNote &note : part.elements.empty() ? notesOf(part) : std::vector<CanvasNote>())
        bounds |= rectOf(note);
    return bounds;
}

/// Document JSON of elements and notes; empty for none.
QByteArray clipOf(const Document &document, const std::vector<ElementId> &elements, const std::vector<std::string> &notes)
{
    const QByteArray json = document.copy(elements);
    std::vector<CanvasNote> words = notes.empty() ? std::vector<CanvasNote>() : notesOf(document.architecture());
    std::erase_if(words, [&](const CanvasNote &note) { return std::find(notes.begin(), notes.end(), note.id) == notes.end(); });
    if (words.empty())
        return json;
    const auto read = json.isEmpty() ? Result<ReadDocument>(ReadDocument()) : readClip(json);
    if (!read)
        return json;
    Architecture part = read->architecture;
    if (json.isEmpty())
        part.title = document.architecture().title;
    apply(part, notesChange(words));
    const auto text = writeDocument(part);
    return text ? QByteArray::fromStdString(*text) : json;
}

} // namespace

void CanvasView::copy()
{
    const QByteArray json = clipOf(*m_document, m_selection->elements(), m_selection->notes());
    if (!json.isEmpty())
        QApplication::clipboard()->setMimeData(new DesignClip(json));
}

void CanvasView::cut()
{
    copy();
    deleteSelection();
}

void CanvasView::deleteSelection()
{
    const std::vector<ElementId> elements = m_selection->elements();
    const std::vector<LinkId> links = m_selection->links();
    if (m_selection->notes().empty()) {
        m_selection->clear();
        m_document->remove(elements, links);
        return;
    }
    const bool isMore = !elements.empty() || !links.empty();
    if (isMore)
        m_document->undoStack()->beginMacro(tr("delete of what is selected"));
    deleteNotes();
    if (isMore) {
        m_document->remove(elements, links);
        m_document->undoStack()->endMacro();
    }
}

std::optional<ElementId> CanvasView::parentFor(const std::vector<std::string> &types) const
{
    const Architecture &design = m_document->architecture();
    const auto mayStand = [&](const std::optional<ElementId> &parent) {
        return std::all_of(types.begin(), types.end(), [&](const std::string &type) { return Catalogue::builtIn().mayStandIn(type, containerTypes(design, parent)); });
    };
    std::optional<ElementId> parent;
    if (m_selection->elements().size() == 1)
        parent = m_selection->elements().front();
    // The selected container, one around it, the open canvas, and else the first element that may hold it.
    const Placing placing(design, Catalogue::builtIn());
    while (parent && !(placing.isContainer(*parent) && mayStand(parent))) {
        const Element *element = design.find(*parent);
        parent = element ? element->parent : std::nullopt;
    }
    if (parent || mayStand(std::nullopt))
        return parent;
    const auto first = std::find_if(design.elements.begin(), design.elements.end(),
                                    [&](const Element &element) { return placing.isContainer(element.id) && mayStand(element.id); });
    return first == design.elements.end() ? std::nullopt : std::optional(first->id);
}

CanvasView::Pasted CanvasView::insert(const QByteArray &text, const std::optional<ElementId> &parent, const QPointF &wanted, const QString &undoName)
{
    const auto read = readClip(text);
    if (!read) {
        note(text.trimmed().startsWith('{') ? errorWords(read.error().text()) : tr("The clipboard holds no part of a design."));
        return {};
    }
    const QRectF bounds = boundsOf(read->architecture);
    // Notes lie over everything and need no room made for them.
    Landing landing;
    landing.rect = QRectF(QPointF(snapped(wanted.x()), snapped(wanted.y())), bounds.size());
    if (!read->architecture.elements.empty())
        landing = Placing(m_document->architecture(), Catalogue::builtIn()).landBlock(QRectF(wanted, bounds.size()), parent);
    const QPointF by = landing.rect.topLeft() - bounds.topLeft();
    const std::vector<CanvasNote> before = notesOf(m_document->architecture());
    const auto pasted = m_document->paste(text, parent, by.x(), by.y(), undoName, landing.placements);
    if (!pasted) {
        note(errorWords(pasted.error().text()));
        return {};
    }
    Pasted result{*pasted, {}};
    for (const CanvasNote &note : notesOf(m_document->architecture())) {
        if (std::none_of(before.begin(), before.end(), [&](const CanvasNote &known) { return known.id == note.id; }))
            result.notes.push_back(note.id);
    }
    return result;
}

void CanvasView::paste()
{
    const QByteArray text = DesignClip::documentIn(QApplication::clipboard()->mimeData());
    if (text.trimmed().isEmpty()) {
        note(tr("The clipboard holds no part of a design."));
        return;
    }
    std::optional<ElementId> parent;
    QPointF wanted = toScene(QPointF(rect().center()));
    if (const auto read = readClip(text)) {
        std::vector<std::string> types;
        for (const Element &element : read->architecture.elements) {
            if (!element.parent)
                types.push_back(element.type);
        }
        parent = parentFor(types);
        const QRectF bounds = boundsOf(read->architecture);
        const Placed *container = parent ? m_picture.geometry().find(*parent) : nullptr;
        const QRectF room = container ? contentRect(container->shape, container->rect) : QRectF(toScene(QPointF()), QSizeF(size()) / m_zoom);
        // Beside what was copied, if that is here; else where the eye is.
        if (room.contains(bounds.center()))
            wanted = bounds.topLeft() + QPointF(kBeside, kBeside);
        else
            wanted = container ? room.topLeft() : room.center() - QPointF(bounds.width(), bounds.height()) / 2;
    }
    const Pasted pasted = insert(text, parent, wanted, {});
    if (pasted.elements.empty() && pasted.notes.empty())
        return;
    m_selection->set(pasted.elements, {}, pasted.notes);
    if (const Placed *placed = pasted.elements.empty() ? nullptr : m_picture.geometry().find(pasted.elements.front()))
        bringIntoView(placed->rect);
}

void CanvasView::duplicate()
{
    // What stands in one container becomes one copy in it.
    std::vector<std::pair<std::optional<ElementId>, std::vector<ElementId>>> groups;
    for (const ElementId &id : m_selection->elements()) {
        const Element *element = m_document->architecture().find(id);
        if (element == nullptr)
            continue;
        auto group = std::find_if(groups.begin(), groups.end(), [&](const auto &known) { return known.first == element->parent; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {element->parent, {}});
        group->second.push_back(id);
    }
    if (groups.empty()) {
        QRectF bounds;
        for (const CanvasNote &note : m_picture.notes()) {
            if (std::find(m_selection->notes().begin(), m_selection->notes().end(), note.id) != m_selection->notes().end())
                bounds |= rectOf(note);
        }
        if (!bounds.isEmpty()) {
            const QByteArray json = clipOf(*m_document, {}, m_selection->notes());
            m_selection->set({}, {}, insert(json, {}, bounds.topLeft() + QPointF(kBeside, kBeside), tr("duplicate of a note")).notes);
        }
        return;
    }
    std::vector<ElementId> copies;
    m_document->undoStack()->beginMacro(m_selection->elements().size() == 1 ? tr("duplicate of an element")
                                                                           : tr("duplicate of %1 elements").arg(m_selection->elements().size()));
    for (const auto &[parent, elements] : groups) {
        const QByteArray json = m_document->copy(elements);
        QRectF bounds;
        for (const ElementId &id : elements)
            bounds |= m_picture.geometry().find(id)->rect;
        const std::vector<ElementId> own = insert(json, parent, bounds.topLeft() + QPointF(kBeside, kBeside), {}).elements;
        copies.insert(copies.end(), own.begin(), own.end());
    }
    m_document->undoStack()->endMacro();
    m_selection->set(copies);
}

void CanvasView::duplicateTo(const std::vector<ElementId> &elements, const std::optional<ElementId> &parent, const QPointF &corner)
{
    const QString name = elements.size() == 1 ? tr("duplicate of an element") : tr("duplicate of %1 elements").arg(elements.size());
    const std::vector<ElementId> copies = insert(m_document->copy(elements), parent, corner, name).elements;
    if (!copies.empty())
        m_selection->set(copies);
}

void CanvasView::selectAll()
{
    std::vector<ElementId> all;
    for (const Element &element : m_document->architecture().elements)
        all.push_back(element.id);
    m_selection->set(all);
}

void CanvasView::rename()
{
    if (selectedNote() != nullptr)
        editNote();
    if (m_selection->elements().size() != 1)
        return;
    endRename(true);
    m_named = m_selection->elements().front();
    const Element *element = m_document->architecture().find(m_named);
    const Placed *placed = m_picture.geometry().find(m_named);
    const NodeLook *look = m_picture.lookOf(m_named);
    if (element == nullptr || placed == nullptr || look == nullptr)
        return;
    const QRectF place = fromScene(nameRect(*look, placed->rect));
    const int pixels = static_cast<int>(std::lround(std::clamp(14 * m_zoom, 12.0, 28.0)));
    // Wide enough to type in, also where the node is drawn small.
    const QRect field(place.toRect().topLeft(), QSize(std::max(140, static_cast<int>(place.width())), std::max(pixels + 12, static_cast<int>(place.height()))));
    m_nameField = new QLineEdit(QString::fromStdString(element->name), this);
    m_nameField->setObjectName(QStringLiteral("nameField"));
    m_nameField->setAccessibleName(tr("Name"));
    m_nameField->setMaxLength(kLongestName);
    m_nameField->setFont(interfaceFont(pixels, 600));
    m_nameField->setGeometry(field.translated(std::min(0, width() - field.right() - 8), 0));
    m_nameField->installEventFilter(this);
    connect(m_nameField, &QLineEdit::returnPressed, this, [this] { endRename(true); });
    connect(m_nameField, &QLineEdit::editingFinished, this, [this] { endRename(true); });
    m_nameField->selectAll();
    m_nameField->show();
    m_nameField->setFocus();
}

void CanvasView::endRename(bool isTaken)
{
    if (!m_nameField)
        return;
    // Forgotten first: taking the focus away ends it again.
    QLineEdit *field = m_nameField;
    m_nameField.clear();
    const QString name = field->text().trimmed();
    const bool hadFocus = field->hasFocus();
    field->hide();
    field->deleteLater();
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    if (isTaken && !name.isEmpty())
        m_document->rename(m_named, name);
}

bool CanvasView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_noteField && m_noteField)
        return filterNoteField(event);
    if (watched == m_nameField && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        endRename(false);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace nephoscope::ui
