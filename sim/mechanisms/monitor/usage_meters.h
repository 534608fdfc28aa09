// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/monitor/payers.h"
#include "sim/mechanisms/monitor/usage.h"
#include "sim/run/mechanism.h"

#include <array>
#include <functional>
#include <memory>

namespace nephoscope::sim {

class Storing;

/// Counts, by who pays, what is used of elements and of the services, servers and volumes in them.
///
/// Messages that were answered count, those between the services of one container do not. A virtual server counts from running to
/// terminated, in granules of each such stretch. Time and space are the tenant's, else shared by who sent requests there.
class UsageMeters final : public MessageObserver, public StateObserver
{
public:
    struct Terms {
        std::array<bool, kMeasureCount> measures{};
        SimTime granule = 0;
        SimTime minimum = 0;
        bool roundsUp = false;
        /// Servers count while they are there, whether they serve or not.
        bool isAllocation = false;
        bool has(UsageMeasure measure) const { return measures[static_cast<std::size_t>(measure)]; }
    };
    using Sink = std::function<void(const std::vector<UsageRecord> &)>;

    /// `sink` gets the records; what goes on before `setOn(true)` is not counted.
    UsageMeters(Simulation &simulation, Sink sink);

    /// Writes what was counted on other terms.
    void setTerms(const Terms &terms);
    const Terms &terms() const { return m_terms; }
    /// What is metered from now on, directly or because it is in something that is.
    void connect(const std::vector<Mechanism *> &targets);
    void setOn(bool isOn);
    /// Writes records of all that is not in one yet.
    void write();
    void unwritten(std::vector<UsageRecord> &records) const;
    bool isMetering(ElementIndex element, UsageMeasure measure) const;
    /// Elements at which something is counted.
    std::size_t count() const;
    /// What a stretch of running is counted as.
    SimTime billable(SimTime stretch) const;

    void messageEnded(Mechanism &at, RequestId request, Outcome outcome) override;
    bool takesFlows() const override { return true; }
    void flowEnded(Mechanism &at, const FlowNote &note, const FlowCounts &counts) override;
    void stateChanged(Mechanism &element, LogId cause) override;

    /// Of all servers, not rounded.
    double serverSeconds() const;
    const std::uint64_t &requests() const { return m_requests; }
    const std::uint64_t &operations() const { return m_operations; }
    std::uint64_t bytesIn() const { return m_bytesIn; }
    std::uint64_t bytesOut() const { return m_bytesOut; }
    double usedByteSeconds() const;
    double allocatedByteSeconds() const;

private:
    /// What one payer did at one element.
    struct Tally {
        ElementIndex payer = kNone;
        std::uint64_t requests = 0;
        std::uint64_t bytesIn = 0;
        std::uint64_t bytesOut = 0;
        std::uint64_t operations = 0;
        std::uint64_t reached = 0;     ///< messages of any outcome, here or at what stands here
        std::uint64_t reachedEver = 0;
    };
    /// Everything that is metered at one element.
    struct Meter {
        Mechanism *at = nullptr;
        bool isMetered = false; ///< now: it may have moved away
        bool isServer = false;
        bool isObserved = false;
        Storing *storage = nullptr;
        Meter *server = nullptr;     ///< the metered server that it stands in
        std::size_t area = kNoArea;  ///< messages from within it do not count
        ElementIndex tenant = kNone; ///< pays for all
        std::vector<Tally> tallies;
        LogId cause = 0;             ///< of its serving
        SimTime since = 0;           ///< what is counted and not yet written began
        bool isRunning = false;
        SimTime began = 0;           ///< of the stretch; of a virtual server what it had been billed for by then
        SimTime written = 0;         ///< of the stretch: what is in records
        SimTime ran = 0;             ///< in stretches that are over
        double used = 0;             ///< byte seconds that are measured no more
        double allocated = 0;
        double usedFrom = 0;         ///< the store's own count at `since`
        double allocatedFrom = 0;
    };
    static constexpr std::size_t kNoArea = static_cast<std::size_t>(-1);

    bool measures(UsageMeasure measure) const { return m_terms.has(measure); }
    SimTime now() const;
    void meter(Mechanism &element, std::size_t area);
    void meterContents(Mechanism &container);
    Meter &meterOf(Mechanism &element);
    static Tally &tallyOf(Meter &meter, ElementIndex payer);
    bool isWithin(std::size_t area, RequestId request) const;
    bool runs(const Meter &meter) const;
    SimTime runningTime(const Meter &meter) const;
    void beginStretch(Meter &meter);
    void endStretch(Meter &meter);
    void open(Meter &meter);
    void close(Meter &meter);
    void collect(const Meter &meter, std::vector<UsageRecord> &records) const;
    void write(Meter &meter);
    void share(const Meter &meter, UsageRecord record, std::vector<UsageRecord> &records) const;
    double byteSeconds(double Meter::*closed, double Meter::*from, double (Storing::*count)() const) const;

    Simulation &m_simulation;
    Sink m_sink;
    Terms m_terms;
    bool m_isOn = false;
    Payers m_payers;
    std::vector<std::unique_ptr<Meter>> m_meters; ///< by element
    std::vector<std::vector<ElementIndex>> m_areas; ///< what each linked container holds, sorted

    std::uint64_t m_requests = 0;
    std::uint64_t m_bytesIn = 0;
    std::uint64_t m_bytesOut = 0;
    std::uint64_t m_operations = 0;
};

} // namespace nephoscope::sim
