// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report/report_content.h"
#include "ui/style/words.h"

#include <QCoreApplication>
#include <QString>

#include <string>
#include <vector>

namespace nephoscope::ui {

/// Context of the report's words for translators.
struct Report {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

/// `element.metric` → both.
std::pair<std::string, std::string> splitPath(const std::string &path);

/// Paragraphs, headings and bullets of a Markdown text; everything else of Markdown becomes plain words, links lose their targets.
std::vector<ReportParagraph> plainParagraphs(const std::string &markdown);

} // namespace nephoscope::ui
