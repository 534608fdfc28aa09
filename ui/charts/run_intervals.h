// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/log_intervals.h"

#include <cstdint>
#include <vector>

namespace nephoscope::ui {

class Document;
class RunSession;

/// The shaded stretches of the live run, kept up with what is new in its log.
class RunIntervals
{
public:
    RunIntervals(const RunSession *session, const Document *document) : m_session(session), m_document(document) {}

    /// Those of the run so far. After a jump back those of the known time to come stay.
    const std::vector<sim::Interval> &now();

private:
    const RunSession *m_session;
    const Document *m_document;
    LogIntervals m_log;
    std::uint64_t m_next = 0; ///< the first line not looked at yet, counted from the run's first
    std::uint64_t m_course = 0;
    double m_time = -1; ///< that m_intervals are of
    std::vector<sim::Interval> m_intervals;
};

} // namespace nephoscope::ui
