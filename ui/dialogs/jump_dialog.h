// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

class QWidget;

namespace nephoscope::ui {

/// A time as people write it, in seconds: `90`, `90 s`, `1:30`, `1:02:03.5`, `5 min`, `2 h`; none if it is none of these.
std::optional<double> parseTime(const QString &text);

/// Asks for a time of a run of `duration` seconds, beginning with `now`; none when it is given up.
std::optional<double> askTime(QWidget *parent, double now, double duration);

} // namespace nephoscope::ui
