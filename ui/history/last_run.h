// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "ui/history/finished_run.h"

#include <optional>

namespace nephoscope::ui {

/// What stays with a document of the run that was finished last: `shop.neph` has it in `shop.neph.last-run.json`.
struct LastRun {
    QDateTime finished;
    std::string design; ///< designDigest() of what was run
    int actions = 0;
    sim::Results results; ///< metrics, settings, variant and digest; invoices and service levels stay in the file
};

QString lastRunFile(const QString &document);
/// Replaces the file beside the document. \pre the run has one
Result<Done> writeLastRun(const FinishedRun &run);

/// What was found beside a document.
struct FoundLastRun {
    std::optional<LastRun> run;
    QString setAside; ///< the name that a damaged or foreign file got; empty: there was none
};
/// Reads it; nothing where there is none. A file that is damaged or is something else is renamed, never deleted and never half read.
FoundLastRun readLastRun(const QString &document);

} // namespace nephoscope::ui
