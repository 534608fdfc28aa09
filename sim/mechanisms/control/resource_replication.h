// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/statistics.h"
#include "sim/plan/instances.h"
#include "sim/run/instance_source.h"
#include "sim/run/placer.h"

#include <vector>

namespace nephoscope::sim {

class CloudService;

/// Makes instances of one resource from one image, and keeps as many of them alive as it was told.
///
/// One that is down is made up for by a new one, which goes when the other is back. An instance boots; before that its image is copied at
/// `bandwidth`, unless the mode is warm or synchronised: then copies of it are kept where instances may start. Synchronised ones also have the
/// same state: what one service remembers of a session the others remember too.
class ResourceReplication final : public Mechanism, public InstanceSource, public ImageKeeper, private StateObserver
{
public:
    using Mechanism::Mechanism;

    static std::vector<InstanceDemand> instances(const Plan &plan, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

    Mechanism *makes() const override { return m_of; }
    Sentence whyNoMore() const override;
    Mechanism *handOut(LogId cause, Sentence &why) override;
    void takeBack(Mechanism &instance, LogId cause) override;
    bool keeps(const Mechanism &drawn) const override { return &drawn == m_of && isServing(); }
    SimTime copyTime(double gibibytes) const override;

protected:
    void cameUp() override { lookLater(); }

private:
    enum class Mode { Cold, Warm, Synchronised };
    enum Kind : std::uint32_t { Look = 1000 };
    struct Replacement {
        Mechanism *instance;
        const Mechanism *lost;
    };

    void stateChanged(Mechanism &element, LogId cause) override;
    void lookLater();
    void look();
    void count();
    Mechanism *make(LogId cause, Sentence &why);
    void keepInStep();

    std::string m_ofId;
    int m_instances = 2;
    Mode m_mode = Mode::Cold;
    double m_bandwidth = 0; ///< MiB/s
    Mechanism *m_of = nullptr;
    std::vector<ElementIndex> m_observed;
    std::vector<Replacement> m_replacements;
    std::vector<CloudService *> m_inStep; ///< whose state it keeps equal
    EventId m_look = EventId::None;
    LogId m_cause = 0; ///< of the next look
    Sentence m_worry;
    LevelOverTime m_healthy;
    LevelOverTime m_present;
    std::uint64_t m_made = 0;
    std::uint64_t m_takenBack = 0;
    std::uint64_t m_refused = 0;
    DurationTally m_copies;
};

} // namespace nephoscope::sim
