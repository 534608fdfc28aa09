// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/storage/write_observer.h"
#include "sim/run/measured.h"
#include "sim/run/mechanism.h"

#include <memory>
#include <vector>

namespace nephoscope::sim {

class LevelOverTime;
class Station;
class VolumeFlows;

/// GB are 10⁹ bytes, as storage is sold.
inline constexpr double kBytesPerGb = 1e9;

/// Something that does operations of storage: the books of what it did, and who is told of its writes.
class Volume : public Mechanism, public Storing
{
public:
    Volume(Simulation &simulation, ElementIndex element);
    ~Volume() override;

    void addWriteObserver(WriteObserver &observer) { m_writeObservers.push_back(&observer); }
    void removeWriteObserver(WriteObserver &observer);
    /// The observer that kept the write is done with it.
    void copied(RequestId write, Outcome outcome);

    /// Bytes written on it, and bytes given out of it.
    virtual std::int64_t usedBytes() const = 0;
    virtual std::int64_t allocatedBytes() const = 0;
    /// Operations done so far.
    std::uint64_t operations() const { return m_served; }
    /// Operations that have come so far, whatever became of them, and the writes among them.
    std::uint64_t operationsAsked() const { return m_received; }
    std::uint64_t writesAsked() const { return m_writesReceived; }

    /// What it keeps is encrypted by so many (one more, one less): who gets hold of it reads nothing.
    void changeKeys(int change) { m_keys += change; }
    bool isConfidential() const { return m_keys > 0; }

    /// Bytes that an operation moves.
    static std::uint32_t bytesOf(const Request &operation) { return operation.is(Request::Write) ? operation.size : operation.responseSize; }
    /// To a tenth of a GB, for people.
    static std::string inGb(std::int64_t bytes);

protected:
    void describeOperations(MetricRegistry &metrics);
    /// `utilization` and `queue_length` of something that works on one operation after the other, flows included. `divided`: of what has parts,
    /// how much of it is used: only some of those may be busy.
    void describeLoad(MetricRegistry &metrics, const LevelOverTime &busy, const LevelOverTime &working, const LevelOverTime &waiting,
                      const AverageOverTime *divided = nullptr);
    /// The operation has come here, now.
    void noteArrival(RequestId operation);
    /// Its work is done: the observers of writes have their turn, then it goes back.
    void conclude(RequestId operation);
    /// Back with an outcome other than Answered.
    void drop(RequestId operation, Outcome outcome);
    // --- flows, see VolumeFlows ---

    /// In a run with flows: they are done in turn with what is in `station`.
    void enableFlows(const Station &station);
    /// Null: no flows come here.
    VolumeFlows *flows() const { return m_flows.get(); }
    /// Whether every write is looked at by somebody.
    bool isWatchedWriting() const { return !m_writeObservers.empty(); }
    /// So many of a flow have been done: into the books that all volumes keep.
    void noteFlow(const FlowNote &note, const FlowCounts &counts);

    /// What is in it, beyond what observers keep.
    virtual std::uint64_t inside() const = 0;
    std::string unbalanced() const override;
    const std::uint64_t &servedCount() const { return m_served; }

    std::uint64_t m_dropped = 0;
    DurationTally m_wait;
    DurationTally m_residence;

private:
    void tellNext(RequestId operation);

    std::unique_ptr<VolumeFlows> m_flows;
    std::vector<WriteObserver *> m_writeObservers;
    int m_keys = 0;
    std::uint64_t m_received = 0;
    std::uint64_t m_writesReceived = 0;
    std::uint64_t m_kept = 0; ///< by observers
    std::uint64_t m_served = 0;
    std::uint64_t m_reads = 0;
    std::uint64_t m_writes = 0;
    std::uint64_t m_bytesRead = 0;
    std::uint64_t m_bytesWritten = 0;
};

} // namespace nephoscope::sim
