// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/pdf_pages.h"

#include "ui/charts/plot_frame.h"
#include "ui/report/words.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

constexpr double kPageWidth = 1000;
constexpr double kTop = 44;
constexpr double kBottom = 1344;
constexpr double kCellPadding = 8;
constexpr double kRowPadding = 6;
constexpr double kLine = 17;
constexpr double kMark = 16;
/// A cell is cut here, so that no row outgrows a page.
constexpr qsizetype kMostCharacters = 1200;

QFont cellFont(const ReportCell &cell, bool isTotal)
{
    return interfaceFont(12, cell.isStrong || isTotal ? 600 : 400);
}

QColor toneColour(ReportTone tone)
{
    const Tokens &t = Tokens::light();
    switch (tone) {
    case ReportTone::Plain: return t.text1;
    case ReportTone::Secondary: return t.text2;
    case ReportTone::Good: return t.ok;
    case ReportTone::Bad: return t.err;
    case ReportTone::Warning: return t.warn;
    }
    return t.text1;
}

QString cut(const QString &text)
{
    QString shown = text.size() <= kMostCharacters ? text : text.left(kMostCharacters) + QChar(0x2026);
    return shown.replace(u'\n', u' ').replace(QChar(QChar::LineSeparator), u' ').replace(QChar(QChar::ParagraphSeparator), u' ');
}

/// Breaks a text into lines of at most `width`.
std::vector<QString> wrapped(const QString &text, const QFont &font, double width)
{
    std::vector<QString> lines;
    const QString shown = text;
    QTextLayout layout(shown, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(8.0, width));
        lines.push_back(shown.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    if (lines.empty())
        lines.emplace_back();
    return lines;
}

double cellWidth(const ReportCell &cell, const QRectF &column)
{
    return column.width() - (cell.hasMark ? kMark : 0);
}

} // namespace

PdfPages::PdfPages(QPdfWriter *writer, QString footer, int pageCount)
    : m_writer(writer), m_painter(writer), m_footer(std::move(footer)), m_pageCount(pageCount)
{
    const double scale = writer->width() / kPageWidth;
    m_painter.scale(scale, scale);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_y = kTop;
}

double PdfPages::room() const
{
    return kBottom - m_y;
}

void PdfPages::ensure(double height)
{
    if (height > room() && m_y > kTop)
        startPage();
}

void PdfPages::startPage()
{
    drawFooter();
    m_writer->newPage();
    ++m_page;
    m_y = kTop;
}

void PdfPages::drawFooter()
{
    const Tokens &t = Tokens::light();
    m_painter.setPen(QPen(t.line1, 1));
    m_painter.drawLine(QLineF(kLeft, 1358, kRight, 1358));
    m_painter.setFont(interfaceFont(11));
    m_painter.setPen(t.text3);
    const QRectF rect(kLeft, 1364, kWidth, 16);
    m_painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, m_footer);
    if (m_pageCount > 0)
        m_painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, Report::tr("%1 of %2").arg(m_page).arg(m_pageCount));
}

int PdfPages::finish()
{
    drawFooter();
    m_painter.end();
    return m_page;
}

void PdfPages::paragraph(const QString &text, const QFont &font, const QColor &colour, double lineHeight, double width, double indent)
{
    for (const QString &line : wrapped(text, font, width - indent)) {
        ensure(lineHeight);
        m_painter.setFont(font);
        m_painter.setPen(colour);
        paintPaperText(&m_painter, QRectF(kLeft + indent, m_y, width - indent, lineHeight), line, Qt::AlignLeft | Qt::AlignVCenter);
        m_y += lineHeight;
    }
}

void PdfPages::heading(const QString &title, const QString &note, double heightToKeep)
{
    const Tokens &t = Tokens::light();
    if (m_y > kTop)
        m_y += 20;
    ensure(26 + heightToKeep);
    const QFont font = interfaceFont(15, 600);
    m_painter.setFont(font);
    m_painter.setPen(t.text1);
    m_painter.drawText(QRectF(kLeft, m_y, kWidth, 20), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, title);
    const double used = QFontMetricsF(font).horizontalAdvance(title) + 8;
    if (!note.isEmpty()) {
        m_painter.setFont(interfaceFont(12));
        m_painter.setPen(t.text3);
        const QString shown = QFontMetricsF(interfaceFont(12)).elidedText(note, Qt::ElideRight, kWidth - used);
        m_painter.drawText(QRectF(kLeft + used, m_y, kWidth - used, 21), Qt::AlignLeft | Qt::AlignVCenter, shown);
    }
    m_y += 26;
}

