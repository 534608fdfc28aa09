// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/working_hours.h"
#include "sim/engine/process.h"
#include "sim/engine/statistics.h"
#include "sim/mechanisms/control/order_making.h"
#include "sim/run/order_desk.h"

#include <vector>

namespace nephoscope::sim {

/// The people who do by hand what no mechanism does: repairs, and orders that come as tickets.
///
/// What fails in their care (control links) they repair, unless a watchdog looks after it; then they wait until it escalates. Each piece
/// of work takes one of `people` for its time, within the working hours, first come, first served.
class CloudResourceAdministrator final : public Mechanism, public OrderDesk, private StateObserver
{
public:
    CloudResourceAdministrator(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void abandon() override { m_processes.cancelAll(); }
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

    bool hasInItsCare(const Mechanism &element) const;
    /// Somebody asks for a repair by hand; once for each failure.
    void escalate(Mechanism &failed, LogId cause);

    Openness openness() const override { return takesPart() ? Openness::ByTicket : Openness::Closed; }
    void order(Mechanism &drawn, int amount, LogId cause) override;
    void release(Mechanism &drawn, int amount, LogId cause) override;
    /// An order that nothing carries out by itself: done when it returns. A machine is set up with a medium in hand.
    ProcessOf<bool> provision(Mechanism &drawn, LogId cause);
    /// Somebody looks at an order and agrees.
    Process approve(std::string order, LogId cause);

protected:
    void lifeChanged() override { m_changed.raise(); }

private:
    class Turn;

    void stateChanged(Mechanism &element, LogId cause) override;
    void observe(Mechanism &element);
    void lookAround();
    Process repair(Mechanism &failed, LogId cause);
    Process work(SimTime duration);
    Process provisionFor(Mechanism &drawn, LogId cause);
    Process releaseByHand(Mechanism &drawn, int amount, LogId cause);
    bool isLookedAfterByOthers(const Mechanism &element) const;

    int m_people = 1; ///< 0: as many as are needed
    SimTime m_responseTime = 0;
    SimTime m_ticketTime = 0;
    SimTime m_bareMetalTime = 0;
    WorkingHours m_hours;
    std::string m_employer;

    ProcessGroup m_processes;
    Signal m_changed;
    std::vector<const Turn *> m_line; ///< those that work and those that wait, first come first
    std::vector<ElementIndex> m_care;
    std::vector<ElementIndex> m_observed;
    std::vector<const Mechanism *> m_repairs; ///< under way
    bool m_isStarted = false;
    Claims m_claims;

    LevelOverTime m_waiting;
    LevelOverTime m_working;
    DurationTally m_waits;
    DurationTally m_handling; ///< from the call to done
    std::uint64_t m_actions = 0;
    std::uint64_t m_repaired = 0;
    std::uint64_t m_tickets = 0;
};

} // namespace nephoscope::sim
