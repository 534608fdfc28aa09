// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/management/price_list.h"
#include "sim/results/results.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace nephoscope::sim {

/// How prices are applied.
enum class PricePlan { PayPerUse, FlatRate, PerAllocation, TieredGraduated, TieredVolume, Reserved, Combined };

/// What one consumer has used in the present period, and what the periods before it came to.
class Bill
{
public:
    /// One period's use of one measure at one element.
    struct Use {
        double quantity = 0; ///< in what the measure counts
        std::uint64_t records = 0;
        std::vector<UsageNote> notes; ///< the first of them
    };
    /// Terms that hold for all bills of a billing system.
    struct Terms {
        std::string owner; ///< the billing system: the element of what is about none
        PricePlan plan = PricePlan::PayPerUse;
        PriceList prices;
        double allowance = 0; ///< units of each priced thing, free or, if reserved, paid for in any case
    };

    void add(const UsageRecord &record, bool isAllocation);
    /// A fee that is due.
    void addFee(const std::string &element, const Fee &fee, double share);
    /// What is committed is due again.
    void beginPeriod() { m_isOpen = true; }
    /// The use so far becomes lines for good: a period is over.
    void closePeriod(const Simulation &simulation, const Terms &terms);
    /// All lines: those of closed periods and the present one as it stands.
    std::vector<InvoiceLine> lines(const Simulation &simulation, const Terms &terms) const;
    /// What was metered in any period and has no price, `element.measure`.
    std::vector<std::string> unpriced(const Simulation &simulation, const Terms &terms) const;

    static MicroMoney total(const std::vector<InvoiceLine> &lines);

private:
    struct Key {
        UsageMeasure measure;
        ElementIndex element;
        bool isAllocation;
        auto operator<=>(const Key &) const = default;
    };

    std::vector<InvoiceLine> rate(const Simulation &simulation, const Terms &terms) const;
    static void merge(std::vector<InvoiceLine> &into, InvoiceLine line);

    bool m_isOpen = true; ///< a period has begun
    std::map<Key, Use> m_uses;
    std::vector<InvoiceLine> m_closed;
    std::vector<std::string> m_unpriced;
};

} // namespace nephoscope::sim
