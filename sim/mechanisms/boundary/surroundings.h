// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// A container that lets every message pass (a cluster).
class Surroundings final : public Mechanism
{
public:
    using Mechanism::Mechanism;
    Result<Done> configure(const ParameterReader &) override { return Done{}; }
};

} // namespace nephoscope::sim
