// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/design_view.h"

#include <functional>

namespace nephoscope
{

/// What belongs to a border, cluster or pool: what is drawn in it, its `members`, and what is linked to it as
/// a member.
std::vector<const Element *> membersOf(const DesignView &design, const Element &group);
/// Whether the element is one of the members or stands in one.
bool isAmong(const DesignView &design, const std::vector<const Element *> &members, const Element &element);
/// Where requests (or operations) of an element can come to, without passing what `stops` them; the stops are
/// among it.
std::vector<const Element *> reachedFrom(const DesignView &design, const Element &start, LinkRole role,
                                         const std::function<bool(const Element &)> &stops);
/// The names in quotation marks, the first three and how many more; Chinese or English.
std::string listed(const std::vector<const Element *> &elements, bool chinese);

} // namespace nephoscope
