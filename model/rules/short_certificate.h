// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope
{

/// L-40: the certificates of a public key infrastructure run out within the simulated time, since nobody renews
/// them or issuing new ones takes too long.
void findShortCertificate(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
