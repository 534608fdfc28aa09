// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace nephoscope::ui {

/// Numbers for people, as the visual language has them: three significant digits, a no-break space before the unit, − for minus.
QString formatQuantity(double value, const QString &unit = {});
QString formatPercent(double share); ///< `62 %`
QString formatAvailability(double share); ///< `99.95 %`, three decimals from 99.99 %
/// `01:32.0`; from one hour `1:01:32.0`. With `withTenths` false whole seconds.
QString formatClock(double seconds, bool withTenths = true);
QString formatDuration(double seconds); ///< `412 ms`, `4.2 s`, `2 h 5 min`
/// Micro-units of `currency`: `264 US$`, under one unit in cents `0.93 ¢`.
QString formatMoney(std::int64_t microUnits, const std::string &currency);
/// An amount in a column whose heading names the currency: exact, since whole micro-units become digits without floating point.
QString formatAmount(std::int64_t microUnits, int decimals);
/// As many decimals as the finest of the amounts needs, 2 to 6, so that printed lines add up to the printed total.
int decimalsOf(const std::vector<std::int64_t> &amounts);
QString formatCount(double count); ///< thousands by comma
QString formatRate(double perSecond); ///< `340 req/s`

/// A catalogue's unit as people read it in a design of `currency`: `currency/h` is `US$/h`, `1/s` `per s`.
QString displayUnit(const std::string &unit, const std::string &currency);
/// `US$` for USD; the code itself where there is no usual sign.
QString currencySign(const std::string &currency);

} // namespace nephoscope::ui
