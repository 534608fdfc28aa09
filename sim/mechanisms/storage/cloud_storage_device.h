// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/lanes.h"
#include "sim/blocks/ring.h"
#include "sim/blocks/station.h"
#include "sim/blocks/store.h"
#include "sim/engine/random_stream.h"
#include "sim/mechanisms/storage/volume.h"
#include "sim/run/divisible.h"

#include <vector>

namespace nephoscope::sim {

class Lun;

/// Storage that is reached through the network: works on one operation after the other, and has so much space.
///
/// An operation takes an exponential time of mean 1/iops (a write several of them, by RAID), then its size over the throughput, then the
/// latency, which does not hold up the next one. Thick LUNs take their size when they are made, thin ones whole grains when they are written.
class CloudStorageDevice final : public Volume, public Loaded, public Divisible, public StationListener, public StoreListener
{
public:
    CloudStorageDevice(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    /// An operation on the device itself, past its LUNs.
    void receive(RequestId operation) override;
    void returned(RequestId operation, Outcome outcome, std::uint64_t data) override;
    void served(std::uint32_t operation, SimTime waited) override;
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    void bookFlow(const FlowNote &note, const FlowCounts &counts, double seconds) override;
    bool canFailBy(FailureKind kind) const override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    std::string unbalanced() const override;

    // --- for what stands in it ---

    /// Does the operation, which goes back to the frame on top.
    void operate(RequestId operation);
    /// What becomes of a flow of operations that has come through a LUN.
    FlowAnswer operateFlow(const Flow &flow, FlowRound &round);
    bool isThin() const { return m_isThin; }
    /// Whole grains that hold so many bytes.
    std::int64_t grains(std::int64_t bytes) const;
    /// Bytes that `bytes` written at once fill, by the level.
    std::int64_t pieces(std::uint32_t bytes) const;
    /// Bytes that a LUN of a tenant (kNone: nobody's) can have: what is free, without what is set aside for others, and no more than what is
    /// set aside for it exclusively.
    std::int64_t roomFor(ElementIndex tenant) const;
    bool hasRoom(std::int64_t bytes, ElementIndex tenant) const { return m_expands || roomFor(tenant) >= bytes; }
    /// False, and nothing taken, if there is no room.
    bool allocate(std::int64_t bytes, ElementIndex tenant);
    void giveBack(std::int64_t bytes);
    /// Writes it to the log, once until there is room again.
    void noteFull();
    /// A write found no room.
    void noteWriteError() { ++m_writeErrors; }
    /// The growth of its LUNs has changed.
    void growthChanged();
    /// Thin LUNs cannot grow now.
    bool isFull() const { return m_space.room() == 0 && !m_expands; }

    std::int64_t usedBytes() const override;
    std::int64_t allocatedBytes() const override;
    /// Of what is written past its LUNs: those tell of themselves.
    double usedByteSeconds() const override;
    double allocatedByteSeconds() const override { return usedByteSeconds(); }
    double load() const override { return isServing() && m_station.busy() > 0 ? 1 : 0; }
    /// Physical space, and what is taken of it.
    std::int64_t capacityBytes() const { return m_space.settings().limit; }
    std::int64_t takenBytes() const { return m_space.level(); }
    /// Operations a second that it can do; 0: no limit.
    double ratedOperations() const { return m_secondsAnOperation > 0 ? 1 / m_secondsAnOperation : 0; }
    /// Operations that each write costs it.
    int operationsAWrite() const { return m_operationsAWrite; }
    /// Of the operations that it can do and of its space a part may be set aside: a tenant's operations queue by themselves, and its LUNs
    /// find their space. What is used of it tells of the operations.
    bool reserve(const void *owner, ElementIndex tenant, double part, bool borrows, bool lends) override;
    void release(const void *owner) override;
    Use useNow(const void *owner) const override;
    Use useSoFar(const void *owner) const override;
    /// A copy takes this share of its speed (0–1) until it gives it back.
    void takeSpeed(double share);
    void giveSpeed(double share) { takeSpeed(-share); }

    /// 1 while it works on an operation, and 1 while it serves.
    const LevelOverTime &busyOverTime() const { return m_busy; }
    const LevelOverTime &workingOverTime() const { return m_working; }

    void alarmReached(Store &store) override;
    void filledUp(Store &store) override;

protected:
    void wentDown() override;
    void cameUp() override;
    void hung() override;
    void speedChanged() override;
    std::uint64_t inside() const override;
    FlowAnswer receiveFlow(const Flow &flow, FlowRound &round) override;

private:
    FlowAnswer workOnFlow(const Flow &flow, FlowRound &round);
    bool keepDirect(std::int64_t bytes);
    void applyFlowSpeed();
    void setFlowSpeed();
    void noteQueue();
    void applyLanes();
    void expand(std::int64_t bytes);
    void applySpace();

    Station m_station;
    Lanes m_lanes; ///< by tenant
    Store m_space;
    RandomStream m_random;
    std::vector<Lun *> m_luns;
    // As configured.
    double m_secondsAnOperation = 0;
    double m_secondsAByte = 0;
    SimTime m_latency = 0;
    int m_operationsAWrite = 1;
    std::int64_t m_capacity = 0; ///< drawn, without what it got by expanding
    std::int64_t m_grain = 1;
    std::int64_t m_piece = 1;
    double m_alarm = 0;
    bool m_isThin = false;
    bool m_expands = false;
    // State.
    std::int64_t m_expanded = 0; ///< bytes
    std::int64_t m_direct = 0;   ///< written past its LUNs
    double m_directIntegral = 0; ///< bytes × s up to m_directSince
    SimTime m_directSince = 0;
    double m_growth = 0; ///< bytes/s
    double m_speedTaken = 0; ///< share, by copies
    bool m_isFullLogged = false;
    LogId m_spaceCause = 0; ///< the last alarm
    Ring<RequestId> m_inLatency;
    std::uint32_t m_epoch = 0; ///< goes up when what is in its latency goes lost
    LevelOverTime m_busy;
    LevelOverTime m_waiting;
    LevelOverTime m_working; ///< 1 while it serves
    DurationTally m_service;
    std::uint64_t m_writeErrors = 0;
};

} // namespace nephoscope::sim
