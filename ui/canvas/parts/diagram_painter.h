// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "ui/style/theme.h"

#include <QRectF>
#include <QString>

#include <functional>
#include <string>

class QPainter;

namespace nephoscope {
class Catalogue;
}
namespace nephoscope::sim {
struct Snapshot;
}

namespace nephoscope::ui {

/// What an exporter may want to know while a diagram is painted.
struct DiagramHooks {
    std::function<void(const std::string &id, const QString &tooltip)> begin; ///< before an element or a link
    std::function<void()> end; ///< after it
    const sim::Snapshot *snapshot = nullptr; ///< states and numbers of a run; none: the design
};

/// The rectangle that a whole design takes, with its badges and links, in scene units.
QRectF diagramBounds(const Architecture &architecture, const Catalogue &catalogue);

/// Paints a whole design as vectors with pixel fonts; needs neither a window nor widgets.
void paintDiagram(QPainter *painter, const Architecture &architecture, const Catalogue &catalogue, const Tokens &tokens,
                  const DiagramHooks &hooks = {});

} // namespace nephoscope::ui
