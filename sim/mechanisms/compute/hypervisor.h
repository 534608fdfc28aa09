// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

namespace nephoscope::sim {

class VirtualServer;

/// Runs virtual servers on its host, within its limits of memory and vCPUs, at the cost of its overhead.
class Hypervisor final : public Mechanism
{
public:
    using Mechanism::Mechanism;

    Result<Done> configure(const ParameterReader &parameters) override;
    void describe(MetricRegistry &metrics) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

    double overhead() const { return m_overhead; }
    /// GiB that virtual servers may have in all.
    double memoryCapacity() const;
    /// GiB that those in it leave.
    double freeMemory() const;
    std::size_t servers() const;
    /// Why there is no room for it; an empty sentence: there is.
    Sentence whyNot(const VirtualServer &server) const;

protected:
    SimTime startTime() const override { return m_startTime; }

private:
    double m_overhead = 0;
    double m_cpuOvercommit = 1;
    double m_memoryOvercommit = 1;
    double m_reservedMemory = 0;
    SimTime m_startTime = 0;
};

} // namespace nephoscope::sim
