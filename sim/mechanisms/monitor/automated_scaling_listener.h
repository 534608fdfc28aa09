// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/controller.h"
#include "sim/mechanisms/monitor/burst.h"
#include "sim/mechanisms/monitor/scaling.h"
#include "sim/plan/instances.h"

#include <memory>
#include <optional>
#include <vector>

namespace nephoscope::sim {

struct Checkpoint;
class Path;

/// Follows the workload between consumers and services, and has something made larger or smaller when it leaves its bounds, or only says so.
///
/// It stands in the way of requests and passes them to the first target of its request links, or watches over monitor links. Each `sample`
/// it takes its measure, and decides by its law; what it decides is carried out by what its control links lead to.
class AutomatedScalingListener final : public Mechanism
{
public:
    AutomatedScalingListener(Simulation &simulation, ElementIndex element);
    ~AutomatedScalingListener() override;

    static std::vector<InstanceDemand> instances(const Plan &plan, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void receive(RequestId request) override;
    void bookFlow(const FlowNote &note, const FlowCounts &counts, double seconds) override;
    void handle(std::uint32_t kind, std::uint64_t argument) override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

protected:
    FlowAnswer receiveFlow(const Flow &flow, FlowRound &round) override;

private:
    enum class Metric { Utilization, RatePerServer, QueueLength, ResponseTime };
    enum class Law { Step, Target, Notify };
    enum class Action { OutIn, UpDown, Relocate, Burst };
    enum Kind : std::uint32_t { Sample = 1000 };

    void sample();
    void takeMeasure();
    double measured(std::string_view metric) const;
    double utilization() const;
    std::uint64_t offered() const;
    void act(int units, int wanted);
    LogId logBreach();
    void closeInterval();
    std::string text(double value) const;
    Sentence state() const;

    Metric m_metric = Metric::Utilization;
    Law m_law = Law::Step;
    Action m_action = Action::OutIn;
    std::optional<Action> m_made;
    SimTime m_sample = 10 * kSecond;
    Controller m_controller;
    std::unique_ptr<Scaling> m_scaling;
    Burst m_burst;
    std::vector<Mechanism *> m_watched; ///< where messages, waiting and times are counted
    std::vector<Path *> m_paths;        ///< of its own request links
    std::vector<std::shared_ptr<const Checkpoint>> m_marks;       ///< of what is watched
    std::vector<std::pair<Mechanism *, std::shared_ptr<const Checkpoint>>> m_servers; ///< at which the sample is measured
    std::uint64_t m_offeredBefore = 0;
    double m_value = 0;
    Sentence m_worry;
    bool m_isBreachLogged = false;
    LogId m_breach = 0;
    std::optional<std::size_t> m_interval;

    std::uint64_t m_passed = 0;
    std::uint64_t m_refused = 0;
    std::uint64_t m_actions = 0;
    std::uint64_t m_scaledOut = 0;
    std::uint64_t m_scaledIn = 0;
    std::uint64_t m_breaches = 0;
    std::uint64_t m_cannot = 0;
    AverageOverTime m_units;
};

} // namespace nephoscope::sim
