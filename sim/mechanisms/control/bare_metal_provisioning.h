// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/control/order_making.h"
#include "sim/mechanisms/control/provisioning_line.h"

namespace nephoscope::sim {

/// Finds machines that are switched off and puts an operating system on them over the network: discover, firmware, copy of the image,
/// install, reboot, register.
///
/// Those that copy at the same time share the image server's bandwidth, none faster than its own network.
class BareMetalProvisioning final : public ProvisioningLine
{
public:
    BareMetalProvisioning(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    Sentence doing() const override;
    bool provisions(const Mechanism &drawn) const override;

protected:
    ProcessOf<bool> setUp(Mechanism &drawn, LogId cause) override;

private:
    class Copying;

    Process step(SimTime time);
    Process copyImage(const Mechanism &server);
    double rate(const Mechanism &server) const;

    SimTime m_discover = 0;
    SimTime m_firmware = 0;
    SimTime m_install = 0;
    SimTime m_reboot = 0;
    SimTime m_register = 0;
    double m_image = 0;     ///< bytes
    double m_bandwidth = 0; ///< bytes/s; 0: no limit
    Claims m_claims;
    Signal m_copiesChanged;
    int m_copies = 0; ///< under way
};

} // namespace nephoscope::sim
