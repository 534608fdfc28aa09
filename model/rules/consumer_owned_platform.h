// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope
{

/// L-02: a platform or software as a service on hardware of an organization that only consumes.
void findConsumerOwnedPlatform(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
