// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace nephoscope::ui {

/// Fusion without underlined letters in menus and labels; the keys work all the same.
class QuietStyle : public QProxyStyle
{
    Q_OBJECT
public:
    QuietStyle();
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
                  QStyleHintReturn *returnData = nullptr) const override;
};

} // namespace nephoscope::ui
