// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/request.h"

namespace nephoscope::sim {

class Volume;

/// Told of every write that a volume has done, before whoever sent it is: a replication.
class WriteObserver
{
public:
    /// True: it keeps the write, and gives it back by `at.copied(write, …)`. False: the write goes on at once.
    virtual bool written(Volume &at, RequestId write) = 0;

protected:
    ~WriteObserver() = default;
};

} // namespace nephoscope::sim
