// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "sim/blocks/accountant.h"
#include "sim/mechanisms/monitor/usage.h"

#include <optional>
#include <string>
#include <vector>

namespace nephoscope {
class Value;
}

namespace nephoscope::sim {

/// One priced thing: a measure, of one element (or of what stands in it) or of all, with its bands.
struct Tariff {
    UsageMeasure measure = UsageMeasure::Requests;
    ElementIndex element = kNone; ///< kNone: all that have no price of their own
    std::string unit;
    double unitSize = 1; ///< in what the measure counts
    std::vector<PriceBand> bands;
};

/// A fee for each period, whatever is used.
struct Fee {
    ElementIndex element = kNone; ///< whose users pay it; kNone: every consumer does
    double price = 0;
    std::string unit;
};

/// The prices of a billing management system, and those that elements have themselves.
class PriceList
{
public:
    /// `rows` as the catalogue describes them. Error: a unit that its measure does not have, or an element that is not there.
    static Result<PriceList> parse(const Value &rows, const Simulation &simulation);

    const std::vector<Tariff> &tariffs() const { return m_tariffs; }
    const std::vector<Fee> &fees() const { return m_fees; }
    /// What an element's use is rated by: its own price, else that of the list for it, for the nearest thing that it stands in, for all.
    std::optional<Tariff> find(const Simulation &simulation, ElementIndex element, UsageMeasure measure) const;
    /// An element's own price of a measure.
    static std::optional<Tariff> ownPrice(const Simulation &simulation, ElementIndex element, UsageMeasure measure);
    /// Whether anything of this measure has a price.
    bool prices(const Simulation &simulation, UsageMeasure measure) const;

private:
    std::vector<Tariff> m_tariffs;
    std::vector<Fee> m_fees;
};

} // namespace nephoscope::sim
