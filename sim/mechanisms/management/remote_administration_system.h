// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/control/order_making.h"
#include "sim/run/order_desk.h"

#include <string>
#include <vector>

namespace nephoscope::sim {

class CloudResourceAdministrator;
class ResourceManagementSystem;

/// The portals in which outside administrators order and give back resources and see what they use.
///
/// An order takes `order_time`, and an administrator's approval if that is asked for; then the resource management system carries it out.
/// Without a self-service portal, or without such a system, each order is a ticket of an administrator.
class RemoteAdministrationSystem final : public Mechanism, public OrderDesk
{
public:
    RemoteAdministrationSystem(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void describe(MetricRegistry &metrics) override;
    void abandon() override { m_processes.cancelAll(); }
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

    Openness openness() const override { return m_hasSelfService ? Openness::Open : Openness::Closed; }
    void order(Mechanism &drawn, int amount, LogId cause) override;
    void release(Mechanism &drawn, int amount, LogId cause) override;

private:
    Process orderOne(Mechanism &drawn, LogId cause);
    Process releaseThem(Mechanism &drawn, int amount, LogId cause);
    ResourceManagementSystem *management() const;
    CloudResourceAdministrator *administrator() const;

    bool m_hasSelfService = true;
    bool m_showsUsage = false;
    bool m_isApprovedByHand = false;
    SimTime m_orderTime = 0;
    ProcessGroup m_processes;

    std::int64_t m_open = 0;
    std::uint64_t m_orders = 0;
    std::uint64_t m_releases = 0;
    std::uint64_t m_byItself = 0; ///< without a human step
    std::uint64_t m_done = 0;
    std::uint64_t m_refused = 0;
    DurationTally m_leadTime;
};

} // namespace nephoscope::sim
