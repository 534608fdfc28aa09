// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"
#include "ui/style/format.h"
#include "ui/style/language.h"

#include <QTest>

#include <limits>

using namespace nephoscope::ui;

namespace {
/// The expectations below are written with plain spaces.
QString plain(QString text)
{
    return text.replace(QChar(0x00A0), QLatin1Char(' '));
}
} // namespace

class FormatTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quantitiesHaveThreeDigitsAndAUnit();
    void theSpaceBeforeAUnitDoesNotBreak();
    void percentAndAvailability();
    void clock();
    void durations();
    void money();
    void counts();
    void unitsOfTheCatalogue();
};

void FormatTest::quantitiesHaveThreeDigitsAndAUnit()
{
    QCOMPARE(plain(formatQuantity(16, "GiB")), QString("16 GiB"));
    QCOMPARE(plain(formatQuantity(0.06, "US$/h")), QString("0.06 US$/h"));
    QCOMPARE(plain(formatQuantity(12.3456, "ms")), QString("12.3 ms"));
    QCOMPARE(plain(formatQuantity(9.996, "ms")), QString("10 ms"));
    QCOMPARE(plain(formatQuantity(999.6, "ms")), QString("1,000 ms"));
    QCOMPARE(plain(formatQuantity(1024, "MiB")), QString("1,024 MiB"));
    QCOMPARE(plain(formatQuantity(1234.5)), QString("1,230"));
    QCOMPARE(plain(formatQuantity(1240000, "events/s")), QString("1.24 M events/s"));
    QCOMPARE(plain(formatQuantity(999999.7)), QString("1 M"));
    QCOMPARE(plain(formatQuantity(2.5e9)), QString("2.5 G"));
    QCOMPARE(plain(formatQuantity(0)), QString("0"));
    QCOMPARE(plain(formatQuantity(-0.0)), QString("0"));
    QCOMPARE(plain(formatQuantity(-3.5)), QString("−3.5"));
    QCOMPARE(plain(formatQuantity(3e-5, "s")), QString("3 × 10⁻⁵ s"));
    QCOMPARE(plain(formatQuantity(std::numeric_limits<double>::quiet_NaN())), QString("–"));
    QCOMPARE(plain(formatQuantity(std::numeric_limits<double>::infinity())), QString("∞"));
    QCOMPARE(plain(formatRate(340)), QString("340 req/s"));
}

void FormatTest::theSpaceBeforeAUnitDoesNotBreak()
{
    QCOMPARE(formatQuantity(16, "GiB"), QString("16") + QChar(0x00A0) + QString("GiB"));
    QVERIFY(!formatPercent(0.62).contains(QLatin1Char(' ')));
}

void FormatTest::percentAndAvailability()
{
    QCOMPARE(plain(formatPercent(0.62)), QString("62 %"));
    QCOMPARE(plain(formatPercent(0)), QString("0 %"));
    QCOMPARE(plain(formatPercent(0.00041)), QString("0.041 %"));
    QCOMPARE(plain(formatPercent(1)), QString("100 %"));
    QCOMPARE(plain(formatAvailability(0.9995)), QString("99.95 %"));
    QCOMPARE(plain(formatAvailability(0.9994)), QString("99.94 %"));
    QCOMPARE(plain(formatAvailability(0.95)), QString("95.00 %"));
    QCOMPARE(plain(formatAvailability(0.99994)), QString("99.994 %"));
    QCOMPARE(plain(formatAvailability(0.9999)), QString("99.990 %"));
    // What failed once is never shown as perfect.
    QCOMPARE(plain(formatAvailability(0.9999999)), QString("99.999 %"));
    QCOMPARE(plain(formatAvailability(1)), QString("100 %"));
}

void FormatTest::clock()
{
    QCOMPARE(formatClock(92), QString("01:32.0"));
    QCOMPARE(formatClock(60.5), QString("01:00.5"));
    QCOMPARE(formatClock(0), QString("00:00.0"));
    QCOMPARE(formatClock(59.99), QString("00:59.9"));
    QCOMPARE(formatClock(3692), QString("1:01:32.0"));
    QCOMPARE(formatClock(90, false), QString("01:30"));
    QCOMPARE(formatClock(86400, false), QString("24:00:00"));
    // 0.3 is a binary fraction below three tenths once it is summed up.
    QCOMPARE(formatClock(0.1 + 0.2), QString("00:00.3"));
}

void FormatTest::durations()
{
    QCOMPARE(plain(formatDuration(0.412)), QString("412 ms"));
    QCOMPARE(plain(formatDuration(4.2)), QString("4.2 s"));
    QCOMPARE(plain(formatDuration(7500)), QString("2 h 5 min"));
    QCOMPARE(plain(formatDuration(7200)), QString("2 h"));
    QCOMPARE(plain(formatDuration(125)), QString("2 min 5 s"));
    QCOMPARE(plain(formatDuration(59.99)), QString("1 min"));
    QCOMPARE(plain(formatDuration(3599.9)), QString("1 h"));
    QCOMPARE(plain(formatDuration(90000)), QString("1 d 1 h"));
    QCOMPARE(plain(formatDuration(3e-5)), QString("30 µs"));
    QCOMPARE(plain(formatDuration(5e-9)), QString("5 ns"));
    QCOMPARE(plain(formatDuration(0)), QString("0 s"));
    QCOMPARE(plain(formatDuration(0.9999)), QString("1 s"));
}

void FormatTest::money()
{
    QCOMPARE(plain(formatMoney(264'000'000, "USD")), QString("264 US$"));
    QCOMPARE(plain(formatMoney(9'300, "USD")), QString("0.93 ¢"));
    QCOMPARE(plain(formatMoney(1'234'567'890, "USD")), QString("1,235 US$"));
    QCOMPARE(plain(formatMoney(12'340'000, "EUR")), QString("12.3 €"));
    QCOMPARE(plain(formatMoney(-5'000'000, "EUR")), QString("−5 €"));
    QCOMPARE(plain(formatMoney(0, "USD")), QString("0 US$"));
    QCOMPARE(plain(formatMoney(120'000, "CNY")), QString("0.12 CN¥"));
    QCOMPARE(plain(formatMoney(2'000'000, "XTS")), QString("2 XTS"));
}

void FormatTest::counts()
{
    QCOMPARE(formatCount(1234567), QString("1,234,567"));
    QCOMPARE(formatCount(999), QString("999"));
    QCOMPARE(formatCount(-1500), QString("−1,500"));
}

void FormatTest::unitsOfTheCatalogue()
{
    QCOMPARE(displayUnit("currency/h", "USD"), QString("US$/h"));
    QCOMPARE(displayUnit("GiB", "USD"), QString("GiB"));
    QCOMPARE(displayUnit("1/s", "USD"), QString("per s"));
    Language::instance().set(Language::Code::Chinese);
    const QString chinese = displayUnit("1/s", "USD");
    Language::instance().set(Language::Code::English);
    QCOMPARE(chinese, QString("/s"));
}

NEPHOSCOPE_TEST(FormatTest);
#include "format_test.moc"
