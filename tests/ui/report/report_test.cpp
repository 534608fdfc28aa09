// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/inert_markup.h"
#include "tests/helpers/test_main.h"

#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "sim/results/results.h"
#include "ui/export/svg_device.h"
#include "ui/report/html_report.h"
#include "ui/report/pdf_report.h"
#include "ui/report/report_content.h"
#include "ui/report/words.h"
#include "ui/style/fonts.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"

#include <QFile>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::ui;
using namespace nephoscope::tests;

namespace {

Element element(const char *id, const char *type, const char *name, const char *parent = nullptr)
{
    Element e;
    e.id = ElementId(id);
    e.type = type;
    e.name = name;
    if (parent)
        e.parent = ElementId(parent);
    return e;
}

Architecture design()
{
    Architecture a;
    a.title = "Hypervisor clustering";
    a.description = "Three hosts share **one** volume.\n\n- When a host fails, [its servers](javascript:alert(1)) restart.\n- Nothing is lost.";
    a.elements = {element("corp", "organization", "Example Corp"),
                  element("shop", "cloud_service_consumer", "Web shop", "corp"),
                  element("host-a", "physical_server", "Physical server A"),
                  element("host-b", "physical_server", "Physical server B"),
                  element("vim", "vim", "VIM"),
                  element("billing", "billing_management_system", "Billing")};
    a.elements[2].params["memory"] = Value(64);
    Event fail;
    fail.at = 60.5;
    fail.action = "fail";
    fail.target = "host-b";
    a.events = {fail};
    return a;
}

sim::Estimate estimate(double mean, double ci)
{
    return {mean, ci, mean - ci, mean + ci, 10};
}

sim::Results results()
{
    sim::Results r;
    r.document = "Hypervisor clustering";
    r.duration = 900;
    r.replications = 10;
    r.metrics["shop"] = {{"requests", estimate(36000, 50)},      {"failures", estimate(650, 20)},
                         {"availability", estimate(0.9819, 0.0005)}, {"response_time_p95", estimate(0.148, 0.005)},
                         {"longest_outage", estimate(32.5, 0)}};
    r.metrics["billing"] = {{"charges", estimate(264, 3)}};
    r.metrics["corp"] = {{"charges", estimate(264, 3)}}; // what it pays is what it is billed
    for (int t = 0; t <= 900; ++t) {
        const bool isOut = t > 60 && t <= 93;
        const auto add = [&](const char *name, double v) {
            r.series[name].t.push_back(t);
            r.series[name].v.push_back(v);
        };
        add("shop.response_time_p50", isOut ? 0.09 : 0.045);
        add("shop.response_time_p95", isOut ? 0.41 : 0.15 + 0.01 * std::sin(t));
        add("shop.response_time_p99", isOut ? 0.5 : 0.19);
        add("shop.throughput", isOut ? 20 : 40);
        add("shop.failures", isOut ? 20 : 0);
        add("host-a.utilization", isOut ? 0.8 : 0.6);
        add("host-b.utilization", t > 60 ? 0 : 0.55);
        add("billing.charges_server_hours", 0.2 * t);
        add("billing.charges_storage_used", 0.09 * t);
    }
    r.log = {{1, 0, 60.5, "host-b", "failed", "", "", ""},
             {2, 1, 63, "vim", "failure_detected", "host-b", "", ""},
             {3, 2, 63, "vim", "restart_ordered", "host-a", "", ""},
             {4, 3, 93, "host-a", "serving", "", "", ""},
             {5, 0, 300.5, "host-b", "repaired", "", "", ""}};
    sim::Invoice invoice;
    invoice.consumer = "corp";
    invoice.currency = "USD";
    invoice.lines = {{"host-a", "server_hours", "pay_per_use", 2920, "h", 0.06, 175200000},
                     {"host-b", "storage_used", "pay_per_use", 240, "GB·month", 0.12, 28800000},
                     {"shop", "requests", "pay_per_use", 1208.9, "million", 0.05, 60445123},
                     {"shop", "credit", "sla", 1, "", 0, -445123}};
    invoice.total = 264000000;
    invoice.unpriced = {"shop.transfer_out"};
    r.invoices = {invoice};
    r.sla = {{"sla", "shop", "availability", ">=", 0.9638, 0.9819, true, 0},
             {"sla", "shop", "longest_outage", "<=", 4, 32.5, false, 2000000}};
    sim::ExpectationVerdict verdict;
    verdict.expectation.event = "vim.failure_detected";
    verdict.expectation.at = 63;
    verdict.measured = 63;
    verdict.ok = true;
    verdict.text = "vim.failure_detected at 63";
    r.expect = {verdict};
    r.digest = "9f2c41d7b0a30000000000000000000000000000000000000000000000000000";
    return r;
}

ReportContent content(const Architecture &architecture, const sim::Results &of)
{
    Problem problem;
    problem.rule = "L-13";
    problem.severity = Severity::Warning;
    problem.element = "host-a";
    problem.text = {"Physical server A has too little memory. Set it to 128 GiB.", "内存不足。"};
    return describeReport(architecture, Catalogue::builtIn(), of, {problem}, QDate(2026, 3, 14));
}

ReportPicture picture()
{
    return {QSizeF(800, 400), [](QPainter *painter) {
                painter->setPen(QPen(Qt::black, 2));
                painter->drawRect(QRectF(1, 1, 798, 398));
                painter->setFont(interfaceFont(14));
                painter->drawText(QPointF(100, 200), QStringLiteral("Load balancer 负载均衡器"));
            }};
}

QByteArray diagramSvg()
{
    SvgDevice device(QRectF(0, 0, 800, 400), QStringLiteral("Diagram"), "d");
    QPainter painter(&device);
    picture().paint(&painter);
    painter.end();
    return device.document(true);
}

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(20000);
    return process.readAllStandardOutput() + process.readAllStandardError();
}

