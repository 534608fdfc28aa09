// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace nephoscope::sim {

class MetricRegistry;

/// What an attack violates (domain D.1); several at once are joined by `|`.
enum Property : std::uint8_t { Confidentiality = 1, Integrity = 2, Availability = 4, Authenticity = 8 };

/// What became of a threat agent's attempts: how many, which succeeded, which were seen by whom, by the property that is violated.
///
/// The log gets the first success and the first detection of each kind at each place, with the reason; counts are in the metrics.
class AttackBook
{
public:
    explicit AttackBook(const Mechanism &agent) : m_agent(agent) {}

    /// An attempt on `properties`.
    void tried(std::uint8_t properties);
    /// It violated these, at `place`; `why`: what let it.
    void succeeded(std::uint8_t properties, const Mechanism &place, const Sentence &why);
    /// It came to nothing there. With `isSeen` somebody also knows that it was tried.
    void stopped(std::uint8_t properties, const Mechanism &place, const Sentence &why, bool isSeen);
    /// The attack begins: detection is measured from here.
    void begun(LogId entry);

    void describe(MetricRegistry &metrics);
    /// The counts by property, as far as there are attempts on it.
    void show(ElementSnapshot &snapshot) const;
    std::uint64_t attempts() const { return m_all.attempts; }
    std::uint64_t successes() const { return m_all.successes; }
    std::uint64_t detections() const { return m_all.detections; }
    std::uint64_t blocked() const { return m_blocked; }

private:
    struct Count {
        std::uint64_t attempts = 0;
        std::uint64_t successes = 0;
        std::uint64_t detections = 0;
    };

    void tell(std::string_view event, const Mechanism &place, const Sentence &why);

    const Mechanism &m_agent;
    Count m_all;
    std::array<Count, 4> m_byProperty;
    std::uint64_t m_blocked = 0;
    LogId m_cause = 0;
    SimTime m_since = 0;
    std::optional<SimTime> m_detectedAfter;
    std::set<std::string> m_told;
};

} // namespace nephoscope::sim
