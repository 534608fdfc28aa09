// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/control/provisioning_line.h"

namespace nephoscope::sim {

/// Sets virtual servers up by ordered, logged sequences from ready-made images: clone, start, configure.
///
/// A step that fails is done again. `workers` sequences go on at one time, the others wait.
class RapidProvisioning final : public ProvisioningLine
{
public:
    using ProvisioningLine::ProvisioningLine;

    Result<Done> configure(const ParameterReader &parameters) override;
    Sentence doing() const override;
    bool provisions(const Mechanism &drawn) const override;

protected:
    ProcessOf<bool> setUp(Mechanism &drawn, LogId cause) override;

private:
    SimTime timeOf(SimTime step, int &failures);

    SimTime m_clone = 0;
    SimTime m_start = 0;
    SimTime m_configureTime = 0;
};

} // namespace nephoscope::sim
