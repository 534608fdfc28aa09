// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/recovery.h"

#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "ui/dialogs/message.h"
#include "ui/document/document.h"
#include "ui/style/error_words.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace nephoscope::ui {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("Recovery", text);
}

QString timeText(const QDateTime &time)
{
    return time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

} // namespace

RecoveryAnswer askRecovery(QWidget *parent, const Leftover &leftover)
{
    const QFileInfo original(leftover.original);
    const bool hasOriginal = !leftover.original.isEmpty() && original.isFile();
    QMessageBox box(QMessageBox::Question, words(QT_TRANSLATE_NOOP("Recovery", "Unsaved changes were kept")),
                    words(QT_TRANSLATE_NOOP("Recovery", "“%1” was not saved when the program ended.")).arg(leftover.title),
                    QMessageBox::NoButton, parent);
    box.setTextFormat(Qt::PlainText);
    QString text = words(QT_TRANSLATE_NOOP("Recovery", "Recovered version: %1")).arg(timeText(leftover.time));
    if (hasOriginal)
        text += QLatin1Char('\n') + words(QT_TRANSLATE_NOOP("Recovery", "Saved version: %1")).arg(timeText(original.lastModified()));
    box.setInformativeText(text);
    QPushButton *recovered = box.addButton(words(QT_TRANSLATE_NOOP("Recovery", "Open recovered version")), QMessageBox::AcceptRole);
    QPushButton *saved = hasOriginal ? box.addButton(words(QT_TRANSLATE_NOOP("Recovery", "Open saved version")), QMessageBox::AcceptRole) : nullptr;
    QPushButton *discard = box.addButton(words(QT_TRANSLATE_NOOP("Recovery", "Delete recovered version")), QMessageBox::DestructiveRole);
    QPushButton *later = box.addButton(words(QT_TRANSLATE_NOOP("Recovery", "Decide later")), QMessageBox::RejectRole);
    box.setDefaultButton(recovered);
    box.setEscapeButton(later);
    box.exec();
    if (box.clickedButton() == recovered)
        return RecoveryAnswer::Recovered;
    if (saved && box.clickedButton() == saved)
        return RecoveryAnswer::Saved;
    return box.clickedButton() == discard ? RecoveryAnswer::Discard : RecoveryAnswer::Later;
}

void offerRecovery(Document *document, Autosave *autosave, QWidget *window, const QString &original)
{
    for (const Leftover &leftover : Autosave::leftovers()) {
        if (!original.isEmpty() && leftover.original != original)
            continue;
        switch (askRecovery(window, leftover)) {
        case RecoveryAnswer::Later: continue;
        case RecoveryAnswer::Discard: Autosave::discard(leftover); continue;
        case RecoveryAnswer::Saved: {
            const auto loaded = document->load(leftover.original);
            if (!loaded)
                showProblem(window, words(QT_TRANSLATE_NOOP("Recovery", "The saved version could not be opened")),
                            errorWords(loaded.error().text()));
            return;
        }
        case RecoveryAnswer::Recovered: break;
        }
        auto read = readDocumentFile(std::filesystem::path(leftover.file.toStdString()), Catalogue::builtIn());
        if (!read) {
            showProblem(window, words(QT_TRANSLATE_NOOP("Recovery", "The recovered version could not be opened")),
                        errorWords(read.error().text()));
            continue;
        }
        document->replace(std::move(read->architecture), leftover.original, true);
        autosave->adopt(leftover);
        return;
    }
}

} // namespace nephoscope::ui
