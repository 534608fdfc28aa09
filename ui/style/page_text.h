// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QTextDocument;

namespace nephoscope::ui {

/// Sets a page of help or of a description, written in Markdown (without HTML), in the sizes and colours of the visual language, which
/// Markdown does not carry. To be set anew when the theme, the size of type or the language changes.
void setPage(QTextDocument *document, const QString &markdown);

} // namespace nephoscope::ui
