// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/snapshot.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace nephoscope {
struct Architecture;
}

namespace nephoscope::ui {

/// Finds the stretches of time in a log that charts shade, line by line: what failed until it is repaired or others have made up for
/// it, and each move. What a line costs does not depend on the length of the log.
class LogIntervals
{
public:
    /// The next line. Ids count from 1; a line is caused by an earlier one.
    void add(const sim::LogEntry &entry);
    void clear() { *this = {}; }
    /// In the order in which they begin; what is not over ends at `end`.
    std::vector<sim::Interval> intervals(const Architecture &architecture, double end) const;

private:
    struct Stretch {
        sim::Interval::Kind kind = sim::Interval::Kind::Fault;
        std::string element; ///< that it is about
        std::string logger;
        std::string target;
        double from = 0;
        double to = -1; ///< < 0: goes on
        double consequence = -1; ///< the last thing that it led to …
        double before = -1;      ///< … and the last one before that time
    };

    void close(const sim::LogEntry &entry, sim::Interval::Kind kind);

    std::vector<std::uint32_t> m_roots; ///< by id: where its chain of causes begins
    std::unordered_map<std::uint32_t, std::size_t> m_faults; ///< by the id of their line
    std::unordered_set<std::uint32_t> m_failures; ///< roots that are failures
    std::unordered_map<std::string, std::vector<std::size_t>> m_open; ///< by who logged them
    std::vector<Stretch> m_stretches;
};

} // namespace nephoscope::ui
