// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/actor/demand_profile.h"

#include "sim/plan/parameter_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace nephoscope::sim {

namespace {
// Past this no run goes on (some 300 years): a rate that stays 0 is never due.
constexpr double kLatest = 9e9;
constexpr double kTurn = 2 * std::numbers::pi;
} // namespace

void DemandProfile::configure(const ParameterReader &parameters)
{
    static constexpr std::array<std::string_view, 6> kShapes{"constant", "ramp", "step", "flash_crowd", "diurnal", "on_off"};
    m_shape = parameters.choice<Shape>("profile", kShapes);
    m_rate = parameters.number("rate");
    m_other = parameters.number("profile_rate");
    m_begin = parameters.number("profile_start");
    m_end = parameters.number("profile_end");
    m_rise = parameters.number("rise");
    m_decay = parameters.number("decay");
    m_amplitude = parameters.number("amplitude");
    m_period = parameters.number("period");
    m_phase = parameters.number("phase");
    m_meanOn = parameters.number("mean_on");
    m_meanOff = parameters.number("mean_off");
    if (!hasPhases())
        m_isOn = true;
    m_greatest = m_shape == Shape::Constant ? m_rate : m_shape == Shape::Diurnal ? m_rate * (1 + m_amplitude) : std::max(m_rate, m_other);
}

double DemandProfile::rateAt(SimTime time) const
{
    const double t = toSeconds(time);
    const double change = m_other - m_rate;
    switch (m_shape) {
    case Shape::Constant:
        return m_rate;
    case Shape::Ramp: // over no time it is a step
        return t < m_begin ? m_rate : hasEnd() ? m_rate + change * std::min(1.0, (t - m_begin) / (m_end - m_begin)) : m_other;
    case Shape::Step:
        return t >= m_begin && (!hasEnd() || t < m_end) ? m_other : m_rate;
    case Shape::FlashCrowd: {
        if (t < m_begin)
            return m_rate;
        const auto risen = [this](double after) { return m_rise > 0 ? std::min(1.0, after / m_rise) : 1.0; };
        if (!hasEnd() || t < m_end)
            return m_rate + change * risen(t - m_begin);
        return m_decay > 0 ? m_rate + change * risen(m_end - m_begin) * std::exp(-(t - m_end) / m_decay) : m_rate;
    }
    case Shape::Diurnal:
        return m_rate * (1 + m_amplitude * std::sin(kTurn * (t - m_phase) / m_period));
    case Shape::OnOff:
        return m_isOn ? m_rate : m_other;
    }
    return m_rate;
}

double DemandProfile::flashCrowdExpected(double t) const
{
    if (t <= m_begin)
        return m_rate * t;
    const double change = m_other - m_rate;
    const double crowd = (hasEnd() ? std::min(t, m_end) : t) - m_begin; // s since it began to come, until it began to leave
    const double rising = std::min(crowd, m_rise);
    double expected = m_rate * t + change * (crowd - rising);
    if (m_rise > 0)
        expected += change * rising * rising / (2 * m_rise);
    if (hasEnd() && t > m_end && m_decay > 0) {
        const double level = m_rise > 0 ? rising / m_rise : 1;
        expected += change * level * m_decay * -std::expm1(-(t - m_end) / m_decay);
    }
    return expected;
}

double DemandProfile::expectedBy(SimTime time) const
{
    const double t = toSeconds(time);
    const double change = m_other - m_rate;
    switch (m_shape) {
    case Shape::Constant:
        return m_rate * t;
    case Shape::Ramp: {
        if (t <= m_begin)
            return m_rate * t;
        if (!hasEnd())
            return m_rate * t + change * (t - m_begin);
        const double rising = std::min(t, m_end) - m_begin;
        return m_rate * t + change * (rising * rising / (2 * (m_end - m_begin)) + std::max(0.0, t - m_end));
    }
    case Shape::Step:
        return m_rate * t + change * std::max(0.0, (hasEnd() ? std::min(t, m_end) : t) - m_begin);
    case Shape::FlashCrowd:
        return flashCrowdExpected(t);
    case Shape::Diurnal:
        return m_rate * (t - m_amplitude * m_period / kTurn * std::cos(kTurn * (t - m_phase) / m_period));
    case Shape::OnOff:
        return (m_isOn ? m_rate : m_other) * t;
    }
    return m_rate * t;
}

SimTime DemandProfile::whenDue(SimTime from, double amount) const
{
    const double fastest = hasPhases() || isConstant() ? rateAt(from) : m_greatest;
    if (fastest <= 0)
        return kNever;
    const double least = amount / fastest;
    if (hasPhases() || isConstant())
        return later(from, toTime(least));
    // The expected number never falls, so the moment is found by halving what it must lie in.
    const double goal = expectedBy(from) + amount;
    const double begin = toSeconds(from);
    double step = std::max(least, 1e-9);
    while (expectedBy(toTime(begin + step)) < goal) {
        step *= 2;
        if (begin + step > kLatest)
            return kNever;
    }
    SimTime before = from;
    SimTime after = toTime(begin + step);
    while (after - before > 1) {
        const SimTime middle = before + (after - before) / 2;
        (expectedBy(middle) < goal ? before : after) = middle;
    }
    return after;
}

SimTime DemandProfile::phaseEnd(SimTime now, RandomStream &random) const
{
    const SimTime begin = toTime(m_begin);
    if (now < begin)
        return begin;
    if (hasEnd() && now >= toTime(m_end))
        return kNever;
    const SimTime end = later(now, toTime((m_isOn ? m_meanOn : m_meanOff) * random.exponential()));
    return hasEnd() ? std::min(end, toTime(m_end)) : end;
}

void DemandProfile::changePhase(SimTime now)
{
    if (!m_hasBegun && now <= toTime(m_begin) && m_begin > 0) {
        m_hasBegun = true; // the first phase is one of being on
        return;
    }
    m_hasBegun = true;
    m_isOn = hasEnd() && now >= toTime(m_end) ? true : !m_isOn;
}

} // namespace nephoscope::sim
