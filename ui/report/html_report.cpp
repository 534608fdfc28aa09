// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/html_report.h"

#include "ui/export/markup.h"
#include "ui/export/svg_device.h"
#include "ui/report/words.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"

#include <QPainter>

namespace nephoscope::ui {

namespace {

/// A text of the document: escaped, and kept from turning round what stands beside it.
QByteArray foreign(const QString &text)
{
    return "<bdi>" + escapeMarkup(text) + "</bdi>";
}

QByteArray styleSheet()
{
    const Tokens &t = Tokens::light();
    const auto name = [](const QColor &c) { return c.name().toLatin1(); };
    return "body{margin:0;background:#fff;color:" + name(t.text1)
           + ";font:400 13px/19px Inter,'Noto Sans CJK SC','Noto Sans','DejaVu Sans',sans-serif;font-feature-settings:'tnum'}"
             "main{max-width:872px;margin:0 auto;padding:44px 24px 32px}"
             "header{display:flex;gap:8px;font-size:12px;color:" + name(t.text2) + "}header b{color:" + name(t.text1)
           + "}header .date{margin-left:auto}"
             "h1{font-size:32px;line-height:40px;font-weight:600;margin:18px 0 2px;overflow-wrap:anywhere}"
             "h2{font-size:15px;line-height:20px;font-weight:600;margin:24px 0 6px;break-after:avoid}"
             "h2 small{font-size:12px;font-weight:400;color:" + name(t.text3) + ";margin-left:8px}"
             "h3{font-size:14px;font-weight:600;margin:10px 0 2px}"
             ".lead{font-size:14px;line-height:21px;color:" + name(t.text2) + ";max-width:760px;overflow-wrap:anywhere}.lead p{margin:0 0 6px}.lead ul{margin:0 0 6px;padding-left:20px}"
             ".figures{display:flex;flex-wrap:wrap;gap:24px;margin:18px 0}"
             ".figures div{flex:1 1 120px;border-top:2px solid " + name(t.line3) + ";padding-top:8px}"
             ".figures .good{border-color:" + name(t.okFill) + "}.figures .bad{border-color:" + name(t.errFill)
           + "}.figures span{display:block;font-size:12px;color:" + name(t.text2) + "}"
             ".figures strong{display:block;font-size:26px;line-height:34px;font-weight:600}"
             ".figures em{font-size:14px;font-weight:500;font-style:normal;color:" + name(t.text2) + "}"
             ".figures small{font-size:12px;color:" + name(t.text3) + "}"
             "figure{margin:0 0 8px}figure.diagram{border:1px solid " + name(t.line2) + ";border-radius:6px;padding:8px;text-align:center}"
             "figure svg{max-width:100%;height:auto}figcaption{font-size:12px;color:" + name(t.text3) + ";margin-top:6px}"
             ".charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(380px,1fr));gap:16px 32px}.charts figure{break-inside:avoid}"
             "table{border-collapse:collapse;width:100%;font-size:12.5px}"
             "th{font-weight:600;color:" + name(t.text2) + ";font-size:12px;text-align:left;border-bottom:1.5px solid " + name(t.line3)
           + ";padding:5px 8px 5px 0;vertical-align:bottom}"
             "td{border-bottom:1px solid " + name(t.line1) + ";padding:6px 8px 6px 0;vertical-align:top;overflow-wrap:anywhere}tr{break-inside:avoid}"
             ".n{text-align:right;white-space:nowrap}.sec{color:" + name(t.text2) + "}.good{color:" + name(t.ok) + "}.bad{color:" + name(t.err)
           + "}.warn{color:" + name(t.warn) + "}td.strong{font-weight:600}"
             "tr.total td{border-bottom:0;border-top:1.5px solid " + name(t.line3) + ";font-weight:600}"
             ".after{color:" + name(t.text2) + ";margin:6px 0}"
             "footer{border-top:1px solid " + name(t.line1) + ";margin-top:32px;padding-top:8px;font-size:11px;color:" + name(t.text3) + "}"
             "@page{size:A4;margin:16mm}@media print{main{padding:0;max-width:none}}";
}

const char *toneClass(ReportTone tone)
{
    switch (tone) {
    case ReportTone::Plain: return "";
    case ReportTone::Secondary: return "sec";
    case ReportTone::Good: return "good";
    case ReportTone::Bad: return "bad";
    case ReportTone::Warning: return "warn";
    }
    return "";
}

QByteArray classAttribute(const QByteArray &names)
{
    const QByteArray trimmed = names.simplified();
    return trimmed.isEmpty() ? QByteArray() : " class=\"" + trimmed + '"';
}

QByteArray heading(const QString &title, const QString &note)
{
    return "<h2>" + escapeMarkup(title) + (note.isEmpty() ? QByteArray() : "<small>" + foreign(note) + "</small>") + "</h2>\n";
}

QByteArray tableMarkup(const ReportTable &table)
{
    if (table.isEmpty() || table.title.isEmpty())
        return {};
    QByteArray html = "<section>" + heading(table.title, table.note);
    if (!table.rows.empty()) {
        html += "<table>";
        const bool hasTitles = std::any_of(table.columns.begin(), table.columns.end(), [](const auto &c) { return !c.title.isEmpty(); });
        if (hasTitles) {
            html += "<thead><tr>";
            for (const ReportColumn &column : table.columns)
                html += "<th" + classAttribute(column.isNumber ? "n" : "") + '>' + escapeMarkup(column.title) + "</th>";
            html += "</tr></thead>";
        }
        html += "<tbody>\n";
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            html += table.hasTotal && r + 1 == table.rows.size() ? "<tr class=\"total\">" : "<tr>";
            for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
                const ReportCell &cell = table.rows[r][c];
                QByteArray names = c < table.columns.size() && table.columns[c].isNumber ? "n " : "";
                names += toneClass(cell.tone);
                if (cell.isStrong)
                    names += " strong";
                html += "<td" + classAttribute(names) + '>';
                if (cell.hasMark)
                    html += cell.tone == ReportTone::Good ? "✓ " : "✕ ";
                html += foreign(cell.text) + "</td>";
            }
            html += "</tr>\n";
        }
        html += "</tbody></table>";
    }
    if (!table.after.isEmpty())
        html += "<p class=\"after\">" + foreign(table.after) + "</p>";
    return html + "</section>\n";
}

