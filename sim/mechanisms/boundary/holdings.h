// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/plan/plan.h"
#include "sim/run/metric_registry.h"

#include <set>
#include <vector>

namespace nephoscope::sim {

class Mechanism;
class PhysicalServer;
class Simulation;

/// What a boundary holds at any depth, and what that has cost and used so far.
///
/// Contents come and go in a run: each is counted from when it came until it left. What is switched off from the start has not come yet; what is
/// switched off later is still there.
class Holdings
{
public:
    /// Running totals since time 0.
    struct Totals {
        double hourly = 0;     ///< currency: `cost_per_hour` of what takes part
        double energy = 0;     ///< kWh, cooling and losses of the sites included
        double energyCost = 0; ///< currency
        double carbon = 0;     ///< kg
        double coresBusy = 0;  ///< cores × s
        double cores = 0;      ///< cores × s
        double serverTime = 0; ///< physical servers × s

        double cost() const { return hourly + energyCost; }
        Totals &operator+=(const Totals &other);
        Totals &operator-=(const Totals &other);
    };

    explicit Holdings(Mechanism &container) : m_container(container) {}

    /// Looks up anew what is there and what energy costs there. To be called in `connect`.
    void refresh();
    Totals soFar() const;

    /// `utilization` (with a series), `energy` and `cost`. To be called in `describe`.
    void describe(MetricRegistry &metrics) const;

    std::size_t servers() const { return m_servers.size(); }
    /// W now, without cooling and losses.
    double power() const;
    /// Currency an hour now, energy included.
    double costRate() const;

private:
    struct Server {
        const PhysicalServer *server;
        double powerUsage; ///< of its site
        double price;      ///< currency/kWh
        double carbon;     ///< g/kWh
    };

    /// The totals of everything that is here now, since time 0.
    Totals ofContents() const;

    Mechanism &m_container;
    std::vector<const Mechanism *> m_contents; ///< the container too
    std::vector<Server> m_servers;
    std::set<ElementIndex> m_wasThere; ///< of the contents those that have taken part
    Totals m_settled; ///< up to the last refresh
    Totals m_base;    ///< of the contents at the last refresh
};

} // namespace nephoscope::sim
