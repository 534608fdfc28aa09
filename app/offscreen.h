// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/words.h"

#include <QApplication>

namespace nephoscope::app {

/// `--language`: what pictures and reports are written in.
const Option &languageOption();
/// English unless Chinese is asked for. Error: a language that there is not.
Result<bool> asksForChinese(const Words &words);

/// What drawing needs of Qt, without a display: one is used only if QT_QPA_PLATFORM asks for it.
class Offscreen
{
public:
    explicit Offscreen(bool isChinese);

private:
    static bool chooseOffscreen();

    bool m_isChosen = chooseOffscreen();
    int m_count = 1;
    char m_name[11] = "nephoscope";
    char *m_words[2] = {m_name, nullptr};
    QApplication m_application;
};

} // namespace nephoscope::app
