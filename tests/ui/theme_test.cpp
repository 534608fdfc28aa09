// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace nephoscope::ui;

namespace {

/// Relative luminance and contrast as WCAG 2 defines them.
double luminance(const QColor &colour)
{
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

const char *const kCategories[] = {"actor", "boundary", "compute", "storage", "path", "monitor", "control", "management", "security"};

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contrastOfKnownPairs();
    void textIsReadable_data() { bothThemes(); }
    void textIsReadable();
    void marksAreVisible_data() { bothThemes(); }
    void marksAreVisible();
    void everyPictureOfTheStylesheetIsThereInItsColour_data() { bothThemes(); }
    void everyPictureOfTheStylesheetIsThereInItsColour();
    void noTokenIsLeftInTheStylesheet();
    void switchingTellsAndChangesThePalette();

private:
    static void bothThemes()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    static const Tokens &tokensOf(bool isDark) { return isDark ? Tokens::dark() : Tokens::light(); }
};

void ThemeTest::contrastOfKnownPairs()
{
    // Black on white is 21 by definition; #767676 on white is the well-known 4.54.
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QVERIFY(std::abs(contrast(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
}

void ThemeTest::textIsReadable()
{
    QFETCH(bool, isDark);
    const Tokens &t = tokensOf(isDark);
    struct Pair { const char *name; QColor text; QColor background; };
    std::vector<Pair> pairs;
    for (const QColor &background : {t.window, t.surface, t.sunken, t.canvas}) {
        for (const QColor &text : {t.text1, t.text2, t.text3, t.accent, t.err, t.ok, t.warn})
            pairs.push_back({"text on a ground", text, background});
    }
    for (const QColor &text : {t.text1, t.text2})
        pairs.push_back({"text under the pointer", text, t.hover});
    pairs.push_back({"text on accent", t.onAccent, t.accent});
    pairs.push_back({"text on accent under the pointer", t.onAccent, t.accentHover});
    pairs.push_back({"text on a failure", t.onAccent, t.errFill});
    pairs.push_back({"text on what is met", t.onAccent, t.okFill});
    pairs.push_back({"text on pressure", t.onWarnFill, t.warnFill});
    pairs.push_back({"warning in its note", t.warn, t.warnSoft});
    pairs.push_back({"failure in its note", t.err, t.errSoft});
    pairs.push_back({"met in its note", t.ok, t.okSoft});
    for (const QColor &soft : {t.accentSoft, t.warnSoft, t.errSoft, t.okSoft}) {
        pairs.push_back({"text in a note", t.text1, soft});
        pairs.push_back({"labels in a note", t.text2, soft});
    }
    pairs.push_back({"link in a note", t.accent, t.accentSoft});
    pairs.push_back({"link in a warning", t.accent, t.warnSoft});
    for (const char *category : kCategories)
        pairs.push_back({"text on a category's chip", t.text1, t.soft(t.category(category))});
    for (const Pair &pair : pairs) {
        const double value = contrast(pair.text, pair.background);
        QVERIFY2(value >= 4.5, qPrintable(QStringLiteral("%1: %2 on %3 is %4").arg(QLatin1String(pair.name), pair.text.name(),
                                                                                  pair.background.name(), QString::number(value))));
    }
}

void ThemeTest::marksAreVisible()
{
    QFETCH(bool, isDark);
    const Tokens &t = tokensOf(isDark);
    const auto check = [](const char *what, const QColor &mark, const QColor &background) {
        const double value = contrast(mark, background);
        QVERIFY2(value >= 3, qPrintable(QStringLiteral("%1: %2 on %3 is %4").arg(QLatin1String(what), mark.name(), background.name(),
                                                                                QString::number(value))));
    };
    for (const QColor &background : {t.surface, t.canvas, t.window, t.sunken}) {
        check("border", t.line3, background);
        check("selection", t.accent, background);
        check("failure", t.errFill, background);
        check("met", t.okFill, background);
    }
    check("pressure", t.warnFill, t.surface);
    for (const QColor &series : t.series)
        check("series", series, t.surface);
    for (const char *category : kCategories) {
        const QColor colour = t.category(category);
        check(category, colour, t.surface);
        check(category, colour, t.soft(colour));
        check(category, colour, t.faint(colour));
    }
}

void ThemeTest::everyPictureOfTheStylesheetIsThereInItsColour()
{
    QFETCH(bool, isDark);
    QFile sheet(QStringLiteral(":/themes/nephoscope.qss"));
    QVERIFY(sheet.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(sheet.readAll());
    QRegularExpressionMatchIterator matches = QRegularExpression(QStringLiteral("url\\(([^)]*)\\)")).globalMatch(text);
    int count = 0;
    while (matches.hasNext()) {
        QString path = matches.next().captured(1);
        path.replace(QStringLiteral("@theme"), isDark ? QStringLiteral("dark") : QStringLiteral("light"));
        QFile picture(path);
        QVERIFY2(picture.open(QIODevice::ReadOnly), qPrintable(path));
        const Tokens &t = tokensOf(isDark);
        const QColor colour = path.contains(QStringLiteral("disabled")) ? t.textDis
                              : path.contains(QStringLiteral("check")) || path.contains(QStringLiteral("partial")) ? t.onAccent
                                                                                                                  : t.text2;
        QVERIFY2(picture.readAll().contains(colour.name().toUpper().toLatin1()), qPrintable(path));
        ++count;
    }
    QVERIFY(count > 5);
}

void ThemeTest::noTokenIsLeftInTheStylesheet()
{
    Theme::instance().setMode(Theme::Mode::Light);
    QVERIFY(!qApp->styleSheet().isEmpty());
    QVERIFY(!qApp->styleSheet().contains(QLatin1Char('@')));
}

void ThemeTest::switchingTellsAndChangesThePalette()
{
    Theme::instance().setMode(Theme::Mode::Light);
    QSignalSpy changed(&Theme::instance(), &Theme::changed);
    Theme::instance().setMode(Theme::Mode::Dark);
    QCOMPARE(changed.count(), 1);
    QVERIFY(tokens().isDark);
    QCOMPARE(QApplication::palette().color(QPalette::Base), Tokens::dark().surface);
    Theme::instance().setMode(Theme::Mode::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Base), Tokens::light().surface);
}

NEPHOSCOPE_TEST(ThemeTest);
#include "theme_test.moc"
