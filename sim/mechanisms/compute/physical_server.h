// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/compute/server.h"

#include <vector>

namespace nephoscope::sim {

class VirtualServer;

/// A host: its cores are shared by what runs on it, by weighted max-min fairness over the busy (virtual) CPUs.
///
/// While all virtual CPUs on it fit its cores nobody is held up; beyond that only those who are busy share, so that over-commitment
/// hurts only when the neighbours are busy. Services may also run on it without a hypervisor.
class PhysicalServer final : public Server, private BusyListener
{
public:
    using Server::Server;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    double load() const override { return m_busy.value() / m_cores; }

    int cores() const { return m_cores; }
    double coreSpeed() const { return m_coreSpeed; }
    double memory() const override { return m_memory; }
    double network() const { return m_network; } ///< Mbit/s; 0: no limit
    /// Cores that work now.
    double coresBusy() const { return m_busy.value(); }
    /// Cores × s that worked, and those of them that were `taken` by copies and the like.
    const AverageOverTime &busy() const { return m_busy; }
    const AverageOverTime &taken() const { return m_taken; }
    /// Cores × s that busy (virtual) CPUs on it would have had if they had been alone.
    const AverageOverTime &stolen() const { return m_stolen; }
    /// 1 while it serves.
    const LevelOverTime &up() const { return m_up; }
    /// W that it draws now (domain A10: idle power and, in proportion to its utilisation, the rest).
    double power() const;
    /// W·s that it has drawn since time 0.
    double energySoFar() const;
    /// Cores × s that have worked since time 0.
    double coreSecondsBusy() const { return m_busy.integral(now()); }

    /// Something on it became busier or idler by `change` virtual CPUs.
    void busyChanged(std::int64_t change) override;
    /// The shadow on it of a server that works elsewhere became busier or idler.
    void mirrorBusy(std::int64_t change);
    void flowBusyChanged(double change) override;
    void mirrorFlowBusy(double change);
    /// Who runs on it, or how much it may claim, has changed: counts and shares anew.
    void recount();
    /// Cores that a copy or the like takes before all others, until they are given back.
    void takeCores(double cores);
    void giveCores(double cores) { takeCores(-cores); }

protected:
    SimTime startTime() const override { return m_bootTime; }
    void contentsChanged() override { recount(); }
    void lifeChanged() override;
    void wentDown() override;

private:
    /// Someone who wants cores.
    struct Claimant {
        Processor *processor = nullptr;
        double weight = 1;
        double wants = 0;
        double gets = 0;
    };

    void share();
    void noteWork(double cores);

    int m_cores = 1;
    double m_coreSpeed = 1;
    double m_memory = 0;
    double m_network = 0;
    double m_idlePower = 0;
    double m_peakPower = 0;
    SimTime m_bootTime = 0;
    bool m_isOvercommitted = false;
    std::int64_t m_wanted = 0; ///< busy (virtual) CPUs
    std::int64_t m_mirrored = 0; ///< those of them that only do what others do elsewhere
    double m_flowWanted = 0; ///< the same for what flows keep busy
    double m_flowMirrored = 0;
    std::vector<Claimant> m_claimants;
    std::vector<Claimant *> m_hungry;
    std::vector<VirtualServer *> m_guests;
    AverageOverTime m_busy;   ///< cores
    AverageOverTime m_taken;  ///< cores
    AverageOverTime m_stolen; ///< cores
    LevelOverTime m_on;     ///< draws power
    LevelOverTime m_up;
    AverageOverTime m_memoryUsed; ///< GiB
    std::uint64_t m_guestsLost = 0;
};

} // namespace nephoscope::sim
