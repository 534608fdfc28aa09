// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/lanes.h"
#include "sim/blocks/station.h"
#include "sim/engine/statistics.h"
#include "sim/run/request.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nephoscope::sim {

class MetricRegistry;
class ProcessorFlows;

/// Something whose work a processor does.
class Computing
{
public:
    /// The request has had its computing time, after it waited so long for a core.
    virtual void computed(RequestId request, SimTime waited) = 0;
    /// The server went down while the request was in it.
    virtual void computingLost(RequestId request) = 0;

protected:
    ~Computing() = default;
};

/// Whoever wants to know how many of a processor's cores work (the host that gives them).
class BusyListener
{
public:
    virtual void busyChanged(std::int64_t change) = 0;
    /// The same for what flows keep busy, on average.
    virtual void flowBusyChanged(double change) = 0;

protected:
    ~BusyListener() = default;
};

/// The (virtual) cores of a server: what the services on it compute with, and what that comes to.
///
/// Its speed is the nominal one of a core times the share that the host grants, by what slows it down.
class Processor final : private StationListener
{
public:
    Processor(Clock &clock, std::string_view name, int servers, Discipline discipline);
    ~Processor();

    // --- flows ---

    /// \pre before `describe`: from now on flows may come.
    void enableFlows();
    /// What flows do here; nullptr: none may come.
    ProcessorFlows *flows() { return m_flows.get(); }
    const ProcessorFlows *flows() const { return m_flows.get(); }
    /// Cores that work for flows, on average.
    double flowBusy() const { return m_flowBusy; }
    /// So many requests of a flow have been computed.
    void noteFlow(std::uint64_t served, std::uint64_t dropped, double work, double squaredCv);

    /// `work`: ns at speed 1. `kind`: of `addUser`, who is told. `lane`: of laneOf().
    void compute(RequestId request, SimTime work, std::uint16_t kind, int lane = 0);
    /// A number for one more service that computes here; `busy` collects how many cores work for it.
    std::uint16_t addUser(Computing &user, AverageOverTime &busy);
    /// It computes here no more: what it has here goes lost, without it being told.
    void removeUser(std::uint16_t kind);
    /// The server went down: all that it held is lost, and whoever it was for is told.
    void lose();
    /// Only what one service has here goes lost; that service is not told.
    void lose(std::uint16_t kind);

    void setServers(int servers);
    void setDiscipline(Discipline discipline);
    /// Sets a part (0–1) of its capacity aside for a tenant, or changes what `owner` has set aside. False: there is not so much left.
    /// `borrows`: the tenant may use more when others leave it; `lends`: others may use what the tenant leaves.
    bool reserve(const void *owner, std::uint32_t tenant, double part, bool borrows, bool lends);
    void release(const void *owner);
    /// The lane in which a tenant's requests queue; 0: the common one.
    int laneOf(std::uint32_t tenant) const { return m_lanes.laneOf(tenant); }
    int laneOwnedBy(const void *owner) const { return m_lanes.laneOwnedBy(owner); }
    bool hasReservations() const { return !m_lanes.isEmpty(); }
    /// Speed of a core that it has for itself, > 0.
    void setNominalSpeed(double speed);
    /// Of each busy core, 0–1.
    void setShare(double share);
    void setSlowness(double factor);
    /// Accepts and never answers.
    void setHung(bool isHung);
    /// Accepts, and works on nothing until it is taken back.
    void setPaused(bool isPaused);
    /// Whether it has cores to offer: only while its server is up.
    void setAvailable(bool isAvailable);

    int servers() const { return m_servers; }
    /// Services that compute here.
    int users() const { return m_users; }
    double nominalSpeed() const { return m_nominalSpeed; }
    double share() const { return m_share; }
    bool isPaused() const { return m_isPaused; }
    std::int64_t busy() const { return m_station.busy(); }
    std::int64_t waiting() const { return m_station.waiting(); }
    const Station &station() const { return m_station; }
    /// Cores that it has to offer, over time.
    const LevelOverTime &available() const { return m_available; }
    /// Cores × s that were busy and had to do with less than the whole of a core.
    const AverageOverTime &stolen() const { return m_stolen; }

    void setListener(BusyListener *listener) { m_listener = listener; }
    /// Names the metrics of something that serves.
    void describe(MetricRegistry &metrics);
    /// Whether more work was done than the capacity allows: a sentence, or nothing.
    std::string unbalanced() const;

private:
    friend class ProcessorFlows;

    void setFlowBusy(double cores, double factor);
    void served(std::uint32_t job, SimTime waited) override;
    void applyLanes();
    void applySpeed();
    void noteBusy();

    Clock &m_clock;
    Station m_station;
    BusyListener *m_listener = nullptr;
    std::vector<Computing *> m_forWhom; ///< by kind
    std::vector<std::uint32_t> m_held;
    Lanes m_lanes;
    Discipline m_discipline;
    int m_servers;
    int m_users = 0;
    double m_nominalSpeed = 1;
    double m_share = 1;
    double m_slowness = 1;
    bool m_isHung = false;
    bool m_isPaused = false;
    std::int64_t m_busyTold = 0;
    std::unique_ptr<ProcessorFlows> m_flows;
    double m_flowBusy = 0;
    double m_flowFactor = 1; ///< what a request that comes by itself is slowed down to by the flows that it meets
    AverageOverTime m_stolen;
    LevelOverTime m_available;
    std::uint64_t m_served = 0;
    std::uint64_t m_dropped = 0;
};

} // namespace nephoscope::sim
