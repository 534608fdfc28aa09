// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/path/relay.h"

#include <array>
#include <vector>

namespace nephoscope::sim {

class CloudService;

/// Translates requests of formats that the service does not speak, by the gateway for the format, and passes everything on.
///
/// What the services behind it all speak, and what it has no gateway for, goes on as it came. Each translation takes its time, however many there are at once.
class MultiDeviceBroker final : public Relay
{
public:
    using Relay::Relay;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void receive(RequestId request) override;
    void bookFlow(const FlowNote &note, const FlowCounts &counts, double seconds) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

protected:
    FlowAnswer receiveFlow(const Flow &flow, FlowRound &round) override;

private:
    struct Gateway {
        std::uint16_t format = 0;
        SimTime time = 0;
    };

    void findServices(ElementIndex from, std::vector<bool> &seen);
    bool isSpoken(std::uint8_t format) const;
    const Gateway *gatewayFor(const Request &request) const;
    bool hasToTranslate(const Request &request) const;
    SimTime timeOf(const Gateway &gateway) const;
    void release(RequestId request) override;

    std::vector<Gateway> m_gateways;
    Path *m_path = nullptr;
    std::vector<const CloudService *> m_services; ///< that its requests may come to, by whatever way
    std::uint64_t m_translated = 0, m_untranslatable = 0;
    DurationTally m_times;
};

} // namespace nephoscope::sim
