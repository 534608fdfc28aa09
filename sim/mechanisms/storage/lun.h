// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/store.h"
#include "sim/engine/random_stream.h"
#include "sim/mechanisms/storage/shared_volume.h"
#include "sim/mechanisms/storage/volume.h"

#include <memory>
#include <string>
#include <vector>

namespace nephoscope::sim {

class CloudStorageDevice;

/// A partition of a storage device, used as if it were a disk: passes its operations to the device, and has its own space in it.
class Lun final : public Volume, public SharedVolume, public StoreListener
{
public:
    Lun(Simulation &simulation, ElementIndex element);
    ~Lun() override;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void receive(RequestId operation) override;
    void bookFlow(const FlowNote &note, const FlowCounts &counts, double seconds) override;
    void returned(RequestId operation, Outcome outcome, std::uint64_t data) override;
    bool canFailBy(FailureKind kind) const override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

    CloudStorageDevice *device() const { return m_device; }
    /// Whether there is room for it on the device: without it nothing can be done on it.
    bool isMade() const { return m_isMade; }
    bool isShared() const override { return m_isShared; }
    /// There, with what is on it, for this host.
    bool isReachableFrom(const Mechanism &host) const override;
    /// Currency for each GB in a month of 720 h; 0: that of the price list.
    double price() const { return m_price; }
    /// Organization that is billed; empty: those who use it.
    const std::string &tenant() const { return m_tenant; }
    ElementIndex payer() const { return m_payer; }
    /// Bytes/s that it grows by at the moment, and whether these take space of the device.
    double growth() const { return m_space.settings().inflow; }
    bool isThin() const;
    /// The device has room again, or none any more.
    void deviceRoomChanged() { applyGrowth(); }
    /// What it takes of its device, and what it would take of another one.
    std::int64_t physicalBytes() const;
    std::int64_t physicalBytesOn(const CloudStorageDevice &device) const;

    // --- while it moves to another device ---

    void beginMove(const CloudStorageDevice &from, const CloudStorageDevice &to, SimTime expectedEnd);
    void endMove() { m_movingTo = nullptr; }
    /// What comes to it waits from now on, until it is set to false.
    void setPaused(bool isPaused);

    std::int64_t usedBytes() const override { return m_space.level(); }
    std::int64_t allocatedBytes() const override { return m_isMade ? m_space.settings().limit : 0; }
    double usedByteSeconds() const override { return m_space.integral(); }
    double allocatedByteSeconds() const override;

    void alarmReached(Store &) override {}
    void filledUp(Store &store) override;

protected:
    FlowAnswer receiveFlow(const Flow &flow, FlowRound &round) override;
    void wentDown() override;
    void cameUp() override;
    void hung() override { applyGrowth(); }
    std::uint64_t inside() const override { return m_inside + m_waitingForMove.size(); }

private:
    class OwnLoad;

    bool hasRoom(std::int64_t bytes);
    bool take(std::int64_t bytes);
    void loseStuck();
    void begin(RequestId operation);
    void make();
    void unmake();
    void resize();
    void setSize(std::int64_t size);
    void applyGrowth();
    void noteFull();
    void noteAllocated();

    Store m_space;
    std::unique_ptr<OwnLoad> m_ownLoad;
    CloudStorageDevice *m_device = nullptr;
    // As configured.
    std::int64_t m_size = 0;
    std::int64_t m_usedAtStart = 0;
    double m_configuredGrowth = 0; ///< bytes/s
    bool m_wantsThin = false;
    bool m_isShared = false;
    double m_price = 0;
    std::string m_tenant;
    ElementIndex m_payer = kNone;
    // State.
    bool m_isMade = false;
    bool m_isMadeThin = false;
    bool m_hasBeenMade = false;
    std::int64_t m_slack = 0; ///< thin: what its grains hold beyond what is written; growth keeps it
    bool m_isFullLogged = false;
    double m_allocatedIntegral = 0;
    SimTime m_allocatedSince = 0;
    std::uint64_t m_inside = 0; ///< at its device, or stuck
    std::vector<RequestId> m_stuck; ///< came back from the device while it hangs
    // A move that is under way.
    const CloudStorageDevice *m_movingFrom = nullptr;
    const CloudStorageDevice *m_movingTo = nullptr; ///< null: none
    SimTime m_moveBegan = 0;
    SimTime m_moveEnd = 0;
    bool m_isPaused = false;
    std::vector<RequestId> m_waitingForMove;
};

} // namespace nephoscope::sim
