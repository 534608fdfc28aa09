// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/rules/problem.h"

#include <vector>

namespace nephoscope::tests {

void add(Architecture &design, const char *id, const char *type, const char *parent = "", Parameters params = {});
void link(Architecture &design, LinkRole role, const char *from, const char *to);
/// Users -> balancer -> a service on each of two hosts; images on a shared LUN.
Architecture sound();
/// What one rule finds in the design.
std::vector<Problem> of(const Architecture &design, const char *rule);
/// The problem is there, about that element, in both languages; its fix, if it has one, takes it away.
void expect(const Architecture &design, const char *rule, const char *element, Severity severity, bool hasFix = false);

} // namespace nephoscope::tests
