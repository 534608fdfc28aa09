// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/run_once.h"

#include "sim/run/simulation.h"

namespace nephoscope::sim {

Result<RunRecord> runOnce(const Plan &plan, const RunRequest &request)
{
    // The plan outlives the run, so nobody has to own it here.
    const std::shared_ptr<const Plan> borrowed(std::shared_ptr<const Plan>(), &plan);
    Result<std::unique_ptr<Simulation>> simulation = Simulation::create(borrowed, request);
    if (!simulation)
        return simulation.error();
    if (Result<Done> done = (*simulation)->runUntil(plan.duration); !done)
        return done.error();
    return (*simulation)->record();
}

} // namespace nephoscope::sim
