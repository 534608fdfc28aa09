// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/rules.h"

#include "model/rules/forbidden_parent.h"
#include "model/rules/host_capacity.h"
#include "model/rules/migration_not_converging.h"
#include "model/rules/migration_without_shared_volume.h"
#include "model/rules/missing_monitor.h"
#include "model/rules/placement_chain.h"
#include "model/rules/single_point_of_failure.h"
#include "model/rules/too_few_targets.h"
#include "model/rules/unreachable_service.h"
#include "model/rules/unstable_station.h"

#include <algorithm>
#include <tuple>

namespace nephoscope {

std::vector<Problem> findProblems(const Architecture &architecture, const Catalogue &catalogue)
{
    const DesignView design(architecture, catalogue);
    std::vector<Problem> problems;
    for (const auto rule : {findBrokenPlacementChain, findForbiddenParent, findOverfullHost, findUnreachableService,
                            findSinglePointOfFailure, findTooFewTargets, findMigrationWithoutSharedVolume,
                            findMigrationNotConverging, findMissingMonitor, findUnstableStation})
        rule(design, problems);
    // Each rule goes in document order; a stable sort keeps it.
    std::ranges::stable_sort(problems, {}, [](const Problem &problem) { return std::tuple(problem.severity, problem.rule); });
    return problems;
}

} // namespace nephoscope
