// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/ring.h"
#include "sim/engine/distribution.h"
#include "sim/engine/histogram.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/run/mechanism.h"

#include <optional>

namespace nephoscope::sim {

class Path;

/// Serves requests: CPU on the virtual server that hosts it, then reads and writes over its storage links, then calls to further
/// services, then the response.
class CloudService final : public Mechanism, public Worker
{
public:
    CloudService(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void receive(RequestId request) override;
    void returned(RequestId request, Outcome outcome, std::uint64_t parent) override;
    void workDone(RequestId request) override;
    void workLost(RequestId request) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    std::string unbalanced() const override;

protected:
    void wentDown() override;

private:
    struct Call {
        std::string to;
        double count = 1;
    };
    void begin(RequestId request);
    void goOn(RequestId request);
    void close(RequestId request, Outcome outcome);
    std::uint32_t steps(const Request &request) const;
    void leave();

    Distribution m_demand;
    RandomStream m_service;
    int m_concurrency = 0;
    std::int64_t m_queueLimit = 0;
    double m_reads = 0;
    double m_writes = 0;
    std::uint32_t m_ioSize = 0;
    std::uint32_t m_responseSize = 0;
    std::vector<std::string> m_formats;
    std::vector<Call> m_calls;
    std::vector<Path *> m_callPaths; ///< one entry a call that is made, in order
    std::vector<Path *> m_storage;
    VirtualServer *m_server = nullptr;
    Ring<RequestId> m_queue;
    std::int64_t m_begun = 0;
    LevelOverTime m_inService;
    LevelOverTime m_waiting;
    DurationTally m_residence;
    DurationTally m_wait;
    Histogram m_residenceSizes;
    std::uint64_t m_received = 0;
    std::uint64_t m_served = 0;
    std::uint64_t m_dropped = 0;
    std::vector<RequestId> m_held; ///< those begun, for the case that it goes down
    std::vector<std::uint32_t> m_place; ///< by request: its place in m_held
};

} // namespace nephoscope::sim
