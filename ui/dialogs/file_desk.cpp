// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/file_desk.h"

#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "ui/dialogs/message.h"
#include "ui/dialogs/settings.h"
#include "ui/document/document.h"
#include "ui/document/file_guard.h"
#include "ui/style/error_words.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

namespace nephoscope::ui {

QString fileNameFor(const QString &title)
{
    QString name;
    for (const QChar c : title.simplified()) {
        const bool isPlain = c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('_') || c == QLatin1Char(' ');
        if (isPlain || c.isSurrogate() || c.isMark())
            name += c;
    }
    name = name.simplified().replace(QLatin1Char(' '), QLatin1Char('-')).left(80);
    while (name.startsWith(QLatin1Char('-')))
        name.remove(0, 1);
    return name.isEmpty() ? QStringLiteral("design") : name;
}

FileDesk::FileDesk(Document *document, Settings *settings, QWidget *window)
    : QObject(window), m_document(document), m_settings(settings), m_window(window), m_guard(new FileGuard(document, this))
{
    connect(this, &FileDesk::saved, m_guard, &FileGuard::acknowledge);
    connect(m_guard, &FileGuard::changedOutside, this, &FileDesk::askChanged);
}

bool FileDesk::isShownElsewhere(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    for (QWidget *other : QApplication::topLevelWidgets()) {
        if (other != m_window && other->isVisible() && other->windowFilePath() == absolute) {
            other->raise();
            other->activateWindow();
            return true;
        }
    }
    return false;
}

void FileDesk::askChanged()
{
    // While something else is asked the answer to this would come at the wrong place.
    if (QApplication::activeModalWidget())
        return;
    const QString path = m_document->filePath();
    if (!askReload(m_window, QFileInfo(path).fileName(), m_document->isModified()))
        return;
    const auto loaded = m_document->load(path);
    if (loaded)
        Q_EMIT opened();
    else
        showProblem(m_window, tr("%1 could not be opened").arg(QFileInfo(path).fileName()), errorWords(loaded.error().text()));
}

bool FileDesk::mayLeave()
{
    if (!m_document->isModified())
        return true;
    switch (askUnsaved(m_window, m_document->displayName())) {
    case UnsavedAnswer::Save: return save();
    case UnsavedAnswer::Discard: return true;
    case UnsavedAnswer::Cancel: return false;
    }
    return false;
}

bool FileDesk::newDesign()
{
    if (!mayLeave())
        return false;
    m_document->replace(Architecture(), QString());
    Q_EMIT opened();
    return true;
}

bool FileDesk::open()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Open a design"), m_settings->folder(),
                                                      tr("Nephoscope designs (*.neph);;All files (*)"));
    return !path.isEmpty() && openFile(path);
}

bool FileDesk::openFile(const QString &path)
{
    if (isShownElsewhere(path) || !mayLeave())
        return false;
    const QString holder = QFileInfo(path).absoluteFilePath() == m_document->filePath() ? QString() : FileGuard::holderOf(path);
    const LockedAnswer answer = holder.isEmpty() ? LockedAnswer::Open : askLocked(m_window, QFileInfo(path).fileName(), holder);
    if (answer == LockedAnswer::Cancel)
        return false;
    const auto loaded = m_document->load(path);
    if (!loaded) {
        showProblem(m_window, tr("%1 could not be opened").arg(QFileInfo(path).fileName()), errorWords(loaded.error().text()));
        return false;
    }
    // A design without a file asks for a name when it is saved: what others have open stays as it is.
    if (answer == LockedAnswer::Copy)
        m_document->replace(m_document->architecture(), QString());
    m_settings->addRecentFile(path);
    Q_EMIT opened();
    QStringList oddities;
    for (const Error &warning : *loaded)
        oddities << QString::fromStdString(warning.text());
    if (!oddities.isEmpty())
        showProblem(m_window, tr("The design opened, but something in it looks odd"), oddities.mid(0, 5).join(QLatin1Char('\n')));
    return true;
}

bool FileDesk::openExample(const QString &resource)
{
    if (!mayLeave())
        return false;
    QFile file(resource);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = file.readAll();
    auto read = readDocument(std::string_view(text.constData(), static_cast<std::size_t>(text.size())), Catalogue::builtIn());
    if (!read) {
        showProblem(m_window, tr("The example could not be opened"), errorWords(read.error().text()));
        return false;
    }
    m_document->replace(std::move(read->architecture), QString());
    Q_EMIT opened();
    return true;
}

bool FileDesk::saveTo(const QString &path)
{
    const auto saved = m_document->save(path);
    if (!saved) {
        showProblem(m_window, tr("The design could not be saved"), errorWords(saved.error().text()));
        return false;
    }
    m_settings->addRecentFile(path);
    Q_EMIT this->saved();
    return true;
}

bool FileDesk::save()
{
    return m_document->filePath().isEmpty() ? saveAs() : saveTo(m_document->filePath());
}

bool FileDesk::saveAs()
{
    const QString proposed = m_document->filePath().isEmpty()
                                 ? QDir(m_settings->folder()).filePath(fileNameFor(m_document->displayName()) + QStringLiteral(".neph"))
                                 : m_document->filePath();
    QFileDialog dialog(m_window, tr("Save the design"), proposed, tr("Nephoscope designs (*.neph)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("neph"));
    dialog.selectFile(proposed);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return false;
    return saveTo(dialog.selectedFiles().constFirst());
}

} // namespace nephoscope::ui
