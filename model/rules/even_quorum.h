// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-21: a cluster with an even number of members, of which half can go without a majority being left.
void findEvenQuorum(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
