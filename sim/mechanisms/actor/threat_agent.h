// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/actor/attack_book.h"
#include "sim/mechanisms/actor/attack_paths.h"
#include "sim/mechanisms/actor/break_out.h"
#include "sim/mechanisms/actor/tap.h"

namespace nephoscope::sim {

/// Acts one of six threats out (domain D.2) and counts what it violated.
///
/// Denial of service and insufficient authorization send requests; eavesdropping and the malicious intermediary sit in the way of those of
/// others; the attacks on virtualization and on overlapping trust boundaries try to get at what shares a resource with them.
class ThreatAgent final : public Mechanism
{
public:
    enum class Kind { AnonymousAttacker, MaliciousServiceAgent, TrustedAttacker, MaliciousInsider };
    enum class Threat {
        TrafficEavesdropping,
        MaliciousIntermediary,
        DenialOfService,
        InsufficientAuthorization,
        VirtualizationAttack,
        OverlappingTrustBoundaries
    };

    ThreatAgent(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void returned(RequestId request, Outcome outcome, std::uint64_t data) override;
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    std::string unbalanced() const override;

    /// Attacks now.
    bool isActive() const { return m_isActive && takesPart(); }
    Kind kind() const { return m_kind; }
    double skill() const { return m_skill; }
    AttackBook &book() { return m_book; }
    /// A control has recognised one of its requests, which goes back from there. Said before that.
    void caught(Request &request, const Mechanism &by, const Sentence &why);
    /// Where its requests go first; nullptr: nowhere.
    Mechanism *target() const;

protected:
    void lifeChanged() override;

private:
    enum Event : std::uint32_t { Begin = 1000, Stop, Try };

    bool sendsRequests() const { return m_threat == Threat::DenialOfService || m_threat == Threat::InsufficientAuthorization; }
    std::uint8_t properties() const;
    std::vector<AttackPath> paths() const;
    void tellPaths(LogId started);
    void plan();
    void begin();
    void goOn(SimTime end);
    void stopAttack();
    void scheduleTry();
    void ask();

    Kind m_kind = Kind::AnonymousAttacker;
    Threat m_threat = Threat::TrafficEavesdropping;
    SimTime m_begin = 0;
    SimTime m_duration = 0;
    double m_rate = 0;
    double m_skill = 0;
    std::uint32_t m_size = 0;
    std::uint64_t m_sent = 0;
    std::uint64_t m_back = 0;
    bool m_isActive = false;
    bool m_hasStarted = false;
    bool m_isOver = false;
    EventId m_next = EventId::None;
    EventId m_phase = EventId::None;
    Path *m_path = nullptr;
    RandomStream m_gaps;
    AttackBook m_book{*this};
    Tap m_tap;
    BreakOut m_breakOut;
};

} // namespace nephoscope::sim
