// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"
#include "sim/experiment/comparison.h"

#include <functional>
#include <string>

namespace nephoscope::sim {

/// What a comparison says about one variant's key metrics, in words: 'Cost of shop 8 to 11 % less; response time of users no different;
/// 20 replications.' A range is the 95 % interval of the paired difference, as a share of the base where that is not 0. Elements go by
/// their ids, or by what `nameOf` calls them.
LocalText verdictOf(const Comparison &comparison, const ComparedVariant &variant,
                    const std::function<std::string(const std::string &element)> &nameOf = {});

} // namespace nephoscope::sim
