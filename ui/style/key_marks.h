// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace nephoscope::ui {

/// The text of a command without the mark of its key: `&File` is File, Chinese `文件(&F)` is 文件.
QString withoutKeyMarks(QString text);

} // namespace nephoscope::ui