QByteArray descriptionMarkup(const ReportContent &content)
{
    QByteArray html = "<div class=\"lead\">";
    bool isInList = false;
    for (const ReportParagraph &paragraph : content.description) {
        const bool isBullet = paragraph.kind == ReportParagraph::Kind::Bullet;
        if (isBullet != isInList)
            html += isBullet ? "<ul>" : "</ul>";
        isInList = isBullet;
        const char *tag = isBullet ? "li" : paragraph.kind == ReportParagraph::Kind::Heading ? "h3" : "p";
        html += QByteArray("<") + tag + '>' + foreign(paragraph.text) + "</" + tag + '>';
    }
    if (isInList)
        html += "</ul>";
    return html + "<p>" + foreign(content.summary) + "</p></div>\n";
}

QByteArray figuresMarkup(const std::vector<ReportFigure> &figures)
{
    if (figures.empty())
        return {};
    QByteArray html = "<div class=\"figures\">";
    for (const ReportFigure &figure : figures) {
        html += "<div" + classAttribute(toneClass(figure.tone)) + "><span>" + escapeMarkup(figure.label) + "</span><strong>"
                + escapeMarkup(figure.value) + "<em> " + escapeMarkup(figure.unit) + "</em></strong><small>" + escapeMarkup(figure.detail)
                + "</small></div>";
    }
    return html + "</div>\n";
}

QByteArray chartMarkup(const ReportChart &chart, int number)
{
    constexpr double kWidth = 420;
    constexpr double kHeight = 190;
    SvgDevice device(QRectF(0, 0, kWidth, kHeight), chart.plot.title, "c" + QByteArray::number(number));
    QPainter painter(&device);
    PlotStyle style;
    style.hasHeading = false;
    style.hasClockTimes = false;
    style.rightMargin = 40;
    paintPlot(&painter, QRectF(0, 0, kWidth, kHeight), chart.plot, Tokens::light(), style);
    painter.end();
    return "<figure>" + heading(chart.plot.title, chart.note) + device.document(true) + "</figure>\n";
}

} // namespace

QByteArray htmlReport(const ReportContent &content, const QByteArray &diagram)
{
    const bool isChinese = Language::instance().isChinese();
    QByteArray html = "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"";
    html += isChinese ? "zh-CN" : "en";
    html += "\">\n<head><meta charset=\"utf-8\"/>"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;\"/>"
            "<meta name=\"viewport\" content=\"width=device-width\"/><title>"
            + escapeMarkup(content.title) + "</title><style>" + styleSheet() + "</style></head>\n<body><main>\n";
    html += "<header><b>Nephoscope</b><span>" + escapeMarkup(Report::tr("Simulation report")) + "</span><span class=\"date\">"
            + escapeMarkup(content.date) + "</span></header>\n";
    html += "<h1>" + foreign(content.title) + "</h1>\n" + descriptionMarkup(content) + figuresMarkup(content.figures);
    if (!diagram.isEmpty())
        html += "<figure class=\"diagram\">" + diagram + "</figure><figcaption class=\"after\">" + escapeMarkup(content.caption) + "</figcaption>\n";
    html += tableMarkup(content.serviceLevels);
    html += tableMarkup(content.security);
    if (!content.charts.empty()) {
        html += "<div class=\"charts\">";
        int number = 0;
        for (const ReportChart &chart : content.charts)
            html += chartMarkup(chart, ++number);
        html += "</div>\n";
    }
    html += tableMarkup(content.timeline);
    for (const ReportTable &invoice : content.invoices)
        html += tableMarkup(invoice);
    for (const ReportTable *table : {&content.characteristics, &content.goals, &content.theory, &content.parameters, &content.script, &content.problems, &content.method})
        html += tableMarkup(*table);
    html += "<footer>" + escapeMarkup(content.footer) + "</footer>\n</main></body></html>\n";
    return html;
}

} // namespace nephoscope::ui
