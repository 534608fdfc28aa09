// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/inert_markup.h"
#include "tests/helpers/test_main.h"

#include "ui/charts/plot.h"
#include "ui/export/markup.h"
#include "ui/export/svg_device.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>

using namespace nephoscope::ui;
using namespace nephoscope::tests;

namespace {

/// Share of the pixels that differ visibly.
double difference(const QImage &a, const QImage &b)
{
    int different = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            different += std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q)) > 96;
        }
    }
    return static_cast<double>(different) / (a.width() * a.height());
}

QImage blank()
{
    QImage image(400, 240, QImage::Format_RGB32);
    image.fill(Qt::white);
    return image;
}

template <typename Paint>
QByteArray svgOf(Paint paint)
{
    SvgDevice device(QRectF(0, 0, 400, 240), QStringLiteral("Test"));
    QPainter painter(&device);
    paint(painter, &device);
    painter.end();
    return device.document();
}

QImage rendered(const QByteArray &svg)
{
    QImage image = blank();
    QSvgRenderer renderer(svg);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(0, 0, 400, 240));
    return image;
}

void paintShapes(QPainter &painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0x22, 0x59, 0xD6), 3));
    painter.setBrush(QColor(0xE7, 0xEE, 0xFC));
    painter.drawRoundedRect(QRectF(20, 20, 120, 60), 8, 8);
    painter.drawEllipse(QPointF(200, 50), 30, 20);
    painter.setBrush(Qt::NoBrush);
    QPen dashed(QColor(0xC3, 0x25, 0x30), 2, Qt::CustomDashLine, Qt::FlatCap);
    dashed.setDashPattern({6, 3});
    painter.setPen(dashed);
    painter.drawLine(QLineF(20, 100, 380, 100));
    painter.save();
    painter.translate(300, 40);
    painter.scale(1.5, 1.5);
    painter.setOpacity(0.5);
    painter.fillRect(QRectF(0, 0, 40, 30), QColor(0x14, 0x77, 0x4A));
    painter.restore();
    painter.save();
    painter.setClipRect(QRectF(20, 120, 60, 60));
    painter.setClipRect(QRectF(50, 120, 200, 60), Qt::IntersectClip);
    painter.fillRect(QRectF(0, 110, 400, 100), QColor(0xC6, 0x7F, 0x0E));
    painter.restore();
    painter.fillRect(QRectF(100, 130, 20, 20), QColor(0, 0, 0));
    paintIcon(&painter, QStringLiteral("virtual_server"), QRectF(150, 120, 64, 64), QColor(0x16, 0x67, 0xBE));
}

} // namespace

class SvgDeviceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anotherReaderSeesTheSamePicture();
    void aChartLooksTheSameInAnotherReader();
    void aCaptionOfTwoScriptsIsOneText();
    void aNumberWithTabularDigitsIsOneText();
    void separateLabelsStayApart();
    void groupsSayWhatTheyAre();
    void fontsHaveTheSizeThatTheySay();
    void hostileLabelsStayText();
    void numbersHaveNoExponentAndNoComma();
};

void SvgDeviceTest::anotherReaderSeesTheSamePicture()
{
    const QByteArray svg = svgOf([](QPainter &painter, SvgDevice *) { paintShapes(painter); });
    QImage direct = blank();
    QPainter painter(&direct);
    paintShapes(painter);
    painter.end();
    const QImage other = rendered(svg);
    if (qEnvironmentVariableIsSet("NEPHOSCOPE_PICTURES")) {
        direct.save(qEnvironmentVariable("NEPHOSCOPE_PICTURES") + "/svg-direct.png");
        other.save(qEnvironmentVariable("NEPHOSCOPE_PICTURES") + "/svg-rendered.png");
    }
    // QSvgRenderer knows no clip paths, so the clipped part is compared by its text instead.
    QImage a = direct.copy(0, 0, 400, 108);
    QImage b = other.copy(0, 0, 400, 108);
    QVERIFY2(difference(a, b) < 0.004, qPrintable(QString::number(difference(a, b))));
    a = direct.copy(140, 115, 260, 100);
    QVERIFY(difference(a, blank().copy(140, 115, 260, 100)) > 0.005); // the icon is there
    QVERIFY(svg.contains("<clipPath id=\"n-clip1\"><path d=\"M"));
    QVERIFY(svg.contains("clip-path=\"url(#n-clip1)\""));
    QCOMPARE(whatIsNotInert(svg, svgElements(), svgAttributes()), QString());
    QVERIFY(difference(direct, blank()) > 0.02);
}