double PdfPages::rowHeight(const std::vector<ReportCell> &row, const std::vector<QRectF> &columns, bool isStrong)
{
    std::size_t lines = 1;
    for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i)
        lines = std::max(lines, wrapped(cut(row[i].text), cellFont(row[i], isStrong), cellWidth(row[i], columns[i])).size());
    return static_cast<double>(lines) * kLine + 2 * kRowPadding;
}

void PdfPages::drawHeader(const ReportTable &table, const std::vector<QRectF> &columns)
{
    const Tokens &t = Tokens::light();
    m_painter.setFont(interfaceFont(12, 600));
    m_painter.setPen(t.text2);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const int alignment = (table.columns[i].isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextDontClip;
        m_painter.drawText(QRectF(columns[i].left(), m_y, columns[i].width(), 26), alignment, table.columns[i].title);
    }
    m_y += 27;
    m_painter.setPen(QPen(t.line3, 1.5));
    m_painter.drawLine(QLineF(kLeft, m_y, kRight, m_y));
}

void PdfPages::drawRow(const std::vector<ReportCell> &row, const ReportTable &table, const std::vector<QRectF> &columns, double height, bool isTotal)
{
    const Tokens &t = Tokens::light();
    if (isTotal) {
        m_painter.setPen(QPen(t.line3, 1.5));
        m_painter.drawLine(QLineF(kLeft, m_y, kRight, m_y));
    }
    for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i) {
        const ReportCell &cell = row[i];
        double left = columns[i].left();
        if (cell.hasMark) {
            paintIcon(&m_painter, cell.tone == ReportTone::Good ? QStringLiteral("ui/check") : QStringLiteral("ui/x"),
                      QRectF(left, m_y + kRowPadding + 2, 13, 13), toneColour(cell.tone));
            left += kMark;
        }
        const QFont font = cellFont(cell, isTotal);
        m_painter.setFont(font);
        m_painter.setPen(toneColour(cell.tone));
        double y = m_y + kRowPadding;
        for (const QString &line : wrapped(cut(cell.text), font, cellWidth(cell, columns[i]))) {
            paintPaperText(&m_painter, QRectF(left, y, columns[i].right() - left, kLine), line,
                           (table.columns[i].isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            y += kLine;
        }
    }
    m_y += height;
    if (!isTotal) {
        m_painter.setPen(QPen(t.line1, 1));
        m_painter.drawLine(QLineF(kLeft, m_y, kRight, m_y));
    }
}

void PdfPages::table(const ReportTable &table)
{
    if (table.isEmpty() || table.title.isEmpty())
        return;
    heading(table.title, table.note, 90);
    double shares = 0;
    for (const ReportColumn &column : table.columns)
        shares += column.share;
    std::vector<QRectF> columns;
    double x = kLeft;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const double width = kWidth * table.columns[i].share / shares;
        const bool isLast = i + 1 == table.columns.size();
        // A number stands at the right of its column, words after it at the left of theirs: a wider gap between.
        const double gap = isLast ? 0 : table.columns[i].isNumber && !table.columns[i + 1].isNumber ? 2 * kCellPadding : kCellPadding;
        columns.emplace_back(x, 0, width - gap, 0);
        x += width;
    }
    const bool hasTitles = std::any_of(table.columns.begin(), table.columns.end(), [](const auto &c) { return !c.title.isEmpty(); });
    if (hasTitles && !table.rows.empty())
        drawHeader(table, columns);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const bool isTotal = table.hasTotal && r + 1 == table.rows.size();
        const double height = rowHeight(table.rows[r], columns, isTotal);
        if (height > room()) {
            startPage();
            if (hasTitles)
                drawHeader(table, columns);
        }
        drawRow(table.rows[r], table, columns, height, isTotal);
    }
    if (!table.after.isEmpty()) {
        m_y += 6;
        paragraph(table.after, interfaceFont(12), Tokens::light().text2, kLine);
    }
}

} // namespace nephoscope::ui
