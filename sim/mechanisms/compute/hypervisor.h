// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/statistics.h"
#include "sim/run/mechanism.h"
#include "sim/run/mover.h"

#include <vector>

namespace nephoscope::sim {

class PhysicalServer;
class ResourceReservation;
class VirtualServer;

/// Runs virtual servers on its host, within its limits of memory and vCPUs, at the cost of its overhead; refuses what is beyond them.
///
/// As long as it serves and can be reached it answers heartbeats; a slow one still does, so that what runs on it can be moved
/// away alive.
class Hypervisor final : public Mechanism, public Admitter
{
public:
    using Mechanism::Mechanism;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

    double overhead() const { return m_overhead; }
    /// GiB that virtual servers may have in all.
    double memoryCapacity() const;
    double vcpuCapacity() const;
    /// GiB that those in it, and those for whom room is kept, leave.
    double freeMemory() const;
    double freeVcpus() const;
    /// Those that stand in it, take part and were not stopped, in document order.
    std::vector<VirtualServer *> servers() const;
    /// Why there is no room for it; an empty sentence: there is.
    Sentence whyNot(const VirtualServer &server) const;
    Sentence whyNotAdmit(const Mechanism &server) override;
    /// May keep a part of its memory for somebody. Said again it changes nothing.
    void addReservation(ResourceReservation &reservation);
    const std::vector<ResourceReservation *> &reservations() const { return m_reservations; }

    /// Keeps room for a server that is on its way here, while it lives.
    class Reservation
    {
    public:
        Reservation(Hypervisor &hypervisor, const VirtualServer &server);
        ~Reservation();
        Reservation(const Reservation &) = delete;
        Reservation &operator=(const Reservation &) = delete;

    private:
        Hypervisor &m_hypervisor;
        const VirtualServer &m_server;
    };

protected:
    SimTime startTime() const override { return m_startTime; }
    void contentsChanged() override { recount(); }
    void lifeChanged() override { m_up.set(isServing() ? 1 : 0, now()); }

private:
    void recount();
    Sentence whyNot(const VirtualServer &server, double memory, double vcpus) const;
    /// All that take up room here.
    std::vector<const VirtualServer *> claims() const;

    double m_overhead = 0;
    double m_cpuOvercommit = 1;
    double m_memoryOvercommit = 1;
    double m_reservedMemory = 0;
    SimTime m_startTime = 0;
    PhysicalServer *m_host = nullptr;
    std::vector<const VirtualServer *> m_accepted; ///< those in it when it was last counted
    std::vector<const VirtualServer *> m_expected; ///< for whom room is kept
    std::vector<ResourceReservation *> m_reservations;
    AverageOverTime m_memoryUsed; ///< GiB
    LevelOverTime m_running; ///< virtual servers
    LevelOverTime m_up;
    std::uint64_t m_placed = 0;
    std::uint64_t m_refused = 0;
};

} // namespace nephoscope::sim
