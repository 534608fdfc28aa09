// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/session_table.h"
#include "sim/mechanisms/storage/volume.h"

#include <vector>

namespace nephoscope::sim {

/// Keeps what services know of the sessions of their users, so that it outlives them and costs none of their memory.
///
/// A read or write takes `latency`, however many there are at once. A session is dropped when nobody has asked for it for `expiry`; past
/// `capacity` sessions the write of a new one is rejected. What it keeps is on its device: its own failure makes it wait, not forget.
class StateManagementDatabase final : public Volume
{
public:
    StateManagementDatabase(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void describe(MetricRegistry &metrics) override;
    void receive(RequestId operation) override;
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

    std::int64_t usedBytes() const override { return static_cast<std::int64_t>(m_table.total()); }
    std::int64_t allocatedBytes() const override { return usedBytes(); }
    double usedByteSeconds() const override { return m_space.integral(now()); }
    double allocatedByteSeconds() const override { return usedByteSeconds(); }

protected:
    void wentDown() override;
    void cameUp() override;
    std::uint64_t inside() const override { return m_inside; }

private:
    enum Event : std::uint32_t { Finish = 1000 };

    void carryOut(RequestId operation);
    Outcome look(RequestId operation);
    Outcome keep(RequestId operation);

    SimTime m_latency = 0;
    std::int64_t m_capacity = 0;
    SessionTable m_table;
    std::uint64_t m_inside = 0;
    std::vector<std::uint64_t> m_stalled; ///< tickets of what was due while it hangs
    AverageOverTime m_space;              ///< bytes
    std::uint64_t m_forgotten = 0;
    std::uint64_t m_turnedAway = 0;
};

} // namespace nephoscope::sim
