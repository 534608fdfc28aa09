// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace nephoscope::ui {

/// Renames a file that cannot be used to `NAME.set-aside-1` (-2 …), so that nothing is lost and the name is free. The new name without
/// its folder; empty if it could not be renamed.
QString setAside(const QString &file);

} // namespace nephoscope::ui
