// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/fair_queue.h"
#include "sim/engine/distribution.h"
#include "sim/engine/histogram.h"
#include "sim/mechanisms/compute/processor.h"
#include "sim/mechanisms/compute/session_keeping.h"
#include "sim/mechanisms/compute/tenant_book.h"
#include "sim/run/mechanism.h"

#include <memory>
#include <string>
#include <vector>

namespace nephoscope::sim {

class Path;
struct ServiceFlows;
class ReadyMadeEnvironment;
class Server;

/// Serves requests: computing on the server that hosts it, then reads and writes over its storage links, then calls to further
/// services, then the response. What a stateful one knows of a session it reads first and writes last, see SessionKeeping.
///
/// `queue_limit` counts all that it holds; past it requests are rejected. `concurrency` is how many it works on at once, the others
/// wait for their turn. What it held when it failed is lost. Straight in a cloud, without a server, it has cores of its own: as many
/// as `concurrency`, or one a request.
class CloudService final : public Mechanism, private Computing
{
public:
    CloudService(Simulation &simulation, ElementIndex element);
    ~CloudService() override;

    Result<Done> configure(const ParameterReader &parameters) override;
    SessionKeeping &sessions() { return m_sessions; }
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void receive(RequestId request) override;
    void returned(RequestId child, Outcome outcome, std::uint64_t ticket) override;
    void bookFlow(const FlowNote &note, const FlowCounts &counts, double seconds) override;
    bool movesAlone() const override { return true; }
    SimTime relocationTime(Mechanism &to) const override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    std::string unbalanced() const override;

    /// What it runs on; nullptr straight in a cloud.
    Server *server() const { return m_server; }
    /// What it computes on; nullptr before it is connected.
    Processor *processor() const { return m_processor; }
    /// Requests that it can compute at one time.
    int servers() const;
    /// Id of the organization that is billed; empty: those who use it.
    const std::string &tenant() const { return m_tenant; }
    std::uint64_t servedCount() const { return m_served; }

    /// Whether it understands a format (see Simulation::classNumber).
    bool speaks(std::uint8_t format) const;

protected:
    void wentDown() override;
    void cameUp() override;
    FlowAnswer receiveFlow(const Flow &flow, FlowRound &round) override;

private:
    struct Call {
        std::string to;
        double count = 1;
        Path *path = nullptr;
    };

    Sentence whyNoFlow() const;
    FlowAnswer computeFlow(const Flow &flow, FlowRound &round);
    void sendFlowOn(const Flow &flow, FlowRound &round, FlowAnswer &answer);
    void computed(RequestId request, SimTime waited) override;
    void computingLost(RequestId request) override;
    void share();
    std::uint32_t partyOf(const Request &request);
    bool turnsAway(RequestId request);
    void begin(RequestId request);
    void compute(RequestId request);
    bool beginNext();
    void beginAll();
    void goOn(RequestId request);
    bool sendOn(RequestId request);
    bool sendOver(Path *path, RequestId request, bool isOperation, bool isWrite, std::uint32_t bytes);
    bool sendToStore(RequestId request, std::uint16_t step);
    void conclude(RequestId request, Outcome outcome);
    void loseAll();
    void changeProcessor(Processor *processor);
    std::int64_t drawCount(double mean);

    RandomStream m_random;
    RandomStream m_counts;
    Distribution m_demand;
    std::uint32_t m_concurrency = 0;
    std::int64_t m_queueLimit = 0;
    double m_reads = 0;
    double m_writes = 0;
    std::uint32_t m_ioSize = 0;
    std::uint32_t m_responseSize = 0;
    std::vector<Call> m_calls;
    std::vector<std::uint8_t> m_formats; ///< numbers; empty: all
    std::vector<Path *> m_storage;
    std::string m_tenant;
    bool m_isConsumersOwn = false;
    SimTime m_installTime = 0;

    Server *m_server = nullptr;
    ReadyMadeEnvironment *m_environment = nullptr; ///< that it runs in
    double m_effort = 1; ///< computing time for one of its own
    Processor *m_processor = nullptr;
    std::uint16_t m_kind = 0;
    std::unique_ptr<Processor> m_own; ///< straight in a cloud
    bool m_hasTurns = false;
    FairQueue::Sharing m_sharedSoFar = FairQueue::Sharing::Together;
    FairQueue m_turn; ///< whose turn it is under `concurrency` or between tenants
    FairQueue::Sharing m_sharing = FairQueue::Sharing::Together;
    std::uint32_t m_tenants = 0;
    std::vector<RequestId> m_stalled; ///< could go on, but it hangs
    RequestId m_sending = kNoRequest;
    SessionKeeping m_sessions;
    bool m_isBeginning = false;

    std::int64_t m_inside = 0; ///< requests that it holds
    LevelOverTime m_inTurn;
    LevelOverTime m_inProcessor; ///< waiting for a core or computed
    AverageOverTime m_computing; ///< cores that work for it
    AverageOverTime m_cores;     ///< that it could use
    DurationTally m_wait;
    DurationTally m_residence;
    Histogram m_residenceSizes;
    std::uint64_t m_received = 0;
    std::uint64_t m_served = 0;
    std::uint64_t m_dropped = 0;
    TenantBook m_tenantBook;
    std::unique_ptr<ServiceFlows> m_flows; ///< in a run with flows
};

} // namespace nephoscope::sim
