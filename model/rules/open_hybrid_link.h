// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-11: clouds of different deployment models are joined by a link that is not encrypted.
void findOpenHybridLink(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
