// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/pipe.h"
#include "sim/blocks/waiting_line.h"
#include "sim/run/mechanism.h"

namespace nephoscope::sim {

class Path;

/// Stores and forwards: a message waits for those before it, takes its size over the bandwidth, then the latency; some are lost.
///
/// Each direction has the whole bandwidth, and a buffer of its own: what does not fit in is lost (domain A08). What comes in goes on over the first of its links of that role that leads somewhere, and the
/// answer back the same way. Down it refuses, and what was on the way is lost.
class Internet final : public Mechanism
{
public:
    Internet(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void receive(RequestId request) override;
    void returned(RequestId request, Outcome outcome, std::uint64_t data) override;
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    std::string unbalanced() const override;
    /// One way.
    SimTime latency() const { return m_latency; }

protected:
    void wentDown() override;
    void cameUp() override { goOn(); }
    void speedChanged() override { changeLines(); }

private:
    enum Kind : std::uint32_t { Forward = 1000, SendBack, TakeBack };
    /// One way: its line, who waits for it, and what went over it.
    struct Direction {
        Pipe line;
        WaitingLine waiting;
        RandomStream losses;
        std::uint64_t bytes = 0;
        double priceAByte = 0;
    };

    void changeLines();
    /// When a message that is handed over now is at the other end; kNever: lost.
    SimTime transmit(Direction &direction, std::uint32_t bytes);
    void forward(RequestId request);
    void sendBack(RequestId request, Outcome outcome);
    void goOn();
    void conclude(RequestId request, Outcome outcome);
    std::uint64_t ticket(RequestId request, Outcome outcome) const;

    SimTime m_latency = 0;
    double m_bandwidth = 0; ///< bytes/s
    double m_buffer = 0;    ///< bytes that may wait in each direction; 0: no limit
    double m_loss = 0;
    Path *m_requestPath = nullptr;
    Path *m_storagePath = nullptr;
    Direction m_there;
    Direction m_back;
    std::uint32_t m_epoch = 0; ///< goes up when it goes down: what was on the way before is lost
    std::vector<std::pair<std::uint32_t, std::uint64_t>> m_stalled; ///< events that came up while it hangs
    std::uint64_t m_received = 0;
    std::uint64_t m_served = 0;
    std::uint64_t m_dropped = 0;
    std::uint64_t m_onTheWay = 0; ///< in either direction, or stalled
    std::uint64_t m_beyond = 0;  ///< with whoever it was forwarded to
    std::uint64_t m_overflowed = 0;
    double m_transferCost = 0;
    DurationTally m_waits;
};

} // namespace nephoscope::sim
