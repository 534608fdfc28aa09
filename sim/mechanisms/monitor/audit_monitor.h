// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

#include <string>
#include <vector>

namespace nephoscope::sim {

/// Keeps evidence of who did what and with what outcome, and flags what breaks the rules on where data may be.
///
/// Takes down every message that what it is linked to has dealt with, and every change of its state. Written at once (`sync`) a record
/// delays the message; else it is written afterwards. While it is down nothing is taken down, which its coverage shows.
class AuditMonitor final : public Mechanism, public MessageObserver, public StateObserver
{
public:
    using Mechanism::Mechanism;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

    void messageEnded(Mechanism &at, RequestId request, Outcome outcome) override;
    void stateChanged(Mechanism &element, LogId cause) override;

private:
    struct Watched {
        Mechanism *at = nullptr;
        bool isWatched = false;
        std::string flagged; ///< the region for which it was flagged last
        std::vector<std::uint16_t> seen = {}; ///< by who asked: a bit for each outcome that is in evidence
    };

    void record();
    void noteEvidence(Watched &watched, ElementIndex who, Outcome outcome);
    Sentence placeOf(const Mechanism &who) const;
    std::string regionOf(const Mechanism &element) const;
    bool isAllowed(const std::string &region) const;
    void lookWhere(Watched &watched);
    Watched *watchedOf(const Mechanism &element);
    double keptBytes() const;

    std::vector<std::string> m_allowed; ///< regions; empty: all
    int m_retention = 0;                ///< days
    SimTime m_writeTime = 0;
    bool m_isSync = false;
    bool m_isStarted = false;
    std::vector<Watched> m_watched;

    std::vector<std::uint64_t> m_byDay; ///< records
    std::uint64_t m_records = 0;
    std::uint64_t m_missed = 0;
    std::uint64_t m_violations = 0;
};

} // namespace nephoscope::sim