bool isInstalled(const QString &program)
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}

QString fileOf(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    const QString path = folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    if (qEnvironmentVariableIsSet("NEPHOSCOPE_PICTURES")) {
        QFile copy(qEnvironmentVariable("NEPHOSCOPE_PICTURES") + u'/' + name);
        if (copy.open(QIODevice::WriteOnly))
            copy.write(bytes);
    }
    return path;
}

const QSet<QString> &htmlElements()
{
    static const QSet<QString> elements = svgElements()
                                          | QSet<QString>{"html", "head", "meta", "style", "body", "main", "header", "b", "span", "h1", "h2", "h3",
                                                          "small", "div", "p", "ul", "li", "bdi", "strong", "em", "figure", "figcaption", "section",
                                                          "table", "thead", "tbody", "tr", "th", "td", "footer", "svg"};
    return elements;
}

const QSet<QString> &htmlAttributes()
{
    static const QSet<QString> attributes = svgAttributes() | QSet<QString>{"lang", "charset", "http-equiv", "content", "name", "class"};
    return attributes;
}

} // namespace

class ReportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void figuresKnowTheirGoals();
    void printedInvoiceLinesAddUpToThePrintedTotal();
    void theTimelineSaysWhy();
    void chartsShowTheFailover();
    void linksOfTheDescriptionLoseTheirTargets();
    void whatAttackersGotIsToldByProperty();
    void cloudCharacteristicsAreMeasuredOrSaidNotToBe();
    void thePageIsWellFormedAndInert();
    void hostileNamesStayTextInThePage();
    void pdfHasItsTextsFontsAndPageNumbers();
    void longReportsBreakBetweenRows();
};

void ReportTest::figuresKnowTheirGoals()
{
    const ReportContent c = content(design(), results());
    QVERIFY(c.figures.size() >= 5);
    QCOMPARE(c.figures[0].label, QStringLiteral("Availability"));
    QCOMPARE(c.figures[0].value, QStringLiteral("98.19"));
    QCOMPARE(c.figures[0].unit, QStringLiteral("%"));
    QCOMPARE(c.figures[0].tone, ReportTone::Good); // 0.9819 >= 0.9638
    QCOMPARE(c.figures[1].value, QStringLiteral("148"));
    QCOMPARE(c.figures[1].unit, QStringLiteral("ms"));
    QCOMPARE(c.figures[1].detail, QStringLiteral("±\u00A05\u00A0ms"));
    QCOMPARE(c.figures[1].tone, ReportTone::Plain); // no goal
    QCOMPARE(c.figures[3].tone, ReportTone::Bad);   // 32.5 s > 4 s
    QCOMPARE(c.figures[4].value, QStringLiteral("264"));
    // Availability may miss 1 - 0.9638 = 3.62 %; it missed 1.81 %, half of it.
    QCOMPARE(c.serviceLevels.rows[0][4].text, QStringLiteral("50\u00A0% left"));
    QCOMPARE(c.serviceLevels.rows[1][4].text, QStringLiteral("over by 28.5\u00A0s"));
}

void ReportTest::printedInvoiceLinesAddUpToThePrintedTotal()
{
    const ReportContent c = content(design(), results());
    QCOMPARE(c.invoices.size(), 1U);
    const auto micro = [](QString text) {
        text.remove(u',').replace(QChar(0x2212), u'-');
        return static_cast<qint64>(std::llround(text.toDouble() * 1e6));
    };
    qint64 sum = 0;
    const auto &rows = c.invoices[0].rows;
    for (std::size_t i = 0; i + 1 < rows.size(); ++i)
        sum += micro(rows[i].back().text);
    QCOMPARE(sum, micro(rows.back().back().text));
    QCOMPARE(micro(rows.back().back().text), 264000000);
    QCOMPARE(rows[2].back().text, QStringLiteral("60.445123"));
    QCOMPARE(rows[3].back().text, QStringLiteral("−0.445123"));
    QVERIFY(c.invoices[0].after.contains(QStringLiteral("Web shop transfer out")));
}

