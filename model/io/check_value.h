// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"
#include "model/result.h"

namespace nephoscope {

/// Whether one value is right for a parameter: kind, choices, range. The error's pointer is empty, or leads from the
/// value to the part of it that is wrong (`/0/price`).
///
/// Classes: E-TYPE, E-CHOICE, E-RANGE (past a limit), E-PARAM (a time below zero), E-ID, E-SIZE.
Result<Done> checkValue(const Parameter &parameter, const Value &value);

/// Every id of an element that a value of this parameter names, with the place in the value (`` or `/2`, `/0/to`).
struct NamedElement {
    std::string id;
    std::string pointer;
};
std::vector<NamedElement> elementsNamedBy(const Parameter &parameter, const Value &value);

} // namespace nephoscope
