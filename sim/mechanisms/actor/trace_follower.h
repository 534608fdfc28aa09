// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/actor/trace_file.h"
#include "sim/run/request.h"

#include <cstdint>
#include <functional>

namespace nephoscope::sim {

/// Where a consumer has come to in the trace that it follows.
class TraceFollower
{
public:
    static constexpr std::uint32_t kNone = 0xffffffff;

    /// Reads the file of this name in `folder`, from the first row, unless it is the one at hand. `classNumber` numbers the classes of content.
    Result<Done> load(const std::string &folder, const std::string &name, const std::function<std::uint16_t(const std::string &)> &classNumber);

    /// When the next row is due, those before `now` left aside; kNever: none is left.
    SimTime nextTime(SimTime now);
    /// The number of the next row that is due by `now`; kNone: none is.
    std::uint32_t take(SimTime now);
    /// Makes a request what the row says.
    void apply(std::uint32_t row, Request &request) const;

    std::size_t size() const { return m_rows.size(); }
    std::size_t done() const { return m_next; }

private:
    std::string m_name;
    std::vector<TraceRow> m_rows;
    std::vector<std::uint16_t> m_classes; ///< by row
    std::uint32_t m_next = 0;
};

} // namespace nephoscope::sim
