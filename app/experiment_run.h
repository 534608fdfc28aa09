// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/experiment/experiment.h"

namespace nephoscope::app {

/// What surrounds a run on the command line: progress on standard error while that is a terminal, and Ctrl+C, which
/// cancels the run once and ends the program the second time.
class ExperimentRun
{
public:
    /// `document` is the file of the design.
    ExperimentRun(int threads, const std::string &document);
    ~ExperimentRun() { finish(); }
    ExperimentRun(const ExperimentRun &) = delete;
    ExperimentRun &operator=(const ExperimentRun &) = delete;

    const sim::ExperimentOptions &options() const { return m_options; }
    /// With one replication measured in so many batches (0: not).
    const sim::ExperimentOptions &options(int batches)
    {
        m_options.batches = batches;
        return m_options;
    }
    /// Wipes the line of progress.
    void finish();

private:
    sim::ExperimentOptions m_options;
    bool m_isTerminal;
};

} // namespace nephoscope::app
