// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-22: live migration of a virtual server whose image is not shared.
void findMigrationWithoutSharedVolume(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
