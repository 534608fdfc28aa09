// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace nephoscope::ui {

/// The sentence of an error without the class of the error and its place in the document's JSON, which are for programs; file and line stay.
QString withoutCode(const QString &sentence);
/// Tells of something that went wrong in one sentence, as plain characters and without its code; returns when it was read.
void showProblem(QWidget *parent, const QString &title, const QString &sentence);

enum class UnsavedAnswer { Save, Discard, Cancel };
/// What to do with a design that has changes which are not saved.
UnsavedAnswer askUnsaved(QWidget *parent, const QString &designName);

enum class LockedAnswer { Copy, Open, Cancel };
/// Asks what to do with a file that is open elsewhere.
LockedAnswer askLocked(QWidget *parent, const QString &fileName, const QString &holder);
/// Whether a file that another program changed shall be loaded again.
bool askReload(QWidget *parent, const QString &fileName, bool hasChanges);

} // namespace nephoscope::ui
