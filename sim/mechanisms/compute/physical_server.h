// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

namespace nephoscope::sim {

class VirtualServer;

/// A host: its cores are shared by what runs on it, by weighted max-min fairness over the busy vCPUs.
///
/// While all vCPUs on it fit its cores nobody is held up; beyond that only those who are busy share, so that over-commitment hurts
/// only when the neighbours are busy.
class PhysicalServer final : public Mechanism
{
public:
    using Mechanism::Mechanism;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void show(ElementSnapshot &snapshot) const override;

    int cores() const { return m_cores; }
    double coreSpeed() const { return m_coreSpeed; }
    double memory() const { return m_memory; }
    /// A virtual server on it became busier or idler: shares the cores anew and takes the work into account.
    void busyChanged();

protected:
    SimTime startTime() const override { return m_bootTime; }
    void contentsChanged() override { connect(); }
    void speedChanged() override { share(); }

private:
    void share();

    int m_cores = 1;
    double m_coreSpeed = 1;
    double m_memory = 0;
    double m_idlePower = 0;
    double m_peakPower = 0;
    SimTime m_bootTime = 0;
    bool m_isOvercommitted = false;
    std::vector<VirtualServer *> m_servers;
    AverageOverTime m_busy; ///< cores
};

} // namespace nephoscope::sim
