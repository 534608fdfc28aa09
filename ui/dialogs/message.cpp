// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/message.h"

#include "ui/style/stylesheet.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace nephoscope::ui {

namespace {
QString words(const char *text)
{
    return QCoreApplication::translate("Message", text);
}
} // namespace

void showProblem(QWidget *parent, const QString &title, const QString &sentence)
{
    QMessageBox box(QMessageBox::Warning, title, title, QMessageBox::Ok, parent);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(sentence);
    box.exec();
}

UnsavedAnswer askUnsaved(QWidget *parent, const QString &designName)
{
    QMessageBox box(QMessageBox::Question, words(QT_TRANSLATE_NOOP("Message", "Unsaved changes")),
                    words(QT_TRANSLATE_NOOP("Message", "“%1” has changes that are not saved.")).arg(designName),
                    QMessageBox::NoButton, parent);
    box.setTextFormat(Qt::PlainText);
    QPushButton *save = box.addButton(words(QT_TRANSLATE_NOOP("Message", "Save")), QMessageBox::AcceptRole);
    QPushButton *discard = box.addButton(words(QT_TRANSLATE_NOOP("Message", "Discard changes")), QMessageBox::DestructiveRole);
    QPushButton *cancel = box.addButton(words(QT_TRANSLATE_NOOP("Message", "Cancel")), QMessageBox::RejectRole);
    setPrimary(save);
    box.setDefaultButton(save);
    box.setEscapeButton(cancel);
    box.exec();
    if (box.clickedButton() == save)
        return UnsavedAnswer::Save;
    return box.clickedButton() == discard ? UnsavedAnswer::Discard : UnsavedAnswer::Cancel;
}

} // namespace nephoscope::ui