void ReportTest::theTimelineSaysWhy()
{
    const ReportContent c = content(design(), results());
    QCOMPARE(c.timeline.rows.size(), 5U);
    QCOMPARE(c.timeline.rows[1][0].text, QStringLiteral("01:03.0"));
    QCOMPARE(c.timeline.rows[1][1].text, QStringLiteral("VIM"));
    QVERIFY(c.timeline.rows[1][3].text.startsWith(QStringLiteral("01:00.5, Physical server B")));
}

void ReportTest::chartsShowTheFailover()
{
    const ReportContent c = content(design(), results());
    QCOMPARE(c.charts.size(), 4U);
    for (const ReportChart &chart : c.charts) {
        QCOMPARE(chart.plot.bands.size(), 1U);
        QCOMPARE(chart.plot.bands[0].from, 60.5);
        QCOMPARE(chart.plot.bands[0].to, 93.0); // when it served again, not when the host was repaired
        QVERIFY(chart.plot.bands[0].label.contains(QStringLiteral("32.5\u00A0s")));
        QCOMPARE(chart.plot.to, 300.0); // the fault is over in the first quarter: a round window that shows it
    }
}

void ReportTest::linksOfTheDescriptionLoseTheirTargets()
{
    const std::vector<ReportParagraph> paragraphs = plainParagraphs(design().description);
    QCOMPARE(paragraphs.size(), 3U);
    QCOMPARE(paragraphs[0].text, QStringLiteral("Three hosts share one volume."));
    QCOMPARE(paragraphs[1].kind, ReportParagraph::Kind::Bullet);
    QCOMPARE(paragraphs[1].text, QStringLiteral("When a host fails, its servers restart."));
    QCOMPARE(plainParagraphs("*Without* the **VIM**: 2 * 3 * 4, `a`")[0].text, QStringLiteral("Without the VIM: 2 * 3 * 4, a"));
}

void ReportTest::whatAttackersGotIsToldByProperty()
{
    QVERIFY(content(design(), results()).security.isEmpty()); // nobody attacks
    sim::Results attacked = results();
    attacked.metrics["tap"] = {{"attempts", estimate(100, 0)},
                               {"confidentiality_attempts", estimate(100, 0)},
                               {"confidentiality_successes", estimate(40, 0)},
                               {"confidentiality_detections", estimate(3, 0)},
                               {"integrity_attempts", estimate(0, 0)}};
    attacked.log.push_back({6, 0, 310, "tap", "attack_succeeded", "host-a", "read: not encrypted", "被读取：未加密"});
    const ReportTable table = content(design(), attacked).security;
    QCOMPARE(table.rows.size(), std::size_t(1)); // one property was aimed at
    QCOMPARE(table.rows[0][1].text, QStringLiteral("Confidentiality"));
    QCOMPARE(table.rows[0][2].text, QStringLiteral("100"));
    QCOMPARE(table.rows[0][3].text, QStringLiteral("40"));
    QCOMPARE(table.rows[0][4].text, QStringLiteral("3"));
    QCOMPARE(table.rows[0][5].text, QStringLiteral("succeeded 05:10.0, Physical server A: read: not encrypted"));
    // What was seen is told beside what came through, and where nothing of either happened, what stopped it.
    attacked.log.push_back({7, 0, 311, "tap", "attack_detected", "host-a", "it was altered", "被篡改"});
    attacked.log.push_back({8, 0, 312, "tap", "attack_blocked", "host-a", "encrypted", "已加密"});
    QCOMPARE(content(design(), attacked).security.rows[0][5].text,
             QStringLiteral("succeeded 05:10.0, Physical server A: read: not encrypted; detected 05:11.0, Physical server A: it was altered"));
    attacked.metrics["tap"]["confidentiality_successes"] = attacked.metrics["tap"]["confidentiality_detections"] = estimate(0, 0);
    QCOMPARE(content(design(), attacked).security.rows[0][5].text, QStringLiteral("stopped 05:12.0, Physical server A: encrypted"));
}

// Broken from 60.5 to 300.5 s, restarted elsewhere after 2.5 s; nobody ordered anything.
void ReportTest::cloudCharacteristicsAreMeasuredOrSaidNotToBe()
{
    const ReportTable table = content(design(), results()).characteristics;
    const auto row = std::find_if(table.rows.begin(), table.rows.end(),
                                  [](const auto &one) { return one[1].text == QStringLiteral("Mean time to switch over"); });
    QVERIFY(row != table.rows.end());
    QCOMPARE((*row)[2].text, QStringLiteral("2.5\u00a0s"));
    QVERIFY(table.after.contains(QStringLiteral("On-demand usage: Nothing was ordered in this run.")));
    Language::instance().set(Language::Code::Chinese);
    const ReportTable chinese = content(design(), results()).characteristics;
    Language::instance().set(Language::Code::English);
    QVERIFY(chinese.after.contains(QStringLiteral("按需使用")));
    QVERIFY(!chinese.after.contains(QStringLiteral("ordered")));
}

