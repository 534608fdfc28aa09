// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/words.h"
#include "model/architecture.h"
#include "model/result.h"

#include <string>
#include <vector>

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::app {

/// The options that say how a design is run: the same words everywhere.
const std::vector<Option> &runOptions();
Option threadsOption();
/// Those of runOptions() that hold for an experiment over several designs: all but the variant.
std::vector<Option> experimentOptions();

/// What the options of a run ask for: the design with the changes made, and the variant to run.
struct RunRequest {
    Architecture design;
    std::string variant;
    int threads = 0;
};

/// Puts the options over the document's own run settings; --set and --disable hold over the variant too.
/// The error is one about the command's words.
Result<RunRequest> requestedRun(const Words &words, const Architecture &document, const Catalogue &catalogue);
/// The one design that a request is about, its variant applied: its run settings and expectations (those about the variant) with it.
Result<Architecture> requestedDesign(const RunRequest &request, const Catalogue &catalogue);
/// `--batches`.
Option batchesOption();
/// 0 if it is not there. The error is one about the command's words: also where there is more than one replication.
Result<int> requestedBatches(const Words &words, const Architecture &design);
/// 0 if it is not there.
Result<int> requestedThreads(const Words &words);

} // namespace nephoscope::app
