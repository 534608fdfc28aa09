// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/rapid_provisioning.h"

#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/control/instance_making.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/placer.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

Result<Done> RapidProvisioning::configure(const ParameterReader &parameters)
{
    m_clone = parameters.seconds("clone_time");
    m_start = parameters.seconds("start_time");
    m_configureTime = parameters.seconds("configure_time");
    configureLine(parameters);
    return Done{};
}

bool RapidProvisioning::provisions(const Mechanism &drawn) const
{
    return dynamic_cast<const VirtualServer *>(&drawn) != nullptr;
}

/// What a step takes with all that had to be done again.
SimTime RapidProvisioning::timeOf(SimTime step, int &failures)
{
    SimTime time = step;
    while (hasFailed()) {
        time = later(time, step);
        ++failures;
    }
    return time;
}

ProcessOf<bool> RapidProvisioning::setUp(Mechanism &drawn, LogId cause)
{
    InstancePlan plan = planInstance(drawn);
    if (!plan.instance) {
        refuse(drawn, cause, plan.whyNot);
        co_return false;
    }
    plan.copy = 0; // the clone is a linked one
    int failures = 0;
    const SimTime clone = timeOf(m_clone, failures);
    const SimTime start = timeOf(m_start, failures);
    const SimTime work = later(clone, later(start, timeOf(m_configureTime, failures)));
    const LogId started = log("sequence_started", cause, plan.instance->id());
    if (failures > 0)
        log("step_failed", started, plan.instance->id(), {std::to_string(failures) + " done again", "重做 " + std::to_string(failures) + " 次"});
    makeInstance(plan, started, work);
    co_await clock().after(later(plan.decision, work));
    log("provisioned", started, plan.instance->id());
    co_return true;
}

Sentence RapidProvisioning::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    const std::int64_t working = this->working();
    const std::int64_t waiting = this->waiting();
    if (working == 0 && waiting == 0)
        return {"Waits for orders.", "等待订单。"};
    return {"Sets up " + std::to_string(working) + ", " + std::to_string(waiting) + " wait for a worker.",
            "正在供给 " + std::to_string(working) + " 个，" + std::to_string(waiting) + " 个等待空闲的工作进程。"};
}

} // namespace nephoscope::sim
