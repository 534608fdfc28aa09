// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/structural_cuts.h"
#include "sim/experiment/resilience.h"

namespace nephoscope::sim {

/// Who acted on the faults, as far as the log's causes lead: 'VIM (restart ordered)'; empty: nobody did.
LocalText mendedBy(const Architecture &design, const Catalogue &catalogue, const Results &results, const std::vector<Fault> &faults);
/// How requests of the consumer that suffers most failed where they did not without the faults: '37.4 % of the requests of “Students” were
/// refused'. Empty: no more failed than before.
LocalText failuresBeyond(const Architecture &design, const Results &base, const Results &results);
/// Why the run and the drawing see the set in different ways, in one sentence.
LocalText reasonOf(const Architecture &design, const StructuralCuts &structure, const Resilience &resilience, const FaultSet &set, FoundBy foundBy);

} // namespace nephoscope::sim
