// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/characteristic_words.h"

#include "sim/results/characteristics/characteristics.h"
#include "ui/style/format.h"

namespace nephoscope::ui {

QString figureWords(const sim::CharacteristicFigure &figure)
{
    if (figure.unit == "s")
        return formatDuration(figure.value);
    if (figure.unit == "share")
        return formatAvailability(figure.value);
    return formatQuantity(figure.value);
}

} // namespace nephoscope::ui
