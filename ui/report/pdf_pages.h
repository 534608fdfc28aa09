// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report/report_content.h"

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QPdfWriter>
#include <QRectF>

namespace nephoscope::ui {

/// Pages that fill from top to bottom. Lengths are thousandths of the page's width, as in the design of the report: A4 is 1000 × 1414.
class PdfPages
{
public:
    /// `pageCount` stands in the footer; 0 while it is not known.
    PdfPages(QPdfWriter *writer, QString footer, int pageCount);

    static constexpr double kLeft = 64;
    static constexpr double kRight = 936;
    static constexpr double kWidth = kRight - kLeft;

    QPainter *painter() { return &m_painter; }
    double y() const { return m_y; }
    double room() const;
    void skip(double height) { m_y += height; }
    /// Begins a page unless `height` fits on this one.
    void ensure(double height);
    /// Words that wrap within the width; the paragraph may go over several pages. Returns the height on the last one.
    void paragraph(const QString &text, const QFont &font, const QColor &colour, double lineHeight, double width = kWidth, double indent = 0);
    void heading(const QString &title, const QString &note, double heightToKeep);
    void table(const ReportTable &table);
    /// Closes the last page; returns how many there are.
    int finish();

private:
    struct Layout;
    void startPage();
    void drawFooter();
    void drawHeader(const ReportTable &table, const std::vector<QRectF> &columns);
    double rowHeight(const std::vector<ReportCell> &row, const std::vector<QRectF> &columns, bool isStrong);
    void drawRow(const std::vector<ReportCell> &row, const ReportTable &table, const std::vector<QRectF> &columns, double height, bool isTotal);

    QPdfWriter *m_writer;
    QPainter m_painter;
    QString m_footer;
    int m_pageCount;
    int m_page = 1;
    double m_y = 0;
};

} // namespace nephoscope::ui
