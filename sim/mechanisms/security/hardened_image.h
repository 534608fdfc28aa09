// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/actor/break_out.h"
#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// A template without needless programs, ports and rights: of the attempts on what is made from it only the share `hardening` still works.
class HardenedImage final : public Mechanism, public Isolation
{
public:
    using Mechanism::Mechanism;

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    double isolates(const Mechanism &resource) const override;
    Sentence doing() const override;

private:
    double m_hardening = 1;
    std::vector<Mechanism *> m_hardened;
};

} // namespace nephoscope::sim
