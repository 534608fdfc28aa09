// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/clock.h"
#include "sim/engine/random_stream.h"
#include "sim/plan/topology.h"
#include "sim/run/mechanism.h"
#include "sim/run/request_pool.h"

#include <memory>
#include <string>
#include <vector>

namespace nephoscope::sim {

class FlowLine;

/// What all paths over one drawn link share: its bandwidth, whether it is cut, and its counts.
class LinkState
{
public:
    LinkState(const Plan &plan, LinkIndex link, int replication);
    ~LinkState();

    const PlanLink &planned() const { return *m_planned; }
    bool isCut() const { return m_isCut; }
    double slowness() const { return m_slowness; }
    /// Messages that it was given, without the answers.
    std::uint64_t messages() const { return m_messages; }
    std::uint64_t bytes() const { return m_bytes; }

private:
    friend class Path;
    friend class Simulation;

    /// When a message that is handed over now has left the near end: it waits for those before it, then takes size / bandwidth.
    SimTime transmit(SimTime now, std::uint32_t bytes, bool isWayBack);

    const PlanLink *m_planned;
    bool m_isCut = false;
    double m_slowness = 1;
    SimTime m_freeThere = 0; ///< each way has the whole bandwidth
    SimTime m_freeBack = 0;
    std::uint64_t m_messages = 0;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_messagesSampled = 0; ///< at the last sample
    double m_rate = 0;                   ///< messages a second over it
    RandomStream m_random;
    std::unique_ptr<FlowLine> m_flows; ///< made when the first flow comes whom its bandwidth limits
};

/// One way from an element to another: a drawn link with the borders that it crosses.
///
/// A message waits for bandwidth, takes size/bandwidth and the latency, is asked for at each border, and may be lost; the answer goes the
/// same way back. A path on which nothing of this can happen is a direct call.
class Path final : public EventHandler, public Hop
{
public:
    Path(Simulation &simulation, LinkState *link, ElementIndex from, Route route);

    ElementIndex from() const { return m_from; }
    Mechanism &target() const { return *m_target; }
    const LinkState *link() const { return m_link; }
    /// There and back with nothing in the way, for a message and an answer of these sizes.
    SimTime roundTrip(std::uint32_t bytes = 0, std::uint32_t responseBytes = 0) const;
    bool isEncrypted() const { return m_link && m_link->planned().isEncrypted; }
    /// Whether nothing can come through now.
    bool isInterrupted() const { return isCut() || m_target->isCut() || !m_target->isServing(); }

    /// Takes the request to the target. It comes back to the frames that it has now.
    void send(RequestId request)
    {
        ++*m_counts;
        if (m_isPlain && m_pool[request].depth < RequestPool::kMaximumDepth) [[likely]]
            m_target->arrive(request);
        else
            sendSlowly(request);
    }

    /// Takes a flow to the target, and tells what becomes of it.
    FlowAnswer carry(const Flow &flow, FlowRound &round);
    /// So many messages of a flow have gone this way in the interval that ends now.
    void bookFlow(const FlowNote &note, std::uint64_t messages);

    void returned(RequestId request, Outcome outcome, std::uint64_t data) override;
    std::uint32_t sender() const override { return m_from; }
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    std::string_view eventSource() const override;

private:
    friend class Simulation;

    void refresh(Route route);
    enum Kind : std::uint32_t { Deliver, TakeBack };

    void sendSlowly(RequestId request);
    bool isCut() const { return m_link && m_link->isCut(); }
    bool losesOne();
    /// When a message that leaves now is at the other end, after `delay` at borders.
    SimTime arrivalTime(std::uint32_t bytes, bool isWayBack, SimTime delay);
    void takeBackAt(SimTime time, RequestId request, Outcome outcome);
    void refuseCircle(RequestId request);

    Simulation &m_simulation;
    RequestPool &m_pool;
    LinkState *m_link; ///< null: no drawn link
    ElementIndex m_from;
    Mechanism *m_target;
    std::uint64_t m_ownCount = 0;
    std::uint64_t *m_counts; ///< the link's messages, or its own
    bool m_isPlain = true;
    struct Border {
        Mechanism *mechanism;
        bool isEntering;
    };
    std::vector<Border> m_borders; ///< those that check, in the order of travel
};

} // namespace nephoscope::sim
