// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/result.h"
#include "sim/experiment/experiment.h"
#include "sim/results/results.h"

#include <QDateTime>
#include <QString>

#include <string>
#include <utility>
#include <vector>

namespace nephoscope::ui {

/// What a run of the window that reached its end showed, and of what.
struct FinishedRun {
    QString document; ///< path of the file; empty: it had none
    QString title;
    std::string design; ///< designDigest() of what it began with
    std::string currency;
    QDateTime finished;
    int actions = 0; ///< carried out by hand while it went
    sim::Results results; ///< of one replication; without series and log, which would be large
    std::vector<std::pair<std::string, std::string>> names; ///< of the elements by id, as they were
};

/// SHA-256 of all that a run of the design depends on: places on the canvas, words about it, variants and expectations left out.
/// Empty for a design that cannot be written.
std::string designDigest(Architecture design, const std::string &variant);

/// What a run is made of: enough to have it again.
struct RunRecipe {
    Architecture design; ///< as the run began
    std::string variant; ///< empty: the base
    std::vector<Event> actions; ///< carried out by hand, at their times
    QString document;
    QDateTime finished;
};

/// Repeats a run that was watched, actions and all, without a window: it is the same one, and everything of it is measured.
/// Error: as simulate().
Result<FinishedRun> repeat(const RunRecipe &recipe, const sim::ExperimentOptions &options);

/// The figures that a history keeps of a run, the most telling first: `element.metric` and value; at most 60.
std::vector<std::pair<std::string, double>> keptFigures(const sim::Results &results);

} // namespace nephoscope::ui
