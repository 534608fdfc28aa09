// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/actor/break_out.h"
#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// What one party trusts, wherever it stands. Says what it shares with the boundaries of others, and how exposed it is by that.
///
/// A resource is used by a boundary if it is a member of it, stands in one, holds one, or stores something for one. Overlap degree: how many
/// boundaries use a resource; exposure: sum over the resources and the other boundaries of sensitivity × (1 − isolation) (domain D.4).
class TrustBoundary final : public Mechanism, public TrustOverlay
{
public:
    using Mechanism::Mechanism;

    Result<Done> configure(const ParameterReader &parameters) override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    bool uses(const Mechanism &resource) const override;
    bool trusts(const Mechanism &element) const override;
    Sentence doing() const override;

private:
    struct Overlap {
        int degree = 0; ///< the greatest
        int shared = 0; ///< resources that others use too
        double exposure = 0;
        const Mechanism *worst = nullptr;
    };

    Overlap overlap() const;
    bool storesIn(ElementIndex member, ElementIndex resource) const;

    std::string m_owner;
    double m_sensitivity = 1;
};

} // namespace nephoscope::sim
