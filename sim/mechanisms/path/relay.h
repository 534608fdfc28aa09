// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

#include <vector>

namespace nephoscope::sim {

class Path;

/// Something in the way of requests that holds each for a while, sends it on and sees it come back.
///
/// What it holds while it hangs goes on afterwards. What it holds, or has sent on, when it fails is lost.
class Relay : public Mechanism
{
public:
    using Mechanism::Mechanism;

    void returned(RequestId request, Outcome outcome, std::uint64_t data) override;
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    std::string unbalanced() const override;

protected:
    void wentDown() override;
    void cameUp() override;

    /// A request has come. Either `holdUntil` or `conclude` follows.
    void noteArrival() { ++m_received; }
    /// `release` is called for it at `due`, at once if that is now.
    void holdUntil(RequestId request, SimTime due);
    /// Its time here is over: either `sendOn` or `conclude` follows.
    virtual void release(RequestId request) = 0;
    void sendOn(RequestId request, Path &path);
    /// It goes back.
    void conclude(RequestId request, Outcome outcome);

    /// So many of a flow have passed in an interval, whatever became of them beyond.
    void noteFlow(const FlowCounts &counts);

    std::uint64_t insideCount() const { return m_inside; }
    const std::uint64_t &served() const { return m_served; }
    const std::uint64_t &dropped() const { return m_dropped; }

private:
    enum Event : std::uint32_t { Release = 0x7e1a };

    void goOn();
    std::uint64_t ticket(RequestId request) const { return static_cast<std::uint64_t>(m_epoch) << 32 | request; }

    std::uint32_t m_epoch = 0; ///< goes up when it goes down: what it held before is lost
    std::vector<std::uint64_t> m_stalled; ///< was due while it hangs
    std::uint64_t m_received = 0, m_inside = 0, m_beyond = 0, m_served = 0, m_dropped = 0;
};

} // namespace nephoscope::sim
