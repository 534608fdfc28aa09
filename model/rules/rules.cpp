// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/rules.h"

#include "model/rules/blind_failover.h"
#include "model/rules/blind_monitor.h"
#include "model/rules/consumer_managed_saas.h"
#include "model/rules/consumer_owned_platform.h"
#include "model/rules/detection_after_timeout.h"
#include "model/rules/distant_synchronous_copy.h"
#include "model/rules/even_quorum.h"
#include "model/rules/exposed_service.h"
#include "model/rules/forbidden_parent.h"
#include "model/rules/foreign_consumer.h"
#include "model/rules/foreign_region.h"
#include "model/rules/hash_without_key.h"
#include "model/rules/host_capacity.h"
#include "model/rules/idle_reservation.h"
#include "model/rules/immovable_server.h"
#include "model/rules/lone_balancer.h"
#include "model/rules/migration_not_converging.h"
#include "model/rules/migration_without_shared_volume.h"
#include "model/rules/missing_monitor.h"
#include "model/rules/missing_network.h"
#include "model/rules/no_limits.h"
#include "model/rules/no_spare_host.h"
#include "model/rules/open_hybrid_link.h"
#include "model/rules/open_saas.h"
#include "model/rules/overlapping_trust.h"
#include "model/rules/overpromised_availability.h"
#include "model/rules/placement_chain.h"
#include "model/rules/plain_crossing.h"
#include "model/rules/retry_storm.h"
#include "model/rules/scaling_without_executor.h"
#include "model/rules/scattered_sessions.h"
#include "model/rules/shared_failure_domain.h"
#include "model/rules/shared_network.h"
#include "model/rules/shared_uplink.h"
#include "model/rules/short_certificate.h"
#include "model/rules/silent_consumer.h"
#include "model/rules/single_point_of_failure.h"
#include "model/rules/stale_copy.h"
#include "model/rules/thin_without_alarm.h"
#include "model/rules/too_few_targets.h"
#include "model/rules/unpatched_guest.h"
#include "model/rules/unreachable_service.h"
#include "model/rules/unstable_station.h"
#include "model/rules/unused_grant.h"

#include <algorithm>
#include <tuple>

namespace nephoscope
{

std::vector<Problem> findProblems(const Architecture &architecture, const Catalogue &catalogue)
{
    const DesignView design(architecture, catalogue);
    std::vector<Problem> problems;
    for (const auto rule : {findBrokenPlacementChain,
                            findForbiddenParent,
                            findOverfullHost,
                            findUnreachableService,
                            findSinglePointOfFailure,
                            findTooFewTargets,
                            findMigrationWithoutSharedVolume,
                            findMigrationNotConverging,
                            findMissingMonitor,
                            findUnstableStation,
                            findConsumerManagedSaas,
                            findNoSpareHost,
                            findOpenHybridLink,
                            findForeignConsumer,
                            findSharedFailureDomain,
                            findDetectionAfterTimeout,
                            findEvenQuorum,
                            findBlindMonitor,
                            findDistantSynchronousCopy,
                            findThinWithoutAlarm,
                            findNoLimits,
                            findRetryStorm,
                            findScalingWithoutExecutor,
                            findHashWithoutKey,
                            findForeignRegion,
                            findUnusedGrant,
                            findConsumerOwnedPlatform,
                            findUnpatchedGuest,
                            findOpenSaas,
                            findSharedNetwork,
                            findLoneBalancer,
                            findScatteredSessions,
                            findBlindFailover,
                            findOverpromisedAvailability,
                            findStaleCopy,
                            findImmovableServer,
                            findSharedUplink,
                            findPlainCrossing,
                            findOverlappingTrust,
                            findExposedService,
                            findMissingNetwork,
                            findIdleReservation,
                            findShortCertificate,
                            findSilentConsumer})
        rule(design, problems);
    // Each rule goes in document order; a stable sort keeps it.
    std::ranges::stable_sort(
        problems, {}, [](const Problem &problem) { return std::tuple(problem.severity, problem.rule); });
    return problems;
}

} // namespace nephoscope
