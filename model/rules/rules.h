// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/problem.h"

#include <vector>

namespace nephoscope {

class Catalogue;

/// What all design rules find in the base design, errors first, then by rule and document order.
std::vector<Problem> findProblems(const Architecture &architecture, const Catalogue &catalogue);

} // namespace nephoscope
