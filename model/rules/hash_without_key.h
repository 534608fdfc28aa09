// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-35: a digest without key or signature taken for proof that nobody changed a message.
void findHashWithoutKey(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
