// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/clock.h"

#include <cstdint>
#include <string>

namespace nephoscope::sim {

class Store;

/// Whoever has a store.
class StoreListener
{
public:
    /// The level has come to the alarm. Again only after it was below it.
    virtual void alarmReached(Store &store) = 0;
    /// The inflow has left no room. Inflow is over until there is room again.
    virtual void filledUp(Store &store) = 0;

protected:
    ~StoreListener() = default;
};

/// Space with a limit that is filled by pieces and by a steady inflow, and gives an alarm at a level.
///
/// The inflow needs no events but those of alarm and limit: the level between them is worked out when it is asked for.
class Store final : public EventHandler
{
public:
    struct Settings {
        std::int64_t limit = 0; ///< units that it holds
        std::int64_t alarm = 0; ///< level at which it tells; 0: never
        double inflow = 0;      ///< units/s, >= 0
    };

    /// `name`: the element, in messages about runaways.
    Store(Clock &clock, std::string name, StoreListener &listener);

    /// Takes effect from now on; a limit below the level leaves what is there.
    void change(const Settings &settings);
    const Settings &settings() const { return m_settings; }

    /// False, and nothing taken, if there is no room for it. \pre units >= 0
    bool put(std::int64_t units);
    /// \pre 0 <= units <= level()
    void take(std::int64_t units);

    std::int64_t level() const;
    /// At least 0.
    std::int64_t room() const;
    /// Units × s since the start, the straight lines of the inflow included.
    double integral() const;
    bool isAboveAlarm() const { return m_settings.alarm > 0 && level() >= m_settings.alarm; }

    void handle(std::uint32_t kind, std::uint64_t argument) override;
    std::string_view eventSource() const override { return m_name; }

private:
    std::int64_t flowedIn() const;
    void settle();
    void look();
    void schedule();

    Clock &m_clock;
    StoreListener &m_listener;
    std::string m_name;
    Settings m_settings;
    std::int64_t m_settled = 0; ///< level at `m_since`
    double m_part = 0;          ///< of a unit that has flowed in besides, below 1
    SimTime m_since = 0;
    double m_integral = 0;      ///< up to `m_since`
    bool m_isAlarmGiven = false;
    bool m_isFull = false;      ///< told so
    std::int64_t m_next = 0;    ///< level that m_event stands at
    EventId m_event = EventId::None;
};

} // namespace nephoscope::sim
