// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/catalogue/element_type.h"
#include "sim/results/results.h"

#include <functional>
#include <string>
#include <vector>

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::sim {

/// What a cloud is said to be (the six cloud characteristics).
enum class Characteristic { OnDemandUsage, UbiquitousAccess, ResourcePooling, Elasticity, MeasuredUsage, Resiliency };

/// What one run told, a whole one or one under way: the design that it was of, its series, log and invoices, the warm-up included.
struct RunEvidence {
    const Architecture *architecture = nullptr; ///< with the variant applied
    const Catalogue *catalogue = nullptr;
    double duration = 0; ///< s that have been run
    std::vector<std::string> seriesNames;
    std::function<const Series *(const std::string &)> series; ///< nullptr: there is none of that name
    std::vector<const LogEntry *> log; ///< in the order of their ids
    std::vector<const Invoice *> invoices;
};

/// That of the first replication. The results must live as long as it.
RunEvidence evidenceOf(const Architecture &architecture, const Catalogue &catalogue, const Results &results);

/// A measured figure; `unit` as in the catalogue (`s`, `share` for 0–1), empty for a number.
struct CharacteristicFigure {
    std::string id; ///< for scripts and tests: `lead_time`
    LocalText label;
    double value = 0;
    std::string unit = {};
};

/// How far a run shows one characteristic.
struct CharacteristicFinding {
    Characteristic which = Characteristic::OnDemandUsage;
    LocalText name;
    std::vector<CharacteristicFigure> figures; ///< the most telling first; empty: this run does not show it
    LocalText formula; ///< how the figures are worked out
    LocalText counted; ///< what was counted; without figures: why nothing can be said

    bool isShown() const { return !figures.empty(); }
    /// nullptr if it has no figure of that id.
    const CharacteristicFigure *figure(std::string_view id) const;
};

/// All six, in the order of the enumeration.
///
/// On-demand usage: time from order to ready without a human step. Ubiquitous access: the share of device classes and networks that
/// got answers. Resource pooling: tenants a host, and Jain's index of how they were treated. Elasticity: how much too little and too
/// much there was, over time. Measured usage: how far billed and true usage are apart. Resiliency: what was answered while something
/// was broken, how long switching over and recovery took, single points of failure.
std::vector<CharacteristicFinding> measureCharacteristics(const RunEvidence &evidence);

} // namespace nephoscope::sim
