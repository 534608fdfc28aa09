// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report/report_content.h"

#include <QCoreApplication>
#include <QString>

#include <string>
#include <vector>

namespace nephoscope::ui {

/// Context of the report's words for translators.
struct Report {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

/// Name of an element, link or clone (`Virtual server A #2`), or the id where there is none.
QString elementWords(const Architecture &architecture, const std::string &id);
/// `Response time p95` for `response_time_p95`.
QString metricWords(const std::string &metric);
/// A value of a metric in the unit that the catalogue gives it for this element.
QString metricValue(const Architecture &architecture, const Catalogue &catalogue, const std::string &element,
                    const std::string &metric, double value);
/// `Restart ordered` for `restart_ordered`, as the catalogue has it for the element's type.
QString eventWords(const Architecture &architecture, const Catalogue &catalogue, const std::string &element,
                   const std::string &event);
/// `≥` for `>=`.
QString operatorSign(const std::string &op);
/// `element.metric` → both.
std::pair<std::string, std::string> splitPath(const std::string &path);

/// Paragraphs, headings and bullets of a Markdown text; everything else of Markdown becomes plain words, links lose their targets.
std::vector<ReportParagraph> plainParagraphs(const std::string &markdown);

} // namespace nephoscope::ui
