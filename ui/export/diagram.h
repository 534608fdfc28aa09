// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QByteArray>

#include <filesystem>

namespace nephoscope {
struct Architecture;
class Catalogue;
} // namespace nephoscope

namespace nephoscope::ui {

enum class DiagramFormat { Svg, Png, Pdf };

/// `scale` is the number of pixels a scene unit, 1 to 4, and holds for PNG alone.
struct DiagramOptions {
    double scale = 2;
};

/// The diagram of a design as the bytes of a picture, always in the light theme and in the language of the interface.
///
/// Needs a QGuiApplication (the offscreen platform will do). A PNG of more than 16,384 pixels a side or 100 million in all is
/// refused (E-SIZE). What a document says stays text in every format: no element, attribute or reference comes from it.
Result<QByteArray> renderDiagram(const Architecture &architecture, const Catalogue &catalogue, DiagramFormat format,
                                 const DiagramOptions &options = {});

/// Writes the diagram to `target`; its ending (.svg, .png, .pdf) says in which format, another one is refused (E-FORMAT).
/// The file is replaced as a whole or left as it was (E-SAVE).
Result<Done> exportDiagram(const Architecture &architecture, const Catalogue &catalogue,
                           const std::filesystem::path &target, const DiagramOptions &options = {});

} // namespace nephoscope::ui
