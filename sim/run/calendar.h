// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/simulation.h"

namespace nephoscope::sim {

/// What is to happen at known times: the cuts of metrics, the document's events, the samples.
class Simulation::Calendar final : public EventHandler
{
public:
    explicit Calendar(Simulation &simulation) : m_simulation(simulation) {}

    /// \pre the registry has its windows
    void fill();
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    std::string_view eventSource() const override { return "the document's events"; }

private:
    enum Kind : std::uint32_t { Cut, DocumentEvent, Sample };

    Simulation &m_simulation;
};

/// Lets one element fail and be repaired at random: both times exponential, the mean time to a failure counted from the repair.
///
/// Without a time to repair whoever looks after it brings it back, and the time to the next failure counts from there.
class Simulation::RandomFault final : public EventHandler, private StateObserver
{
public:
    RandomFault(Simulation &simulation, Mechanism &mechanism);

    void start();
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    std::string_view eventSource() const override { return m_mechanism.id(); }

private:
    enum Kind : std::uint32_t { Failure, Repair };

    void scheduleFailure();
    void stateChanged(Mechanism &element, LogId cause) override;

    Simulation &m_simulation;
    Mechanism &m_mechanism;
    RandomStream m_random;
    LogId m_cause = 0;
    bool m_waitsForOthers = false; ///< until somebody else has brought it back
};

} // namespace nephoscope::sim
