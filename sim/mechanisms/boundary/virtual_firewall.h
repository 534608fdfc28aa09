// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/token_bucket.h"
#include "sim/engine/random_stream.h"
#include "sim/mechanisms/path/relay.h"

#include <vector>

namespace nephoscope::sim {

/// Passes on or drops what comes, by its rules, by how much a source sends, and by what it takes for hostile.
///
/// The first rule that fits decides; what none fits passes. One message after the other takes 1/`capacity`, then `latency`. Each goes on to
/// the first target that the rules let its source reach.
class VirtualFirewall final : public Relay
{
public:
    VirtualFirewall(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void receive(RequestId request) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    /// Whether its rules let somebody's messages go on to `target`.
    bool lets(ElementIndex origin, const Mechanism &target) const { return passes(origin, target); }

protected:
    void wentDown() override;

private:
    struct Rule {
        ElementIndex source = kNone; ///< kNone: whoever
        ElementIndex target = kNone;
        bool pass = true;
    };

    bool passes(ElementIndex origin, const Mechanism &target) const;
    bool isWithinRate(const Request &request);
    /// Answered: nothing speaks against it.
    Outcome inspect(RequestId request);
    bool deems(Request &request, const Sentence &why) const;
    Path *wayFor(const Request &request) const;
    double waiting() const;
    void release(RequestId request) override;

    std::vector<Rule> m_rules;
    double m_rateLimit = 0;
    double m_detection = 0;
    double m_falsePositive = 0;
    SimTime m_latency = 0;
    double m_capacity = 0;
    double m_queueLimit = 0;
    std::vector<Path *> m_paths;
    std::vector<std::vector<ElementIndex>> m_identities; ///< by element, filled while there are rules
    std::vector<TokenBucket> m_sources;                  ///< by element
    SimTime m_freeAt = 0;
    double m_work = 0; ///< s, of all that it has taken in
    std::uint64_t m_passed = 0;
    std::uint64_t m_blocked = 0, m_byRule = 0, m_byRate = 0, m_hostile = 0, m_falsePositives = 0;
    RandomStream m_judgement;
};

} // namespace nephoscope::sim
