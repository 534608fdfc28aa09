// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/autosave.h"

class QWidget;

namespace nephoscope::ui {

enum class RecoveryAnswer { Recovered, Saved, Discard, Later };
/// Offers both versions of a design that was not saved, each with its time. Nothing is deleted unless the user says so.
RecoveryAnswer askRecovery(QWidget *parent, const Leftover &leftover);
/// Offers what earlier sessions left behind, one after the other, and opens what the user wants. `original`: only versions of this
/// file (its absolute path); empty: all.
void offerRecovery(Document *document, Autosave *autosave, QWidget *window, const QString &original = {});

} // namespace nephoscope::ui
