// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/problem.h"
#include "sim/results/results.h"
#include "ui/charts/plot.h"

#include <QDate>
#include <QString>

#include <vector>

namespace nephoscope {
struct Architecture;
class Catalogue;
} // namespace nephoscope

namespace nephoscope::ui {

/// What a report says, in words, before it becomes pages. Texts are plain: each writer escapes them for its format.

enum class ReportTone { Plain, Secondary, Good, Bad, Warning };

struct ReportFigure {
    QString label;
    QString value;
    QString unit;
    QString detail; ///< `± 5, goal 200 ms`
    ReportTone tone = ReportTone::Plain; ///< Good: goal met, Bad: missed
};

struct ReportCell {
    QString text;
    ReportTone tone = ReportTone::Plain;
    bool isStrong = false;
    bool hasMark = false; ///< a check or a cross before the text, by its tone
};

struct ReportColumn {
    QString title;
    bool isNumber = false;
    double share = 1; ///< of the width
};

struct ReportTable {
    QString title;
    QString note; ///< beside the title
    std::vector<ReportColumn> columns;
    std::vector<std::vector<ReportCell>> rows;
    bool hasTotal = false; ///< the last row adds up the others
    QString after;         ///< one sentence below
    bool isEmpty() const { return rows.empty() && after.isEmpty(); }
};

struct ReportChart {
    QString note; ///< beside the title: unit and window
    Plot plot;
};

struct ReportParagraph {
    enum class Kind { Text, Heading, Bullet } kind = Kind::Text;
    QString text;
};

struct ReportContent {
    QString date;
    QString title;
    std::vector<ReportParagraph> description;
    QString summary; ///< `Base design, 30 d simulated, 100 replications.`
    std::vector<ReportFigure> figures;
    QString caption; ///< of the diagram
    ReportTable serviceLevels;
    ReportTable security; ///< what attackers got; empty where nobody attacks
    ReportTable characteristics; ///< the six cloud characteristics, as far as the run shows them
    std::vector<ReportChart> charts;
    ReportTable theory; ///< closed forms beside what was measured; empty where none is known
    ReportTable timeline;
    std::vector<ReportTable> invoices;
    ReportTable goals; ///< the design's own expectations
    ReportTable parameters;
    ReportTable problems;
    ReportTable script; ///< the document's events
    ReportTable method;
    QString footer; ///< `Seed 1 · digest 9f2c 41d7 b0a3 · Nephoscope 0.1`
};

ReportContent describeReport(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results,
                             const std::vector<Problem> &problems, const QDate &date);

// The parts, each in a file of its subject.
ReportTable serviceLevelTable(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results);
ReportTable securityTable(const Architecture &architecture, const sim::Results &results);
ReportTable characteristicsTable(const Architecture &base, const Catalogue &catalogue, const sim::Results &results);
ReportTable goalTable(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results);
std::vector<ReportFigure> keyFigures(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results);
ReportTable timelineTable(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results);
std::vector<ReportTable> invoiceTables(const Architecture &architecture, const sim::Results &results);
ReportTable parameterTable(const Architecture &architecture, const Catalogue &catalogue);
ReportTable problemTable(const Architecture &architecture, const std::vector<Problem> &problems);
ReportTable scriptTable(const Architecture &architecture, const Catalogue &catalogue);
ReportTable theoryTable(const Architecture &base, const Catalogue &catalogue, const sim::Results &results);
ReportTable methodTable(const sim::Results &results);
std::vector<ReportChart> reportCharts(const Architecture &architecture, const Catalogue &catalogue, const sim::Results &results);

} // namespace nephoscope::ui
