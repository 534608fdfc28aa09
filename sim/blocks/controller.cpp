// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/controller.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nephoscope::sim {

namespace {
// A ratio that is whole but for rounding means that whole number.
constexpr double kRounding = 1e-9;
} // namespace

double Controller::above() const
{
    if (m_settings.law == ControlLaw::Step)
        return m_settings.upper;
    return m_settings.target > 0 ? m_settings.target * (1 + m_settings.tolerance) : std::numeric_limits<double>::infinity();
}

double Controller::below() const
{
    return m_settings.law == ControlLaw::Target ? m_settings.target * (1 - m_settings.tolerance) : m_settings.lower;
}

int Controller::wanted(double value, int units) const
{
    if (m_settings.law == ControlLaw::Step)
        return value > above() ? units + m_settings.step : units - m_settings.step;
    // n = ⌈n · value / target⌉, as autoscalers that track a target do.
    const double exact = m_settings.target > 0 ? units * value / m_settings.target : units;
    return static_cast<int>(std::min(std::ceil(exact - kRounding), 1e6));
}

int Controller::sample(SimTime now, double value, int units)
{
    const int bounded = std::clamp(units, m_settings.minimum, std::max(m_settings.minimum, m_settings.maximum));
    const auto within = [this](int count) { return std::clamp(count, m_settings.minimum, std::max(m_settings.minimum, m_settings.maximum)); };
    m_above.see(value > above(), m_settings.breaches);
    // As long as all are needed to stay at the target there is not too much, however far below it the last one brought them.
    if (value < below() && wanted(value, units) < units) {
        m_mostWanted = m_lowSince == kNever ? wanted(value, units) : std::max(m_mostWanted, wanted(value, units));
        m_lowSince = m_lowSince == kNever ? now : m_lowSince;
    } else {
        m_lowSince = kNever;
    }
    if (bounded != units)
        return bounded; // nobody has to wait for what was never allowed
    if (now < m_readyAt)
        return units;
    if (isBreached())
        return std::max(units, within(wanted(value, units)));
    if (m_lowSince != kNever && now - m_lowSince >= m_settings.downWindow)
        return std::min(units, within(m_mostWanted));
    return units;
}

void Controller::acted(SimTime now)
{
    m_readyAt = later(now, m_settings.cooldown);
    m_above.restart();
    m_lowSince = kNever;
}

} // namespace nephoscope::sim
