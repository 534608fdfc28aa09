// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/station.h"
#include "sim/engine/random_stream.h"
#include "sim/mechanisms/storage/volume.h"

#include <vector>

namespace nephoscope::sim {

/// Keeps records for services: does one read or write after the other, each for an exponential time, and takes so many at once and no more.
///
/// Databases of one cluster share the work, and get in each other's way: n of them can do n / (1 + σ (n - 1) + κ n (n - 1)) times what one can, with
/// the contention σ for what only one can do at a time and the coherency κ for what all have to agree on (Gunther's universal scalability
/// law, domain A22). With eventual consistency they agree later, and κ costs nothing: a write is known to the others after `lag`, and
/// who reads the same record from one of them before that reads what was true before.
class Database final : public Volume, public Loaded, private StationListener, private StateObserver
{
public:
    Database(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void receive(RequestId operation) override;
    void bookFlow(const FlowNote &note, const FlowCounts &counts, double seconds) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    std::string unbalanced() const override;

    std::int64_t usedBytes() const override { return m_written; }
    std::int64_t allocatedBytes() const override { return m_written; }
    double usedByteSeconds() const override { return m_space.integral(now()); }
    double allocatedByteSeconds() const override { return usedByteSeconds(); }
    double load() const override { return isServing() && m_station.busy() > 0 ? 1 : 0; }

protected:
    void wentDown() override;
    void cameUp() override;
    void hung() override;
    void speedChanged() override;
    FlowAnswer receiveFlow(const Flow &flow, FlowRound &round) override;
    std::uint64_t inside() const override { return static_cast<std::uint64_t>(m_station.count()); }

private:
    void served(std::uint32_t operation, SimTime waited) override;
    void stateChanged(Mechanism &element, LogId cause) override;
    void countNodes();
    void touchRecord(const Request &operation);
    double slowdown() const;
    void applyFlowSpeed();
    void noteQueue();

    Station m_station;
    RandomStream m_random;
    // As configured.
    double m_readTime = 0; ///< ns
    double m_writeTime = 0;
    double m_contention = 0;
    double m_coherency = 0;
    bool m_isEventual = false;
    SimTime m_lag = 0;
    std::uint64_t m_records = 1;
    // State.
    std::vector<Database *> m_siblings; ///< of its clusters, itself included
    std::vector<ElementIndex> m_observed;
    std::size_t m_nodes = 1; ///< of them that serve
    struct LastWrite {
        SimTime time = 0;
        ElementIndex by = kNone;
    };
    std::vector<LastWrite> m_lastWrites; ///< by record, kept by the first of those that work together
    RandomStream m_choices;              ///< of records
    std::uint64_t m_staleReads = 0;
    std::int64_t m_written = 0; ///< bytes
    AverageOverTime m_space; ///< bytes
    LevelOverTime m_busy;
    LevelOverTime m_waiting;
    LevelOverTime m_working;
    LevelOverTime m_nodesOverTime{1};
    DurationTally m_service;
};

} // namespace nephoscope::sim
