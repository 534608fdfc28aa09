// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace nephoscope::sim {
struct CharacteristicFigure;
}

namespace nephoscope::ui {

/// `65 s`, `99.95 %`, `0.75`: a figure of a cloud characteristic for people.
QString figureWords(const sim::CharacteristicFigure &figure);

} // namespace nephoscope::ui
