// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/ring.h"
#include "sim/blocks/shares.h"
#include "sim/engine/clock.h"
#include "sim/engine/statistics.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace nephoscope::sim {

/// Whoever a station works for.
class StationListener
{
public:
    /// The job has had all its work, after it waited so long for a server. Its place is free, and the next one that waited is already
    /// in service.
    virtual void served(std::uint32_t job, SimTime waited) = 0;

protected:
    ~StationListener() = default;
};

enum class Discipline {
    Fcfs,     ///< first come, first served
    Sharing,  ///< processor sharing: n jobs on c servers each go at min(1, c/n)
    Priority, ///< non-pre-emptive: the highest of 0–7 first, within one first come, first served
    Divided,  ///< classes 0–7 of jobs have parts of the capacity (`setShares`), each with a queue of its own
};

/// `servers` that work on jobs at one speed, which may change at any time.
///
/// Work is in ns at speed 1; a job at speed v takes work / v, rounded up to whole ns, so that work done never exceeds what the
/// capacity allows. Jobs are the caller's 32-bit numbers. Nothing is allocated once the queue has had its greatest length.
class Station final : public EventHandler
{
public:
    static constexpr int kPriorities = 8;

    struct Settings {
        int servers = 1;
        Discipline discipline = Discipline::Fcfs;
        std::uint32_t limit = 0; ///< of all in the station, waiting and in service (K), or of each class of it (Divided); 0: none
        double speed = 1;
    };

    /// `name`: the element, in messages about runaways.
    Station(Clock &clock, std::string name, StationListener &listener, const Settings &settings);

    /// A number for a kind of jobs; `busy` gets how many servers work on jobs of it (parts of one under sharing) for as long as it is
    /// collected. Kind 0, which nobody collects, is there from the start.
    std::uint16_t addKind(AverageOverTime &busy);
    /// The kind stays; its collector is set to 0 and is not written to any more.
    void stopCollecting(std::uint16_t kind);
    /// False if the station is full: the job is not taken. \pre work >= 0, priority (or class) 0–7
    bool arrive(std::uint32_t job, SimTime work, int priority = 0, std::uint16_t kind = 0);
    /// Takes a job out, wherever it is; false if it is not here. The work done for it counts as done.
    bool remove(std::uint32_t job);
    /// What it held goes lost: everything is handed back, those in service first, then by their place in the queue. `kinds` gets the kind of
    /// each.
    void clear(std::vector<std::uint32_t> &held, std::vector<std::uint16_t> *kinds = nullptr);
    /// The same for the jobs of one kind; what waited behind them moves up.
    void clearKind(std::uint16_t kind, std::vector<std::uint32_t> &held);

    /// Speed of one server, >= 0; 0 stops the work where it is. Work in progress goes on at the new speed.
    void setSpeed(double speed);
    /// >= 0. With fewer servers than jobs in service these share what is left until some are done.
    void setServers(int servers);
    void setLimit(std::uint32_t limit) { m_limit = limit; }
    /// Whoever is in the station stays, with the work that is left; the order is that of their arrival.
    void setDiscipline(Discipline discipline);
    /// Parts of the classes 0, 1 …, at most eight of them; jobs of others join class 0. Within a class all of its jobs are worked on at
    /// once, or at most as many as there are servers. \pre discipline() == Divided
    void setShares(std::vector<Share> shares, bool isSharedWithin);
    const std::vector<Share> &shares() const { return m_shares; }
    /// Part of the capacity that all classes use, and that one of them uses, lends and borrows, over time (Divided).
    const AverageOverTime &usedOverTime() const { return m_used; }
    const AverageOverTime &usedBy(int jobClass) const { return classOf(jobClass).used; }
    const AverageOverTime &lentBy(int jobClass) const { return classOf(jobClass).lent; }
    const AverageOverTime &borrowedBy(int jobClass) const { return classOf(jobClass).borrowed; }
    /// Accepts, and never answers, until it is set to false.
    void setHung(bool isHung);
    /// Everything takes `factor` times as long, >= 1.
    void setSlowdown(double factor);

    Discipline discipline() const { return m_discipline; }
    int servers() const { return m_servers; }
    double speed() const { return m_speed; }
    std::uint32_t limit() const { return m_limit; }
    std::int64_t count() const { return m_inStation.level(); }
    /// Servers that have something to do, at most `servers`.
    std::int64_t busy() const { return m_busy.level(); }
    /// Jobs that have not begun; 0 under processor sharing.
    std::int64_t waiting() const { return m_discipline == Discipline::Sharing ? 0 : count() - m_inService; }

