// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace nephoscope::ui {

class Document;
class Settings;

enum class PictureFormat { Png, Pdf };

/// Asks for a file and writes the diagram into it, always in the light theme; tells what went wrong. The file is replaced as a
/// whole or left as it was.
void exportPicture(const Document &document, Settings &settings, PictureFormat format, QWidget *window);

} // namespace nephoscope::ui
