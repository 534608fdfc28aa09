// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "sim/engine/distribution.h"

namespace nephoscope::sim {

class ParameterReader;

/// The computing time (s at speed 1) of one request, as the parameters of a service give it. Error: no distribution has them.
Result<Distribution> serviceDemand(const ParameterReader &parameters);

} // namespace nephoscope::sim
