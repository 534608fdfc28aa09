// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace nephoscope::sim {

/// Money in whole millionths of a currency unit, so that parts add up to their sum exactly.
using Micros = std::int64_t;

/// To the nearest micro-unit, halves away from zero, at most what 64 bits hold; what is no number is 0.
Micros microsFor(double quantity, double price);

/// A price that holds from `from` units on.
struct PriceBand {
    double from = 0;
    double price = 0;
};

/// A part of a bill: so many units at one price.
struct Charge {
    double quantity = 0;
    double price = 0;
    Micros amount = 0;
};

/// Turns quantities into money by one tariff: bands of prices, an allowance, or a quantity that is paid for in any case.
///
/// Quantities are rated one after the other, so that the charges of several users of one tariff add up, to the last micro-unit, to
/// the charge for all of it together.
class Accountant
{
public:
    enum class Banding {
        Graduated, ///< each unit at the price of its own band
        Volume     ///< all units at the price of the band that the whole quantity reaches
    };

    /// `bands` sorted by `from`; what lies below the first one costs nothing. `allowance`: the first units, which are free, or, if it is a
    /// commitment, paid for by `commitment()` whether they are used or not.
    Accountant(Banding banding, std::vector<PriceBand> bands, double allowance = 0);

    /// For `Volume`: the whole quantity, which sets the price of each unit. To be said before the first `rate`.
    void expect(double total) { m_expected = total; }
    /// Charges the next `quantity` units; parts that cost nothing (of the allowance) have price 0.
    std::vector<Charge> rate(double quantity);
    /// The allowance at the price of the first band.
    Charge commitment() const;
    /// Units rated so far.
    double rated() const { return m_rated; }

private:
    double volumePrice() const;
    Charge charge(double from, double to, double price) const;

    Banding m_banding;
    std::vector<PriceBand> m_bands;
    double m_allowance = 0;
    double m_rated = 0;
    double m_expected = 0;
};

/// Shares `amount` out in proportion to `weights` (>= 0) so that the shares add up to it: each gets the whole part, then those with the
/// largest remainder one more, the first of equals first. With no weight above 0 all count the same.
std::vector<Micros> split(Micros amount, std::span<const double> weights);

} // namespace nephoscope::sim
