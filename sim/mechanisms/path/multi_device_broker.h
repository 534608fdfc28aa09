// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

#include <array>
#include <vector>

namespace nephoscope::sim {

class Path;

/// Translates requests of formats that the service does not speak, by the gateway for the format, and passes everything on.
///
/// What its target speaks, and what it has no gateway for, goes on as it came. Each translation takes its time, however many there are at once.
class MultiDeviceBroker final : public Mechanism
{
public:
    using Mechanism::Mechanism;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void receive(RequestId request) override;
    void returned(RequestId request, Outcome outcome, std::uint64_t data) override;
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    std::string unbalanced() const override;

protected:
    void wentDown() override;
    void cameUp() override;

private:
    enum Event : std::uint32_t { Forward = 1000 };
    struct Gateway {
        std::uint16_t format = 0;
        SimTime time = 0;
    };

    const Gateway *gatewayFor(const Request &request) const;
    void forward(RequestId request);
    void conclude(RequestId request, Outcome outcome);
    std::uint64_t ticket(RequestId request) const { return static_cast<std::uint64_t>(m_epoch) << 32 | request; }

    std::vector<Gateway> m_gateways;
    Path *m_path = nullptr;
    std::uint32_t m_epoch = 0; ///< goes up when it goes down: what it held before is lost
    std::vector<std::uint64_t> m_stalled;
    std::uint64_t m_received = 0, m_inside = 0, m_beyond = 0, m_served = 0, m_dropped = 0;
    std::uint64_t m_translated = 0, m_untranslatable = 0;
    DurationTally m_times;
};

} // namespace nephoscope::sim
