// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/key_marks.h"

namespace nephoscope::ui {

QString withoutKeyMarks(QString text)
{
    constexpr qsizetype kMark = 4; // (&F)
    const qsizetype mark = text.indexOf(QLatin1String("(&"));
    if (mark > 0)
        text.remove(mark, kMark);
    return text.remove(QLatin1Char('&'));
}

} // namespace nephoscope::ui
