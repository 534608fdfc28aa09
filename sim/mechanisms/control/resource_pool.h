// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/random_stream.h"
#include "sim/engine/statistics.h"
#include "sim/plan/instances.h"
#include "sim/run/instance_source.h"

#include <map>
#include <vector>

namespace nephoscope::sim {

/// Identical resources, some of them kept ready, that are handed out one by one and come back.
///
/// A request takes one for an exponential hold time, and is rejected when none is free. A pool in a pool is a part of it: it has its own
/// resources, and with `borrow` takes from the outer one when those are in use; pools side by side have nothing to do with each other.
class ResourcePool final : public Mechanism, public InstanceSource, private StateObserver
{
public:
    ResourcePool(Simulation &simulation, ElementIndex element);

    static std::vector<InstanceDemand> instances(const Plan &plan, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void receive(RequestId request) override;
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    std::string unbalanced() const override;

    Mechanism *makes() const override { return m_of; }
    Sentence whyNoMore() const override;
    Mechanism *handOut(LogId cause, Sentence &why) override;
    void takeBack(Mechanism &instance, LogId cause) override;
    bool isInStock(const Mechanism &instance) const override;

protected:
    void wentDown() override;
    void cameUp() override;

private:
    enum Kind : std::uint32_t { Answer = 1000, Release, Look };
    /// One resource out of the stock of a pool.
    struct Lease {
        ResourcePool *lender = nullptr; ///< null: not in use
        Mechanism *instance = nullptr;  ///< null: a resource that is not drawn
        RequestId request = kNoRequest; ///< waits for it
        std::uint32_t tenant = 0;
        std::uint32_t generation = 0;
        SimTime asked = 0;
    };
    struct Stocked {
        Mechanism *instance;
        bool isInUse;
    };

    int own() const;
    int free() const { return own() - static_cast<int>(m_used.level()); }
    ResourcePool *outer() const;
    bool canGive() const;
    bool take(Lease &lease, SimTime &takes, LogId cause, Sentence &why);
    bool takeOwn(Lease &lease, SimTime &takes, LogId cause, Sentence &why);
    void giveBack(const Lease &lease, LogId cause);
    Mechanism *make(LogId cause, SimTime &takes, Sentence &why);
    void setContents(Mechanism &instance, bool isOn);
    void refill();
    void refillLater();
    void count();
    void release(std::size_t lease, LogId cause);
    std::size_t newLease();
    void stateChanged(Mechanism &element, LogId cause) override;

    std::string m_ofId;
    int m_size = 0;
    int m_keptReady = 0;
    bool m_borrows = false;
    int m_maxPerTenant = 0;
    SimTime m_handOutTime = 0;
    SimTime m_holdTime = 0;
    Mechanism *m_of = nullptr;
    std::vector<ResourcePool *> m_nested;
    int m_drawn = 0; ///< resources that are drawn in it
    RandomStream m_random;
    std::vector<Lease> m_leases;
    std::vector<std::size_t> m_freeLeases;
    std::vector<Stocked> m_stock; ///< instances of its own
    std::map<std::uint32_t, int> m_perTenant;
    std::vector<ElementIndex> m_observed;
    EventId m_look = EventId::None;
    Sentence m_worry;

    std::uint64_t m_received = 0;
    std::uint64_t m_answered = 0;
    std::uint64_t m_waitingForOne = 0;
    std::uint64_t m_handedOut = 0;
    std::uint64_t m_blocked = 0;
    std::uint64_t m_borrowed = 0;
    std::uint64_t m_lent = 0;
    LevelOverTime m_used;  ///< of its own, by whomever
    LevelOverTime m_ready;
    LevelOverTime m_own;
    DurationTally m_handOuts;
};

} // namespace nephoscope::sim
