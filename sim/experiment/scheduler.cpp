// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/scheduler.h"

#include <QFuture>
#include <QThreadPool>
#include <QtConcurrentMap>

#include <algorithm>
#include <chrono>
#include <deque>
#include <exception>
#include <mutex>
#include <new>
#include <optional>
#include <thread>

namespace nephoscope::sim {

namespace {

using namespace std::chrono_literals;

/// What is known about one task while it waits, runs and is done.
struct Slot {
    std::size_t index = 0;
    std::atomic<bool> cancel = false;
    std::atomic<std::int64_t> clock = 0;
    std::optional<Error> error; // guarded by Board::mutex
};

struct Board {
    std::deque<Slot> slots;
    std::mutex mutex;
    int done = 0; // guarded by mutex

    /// An error stops what comes after it; what comes before may fail too, and is then the one to report.
    void finish(Slot &slot, std::optional<Error> error)
    {
        const std::lock_guard lock(mutex);
        ++done;
        if (!error)
            return;
        slot.error = std::move(error);
        for (std::size_t i = slot.index + 1; i < slots.size(); ++i)
            slots[i].cancel = true;
    }
};

Error cancelled()
{
    return {.code = "E-CANCELLED", .message = "The run was cancelled before it was done.", .file = {}, .pointer = {}};
}

std::optional<Error> attempt(const Task &task, Slot &slot)
{
    if (slot.cancel)
        return cancelled();
    try {
        const Result<Done> result = task.run(slot.cancel, slot.clock);
        return result ? std::nullopt : std::optional(result.error());
    } catch (const std::bad_alloc &) {
        return Error{.code = "E-MEMORY", .message = "The run needs more memory than there is. Make it shorter, or its sample wider.",
                     .file = {}, .pointer = {}};
    } catch (const std::exception &exception) {
        return Error{.code = "E-RUN", .message = std::string("The run could not finish: ") + exception.what(), .file = {}, .pointer = {}};
    }
}

Progress progressOf(Board &board, const std::vector<Task> &tasks)
{
    double simulated = 0;
    double all = 0;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        simulated += static_cast<double>(std::min(board.slots[i].clock.load(std::memory_order_relaxed), tasks[i].duration));
        all += static_cast<double>(tasks[i].duration);
    }
    const std::lock_guard lock(board.mutex);
    return {board.done, static_cast<int>(tasks.size()), all > 0 ? simulated / all : 0};
}

/// Hands the user's wish to stop on to all tasks, and reports progress ten times a second.
void attend(const std::stop_token &stop, Board &board, const std::vector<Task> &tasks, const ExperimentOptions &options)
{
    auto nextReport = std::chrono::steady_clock::now() + 100ms;
    while (!stop.stop_requested()) {
        std::this_thread::sleep_for(10ms);
        if (options.cancel && *options.cancel) {
            for (Slot &slot : board.slots)
                slot.cancel = true;
        }
        if (options.onProgress && std::chrono::steady_clock::now() >= nextReport) {
            nextReport += 100ms;
            options.onProgress(progressOf(board, tasks));
        }
    }
}

} // namespace

Result<Done> runTasks(const std::vector<Task> &tasks, const ExperimentOptions &options)
{
    if (options.cancel && *options.cancel)
        return cancelled();
    Board board;
    board.slots.resize(tasks.size());
    std::vector<Slot *> slots;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        board.slots[i].index = i;
        slots.push_back(&board.slots[i]);
    }
    {
        QThreadPool pool;
        if (options.threads > 0)
            pool.setMaxThreadCount(options.threads);
        const std::jthread attendant([&](const std::stop_token &stop) { attend(stop, board, tasks, options); });
        const QFuture<void> future = QtConcurrent::map(
            &pool, slots, [&](Slot *slot) { board.finish(*slot, attempt(tasks[slot->index], *slot)); });
        // Waiting for the pool, not for the future: the latter may run tasks on this thread too, one more than was asked for.
        pool.waitForDone();
        QFuture<void>(future).waitForFinished();
    }
    const std::lock_guard lock(board.mutex);
    if (options.cancel && *options.cancel)
        return cancelled();
    for (const Slot &slot : board.slots) {
        if (slot.error)
            return *slot.error;
    }
    return Done{};
}

} // namespace nephoscope::sim
