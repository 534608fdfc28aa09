// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/catalogue/element_type.h"
#include "model/change.h"

#include <string>
#include <vector>

namespace nephoscope {

enum class Severity { Error, Warning, Hint };

/// What would mend a problem: words for the link ('Set to 14 GiB') and the changes, one undo step.
struct Fix {
    LocalText label;
    std::vector<Change> changes;
};

/// What a design rule found.
struct Problem {
    std::string rule; ///< `L-07`
    Severity severity = Severity::Warning;
    std::string element; ///< id of the element or link that it is about; may be empty
    std::vector<std::string> others; ///< further elements that it names
    LocalText text; ///< what is so, then what would be right
    std::vector<Fix> fixes;
    std::string warning = {}; ///< what a run of the design warns of before it begins (`W-UNSTABLE`); empty: nothing
};

} // namespace nephoscope
