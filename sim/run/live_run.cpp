// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/live_run.h"

#include "sim/plan/plan.h"
#include "sim/run/live_worker.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

namespace {

class SteeredSimulation final : public SteeredRun
{
public:
    explicit SteeredSimulation(std::unique_ptr<Simulation> simulation) : m_simulation(std::move(simulation)) {}
    SimTime now() const override { return m_simulation->now(); }
    bool isAtEnd() const override { return m_simulation->isAtEnd(); }
    Result<Done> runUntil(SimTime time) override { return m_simulation->runUntil(time); }
    Result<bool> step() override { return m_simulation->step(); }
    Result<Done> inject(const Event &event) override { return m_simulation->inject(event); }
    Snapshot snapshot() override { return m_simulation->snapshot(); }

private:
    std::unique_ptr<Simulation> m_simulation;
};

} // namespace

class LiveRun::Worker : public LiveWorker
{
public:
    using LiveWorker::LiveWorker;
};

LiveRun::LiveRun() = default;
LiveRun::~LiveRun() = default;

Result<std::unique_ptr<LiveRun>> LiveRun::start(const Architecture &architecture, const Catalogue &catalogue, const std::string &folder)
{
    Result<Plan> plan = compile(architecture, catalogue, folder, true);
    if (!plan)
        return plan.error();
    auto cancel = std::make_shared<std::atomic<bool>>(false);
    RunRequest request;
    request.cancel = cancel.get();
    Result<std::unique_ptr<Simulation>> simulation = Simulation::create(std::make_shared<const Plan>(std::move(*plan)), request);
    if (!simulation)
        return simulation.error();
    std::unique_ptr<LiveRun> run(new LiveRun);
    run->m_worker = std::make_unique<Worker>(std::make_unique<SteeredSimulation>(std::move(*simulation)), std::move(cancel));
    return run;
}

void LiveRun::send(LiveCommand command)
{
    m_worker->send(std::move(command));
}

std::optional<Snapshot> LiveRun::fetch()
{
    return m_worker->fetch();
}

std::vector<RecordedCommand> LiveRun::recorded() const
{
    return m_worker->recorded();
}

} // namespace nephoscope::sim
