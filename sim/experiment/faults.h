// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/result.h"

#include <string>
#include <vector>

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::sim {

/// One thing that can go wrong: an element or a link, and how it fails.
struct Fault {
    std::string target;
    std::string kind; ///< crash, hang, slow, cut, disk_full
    bool isLink = false;
    bool operator==(const Fault &) const = default;
    /// `vs-1:crash`.
    std::string name() const { return target + ":" + kind; }
};

/// Every kind of failure, in the order of the contract.
const std::vector<std::string> &faultKinds();

/// Every fault of these kinds that the design can suffer at `at` seconds: its elements in document order, then its links (cut and
/// slow). What is switched off, and is not switched on by an event before, cannot fail. Error: the design makes no run.
Result<std::vector<Fault>> faultsOf(const Architecture &design, const Catalogue &catalogue, const std::vector<std::string> &kinds, double at,
                                    const std::string &folder = {});

} // namespace nephoscope::sim
