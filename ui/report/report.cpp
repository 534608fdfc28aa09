// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report.h"

#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "model/io/atomic_file.h"
#include "model/rules/rules.h"
#include "model/variant.h"
#include "ui/export/painted_diagram.h"
#include "ui/export/svg_device.h"
#include "ui/report/html_report.h"
#include "ui/report/mean_states.h"
#include "ui/report/pdf_report.h"

#include <QPainter>

#include <algorithm>
#include <cctype>

namespace nephoscope::ui {

Result<QByteArray> renderReport(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results,
                                ReportFormat format, const ReportOptions &options)
{
    // What the run was about: the variant's parameters and switches, not the base's.
    const Result<Architecture> shown = applyVariant(architecture, catalogue, results.variant);
    if (!shown)
        return shown.error();
    const Architecture &design = *shown;
    const ReportContent content = describeReport(design, catalogue, results, findProblems(design, catalogue), options.date);
    const QRectF bounds = diagramBounds(design, catalogue);
    const sim::Snapshot means = meanStates(design, results);
    DiagramHooks hooks;
    if (!means.elements.empty())
        hooks.snapshot = &means;
    if (format == ReportFormat::Pdf) {
        const auto paint = [&](QPainter *painter) {
            painter->translate(-bounds.topLeft());
            paintDiagram(painter, design, catalogue, Tokens::light(), hooks);
        };
        return pdfReport(content, {bounds.size(), paint});
    }
    if (bounds.isEmpty())
        return htmlReport(content, {});
    SvgDevice device(bounds, content.title, "d");
    QPainter painter(&device);
    hooks.begin = [&device](const std::string &, const QString &tooltip) { device.beginGroup(tooltip); };
    hooks.end = [&device] { device.endGroup(); };
    paintDiagram(&painter, design, catalogue, Tokens::light(), hooks);
    painter.end();
    return htmlReport(content, device.document(true));
}

Result<Done> writeReport(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results,
                         const std::filesystem::path &target, const ReportOptions &options)
{
    std::string ending = target.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (ending != ".pdf" && ending != ".html") {
        Error error;
        error.code = "E-FORMAT";
        error.message = "A report is written as .pdf or .html; give the file one of these endings.";
        error.file = target.string();
        return error;
    }
    const auto bytes = renderReport(architecture, catalogue, results, ending == ".pdf" ? ReportFormat::Pdf : ReportFormat::Html, options);
    if (!bytes)
        return bytes.error();
    return replaceFile(target, std::string_view(bytes->constData(), static_cast<std::size_t>(bytes->size())));
}

} // namespace nephoscope::ui
