// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/offscreen.h"

namespace nephoscope::app {

Offscreen::Offscreen() : m_application(m_count, m_words) {}

bool Offscreen::chooseOffscreen()
{
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || qputenv("QT_QPA_PLATFORM", "offscreen");
}

} // namespace nephoscope::app
