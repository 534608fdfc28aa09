// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "sim/experiment/sweep.h"

#include <string>
#include <string_view>
#include <vector>

namespace nephoscope::sim {

/// What a sweep is, as 16 hexadecimal digits of a SHA-256 over design, grid, run settings and metrics: shards of different sweeps do not merge.
std::string sweepId(const Architecture &base, const SweepGrid &grid, const SweepOptions &wanted);

/// One row a point and metric, sorted by point, element, metric: `sweep,points,point`, the values of the axes, `element,metric,unit,mean,
/// ci95,min,max,n,met,warmup,too_short` (`met`: whether all expectations about the base design hold there, empty if there are none; `too_short`:
/// whether the run was too short for its `warmup` to be found, empty where it was given). Numbers are the shortest that read back the same; fields are quoted where RFC 4180 asks for it; lines end with a line feed.
std::string sweepCsv(const Architecture &base, const Catalogue &catalogue, const SweepGrid &grid, const SweepOptions &wanted,
                     const std::vector<SweepPoint> &points);

/// One file of a sweep or of a shard of it.
struct NamedText {
    std::string file;
    std::string text;
};

struct MergedSweep {
    std::string csv;
    std::vector<int> missing; ///< points that no shard has
    int points = 0;
};

/// Puts shards together, byte for byte as one process would have written them. A point may be in several of them if it says the same.
/// Error (E-CSV with the file and line): what is no sweep, another sweep, a damaged row, or two shards that contradict each other.
Result<MergedSweep> mergeSweeps(const std::vector<NamedText> &shards);

/// `1-3, 7`: points counted from 1, at most `most` stretches named.
std::string pointsInWords(const std::vector<int> &points, std::size_t most = 20);

} // namespace nephoscope::sim
