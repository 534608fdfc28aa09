// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/token_bucket.h"
#include "sim/engine/statistics.h"
#include "sim/run/mechanism.h"

#include <vector>

namespace nephoscope::sim {

class Path;

/// A second place for what the first cannot take: dormant until it is called for, started then, and left to itself again afterwards.
///
/// While it is open the first target gets so many requests a second and no more; the others go to the second.
class Burst
{
public:
    explicit Burst(Mechanism &listener) : m_listener(listener) {}

    /// \pre `second` is kNone or an element of the plan
    void connect(ElementIndex first, ElementIndex second);
    /// Requests a second that each server of the first may get.
    void setShare(double rateAServer);
    /// Servers of the first.
    int servers() const;
    const std::vector<Mechanism *> &firstServers() const { return m_first; }

    bool isOpen() const { return m_isOpen; }
    /// Whether the second serves already.
    bool isReady() const;
    Sentence whyNotOpen() const;
    /// Starts what of the second is not in the run.
    void open(LogId cause);
    /// Takes out what `open` started, when it has finished what it has.
    void close(LogId cause);
    /// Whether the next request goes to the second.
    bool takes(SimTime now);

    const LevelOverTime &openTime() const { return m_open; }
    const std::uint64_t &taken() const { return m_taken; }

private:
    Mechanism &m_listener;
    ElementIndex m_firstTarget = kNone;
    ElementIndex m_secondTarget = kNone;
    std::vector<Mechanism *> m_first;  ///< servers
    std::vector<Mechanism *> m_second;
    std::vector<Mechanism *> m_started;
    double m_rateAServer = 0;
    double m_rate = 0;
    TokenBucket m_share;
    bool m_isOpen = false;
    LevelOverTime m_open;
    std::uint64_t m_taken = 0;
};

} // namespace nephoscope::sim
