// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/pdf_report.h"

#include "ui/charts/plot_frame.h"
#include "ui/report/pdf_pages.h"
#include "ui/report/words.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QPageLayout>
#include <QPageSize>

#include <algorithm>

namespace nephoscope::ui {

namespace {

constexpr double kColumnGap = 32;
constexpr double kChartHeight = 190;
constexpr double kMostDiagramHeight = 560;

void head(PdfPages &pages, const ReportContent &content)
{
    const Tokens &t = Tokens::light();
    QPainter *painter = pages.painter();
    const double y = pages.y();
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.accent);
    painter->drawRoundedRect(QRectF(PdfPages::kLeft, y, 20, 20), 5, 5);
    paintIcon(painter, QStringLiteral("cloud"), QRectF(PdfPages::kLeft + 3, y + 3, 14, 14), t.onAccent);
    const QFont strong = interfaceFont(12, 600);
    const double left = PdfPages::kLeft + 28;
    const auto say = [&](double x, double width, const QString &words, const QFont &font, const QColor &colour, Qt::Alignment alignment) {
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(QRectF(x, y, width, 20), static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextDontClip, words);
    };
    say(left, 200, QStringLiteral("Nephoscope"), strong, t.text1, Qt::AlignLeft);
    say(left + QFontMetricsF(strong).horizontalAdvance(QStringLiteral("Nephoscope")) + 8, 300, Report::tr("Simulation report"), interfaceFont(12), t.text2, Qt::AlignLeft);
    say(PdfPages::kLeft, PdfPages::kWidth, content.date, interfaceFont(12), t.text2, Qt::AlignRight);
    pages.skip(38);
    pages.paragraph(content.title.left(300), interfaceFont(32, 600), t.text1, 40);
    pages.skip(2);
    for (const ReportParagraph &paragraph : content.description) {
        switch (paragraph.kind) {
        case ReportParagraph::Kind::Heading:
            pages.skip(4);
            pages.paragraph(paragraph.text, interfaceFont(14, 600), t.text1, 21, 760);
            break;
        case ReportParagraph::Kind::Bullet: {
            pages.ensure(21);
            painter->setPen(Qt::NoPen);
            painter->setBrush(t.text2);
            painter->drawEllipse(QPointF(PdfPages::kLeft + 6, pages.y() + 10.5), 2, 2);
            pages.paragraph(paragraph.text, interfaceFont(14), t.text2, 21, 760, 18);
            break;
        }
        case ReportParagraph::Kind::Text:
            pages.paragraph(paragraph.text, interfaceFont(14), t.text2, 21, 760);
            pages.skip(4);
            break;
        }
    }
    pages.paragraph(content.summary, interfaceFont(14), t.text2, 21, 760);
}

void figures(PdfPages &pages, const std::vector<ReportFigure> &all)
{
    if (all.empty())
        return;
    const Tokens &t = Tokens::light();
    pages.skip(18);
    pages.ensure(80);
    QPainter *painter = pages.painter();
    constexpr double kGap = 24;
    const double count = static_cast<double>(std::max<std::size_t>(all.size(), 3));
    const double width = (PdfPages::kWidth - kGap * (count - 1)) / count;
    double x = PdfPages::kLeft;
    const double y = pages.y();
    for (const ReportFigure &figure : all) {
        const QColor line = figure.tone == ReportTone::Good ? t.okFill : figure.tone == ReportTone::Bad ? t.errFill : t.line3;
        painter->setPen(QPen(line, 2, Qt::SolidLine, Qt::FlatCap));
        painter->drawLine(QLineF(x, y, x + width, y));
        const auto say = [&](double left, double top, double height, const QString &words, const QFont &font, const QColor &colour) {
            painter->setFont(font);
            painter->setPen(colour);
            paintPaperText(painter, QRectF(left, top, x + width - left, height), words, Qt::AlignLeft | Qt::AlignVCenter);
        };
        say(x, y + 9, 18, QFontMetricsF(interfaceFont(12)).elidedText(figure.label, Qt::ElideRight, width), interfaceFont(12), t.text2);
        const QFont large = interfaceFont(26, 600);
        say(x, y + 27, 34, figure.value, large, t.text1);
        say(x + QFontMetricsF(large).horizontalAdvance(figure.value) + 5, y + 32, 28, figure.unit, interfaceFont(14, 500), t.text2);
        say(x, y + 61, 16, QFontMetricsF(interfaceFont(12)).elidedText(figure.detail, Qt::ElideRight, width), interfaceFont(12), t.text3);
        x += width + kGap;
    }
    pages.skip(80);
}

void diagram(PdfPages &pages, const ReportPicture &picture, const QString &caption)
{
    if (picture.size.isEmpty() || !picture.paint)
        return;
    const Tokens &t = Tokens::light();
    constexpr double kPadding = 10;
    pages.skip(18);
    // A picture that would leave the page half empty shrinks into the room that is left, down to three fifths.
    const double widest = PdfPages::kWidth - 2 * kPadding;
    double scale = std::min({1.0, widest / picture.size.width(), kMostDiagramHeight / picture.size.height()});
    const double left = pages.room() - 2 * kPadding - 30;
    if (picture.size.height() * scale > left && picture.size.height() * scale * 0.6 <= left)
        scale = left / picture.size.height();
    const QSizeF size = picture.size * scale;
    pages.ensure(size.height() + 2 * kPadding + 30);
    QPainter *painter = pages.painter();
    const QRectF frame(PdfPages::kLeft, pages.y(), PdfPages::kWidth, size.height() + 2 * kPadding);
    painter->setPen(QPen(t.line2, 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(frame, 6, 6);
    painter->save();
    painter->translate(frame.center().x() - size.width() / 2, frame.top() + kPadding);
    painter->scale(scale, scale);
    picture.paint(painter);
    painter->restore();
    pages.skip(frame.height() + 6);
    pages.paragraph(caption, interfaceFont(12), t.text3, 18);
}

void charts(PdfPages &pages, const std::vector<ReportChart> &all)
{
    const Tokens &t = Tokens::light();
    const double width = (PdfPages::kWidth - kColumnGap) / 2;
    for (std::size_t i = 0; i < all.size(); i += 2) {
        pages.skip(20);
        pages.ensure(kChartHeight + 28);
        const double y = pages.y();
        for (std::size_t column = 0; column < 2 && i + column < all.size(); ++column) {
            const ReportChart &chart = all[i + column];
            const double x = PdfPages::kLeft + static_cast<double>(column) * (width + kColumnGap);
            QPainter *painter = pages.painter();
            const QFont font = interfaceFont(15, 600);
            painter->setFont(font);
            painter->setPen(t.text1);
            painter->drawText(QRectF(x, y, width, 20), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, chart.plot.title);
            const double used = QFontMetricsF(font).horizontalAdvance(chart.plot.title) + 8;
            painter->setFont(interfaceFont(12));
            painter->setPen(t.text3);
            painter->drawText(QRectF(x + used, y, std::max(0.0, width - used), 21), Qt::AlignLeft | Qt::AlignVCenter,
                              QFontMetricsF(interfaceFont(12)).elidedText(chart.note, Qt::ElideRight, std::max(0.0, width - used)));
            PlotStyle style;
            style.hasHeading = false;
            style.hasClockTimes = false;
            style.rightMargin = 40;
            paintPlot(painter, QRectF(x, y + 24, width, kChartHeight), chart.plot, t, style);
        }
        pages.skip(kChartHeight + 28);
    }
}

int write(QByteArray &bytes, const ReportContent &content, const ReportPicture &picture, int pageCount)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(1200);
    writer.setTitle(content.title.left(300));
    writer.setCreator(QStringLiteral("Nephoscope " NEPHOSCOPE_VERSION));
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF()));
    PdfPages pages(&writer, content.footer, pageCount);
    head(pages, content);
    figures(pages, content.figures);
    diagram(pages, picture, content.caption);
    pages.table(content.serviceLevels);
    pages.table(content.security);
    charts(pages, content.charts);
    pages.table(content.timeline);
    for (const ReportTable &invoice : content.invoices)
        pages.table(invoice);
    for (const ReportTable *table : {&content.characteristics, &content.goals, &content.theory, &content.parameters, &content.script, &content.problems, &content.method})
        pages.table(*table);
    return pages.finish();
}

} // namespace

QByteArray pdfReport(const ReportContent &content, const ReportPicture &diagram)
{
    // Twice, since a page says how many there are.
    QByteArray draft;
    const int pageCount = write(draft, content, diagram, 0);
    QByteArray bytes;
    write(bytes, content, diagram, pageCount);
    return bytes;
}

} // namespace nephoscope::ui
