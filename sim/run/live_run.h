// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/result.h"
#include "sim/run/snapshot.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::sim {

struct Play {};
struct Pause {};
/// Simulated seconds a second; 0: as fast as it goes.
struct SetSpeed { double speed = 1; };
struct StepEvent {};
struct StepSeconds { double seconds = 1; };
/// On to the next line of the log.
struct StepLine {};
/// To another time (s) as fast as it goes, then on as before. Back: the run is repeated from its start with the same actions, while
/// what is shown stays where it was.
struct GoTo { double time = 0; };
/// Ends a jump under way: forward the run stops where it has come, back it stays where it was.
struct CancelJump {};
/// One action as a document's event would have it, carried out now (`at` is ignored): at the next whole millisecond, before all else
/// of it. In the past of a run that has been further it begins another course: what came later is void.
struct Inject { Event event; };

using LiveCommand = std::variant<Play, Pause, SetSpeed, StepEvent, StepSeconds, StepLine, GoTo, CancelJump, Inject>;

/// An action with the simulated time (ns) at which it was tried: design + seed + these, at these times as events of the document, give
/// the run again.
struct RecordedAction {
    std::int64_t time = 0;
    Event event;
    bool isCarriedOut = false;
};

/// One run on its own thread, watched and steered while it goes.
///
/// Starts paused at time 0. Commands take effect at an event boundary. Back is where it was by repeating it: nothing in a run depends on
/// anything but the design, the seed and the actions. Snapshots go through a mailbox of depth one,
/// at most 30 a second; what is not fetched is merged into the next (no point or line is lost).
/// Destruction stops the thread within 100 ms.
class LiveRun
{
public:
    /// Error if the design cannot be compiled into a run.
    /// `folder` is that of its document, for files that stand beside it.
    static Result<std::unique_ptr<LiveRun>> start(const Architecture &architecture, const Catalogue &catalogue, const std::string &folder = {});
    ~LiveRun();
    LiveRun(const LiveRun &) = delete;
    LiveRun &operator=(const LiveRun &) = delete;

    void send(LiveCommand command);
    /// The newest snapshot, if there is one that was not fetched yet. Never waits for the engine.
    std::optional<Snapshot> fetch();
    /// The actions of the course that the run is on, in order of time.
    std::vector<RecordedAction> recorded() const;

private:
    LiveRun();
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace nephoscope::sim
