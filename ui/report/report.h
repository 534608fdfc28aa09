// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QByteArray>
#include <QDate>

#include <filesystem>

namespace nephoscope {
struct Architecture;
class Catalogue;
namespace sim {
struct Results;
}
} // namespace nephoscope

namespace nephoscope::ui {

enum class ReportFormat { Pdf, Html };

/// `date` is printed at the head; an invalid one stands for today.
struct ReportOptions {
    QDate date;
};

/// The report of one run of a design: what it is, how it did against its goals, diagram, charts, failover timeline, service
/// levels, invoices, parameters, problems, and what is needed to repeat it. Light theme, language of the interface.
///
/// Needs a QGuiApplication (the offscreen platform will do). `results` are those of the base design or of one of its
/// variants. The HTML is one file that refers to nothing outside itself and runs no script.
Result<QByteArray> renderReport(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results,
                                ReportFormat format, const ReportOptions &options = {});

/// Writes the report to `target`; its ending (.pdf, .html) says in which format, another one is refused (E-FORMAT).
/// The file is replaced as a whole or left as it was (E-SAVE).
Result<Done> writeReport(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results,
                         const std::filesystem::path &target, const ReportOptions &options = {});

} // namespace nephoscope::ui
