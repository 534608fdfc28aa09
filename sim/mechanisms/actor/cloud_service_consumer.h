// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/deadline_line.h"
#include "sim/engine/distribution.h"
#include "sim/engine/histogram.h"
#include "sim/run/mechanism.h"

namespace nephoscope::sim {

class Path;

/// Issues requests, gives up after `timeout`, tries again up to `retries` times, and judges what it got in time.
class CloudServiceConsumer final : public Mechanism, public DeadlineListener
{
public:
    CloudServiceConsumer(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void returned(RequestId request, Outcome outcome, std::uint64_t story) override;
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    void deadlinePassed(std::uint32_t story) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    std::string unbalanced() const override;

protected:
    void cameUp() override;

private:
    enum class Workload { Open, Closed, Batch };
    enum class Profile { Constant, Ramp, Step, FlashCrowd, Diurnal, OnOff };
    /// One request of the consumer, over all its attempts.
    struct Story {
        SimTime issued = 0;
        DeadlineLine::Ticket deadline = DeadlineLine::Ticket::None;
        RequestId attempt = kNoRequest;
        std::uint32_t next = 0; ///< in the list of free ones
        std::uint16_t tries = 0;
        bool isWrite = false;
        bool isUser = false;
    };
    enum Kind : std::uint32_t { Arrive = 1000, Think, TryAgain, Phase };

    void issue(bool isUser);
    void tryOnce(std::uint32_t story);
    void failed(std::uint32_t story, Outcome outcome);
    void conclude(std::uint32_t story);
    double rateAt(SimTime time) const;
    double greatestRate() const;
    void scheduleArrival();

    Workload m_workload = Workload::Open;
    Profile m_profile = Profile::Constant;
    double m_rate = 0, m_profileRate = 0, m_amplitude = 0, m_period = 1, m_phase = 0, m_rise = 0, m_decay = 0;
    double m_meanOn = 0, m_meanOff = 0;
    SimTime m_profileStart = 0, m_profileEnd = 0;
    Distribution m_gap; ///< of mean 1
    double m_thinkTime = 0, m_backoff = 0, m_writeFraction = 0;
    int m_users = 0, m_count = 0, m_retries = 0, m_priority = 0;
    SimTime m_timeout = 0;
    std::uint32_t m_size = 0;
    std::uint16_t m_class = 0;
    std::uint16_t m_tenant = 0xffff;
    bool m_isOn = true;
    EventId m_nextArrival = EventId::None;
    Path *m_path = nullptr;
    DeadlineLine m_deadlines;
    RandomStream m_arrivals, m_thoughts, m_kinds, m_thinning, m_phases;
    std::vector<Story> m_stories;
    std::uint32_t m_free = 0xffffffff;
    std::uint64_t m_open = 0;
    std::uint64_t m_requests = 0, m_responses = 0, m_attempts = 0, m_failures = 0;
    std::uint64_t m_rejected = 0, m_refused = 0, m_unsupported = 0, m_timedOut = 0, m_lost = 0;
    DurationTally m_response;
    Histogram m_responseSizes;
};

} // namespace nephoscope::sim
