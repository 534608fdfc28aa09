// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"

#include <string_view>
#include <vector>

namespace nephoscope {

/// The parameters that every link has, described as those of a mechanism are: `latency`, `bandwidth`, `loss`, `encrypted`.
const std::vector<Parameter> &linkParameters();
/// nullptr for one that links do not have.
const Parameter *linkParameter(std::string_view id);

} // namespace nephoscope
