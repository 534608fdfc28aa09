// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/live_run.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace nephoscope::ui {

class Document;

/// The live run of a window: starts it, steers it, and keeps what its snapshots brought.
///
/// Polls the run by a timer and never waits for it. Everybody draws from `snapshot()` (the newest states), `points()` and `log()`;
/// `updated` says that there is something new, at most 30 times a second. A design that is edited while a run is on keeps that
/// run going on the design it was started with; a changed parameter is also sent to the run.
class RunSession : public QObject
{
    Q_OBJECT
public:
    explicit RunSession(Document *document, QObject *parent = nullptr);
    ~RunSession() override;

    /// Starts a run if there is none, and lets time pass. Error text via `failed`.
    void play();
    void pause();
    /// Ends the run and forgets it; the canvas shows the design again.
    void stop();
    void stepEvent();
    void stepSecond();
    /// Simulated seconds a second; 0: as fast as it goes. Kept for the next run.
    void setSpeed(double speed);
    double speed() const { return m_speed; }
    /// One action, now (`fail`, `repair`, `set`, `enable` …).
    void inject(const Event &event);

    bool isActive() const { return m_run != nullptr; }
    bool isPlaying() const;
    /// The newest snapshot (its points and lines are already in `points` and `log`); nullptr without a run.
    const sim::Snapshot *snapshot() const { return m_snapshot ? &*m_snapshot : nullptr; }
    /// The state of one element or clone; nullptr when there is none.
    const sim::ElementSnapshot *element(const std::string &id) const;
    /// Clones of a drawn element that live now.
    std::vector<const sim::ElementSnapshot *> clonesOf(const std::string &id) const;
    /// Points of one series so far (`host-a.utilization`); nullptr when there is none. At most 3,601 points.
    const sim::Series *points(const std::string &series) const;
    std::vector<std::string> seriesNames() const;
    const std::deque<sim::LogEntry> &log() const { return m_log; }

Q_SIGNALS:
    void started();
    void updated();
    void stopped();
    void phaseChanged();
    void failed(const QString &sentence);

private:
    void poll();

    Document *m_document;
    std::unique_ptr<sim::LiveRun> m_run;
    std::optional<sim::Snapshot> m_snapshot;
    std::unordered_map<std::string, std::size_t> m_elementIndex;
    std::unordered_map<std::string, sim::Series> m_points;
    std::deque<sim::LogEntry> m_log;
    QTimer m_timer;
    double m_speed = 10;
};

} // namespace nephoscope::ui
