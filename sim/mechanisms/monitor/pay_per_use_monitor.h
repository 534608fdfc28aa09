// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/monitor/usage_meters.h"

namespace nephoscope::sim {

/// Meters what it is linked to, by consumer, and sends usage records to billing: when a server stops, when a period of billing ends,
/// and at the end of the run. What happens while the monitor is down is not measured, and so never billed.
class PayPerUseMonitor final : public Mechanism, public UsageSource
{
public:
    PayPerUseMonitor(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void finish() override { m_meters.write(); }
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

    void writeRecords() override { m_meters.write(); }
    void unwritten(std::vector<UsageRecord> &records) const override { m_meters.unwritten(records); }
    bool isMetering(ElementIndex element, UsageMeasure measure) const override { return m_meters.isMetering(element, measure); }

protected:
    void wentDown() override { m_meters.setOn(false); }
    void cameUp() override { m_meters.setOn(true); }

private:
    void send(const std::vector<UsageRecord> &records);

    UsageMeters m_meters;
    std::vector<UsageReader *> m_readers;
    std::uint64_t m_records = 0;
};

} // namespace nephoscope::sim
