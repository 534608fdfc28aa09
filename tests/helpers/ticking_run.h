// SPDX-License-Identifier: GPL-3.0-or-later
// A run that only ticks, and somebody who reads what a worker publishes of it.
#pragma once

#include "sim/engine/clock.h"
#include "sim/run/live_worker.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace nephoscope::tests {

using namespace sim;
using namespace std::chrono_literals;

/// A run with an event every `gap`, which writes a point, and a line where it is talkative; injected actions write a line.
class Ticking final : public SteeredRun, public EventHandler
{
public:
    Ticking(std::shared_ptr<std::atomic<bool>> cancel, SimTime gap, SimTime end, bool isTalkative = false)
        : m_cancel(std::move(cancel)), m_gap(gap), m_end(end), m_isTalkative(isTalkative)
    {
        m_clock.at(gap, EventClass::Timer, *this);
    }
    SimTime now() const override { return m_clock.now(); }
    bool isAtEnd() const override { return m_clock.now() >= m_end; }
    Result<Done> runUntil(SimTime time) override
    {
        switch (m_clock.run(std::min(time, m_end), m_cancel.get())) {
        case RunStop::Failed:
            return *m_clock.error();
        case RunStop::Asked:
            return Error{"E-CANCELLED", "The run was cancelled.", {}, {}, 0, 0};
        case RunStop::Reached:
            break;
        }
        return Done{};
    }
    Result<bool> step() override
    {
        if (m_clock.step(m_end) == RunStop::Failed)
            return *m_clock.error();
        return !isAtEnd();
    }
    SimTime nextTime() override { return m_clock.nextTime(); }
    Result<Done> injectAt(SimTime time, const Event &event) override
    {
        if (const Result<Done> there = runUntil(time - 1); !there)
            return there;
        m_clock.at(time, EventClass::Document, *this, kAction);
        m_clock.step(time);
        if (event.action == "nonsense")
            return Error{"E-ACTION", "There is no action \"nonsense\".", {}, {}, 0, 0};
        if (event.action == "break")
            m_clock.fail({"E-BROKEN", "It broke.", {}, {}, 0, 0});
        if (event.action == "quiet")
            m_isQuiet = true;
        if (event.action == "bias") // the run after it is another one
            m_count += 1000;
        addLine(event.action);
        return Done{};
    }
    std::uint64_t lines() const override { return m_lines; }
    Snapshot snapshot() override
    {
        Snapshot s = std::exchange(m_new, {});
        s.time = toSeconds(now());
        s.eventsProcessed = m_clock.eventsProcessed();
        return s;
    }
    void handle(std::uint32_t kind, std::uint64_t) override
    {
        if (kind == kAction)
            return;
        if (m_isTalkative && m_count % 10 == 9)
            addLine("tenth");
        if (!m_isQuiet)
            m_new.newPoints.push_back({0, toSeconds(now()), static_cast<double>(m_count++)});
        m_clock.after(m_gap, EventClass::Timer, *this);
    }
    std::string_view eventSource() const override { return "ticking"; }

private:
    static constexpr std::uint32_t kAction = 1;

    void addLine(std::string event)
    {
        LogEntry entry;
        entry.id = ++m_lines;
        entry.t = toSeconds(now());
        entry.event = std::move(event);
        m_new.newLog.push_back(std::move(entry));
    }

    std::shared_ptr<std::atomic<bool>> m_cancel;
    Clock m_clock;
    SimTime m_gap;
    SimTime m_end;
    bool m_isTalkative; ///< a line with each tenth point
    Snapshot m_new;
    bool m_isQuiet = false;
    std::uint64_t m_count = 0;
    std::uint32_t m_lines = 0;
};

inline std::unique_ptr<LiveWorker> start(SimTime gap, SimTime end, bool isTalkative = false)
{
    auto cancel = std::make_shared<std::atomic<bool>>(false);
    const auto make = [cancel, gap, end, isTalkative]() -> Result<std::unique_ptr<SteeredRun>> {
        return std::unique_ptr<SteeredRun>(std::make_unique<Ticking>(cancel, gap, end, isTalkative));
    };
    return std::make_unique<LiveWorker>(std::make_unique<Ticking>(cancel, gap, end, isTalkative), make, cancel);
}

inline Event action(const char *name)
{
    Event event;
    event.action = name;
    return event;
}

/// All that was published, joined.
struct Reader {
    explicit Reader(LiveWorker &worker) : m_worker(worker) {}
    /// Until `isThere` or 5 s are over.
    bool waitFor(const std::function<bool()> &isThere)
    {
        const auto begin = std::chrono::steady_clock::now();
        while (std::chrono::steady_clock::now() - begin < 5s) {
            if (auto snapshot = m_worker.fetch()) {
                ++fetched;
                if (last.generation != 0 && snapshot->generation != last.generation) {
                    std::erase_if(points, [&](const SeriesPoint &point) { return point.t > snapshot->keptTime; });
                    std::erase_if(lines, [&](const LogEntry &line) { return line.t > snapshot->keptTime; });
                }
                std::ranges::copy(snapshot->newPoints, std::back_inserter(points));
                std::ranges::copy(snapshot->newLog, std::back_inserter(lines));
                std::ranges::copy(snapshot->newActions, std::back_inserter(tried));
                last = std::move(*snapshot);
            }
            if (isThere())
                return true;
            std::this_thread::sleep_for(1ms);
        }
        return false;
    }
    bool waitFor(RunPhase phase)
    {
        return waitFor([&] { return last.phase == phase; });
    }

    Snapshot last;
    std::vector<SeriesPoint> points;
    std::vector<LogEntry> lines;
    std::vector<TriedAction> tried;
    int fetched = 0;

private:
    LiveWorker &m_worker;
};

} // namespace nephoscope::tests
