// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace nephoscope::ui {

/// A number that somebody gave, with all its digits (as far as ten): `112.5 req/s` where a measured one would be `112 req/s`.
QString formatExact(double value, const QString &unit = {});

} // namespace nephoscope::ui
