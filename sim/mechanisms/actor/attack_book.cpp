// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/actor/attack_book.h"

#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"
#include "sim/run/snapshot.h"

namespace nephoscope::sim {

namespace {
constexpr std::array<std::string_view, 4> kProperties{"confidentiality", "integrity", "availability", "authenticity"};

template <typename Counter>
void each(std::uint8_t properties, Counter counter)
{
    for (std::size_t property = 0; property < kProperties.size(); ++property) {
        if (properties & (1u << property))
            counter(property);
    }
}
} // namespace

void AttackBook::begun(LogId entry)
{
    m_cause = entry;
    m_since = m_agent.simulation().now();
}

void AttackBook::tried(std::uint8_t properties)
{
    ++m_all.attempts;
    each(properties, [this](std::size_t property) { ++m_byProperty[property].attempts; });
}

void AttackBook::succeeded(std::uint8_t properties, const Mechanism &place, const Sentence &why)
{
    ++m_all.successes;
    each(properties, [this](std::size_t property) { ++m_byProperty[property].successes; });
    tell("attack_succeeded", place, why);
}

void AttackBook::stopped(std::uint8_t properties, const Mechanism &place, const Sentence &why, bool isSeen)
{
    ++m_blocked;
    tell("attack_blocked", place, why);
    if (!isSeen)
        return;
    ++m_all.detections;
    each(properties, [this](std::size_t property) { ++m_byProperty[property].detections; });
    if (!m_detectedAfter) {
        m_detectedAfter = m_agent.simulation().now() - m_since;
        m_agent.log("attack_detected", m_cause, place.id(), why);
    }
}

void AttackBook::tell(std::string_view event, const Mechanism &place, const Sentence &why)
{
    // A reason at a place is told once: thousands of messages meet the same fate.
    if (m_told.size() < 1000 && m_told.insert(std::string(event) + '\n' + place.id() + '\n' + why.en).second)
        m_agent.log(event, m_cause, place.id(), why);
}

void AttackBook::describe(MetricRegistry &metrics)
{
    metrics.count("attempts", m_all.attempts, true);
    metrics.count("successes", m_all.successes, true);
    metrics.count("detections", m_all.detections, true);
    metrics.count("blocked", m_blocked);
    for (std::size_t property = 0; property < kProperties.size(); ++property) {
        const std::string name(kProperties[property]);
        metrics.count(name + "_attempts", m_byProperty[property].attempts);
        metrics.count(name + "_successes", m_byProperty[property].successes);
        metrics.count(name + "_detections", m_byProperty[property].detections);
    }
    metrics.level("detection_time", [this] { return m_detectedAfter ? toSeconds(*m_detectedAfter) : kNothing; });
}

void AttackBook::show(ElementSnapshot &snapshot) const
{
    for (std::size_t property = 0; property < kProperties.size(); ++property) {
        const Count &count = m_byProperty[property];
        if (count.attempts == 0)
            continue;
        const std::string name(kProperties[property]);
        snapshot.gauges.push_back({name + "_attempts", static_cast<double>(count.attempts), {}});
        snapshot.gauges.push_back({name + "_successes", static_cast<double>(count.successes), {}});
        snapshot.gauges.push_back({name + "_detections", static_cast<double>(count.detections), {}});
    }
}

} // namespace nephoscope::sim