void SvgDeviceTest::aChartLooksTheSameInAnotherReader()
{
    Plot plot;
    plot.title = QStringLiteral("Response time");
    plot.to = 100;
    PlotPanel panel;
    PlotLine line;
    line.label = line.shortLabel = QStringLiteral("p95");
    for (int i = 0; i <= 90; ++i) {
        line.points.t.push_back(i);
        line.points.v.push_back(100 + i % 7);
    }
    panel.lines = {line};
    plot.panels = {panel};
    plot.bands.push_back({PlotBand::Kind::Fault, 60, 70, 80.0, QStringLiteral("failover 20 s (est.)"), {}, {}});
    const auto paint = [&](QPainter &painter, SvgDevice *) { paintPlot(&painter, QRectF(0, 0, 400, 240), plot, Tokens::light()); };
    const QByteArray svg = svgOf(paint);
    QImage direct = blank();
    QPainter painter(&direct);
    paintPlot(&painter, QRectF(0, 0, 400, 240), plot, Tokens::light());
    painter.end();
    // Letters differ by their hinting and tabular places; lines and areas must not.
    QVERIFY2(difference(direct, rendered(svg)) < 0.03, qPrintable(QString::number(difference(direct, rendered(svg)))));
    QVERIFY(svg.contains(">Response time</text>"));
    QVERIFY(svg.contains(">failover 20 s (est.)</text>"));
    QCOMPARE(whatIsNotInert(svg, svgElements(), svgAttributes()), QString());
}

void SvgDeviceTest::aCaptionOfTwoScriptsIsOneText()
{
    const QString caption = QStringLiteral("负载均衡器 Load balancer 中");
    const QByteArray svg = svgOf([&](QPainter &painter, SvgDevice *) {
        painter.setFont(interfaceFont(13));
        painter.drawText(QPointF(10, 40), caption);
    });
    QVERIFY2(svg.contains('>' + caption.toUtf8() + "</text>"), svg.constData());
    QCOMPARE(svg.count("<text"), 1);
}

void SvgDeviceTest::aNumberWithTabularDigitsIsOneText()
{
    const QByteArray svg = svgOf([](QPainter &painter, SvgDevice *) {
        painter.setFont(interfaceFont(13));
        paintTabular(&painter, QRectF(10, 10, 200, 20), QStringLiteral("11,117.1 req/s"), Qt::AlignLeft | Qt::AlignVCenter);
    });
    QVERIFY2(svg.contains(">11,117.1 req/s</text>"), svg.constData());
}

void SvgDeviceTest::separateLabelsStayApart()
{
    const QByteArray svg = svgOf([](QPainter &painter, SvgDevice *) {
        painter.setFont(interfaceFont(13));
        painter.drawText(QPointF(10, 40), QStringLiteral("one"));
        painter.drawText(QPointF(100, 40), QStringLiteral("two"));
        painter.drawText(QPointF(10, 60), QStringLiteral("three"));
    });
    QCOMPARE(svg.count("<text"), 3);
}

void SvgDeviceTest::groupsSayWhatTheyAre()
{
    const QByteArray svg = svgOf([](QPainter &painter, SvgDevice *device) {
        device->beginGroup(QStringLiteral("Virtual server A & B"));
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::red);
        painter.drawRect(QRectF(0, 0, 10, 10));
        device->endGroup();
    });
    QVERIFY(svg.contains("<g><title>Virtual server A &amp; B</title>"));
    QCOMPARE(svg.count("<g>"), svg.count("</g>"));
}

void SvgDeviceTest::fontsHaveTheSizeThatTheySay()
{
    const QByteArray svg = svgOf([](QPainter &painter, SvgDevice *) {
        painter.scale(2, 2);
        painter.setFont(interfaceFont(14, 600));
        painter.drawText(QPointF(10, 40), QStringLiteral("name"));
    });
    QVERIFY2(svg.contains("font-size=\"28\" font-weight=\"600\""), svg.constData());
    QVERIFY(svg.contains("x=\"20\" y=\"80\""));
}

void SvgDeviceTest::hostileLabelsStayText()
{
    for (const QString &label : hostileLabels()) {
        const QByteArray svg = svgOf([&](QPainter &painter, SvgDevice *device) {
            device->beginGroup(label);
            painter.setFont(interfaceFont(13));
            painter.drawText(QPointF(10, 40), label);
            device->endGroup();
        });
        QCOMPARE(whatIsNotInert(svg, svgElements(), svgAttributes()), QString());
        QVERIFY(QSvgRenderer(svg).isValid());
    }
    QCOMPARE(escapeMarkup(QStringLiteral("a\u0001b") + QChar(0xFFFE) + QChar(0xD800)), QByteArray("a\xEF\xBF\xBD" "b\xEF\xBF\xBD\xEF\xBF\xBD"));
    QCOMPARE(escapeMarkup(QStringLiteral("😀")), QStringLiteral("😀").toUtf8());
}

void SvgDeviceTest::numbersHaveNoExponentAndNoComma()
{
    QCOMPARE(markupNumber(1234567.891), QByteArray("1234567.89"));
    QCOMPARE(markupNumber(-0.001), QByteArray("0"));
    QCOMPARE(markupNumber(2.50), QByteArray("2.5"));
    QCOMPARE(markupNumber(1e-9), QByteArray("0"));
}

NEPHOSCOPE_TEST(SvgDeviceTest);
#include "svg_device_test.moc"
