// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/flow.h"
#include "sim/run/mechanism.h"

#include <array>
#include <vector>

namespace nephoscope::sim {

class Path;

/// Intercepts the messages to what it is linked to, or, without links, to the services of the server that it stands in.
///
/// Passive it only reads. Active it changes what matches: the priority, the class, the size (a header), or the way. While it has failed,
/// messages pass unseen (`open`) or are refused (`closed`).
class ServiceAgent final : public Mechanism, public Interceptor, public FlowInterceptor
{
public:
    using Mechanism::Mechanism;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    Interception intercept(Mechanism &at, RequestId request) override;
    Said interceptFlow(Mechanism &at, Flow &flow, FlowRound &round) override;
    void bookFlow(const FlowNote &note, const FlowCounts &counts, double seconds) override;
    Sentence doing() const override;

private:
    enum class Effect { SetPriority, SetClass, Reroute, AddHeader };

    std::vector<Mechanism *> places() const;
    bool matches(const Request &request) const;
    Path *change(Request &request) const;

    bool m_isActive = true;
    Effect m_effect = Effect::SetPriority;
    std::string m_match;
    std::uint16_t m_matchNumber = 0;
    std::uint8_t m_priority = 0;
    std::uint16_t m_class = 0;
    std::uint32_t m_header = 0;
    SimTime m_latency = 0;
    bool m_failsClosed = false;
    Path *m_detour = nullptr;
    std::vector<Mechanism *> m_places;
    std::array<double, 4> m_left{}; ///< of a message of flows, not counted yet: by what became of it
    std::uint64_t m_seen = 0, m_changed = 0, m_stopped = 0, m_missed = 0;
};

} // namespace nephoscope::sim
