// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QDir>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace nephoscope::ui;

namespace {

/// The strongest colour of a picture, and how many of its pixels show anything.
struct Ink {
    QColor colour;
    int pixels = 0;
};

Ink inkOf(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    Ink ink;
    int strongest = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            if (qAlpha(pixel) > 0)
                ++ink.pixels;
            if (qAlpha(pixel) > strongest) {
                strongest = qAlpha(pixel);
                ink.colour = QColor(qRed(pixel), qGreen(pixel), qBlue(pixel));
            }
        }
    }
    return ink;
}

} // namespace

class IconsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPictureOfTheSourcesIsBuiltInAndTakesTheColour();
    void anUnknownNameGivesASquare();
    void pixelRatioGivesMorePixels();
    void disabledFollowsTheTheme();
    void digitsAllHaveOneWidth();
    void paintedWidthIsTheMeasuredOne();
};

void IconsTest::everyPictureOfTheSourcesIsBuiltInAndTakesTheColour()
{
    const QDir sources(QStringLiteral(NEPHOSCOPE_SOURCE_DIR "/resources/icons"));
    int count = 0;
    for (const QString &folder : {QString(), QStringLiteral("ui/")}) {
        for (const QString &file : QDir(sources.filePath(folder)).entryList({QStringLiteral("*.svg")}, QDir::Files)) {
            const QString name = folder + file.chopped(4);
            const Ink ink = inkOf(iconPixmap(name, 24, QColor(0xC3, 0x25, 0x30), 1));
            QVERIFY2(ink.pixels > 20 || name == QStringLiteral("ui/more") || name == QStringLiteral("ui/grip"), qPrintable(name));
            QVERIFY2(ink.colour.red() > 0xB0 && ink.colour.green() < 0x40, qPrintable(name + ink.colour.name()));
            ++count;
        }
    }
    QVERIFY(count >= 80);
}

void IconsTest::anUnknownNameGivesASquare()
{
    QVERIFY(inkOf(iconPixmap(QStringLiteral("no_such_thing"), 24, Qt::red, 1)).pixels > 20);
}

void IconsTest::pixelRatioGivesMorePixels()
{
    const QPixmap pixmap = iconPixmap(QStringLiteral("cloud"), 24, Qt::red, 2);
    QCOMPARE(pixmap.size(), QSize(48, 48));
    QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(24, 24));
}

void IconsTest::disabledFollowsTheTheme()
{
    Theme::instance().setMode(Theme::Mode::Light);
    const QIcon play = icon(QStringLiteral("ui/play"));
    QCOMPARE(inkOf(play.pixmap(QSize(24, 24), QIcon::Disabled)).colour, Tokens::light().textDis);
    Theme::instance().setMode(Theme::Mode::Dark);
    QCOMPARE(inkOf(play.pixmap(QSize(24, 24), QIcon::Disabled)).colour, Tokens::dark().textDis);
    Theme::instance().setMode(Theme::Mode::Light);
}

void IconsTest::digitsAllHaveOneWidth()
{
    const QFont font = interfaceFont(20, 600);
    QCOMPARE(tabularWidth(font, QStringLiteral("11:11.1")), tabularWidth(font, QStringLiteral("00:00.0")));
    QVERIFY(tabularWidth(font, QStringLiteral("100 %")) > tabularWidth(font, QStringLiteral("10 %")));
}

void IconsTest::paintedWidthIsTheMeasuredOne()
{
    QImage image(200, 40, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setFont(interfaceFont(20));
    painter.setPen(Qt::black);
    const double width = paintTabular(&painter, QRectF(0, 0, 200, 40), QStringLiteral("88"), Qt::AlignRight | Qt::AlignVCenter);
    painter.end();
    QCOMPARE(width, tabularWidth(interfaceFont(20), QStringLiteral("88")));
    // Right-aligned: nothing to the left of the text's cells, ink within them.
    int leftmost = 200;
    for (int y = 0; y < 40; ++y) {
        for (int x = 0; x < 200; ++x) {
            if (image.pixelColor(x, y) != QColor(Qt::white))
                leftmost = qMin(leftmost, x);
        }
    }
    QVERIFY(leftmost >= 199 - width && leftmost < 200);
}

NEPHOSCOPE_TEST(IconsTest);
#include "icons_test.moc"
