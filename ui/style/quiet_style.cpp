// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/quiet_style.h"

namespace nephoscope::ui {

QuietStyle::QuietStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

int QuietStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const
{
    if (hint == SH_UnderlineShortcut || hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

} // namespace nephoscope::ui
