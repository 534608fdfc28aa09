// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/message.h"

#include "ui/style/icons.h"
#include "ui/style/stylesheet.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>

namespace nephoscope::ui {

namespace {
constexpr int kIcon = 32; // px

QString words(const char *text)
{
    return QCoreApplication::translate("Message", text);
}
} // namespace

QString withoutCode(const QString &sentence)
{
    // `file:line:column: E-REF at /links/3: sentence`, in Chinese `E-REF（/links/3）：sentence`.
    static const QRegularExpression code(QStringLiteral("(^|: )E-[A-Z0-9-]+(?: at [^ :]+|（[^）]*）)?(?:: |：)"));
    QString text = sentence;
    const QRegularExpressionMatch found = code.match(text);
    if (!found.hasMatch())
        return text;
    text.replace(found.capturedStart(), found.capturedLength(), found.captured(1));
    return text;
}

void showProblem(QWidget *parent, const QString &title, const QString &sentence)
{
    QMessageBox box(QMessageBox::NoIcon, title, title, QMessageBox::Ok, parent);
    box.setIconPixmap(iconPixmap(QStringLiteral("ui/warn"), scaled(kIcon), tokens().warnFill, parent ? parent->devicePixelRatioF() : 1));
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(withoutCode(sentence));
    box.exec();
}

UnsavedAnswer askUnsaved(QWidget *parent, const QString &designName)
{
    QMessageBox box(QMessageBox::NoIcon, words(QT_TRANSLATE_NOOP("Message", "Unsaved changes")),
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

LockedAnswer askLocked(QWidget *parent, const QString &fileName, const QString &holder)
{
    QMessageBox box(QMessageBox::NoIcon, words(QT_TRANSLATE_NOOP("Message", "Open elsewhere")),
                    words(QT_TRANSLATE_NOOP("Message", "“%1” is open elsewhere.")).arg(fileName), QMessageBox::NoButton, parent);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(words(QT_TRANSLATE_NOOP("Message", "By %1. A copy can be read, run and saved under another name; "
                                                              "in the file itself, whoever saves last wins.")).arg(holder));
    QPushButton *copy = box.addButton(words(QT_TRANSLATE_NOOP("Message", "Open a copy")), QMessageBox::AcceptRole);
    QPushButton *open = box.addButton(words(QT_TRANSLATE_NOOP("Message", "Open anyway")), QMessageBox::DestructiveRole);
    QPushButton *cancel = box.addButton(words(QT_TRANSLATE_NOOP("Message", "Cancel")), QMessageBox::RejectRole);
    setPrimary(copy);
    box.setDefaultButton(copy);
    box.setEscapeButton(cancel);
    box.exec();
    if (box.clickedButton() == copy)
        return LockedAnswer::Copy;
    return box.clickedButton() == open ? LockedAnswer::Open : LockedAnswer::Cancel;
}

bool askReload(QWidget *parent, const QString &fileName, bool hasChanges)
{
    QMessageBox box(QMessageBox::NoIcon, words(QT_TRANSLATE_NOOP("Message", "File changed")),
                    words(QT_TRANSLATE_NOOP("Message", "“%1” was changed by another program.")).arg(fileName), QMessageBox::NoButton, parent);
    box.setTextFormat(Qt::PlainText);
    if (hasChanges)
        box.setInformativeText(words(QT_TRANSLATE_NOOP("Message", "Loading it gives up the changes made here that are not saved.")));
    QPushButton *load = box.addButton(words(QT_TRANSLATE_NOOP("Message", "Load it again")), QMessageBox::AcceptRole);
    QPushButton *keep = box.addButton(words(QT_TRANSLATE_NOOP("Message", "Keep this version")), QMessageBox::RejectRole);
    box.setDefaultButton(hasChanges ? keep : load);
    box.setEscapeButton(keep);
    box.exec();
    return box.clickedButton() == load;
}

} // namespace nephoscope::ui
