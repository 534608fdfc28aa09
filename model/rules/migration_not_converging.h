// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-23: memory that changes as fast as it is copied.
void findMigrationNotConverging(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
