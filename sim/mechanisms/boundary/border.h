// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/plan/plan.h"

namespace nephoscope::sim {

/// What turns messages away at its border.
class Border
{
public:
    /// Whether a message that `origin` has issued and `from` sends on may come in. Asking counts nothing.
    virtual bool lets(ElementIndex origin, ElementIndex from) const = 0;

protected:
    ~Border() = default;
};

} // namespace nephoscope::sim
