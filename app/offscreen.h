// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

namespace nephoscope::app {

/// What drawing needs of Qt, without a display: one is used only if QT_QPA_PLATFORM asks for it.
class Offscreen
{
public:
    Offscreen();

private:
    static bool chooseOffscreen();

    bool m_isChosen = chooseOffscreen();
    int m_count = 1;
    char m_name[11] = "nephoscope";
    char *m_words[2] = {m_name, nullptr};
    QApplication m_application;
};

} // namespace nephoscope::app
