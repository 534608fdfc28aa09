// SPDX-License-Identifier: GPL-3.0-or-later
// In place of live_run.cpp in a build without the simulation of whole designs: everything but running works.
#include "sim/run/live_run.h"

namespace nephoscope::sim {

class LiveRun::Worker
{
};

LiveRun::LiveRun() = default;
LiveRun::~LiveRun() = default;

Result<std::unique_ptr<LiveRun>> LiveRun::start(const Architecture &, const Catalogue &)
{
    return Error{{}, "This build of the program cannot run designs. Drawing, checking and saving work.", {}, {}, 0, 0};
}

void LiveRun::send(LiveCommand) {}

std::optional<Snapshot> LiveRun::fetch()
{
    return std::nullopt;
}

std::vector<RecordedCommand> LiveRun::recorded() const
{
    return {};
}

} // namespace nephoscope::sim