void ReportTest::thePageIsWellFormedAndInert()
{
    const QByteArray html = htmlReport(content(design(), results()), diagramSvg());
    QTemporaryDir folder;
    const QString path = fileOf(folder, QStringLiteral("report.html"), html);
    QCOMPARE(whatIsNotInert(html, htmlElements(), htmlAttributes()), QString());
    QVERIFY(!html.contains("<script"));
    QVERIFY(!html.contains("src="));
    QVERIFY(!html.contains("href="));
    QVERIFY(!html.contains("@import"));
    QVERIFY(!html.contains("url(h"));
    if (isInstalled(QStringLiteral("xmllint")))
        QCOMPARE(outputOf(QStringLiteral("xmllint"), {QStringLiteral("--noout"), path}), QByteArray());
    // Every id is there once, so that no picture takes the clip of another.
    QSet<QString> ids;
    static const QRegularExpression id(QStringLiteral(" id=\"([^\"]*)\""));
    for (auto match = id.globalMatch(QString::fromUtf8(html)); match.hasNext();) {
        const QString found = match.next().captured(1);
        QVERIFY2(!ids.contains(found), qPrintable(found));
        ids.insert(found);
    }
}

void ReportTest::hostileNamesStayTextInThePage()
{
    for (const QString &label : hostileLabels()) {
        Architecture hostile = design();
        sim::Results of = results();
        hostile.title = hostile.description = label.toStdString();
        for (Element &e : hostile.elements)
            e.name = label.toStdString();
        of.invoices[0].lines[0].what = of.invoices[0].lines[0].unit = label.toStdString();
        of.log[1].detail = of.log[1].event = label.toStdString();
        of.expect[0].text = of.sla[0].objective = label.toStdString();
        const QByteArray html = htmlReport(content(hostile, of), diagramSvg());
        QCOMPARE(whatIsNotInert(html, htmlElements(), htmlAttributes()), QString());
    }
}

void ReportTest::pdfHasItsTextsFontsAndPageNumbers()
{
    const QByteArray pdf = pdfReport(content(design(), results()), picture());
    QVERIFY(pdf.startsWith("%PDF-"));
    QTemporaryDir folder;
    const QString path = fileOf(folder, QStringLiteral("report.pdf"), pdf);
    if (!isInstalled(QStringLiteral("pdftotext")))
        QSKIP("poppler-utils is not installed");
    const QString text = QString::fromUtf8(outputOf(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")}));
    for (const char *word : {"Hypervisor clustering", "14 March 2026", "98.19", "Failover timeline", "Physical server B", "Total", "264.000000",
                             "nephoscope simulate FILE", "9f2c41d7b0a3", "1 of 3", "3 of 3", "±", "−0.445123", "Load balancer"})
        QVERIFY2(text.contains(QString::fromUtf8(word)), qPrintable(QString::fromUtf8(word) + QStringLiteral(" is not in\n") + text));
    const QByteArray fonts = outputOf(QStringLiteral("pdffonts"), {path});
    const QList<QByteArray> rows = fonts.trimmed().split('\n');
    QVERIFY2(rows.size() > 2, fonts.constData());
    for (qsizetype i = 2; i < rows.size(); ++i)
        QVERIFY2(rows[i].contains(" yes "), rows[i].constData()); // embedded
}

void ReportTest::longReportsBreakBetweenRows()
{
    Architecture large = design();
    for (int i = 0; i < 200; ++i) {
        large.elements.push_back(element("x", "virtual_server", "Virtual server"));
        large.elements.back().id = ElementId("vs-" + std::to_string(i));
        large.elements.back().name = "Virtual server " + std::to_string(i);
    }
    large.elements.back().name = std::string(65536, 'w'); // as long as a document may hold
    QTemporaryDir folder;
    const QString path = fileOf(folder, QStringLiteral("long.pdf"), pdfReport(content(large, results()), picture()));
    if (!isInstalled(QStringLiteral("pdftotext")))
        QSKIP("poppler-utils is not installed");
    const QString text = QString::fromUtf8(outputOf(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")}));
    for (int i = 0; i < 199; ++i)
        QVERIFY2(text.contains(QStringLiteral("Virtual server %1 ").arg(i)), qPrintable(QString::number(i)));
}

NEPHOSCOPE_TEST(ReportTest);
#include "report_test.moc"
