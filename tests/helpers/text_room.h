// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace nephoscope::tests {

/// Every text in a window that has less room than it takes: labels, buttons, tabs, headers, choices, and what empty fields say. What is
/// cut on purpose has all of its text in a tooltip. Only what is visible counts.
QStringList clippedTexts(const QWidget *root);

} // namespace nephoscope::tests
