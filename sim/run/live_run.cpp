// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/live_run.h"

#include "sim/plan/plan.h"
#include "sim/run/live_worker.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

namespace {

class SteeredSimulation final : public SteeredRun, private EventHandler
{
public:
    explicit SteeredSimulation(std::unique_ptr<Simulation> simulation) : m_simulation(std::move(simulation)) {}
    SimTime now() const override { return m_simulation->now(); }
    bool isAtEnd() const override { return m_simulation->isAtEnd(); }
    Result<Done> runUntil(SimTime time) override { return m_simulation->runUntil(time); }
    Result<bool> step() override { return m_simulation->step(); }
    SimTime nextTime() override { return m_simulation->clock().nextTime(); }
    Result<Done> injectAt(SimTime time, const Event &event) override;
    std::uint64_t lines() const override { return m_simulation->lineCount(); }
    Snapshot snapshot() override { return m_simulation->snapshot(); }

private:
    void handle(std::uint32_t, std::uint64_t) override { m_answer = m_simulation->inject(*m_event); }
    std::string_view eventSource() const override { return "an action in the run"; }

    const Event *m_event = nullptr;
    std::optional<Result<Done>> m_answer;
    std::unique_ptr<Simulation> m_simulation; ///< last: ends before the handler of its events
};

Result<Done> SteeredSimulation::injectAt(SimTime time, const Event &event)
{
    if (const Result<Done> there = runUntil(time - 1); !there)
        return there;
    m_event = &event;
    m_answer.reset();
    // As the document's events are scheduled, so that the same action as one of them gives the same run.
    m_simulation->clock().at(time, EventClass::Document, *this);
    while (!m_answer) {
        const Result<bool> stepped = m_simulation->step();
        if (!stepped)
            return stepped.error();
        if (!m_answer && !*stepped)
            return Error{"E-REF", "The run is over.", {}, {}, 0, 0};
    }
    return *m_answer;
}

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
    const auto make = [plan = std::make_shared<const Plan>(std::move(*plan)), flag = cancel.get()]() -> Result<std::unique_ptr<SteeredRun>> {
        RunRequest request;
        request.cancel = flag;
        request.keepsLog = false;
        Result<std::unique_ptr<Simulation>> simulation = Simulation::create(plan, request);
        if (!simulation)
            return simulation.error();
        return std::unique_ptr<SteeredRun>(std::make_unique<SteeredSimulation>(std::move(*simulation)));
    };
    Result<std::unique_ptr<SteeredRun>> first = make();
    if (!first)
        return first.error();
    std::unique_ptr<LiveRun> run(new LiveRun);
    run->m_worker = std::make_unique<Worker>(std::move(*first), make, std::move(cancel));
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

std::vector<RecordedAction> LiveRun::recorded() const
{
    return m_worker->recorded();
}

} // namespace nephoscope::sim