    /// Integrals since the start in units × ns: of a window they are end minus start.
    Wide busyIntegral() const { return m_busy.integral(m_clock.now()); }
    Wide serversIntegral() const { return m_available.integral(m_clock.now()); }
    Wide inStationIntegral() const { return m_inStation.integral(m_clock.now()); }
    Wide waitingIntegral() const { return m_waiting.integral(m_clock.now()); }
    // The same as collectors, to be watched.
    const LevelOverTime &busyOverTime() const { return m_busy; }
    const LevelOverTime &serversOverTime() const { return m_available; }
    const LevelOverTime &waitingOverTime() const { return m_waiting; }
    /// Of the jobs served: how long they waited (0 under processor sharing), and how long they were in service.
    const DurationTally &waits() const { return m_waits; }
    const DurationTally &services() const { return m_services; }
    /// So many more were served, elsewhere than here (see FlowStation), after such waits and in such times (s, s²).
    void noteServed(std::uint64_t many, double wait, double waitVariance, double service, double serviceVariance)
    {
        m_waits.add(many, wait, waitVariance);
        m_services.add(many, service, serviceVariance);
    }
    std::uint64_t servedCount() const { return m_served; }
    /// Of the job that was served last: for whoever is being told of it.
    std::uint16_t servedKind() const { return m_servedKind; }
    /// Work done so far, for whatever became of the job, and what servers × speed could have done by now: ns at speed 1.
    double workDone() const;
    double workPossible() const { return m_capacity.integral(m_clock.now()) * 1e9; }

    void handle(std::uint32_t kind, std::uint64_t argument) override;
    std::string_view eventSource() const override { return m_name; }

private:
    struct Waiting {
        SimTime work = 0;
        SimTime arrived = 0;
        std::uint32_t job = 0;
        std::uint16_t kind = 0;
    };
    struct Kind {
        int jobs = 0; ///< in service
        AverageOverTime *busy = nullptr;
    };
    /// A place in service under Fcfs and Priority.
    struct Place {
        double left = 0; ///< work at `since`
        SimTime since = 0;
        SimTime arrived = 0;
        SimTime begun = 0;
        EventId event = EventId::None;
        std::uint32_t job = 0;
        std::uint16_t kind = 0;
        std::uint8_t jobClass = 0; ///< Divided
        bool isTaken = false;
    };
    /// One class under Divided.
    struct Class {
        int jobs = 0;    ///< in service
        double rate = 0; ///< of each of them
        AverageOverTime used;
        AverageOverTime lent;
        AverageOverTime borrowed;
    };
    /// A job under Sharing: `finish` is the value of m_attained at which it is done.
    struct Shared {
        double finish = 0;
        double work = 0;
        SimTime arrived = 0;
        std::uint32_t order = 0;
        std::uint32_t job = 0;
        std::uint16_t kind = 0;
        bool operator<(const Shared &other) const // for a heap with the first to finish on top
        {
            return finish > other.finish || (finish == other.finish && order > other.order);
        }
    };

    double serverRate() const { return m_isHung ? 0 : m_speed / m_slowdown; }
    Class &classOf(int jobClass) const
    {
        if (!m_classes) [[unlikely]]
            m_classes = std::make_unique<Class[]>(kPriorities);
        return m_classes[static_cast<std::size_t>(jobClass)];
    }
    std::int64_t countOf(int jobClass) const { return classOf(jobClass).jobs + static_cast<std::int64_t>(m_queues[static_cast<std::size_t>(jobClass)].count()); }
    void makeQueues();
    void take(const Waiting &job, int priority);
    void begin(const Waiting &job, int jobClass = 0);
    bool hasServer(int jobClass) const;
    double rateOf(const Place &place) const { return m_discipline == Discipline::Divided ? classOf(place.jobClass).rate : m_rate; }
    void schedule(std::size_t place);
    void shareOut();
    bool beginNextOfClass();
    void countKind(std::uint16_t kind, int change);
    bool beginNext();
    void depart(std::uint32_t place);
    void note();
    void settle();
    void changeRates();
    void settleShared();
    void scheduleShared();
    void departShared();

    Clock &m_clock;
    StationListener &m_listener;
    Discipline m_discipline;
    int m_servers;
    std::uint32_t m_limit;
    int m_inService = 0;
    double m_rate = 1;    ///< of one job in service (Fcfs, Priority)
    double m_perRate = 1; ///< 1 / m_rate
    std::vector<Place> m_places;
    std::vector<std::uint32_t> m_freePlaces;
    std::vector<Ring<Waiting>> m_queues; ///< one, or one a class or priority
    int m_queueCount = 0; ///< jobs in m_queues

    std::vector<Share> m_shares{Share{.part = 1}}; ///< Divided
    bool m_isSharedWithin = false;
    mutable std::unique_ptr<Class[]> m_classes; ///< made when they are first needed: few stations divide anything
    AverageOverTime m_used;

    double m_attained = 0; ///< Sharing: work that each job present all the time has had since the station was last empty
    SimTime m_attainedAt = 0;
    double m_sharedRate = 0;
    EventId m_sharedEvent = EventId::None;
    std::uint32_t m_order = 0;
    std::vector<Shared> m_shared; ///< a heap

    double m_speed;
    double m_slowdown = 1;
    bool m_isHung = false;
    std::uint64_t m_served = 0;
    std::uint16_t m_servedKind = 0;
    double m_workOfGone = 0;
    LevelOverTime m_inStation;
    LevelOverTime m_busy;
    LevelOverTime m_waiting;
    LevelOverTime m_available;
    AverageOverTime m_capacity;
    DurationTally m_waits;
    DurationTally m_services;
    std::vector<Kind> m_kinds;
    std::string m_name;
};

} // namespace nephoscope::sim
