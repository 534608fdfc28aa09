// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

namespace nephoscope {

/// L-01: in a SaaS cloud the provider runs the application; a service there that the consumer owns contradicts it.
void findConsumerManagedSaas(const DesignView &design, std::vector<Problem> &problems);

} // namespace nephoscope
