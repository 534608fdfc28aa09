// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>

class QPainter;

namespace nephoscope::ui {

class RunSession;

/// `Running at 10×`, `Paused`, `Ended`, `Ready`.
QString runStateText(const RunSession &session);
/// The state's dot; its shape differs as well as its colour (paused: two bars, failed: a cross).
void paintRunDot(QPainter *painter, const QPointF &centre, const RunSession &session);

} // namespace nephoscope::ui
