// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// Something that takes failures in hand by itself (a watchdog). While it looks after an element nobody else repairs that by hand.
class Healer
{
public:
    virtual bool looksAfter(const Mechanism &element) const = 0;

protected:
    ~Healer() = default;
};

} // namespace nephoscope::sim
