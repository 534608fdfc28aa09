// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"

namespace nephoscope::tests {

/// A drawn design of at least `elements` elements and one and a half times as many links: sites of a cloud with a balancer, four hosts
/// with hypervisors, servers and services, storage, monitors and their consumers, each with a box. The same every time.
Architecture largeDesign(int elements);

} // namespace nephoscope::tests
