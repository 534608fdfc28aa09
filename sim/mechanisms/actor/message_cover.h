// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/request.h"

namespace nephoscope::sim {

/// Prepares each request of a consumer before it leaves: encrypts, signs …
class MessageCover
{
public:
    /// Marks the request; returns how long that takes.
    virtual SimTime cover(Request &request) = 0;

protected:
    ~MessageCover() = default;
};

} // namespace nephoscope::sim
