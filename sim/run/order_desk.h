// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/process.h"
#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// Somewhere to order and give back resources (the actions `order` and `release`).
class OrderDesk
{
public:
    /// Whoever has no desk in mind comes here. An administrator is asked only when there is no other.
    enum class Openness { Closed, ByTicket, Open };
    virtual Openness openness() const = 0;
    /// So many more like `drawn`.
    virtual void order(Mechanism &drawn, int amount, LogId cause) = 0;
    /// So many of those that were ordered are given back, the last ones first.
    virtual void release(Mechanism &drawn, int amount, LogId cause) = 0;

protected:
    ~OrderDesk() = default;
};

/// Something that sets resources up once somebody has ordered them.
class Provisioner
{
public:
    virtual bool provisions(const Mechanism &drawn) const = 0;
    /// One more like `drawn`, serving when it returns. False: it could not be, and was said why.
    virtual ProcessOf<bool> provision(Mechanism &drawn, LogId cause) = 0;

protected:
    ~Provisioner() = default;
};

} // namespace nephoscope::sim
