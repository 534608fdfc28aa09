// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/ring.h"
#include "sim/engine/process.h"
#include "sim/run/mechanism.h"

#include <optional>
#include <utility>
#include <vector>

namespace nephoscope::sim {

class Path;

/// The front door of storage: sends each operation to where the data is now.
///
/// That is the first device or LUN that it is linked to, until that fails: after its detection and its switch it is the next one that serves
/// and has a copy (`Mechanism::keepsCopy`), and stays so. Meanwhile operations are held, those that the failure caught included, or fail.
class StorageServiceGateway final : public Mechanism, public StateObserver
{
public:
    StorageServiceGateway(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void receive(RequestId operation) override;
    void bookFlow(const FlowNote &note, const FlowCounts &counts, double seconds) override;
    void returned(RequestId operation, Outcome outcome, std::uint64_t arrived) override;
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    void stateChanged(Mechanism &element, LogId cause) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    std::string unbalanced() const override;

    /// Where it sends operations now; nullptr: nowhere.
    const Mechanism *current() const;

protected:
    FlowAnswer receiveFlow(const Flow &flow, FlowRound &round) override;
    void wentDown() override;
    void cameUp() override;
    void hung() override;

private:
    enum class Phase {
        Leading,   ///< operations go to where the data is
        Noticing,  ///< that has failed, and it has not noticed yet
        Switching, ///< it has
        Stranded   ///< it has, and there is nowhere to go
    };

    void forward(RequestId operation);
    void lookAhead();
    bool isSwitching() const { return m_phase == Phase::Noticing || m_phase == Phase::Switching; }
    void notice(LogId cause);
    Process switchOver(LogId cause, SimTime failedAt, SimTime detectTime);
    Path *findCopy() const;
    bool isDown(const Path &path) const;
    void letGo();
    void failHeld(Outcome outcome);
    void giveUpSwitch();
    void closeInterval();

    ProcessGroup m_stories;
    // As configured.
    SimTime m_latency = 0;
    SimTime m_detectTime = 0;
    SimTime m_switchTime = 0;
    bool m_holds = true;
    // Its surroundings.
    std::vector<Path *> m_paths; ///< in document order
    std::vector<const Mechanism *> m_observed;
    // State.
    Path *m_current = nullptr;
    Phase m_phase = Phase::Leading;
    SimTime m_phaseBegan = 0;
    SimTime m_phaseEnds = 0;
    std::optional<std::size_t> m_interval;
    Ring<RequestId> m_held;
    std::vector<std::pair<RequestId, SimTime>> m_stuck; ///< came back while it hangs, with their arrivals
    std::uint64_t m_inside = 0;
    // Collectors.
    std::uint64_t m_received = 0;
    std::uint64_t m_served = 0;
    std::uint64_t m_dropped = 0;
    std::uint64_t m_redirected = 0;
    std::uint64_t m_heldEver = 0;
    std::uint64_t m_switchovers = 0;
    DurationTally m_residence;
    DurationTally m_switchTimes;
};

} // namespace nephoscope::sim
