// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/set_aside.h"

#include <QFile>
#include <QFileInfo>

namespace nephoscope::ui {

QString setAside(const QString &file)
{
    constexpr int kMost = 1000;
    for (int i = 1; i <= kMost; ++i) {
        const QString name = QStringLiteral("%1.set-aside-%2").arg(file).arg(i);
        if (!QFile::exists(name))
            return QFile::rename(file, name) ? QFileInfo(name).fileName() : QString();
    }
    return {};
}

} // namespace nephoscope::ui
