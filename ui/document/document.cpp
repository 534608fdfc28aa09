// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document.h"

#include "model/catalogue/catalogue.h"
#include "model/io/atomic_file.h"
#include "model/io/reader.h"
#include "model/io/writer.h"
#include "ui/document/commands/apply_changes.h"
#include "ui/style/words.h"

#include <QFile>
#include <QFileInfo>

#include <filesystem>

namespace nephoscope::ui {

namespace {

constexpr int kUndoLimit = 1000;

std::filesystem::path pathOf(const QString &filePath)
{
    return std::filesystem::path(QFile::encodeName(filePath).toStdString());
}

} // namespace

Document::Document(QObject *parent) : QObject(parent)
{
    m_undoStack.setUndoLimit(kUndoLimit);
    connect(&m_undoStack, &QUndoStack::cleanChanged, this, &Document::noteModified);
}

Document::~Document()
{
    // The stack tells of its end while this object is already half gone.
    m_undoStack.disconnect(this);
}

QString Document::displayName() const
{
    if (!m_architecture.title.empty())
        return localTitle(m_architecture);
    if (!m_filePath.isEmpty())
        return QFileInfo(m_filePath).completeBaseName();
    return tr("Untitled");
}

bool Document::isModified() const
{
    return m_isRecovered || !m_undoStack.isClean();
}

void Document::noteModified()
{
    if (m_wasModified == isModified())
        return;
    m_wasModified = isModified();
    Q_EMIT modifiedChanged(m_wasModified);
}

void Document::setFilePath(const QString &filePath)
{
    if (m_filePath == filePath)
        return;
    m_filePath = filePath;
    Q_EMIT filePathChanged(m_filePath);
}

void Document::replace(Architecture architecture, const QString &filePath, bool isModified)
{
    m_architecture = std::move(architecture);
    m_isRecovered = isModified;
    m_undoStack.clear();
    setFilePath(filePath);
    Q_EMIT reset();
    noteModified();
}

Result<std::vector<Error>> Document::load(const QString &file)
{
    const QString filePath = QFileInfo(file).absoluteFilePath();
    auto read = readDocumentFile(pathOf(filePath), Catalogue::builtIn());
    if (!read)
        return read.error();
    replace(std::move(read->architecture), filePath);
    return std::move(read->warnings);
}

Result<Done> Document::save(const QString &file)
{
    const QString filePath = QFileInfo(file).absoluteFilePath();
    const auto text = writeDocument(m_architecture);
    if (!text)
        return text.error();
    // What is written must read back as the same design, or the file on the disk stays as it is.
    const auto again = readDocument(*text, Catalogue::builtIn());
    if (!again) {
        Error error = again.error();
        error.message = tr("The design was not saved, since it could not be opened again.").toStdString() + ' ' + error.message;
        return error;
    }
    if (!(again->architecture == m_architecture)) {
        Error error;
        error.code = "E-SAVE";
        error.message = tr("The design was not saved, since it would read back as another one.").toStdString();
        return error;
    }
    const auto done = replaceFile(pathOf(filePath), *text);
    if (!done)
        return done.error();
    m_isRecovered = false;
    setFilePath(filePath);
    m_undoStack.setClean();
    noteModified();
    return Done{};
}

Change Document::carryOut(const Change &change)
{
    Change inverse = apply(m_architecture, change);
    Q_EMIT changed(change);
    return inverse;
}

void Document::perform(const std::vector<Change> &changes, const QString &undoName, int gesture)
{
    if (!changes.empty())
        m_undoStack.push(new ApplyChanges(this, changes, undoName, gesture));
}

} // namespace nephoscope::ui
