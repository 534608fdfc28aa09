// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/streak.h"
#include "sim/engine/sim_time.h"

#include <cstdint>

namespace nephoscope::sim {

/// How a controller finds out how many units there should be.
enum class ControlLaw : std::uint8_t {
    Step,  ///< `step` more above `upper`, `step` less below `lower`
    Target ///< as many as bring the measure per unit to `target`
};

struct ControlSettings {
    ControlLaw law = ControlLaw::Step;
    double upper = 0.8;
    double lower = 0.3;
    double target = 0;   ///< 0: none, nothing is done
    double tolerance = 0.1; ///< of the target: within it nothing is done
    int breaches = 3;       ///< samples above in a row, before more
    SimTime cooldown = 0;   ///< after an action, until the next
    SimTime downWindow = 0; ///< below without a break, before fewer
    int minimum = 1;
    int maximum = 10;
    int step = 1;
};

/// Decides from samples of a measure per unit how many units there should be: more soon, fewer late, never two actions within the cooldown.
class Controller
{
public:
    void configure(const ControlSettings &settings) { m_settings = settings; }
    /// A sample that ends now; `value` is per unit. Returns how many units there should be.
    int sample(SimTime now, double value, int units);
    /// It was acted upon.
    void acted(SimTime now);

    /// Above which it is a breach, and below which it is too little.
    double above() const;
    double below() const;
    /// Samples above in a row.
    int breaches() const { return m_above.count(); }
    bool isBreached() const { return m_above.hasLasted(m_settings.breaches); }
    bool isLow() const { return m_lowSince != kNever; }
    /// Since when the measure is too little; kNever: it is not.
    SimTime lowSince() const { return m_lowSince; }
    /// When the next action is possible.
    SimTime readyAt() const { return m_readyAt; }
    const ControlSettings &settings() const { return m_settings; }

private:
    int wanted(double value, int units) const;

    ControlSettings m_settings;
    Streak m_above;
    SimTime m_lowSince = kNever;
    int m_mostWanted = 0; ///< since it is too little
    SimTime m_readyAt = 0;
};

} // namespace nephoscope::sim
