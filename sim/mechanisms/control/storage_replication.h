// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/process.h"
#include "sim/mechanisms/control/backlog.h"
#include "sim/mechanisms/control/copies.h"
#include "sim/mechanisms/storage/volume.h"

#include <cstdint>
#include <vector>

namespace nephoscope::sim {

class LinkState;
class Path;

/// Keeps a second volume equal to a first: copies each write that the first has done.
///
/// Synchronous: the write waits for its copy (transfer, round trip, write at the target). Asynchronous: it is done at once, and copied `lag`
/// later, or when the bandwidth gets to it. What could not be copied for a time is caught up with before the copy counts as one again.
class StorageReplication final : public Mechanism, public WriteObserver, public StateObserver
{
public:
    StorageReplication(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    bool written(Volume &at, RequestId write) override;
    void returned(RequestId copy, Outcome outcome, std::uint64_t data) override;
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    void stateChanged(Mechanism &element, LogId cause) override;
    bool keepsCopy(const Mechanism &from, const Mechanism &to) const override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

    /// Bytes that wait to be copied.
    std::int64_t behind() const { return m_backlog.bytes(); }

protected:
    void wentDown() override;
    void cameUp() override;
    void hung() override { wentDown(); }

private:
    enum Event : std::uint32_t {
        Arrives,   ///< a synchronous copy is at the target
        Confirmed, ///< the word of it is back
        Due        ///< the oldest asynchronous write is to be copied
    };
    bool canCopy() const;
    SimTime transfer(std::uint32_t bytes);
    void send(std::uint32_t place);
    void confirm(std::uint32_t place);
    void giveUp(std::uint32_t place);
    void letAllGo(Outcome outcome);
    void sendDue();
    void scheduleDue();
    void loseSource(LogId cause);
    void beginCatchUp();
    Process catchUp();
    bool leadsBack() const;

    ProcessGroup m_stories;
    Signal m_chunkDone;
    // As configured.
    bool m_isSynchronous = true;
    SimTime m_lag = 0;
    double m_nanosecondsAByte = 0;
    SimTime m_roundTrip = 0;
    // Its surroundings.
    Volume *m_source = nullptr;
    Volume *m_target = nullptr;
    const LinkState *m_fromSource = nullptr;
    Path *m_toTarget = nullptr;
    bool m_isInCircle = false; ///< replications lead from its target back to its source
    std::vector<const Mechanism *> m_observed;
    // State.
    Copies m_copies;
    Backlog m_backlog;
    EventId m_dueEvent = EventId::None;
    SimTime m_lineFree = 0; ///< when the bandwidth has got through what was given to it
    bool m_isCatchingUp = false;
    enum class Chunk { Flying, Done, Failed } m_chunk = Chunk::Done;
    // Collectors.
    std::uint64_t m_replicated = 0; ///< bytes
    std::uint64_t m_lost = 0;       ///< bytes
    double m_lostTime = 0;
    DurationTally m_writeDelays;
};

} // namespace nephoscope::sim
