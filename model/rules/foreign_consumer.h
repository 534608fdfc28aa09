// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-12: a private cloud that a foreign organisation reaches, or a community cloud that a non-member does.
void findForeignConsumer(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
