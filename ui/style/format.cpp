// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/format.h"

#include "ui/style/exact.h"
#include "ui/style/language.h"

#include <QLatin1String>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace nephoscope::ui {

namespace {

constexpr QChar kNoBreakSpace(0x00A0);
constexpr QChar kMinus(0x2212);

QString fixed(double value, int decimals)
{
    std::array<char, 400> buffer;
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
    return QString::fromLatin1(buffer.data(), result.ptr - buffer.data());
}

QString withoutTrailingZeros(QString text)
{
    if (!text.contains(QLatin1Char('.')))
        return text;
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

/// Commas between thousands in a text of digits with or without decimals.
QString grouped(QString text)
{
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    for (qsizetype i = (point < 0 ? text.size() : point) - 3; i > 0; i -= 3)
        text.insert(i, QLatin1Char(','));
    return text;
}

/// A value ≥ 0 in `digits` significant digits, as a plain decimal.
QString significant(double value, int digits)
{
    if (value == 0)
        return QStringLiteral("0");
    int exponent = static_cast<int>(std::floor(std::log10(value)));
    // 9.996 becomes 10.0: one digit more before the point, one less behind it.
    if (value >= std::pow(10, exponent + 1) - 0.5 * std::pow(10, exponent + 1 - digits))
        ++exponent;
    const int decimals = digits - 1 - exponent;
    if (decimals >= 0)
        return withoutTrailingZeros(fixed(value, decimals));
    const double unit = std::pow(10, -decimals);
    return fixed(std::round(value / unit) * unit, 0);
}

QString superscript(int number)
{
    static constexpr char16_t kDigits[] = u"⁰¹²³⁴⁵⁶⁷⁸⁹";
    QString text;
    for (const QChar c : QString::number(std::abs(number)))
        text += QChar(kDigits[c.digitValue()]);
    return (number < 0 ? QStringLiteral("⁻") : QString()) + text;
}

/// A value ≥ 0 with three significant digits; whole numbers under a million as they are.
QString plainNumber(double value)
{
    if (value == std::floor(value) && value < 1e6)
        return grouped(fixed(value, 0));
    if (value < 1e-4) {
        const int exponent = static_cast<int>(std::floor(std::log10(value)));
        return significant(value / std::pow(10, exponent), 3) + QStringLiteral(" × 10").replace(QLatin1Char(' '), kNoBreakSpace)
               + superscript(exponent);
    }
    return grouped(significant(value, 3));
}

QString joined(const QString &number, const QString &unit)
{
    return unit.isEmpty() ? number : number + kNoBreakSpace + unit;
}

QString notANumber()
{
    return QStringLiteral("–");
}

QString withSign(double value, const QString &magnitude)
{
    return value < 0 ? kMinus + magnitude : magnitude;
}

} // namespace

QString formatQuantity(double value, const QString &unit)
{
    if (std::isnan(value))
        return notANumber();
    if (std::isinf(value))
        return withSign(value, QStringLiteral("∞"));
    const double magnitude = std::abs(value);
    static constexpr std::pair<double, char> kPrefixes[] = {{1e12, 'T'}, {1e9, 'G'}, {1e6, 'M'}};
    for (const auto &[factor, prefix] : kPrefixes) {
        // What would round up to a million is one.
        if (magnitude >= factor * 0.9995 && magnitude >= 1e6 - 0.5 && magnitude < factor * 1e6) {
            const QString number = significant(magnitude / factor, 3) + kNoBreakSpace + QLatin1Char(prefix);
            return withSign(value, joined(number, unit));
        }
    }
    return withSign(magnitude == 0 ? 0 : value, joined(plainNumber(magnitude), unit));
}

QString formatExact(double value, const QString &unit)
{
    constexpr int kDigits = 10; // a sum of steps (0.1 + 0.2) has no more that are meant
    const double magnitude = std::abs(value);
    if (!std::isfinite(value) || magnitude < 1e-4)
        return formatQuantity(value, unit);
    for (const auto &[factor, prefix] : {std::pair{1e12, 'T'}, std::pair{1e9, 'G'}, std::pair{1e6, 'M'}}) {
        if (magnitude >= factor && magnitude < factor * 1000)
            return withSign(value, joined(significant(magnitude / factor, kDigits) + kNoBreakSpace + QLatin1Char(prefix), unit));
    }
    return withSign(value, joined(grouped(significant(magnitude, kDigits)), unit));
}

QString formatPercent(double share)
{
    if (std::isnan(share))
        return notANumber();
    const double percent = std::abs(share) * 100;
    const QString number = percent >= 0.995 || percent == 0 ? fixed(std::round(percent), 0) : significant(percent, 2);
    return withSign(percent == 0 ? 0 : share, joined(number, QStringLiteral("%")));
}

QString formatAvailability(double share)
{
    if (std::isnan(share))
        return notANumber();
    if (share >= 1)
        return joined(QStringLiteral("100"), QStringLiteral("%"));
    // Cut off, not rounded: 99.9996 % must not read as 100 %. The small term undoes the error of the multiplication.
    const int decimals = share * 100 >= 99.99 - 1e-9 ? 3 : 2;
    const double unit = std::pow(10, decimals);
    return joined(fixed(std::floor(share * 100 * unit + 1e-6) / unit, decimals), QStringLiteral("%"));
}

QString formatClock(double seconds, bool withTenths)
{
    if (!std::isfinite(seconds))
        return notANumber();
    // Cut off like every clock; the small term undoes binary fractions just below the tenth.
    const auto tenths = static_cast<std::int64_t>(std::floor(std::abs(seconds) * 10 + 1e-6));
    const std::int64_t hours = tenths / 36000;
    const std::int64_t minutes = tenths / 600 % 60;
    const std::int64_t rest = tenths / 10 % 60;
    const auto two = [](std::int64_t number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    QString text = two(minutes) + QLatin1Char(':') + two(rest);
    if (hours > 0)
        text.prepend(QString::number(hours) + QLatin1Char(':'));
    if (withTenths)
        text += QLatin1Char('.') + QString::number(tenths % 10);
    return withSign(tenths == 0 ? 0 : seconds, text);
}

QString formatDuration(double seconds)
{
    if (std::isnan(seconds))
        return notANumber();
    if (std::isinf(seconds))
        return withSign(seconds, QStringLiteral("∞"));
    const double magnitude = std::abs(seconds);
    const auto part = [](double value, const char *unit) { return joined(fixed(value, 0), QLatin1String(unit)); };
    const auto two = [&](double whole, double large, const char *largeUnit, double small, const char *smallUnit) {
        const double smalls = std::round(whole / small);
        const double perLarge = large / small;
        const double larges = std::floor(smalls / perLarge);
        const double rest = smalls - larges * perLarge;
        return rest > 0 ? part(larges, largeUnit) + QLatin1Char(' ') + part(rest, smallUnit) : part(larges, largeUnit);
    };
    QString text;
    if (magnitude == 0)
        text = joined(QStringLiteral("0"), QStringLiteral("s"));
    else if (magnitude < 0.9995e-6)
        text = joined(significant(magnitude * 1e9, 3), QStringLiteral("ns"));
    else if (magnitude < 0.9995e-3)
        text = joined(significant(magnitude * 1e6, 3), QStringLiteral("µs"));
    else if (magnitude < 0.9995)
        text = joined(significant(magnitude * 1e3, 3), QStringLiteral("ms"));
    else if (magnitude < 59.95)
        text = joined(significant(magnitude, 3), QStringLiteral("s"));
    else if (magnitude < 3599.5)
        text = two(magnitude, 60, "min", 1, "s");
    else if (magnitude < 86400 - 30)
        text = two(magnitude, 3600, "h", 60, "min");
    else
        text = two(magnitude, 86400, "d", 3600, "h");
    return withSign(magnitude == 0 ? 0 : seconds, text);
}

QString currencySign(const std::string &currency)
{
    static constexpr std::pair<std::string_view, const char *> kSigns[] = {
        {"USD", "US$"}, {"EUR", "€"}, {"GBP", "£"}, {"CNY", "CN¥"}, {"JPY", "JP¥"}, {"INR", "₹"}, {"CAD", "CA$"}, {"AUD", "A$"}};
    for (const auto &[code, sign] : kSigns) {
        if (code == currency)
            return QString::fromUtf8(sign);
    }
    return QString::fromStdString(currency);
}

QString formatMoney(std::int64_t microUnits, const std::string &currency)
{
    const double amount = std::abs(static_cast<double>(microUnits)) / 1e6;
    const bool hasCents = currency == "USD" || currency == "EUR" || currency == "CAD" || currency == "AUD";
    QString text;
    if (hasCents && microUnits != 0 && amount < 0.9995)
        text = joined(significant(amount * 100, amount < 0.1 ? 2 : 3), QStringLiteral("¢"));
    else if (amount >= 999.5)
        text = joined(grouped(fixed(std::round(amount), 0)), currencySign(currency));
    else
        text = joined(significant(amount, 3), currencySign(currency));
    return withSign(static_cast<double>(microUnits), text);
}

QString formatCount(double count)
{
    if (!std::isfinite(count))
        return notANumber();
    const double whole = std::round(std::abs(count));
    return withSign(whole == 0 ? 0 : count, grouped(fixed(whole, 0)));
}

QString formatRate(double perSecond)
{
    return formatQuantity(perSecond, QStringLiteral("req/s"));
}

QString displayUnit(const std::string &unit, const std::string &currency)
{
    QString text = QString::fromStdString(unit);
    text.replace(QStringLiteral("currency"), currencySign(currency));
    if (text.startsWith(QLatin1String("1/")))
        text = (Language::instance().isChinese() ? QStringLiteral("/") : QStringLiteral("per ")) + text.mid(2);
    return text;
}

QString formatAmount(std::int64_t microUnits, int decimals)
{
    const bool isNegative = microUnits < 0;
    const auto magnitude = isNegative ? 0 - static_cast<std::uint64_t>(microUnits) : static_cast<std::uint64_t>(microUnits);
    QString whole = QString::number(magnitude / 1000000);
    for (qsizetype i = whole.size() - 3; i > 0; i -= 3)
        whole.insert(i, u',');
    const QString fraction = QStringLiteral("%1").arg(magnitude % 1000000, 6, 10, QLatin1Char('0')).left(decimals);
    return (isNegative ? QString(QChar(0x2212)) : QString()) + whole + u'.' + fraction;
}

int decimalsOf(const std::vector<std::int64_t> &amounts)
{
    int decimals = 2;
    for (const std::int64_t amount : amounts) {
        std::int64_t step = 10000; // micro-units of the second decimal
        for (int d = 2; d <= 6; ++d, step /= 10) {
            if (amount % step == 0) {
                decimals = std::max(decimals, d);
                break;
            }
        }
    }
    return decimals;
}

} // namespace nephoscope::ui
