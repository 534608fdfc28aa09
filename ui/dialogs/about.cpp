// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/about.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QtGlobal>

namespace nephoscope::ui {

void showAbout(QWidget *parent)
{
    const auto words = [](const char *text) { return QCoreApplication::translate("About", text); };
    QMessageBox box(parent);
    box.setWindowTitle(words(QT_TRANSLATE_NOOP("About", "About Nephoscope")));
    box.setTextFormat(Qt::PlainText);
    box.setText(words(QT_TRANSLATE_NOOP("About", "Nephoscope %1")).arg(QCoreApplication::applicationVersion()));
    box.setInformativeText(words(QT_TRANSLATE_NOOP("About", "Draws cloud architectures out of mechanisms and runs them in a discrete-event engine.\n\n"
                                                            "Free software under the GNU General Public License, version 3 or later; "
                                                            "it comes without warranty. Built with Qt %1."))
                               .arg(QLatin1String(qVersion())));
    box.setStandardButtons(QMessageBox::Ok);
    box.exec();
}

} // namespace nephoscope::ui
