// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// Events of the base class, so that a mechanism has all of `handle` for itself.
class Mechanism::Starter final : public EventHandler
{
public:
    enum Kind : std::uint32_t { Started, Arrived };

    explicit Starter(Mechanism &mechanism) : m_mechanism(mechanism) {}
    std::string_view eventSource() const override { return m_mechanism.id(); }
    void handle(std::uint32_t kind, std::uint64_t argument) override
    {
        if (kind == Started)
            m_mechanism.started();
        else
            m_mechanism.arriveDelayed(static_cast<RequestId>(argument));
    }

private:
    Mechanism &m_mechanism;
};

} // namespace nephoscope::sim
