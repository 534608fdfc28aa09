// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-36: a permission that nobody can use, since no request of theirs comes there.
void findUnusedGrant(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
