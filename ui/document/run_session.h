// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/change.h"
#include "sim/run/live_run.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
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

    /// Starts a run if there is none (or the last one ended), and lets time pass. Error text via `failed`.
    void play();
    void pause();
    /// Ends the run and forgets it; the canvas shows the design again.
    void stop();
    void stepEvent();
    void stepSecond();
    /// Simulated seconds a second; 0: as fast as it goes. Kept for the next run.
    void setSpeed(double speed);
    double speed() const { return m_speed; }
    /// The variant of the design that runs next; empty: the base. Ends a run of another one.
    void setVariant(const std::string &id);
    const std::string &variant() const { return m_variant; }
    /// One action, now (`fail`, `repair`, `set`, `enable` …).
    void inject(const Event &event);
    /// Whether a fault was injected into an element or a link of this run and not repaired since.
    bool hasFault(const std::string &id) const { return m_faults.count(id) > 0; }

    bool isActive() const { return m_run != nullptr; }
    /// Whether time passes: what was ordered last, until the run ends by itself.
    bool isPlaying() const;
    /// Whether the run reached its end or broke off.
    bool hasEnded() const;
    /// The newest snapshot (its points and lines are already in `points` and `log`); nullptr without a run.
    const sim::Snapshot *snapshot() const { return m_snapshot ? &*m_snapshot : nullptr; }
    /// The state of one element or clone; nullptr when there is none.
    const sim::ElementSnapshot *element(const std::string &id) const;
    /// Clones of a drawn element that live now.
    std::vector<const sim::ElementSnapshot *> clonesOf(const std::string &id) const;
    /// Points of one series so far (`host-a.utilization`); nullptr when there is none. At most 3,601 points.
    const sim::Series *points(const std::string &series) const;
    std::vector<std::string> seriesNames() const;
    /// The newest lines, at most 10,000.
    const std::deque<sim::LogEntry> &log() const { return m_log; }
    /// How many older lines the bound has dropped.
    std::uint64_t droppedLogLines() const { return m_droppedLogLines; }
    /// What has been sent to the run, so that it can be repeated.
    std::vector<sim::RecordedCommand> recorded() const;

    /// Puts a snapshot in, as `poll` does with one that it fetched (for tests and for pictures of a moment).
    void take(sim::Snapshot snapshot);

Q_SIGNALS:
    void started();
    void updated();
    void stopped();
    void phaseChanged();
    void variantChanged();
    void failed(const QString &sentence);
    /// An injected action could not be carried out; the run goes on.
    void refused(const QString &sentence);

private:
    void poll();
    bool ensureRun();
    void forget();
    void follow(const Change &change);
    void set(const std::string &target, const std::string &parameter, const std::optional<Value> &value);
    void enable(const ElementId &id, bool isEnabled);
    void append(std::vector<sim::SeriesPoint> points, const std::vector<std::string> &names);
    void orderPlaying(bool isPlaying);

    Document *m_document;
    std::unique_ptr<sim::LiveRun> m_run;
    std::optional<sim::Snapshot> m_snapshot;
    std::unordered_map<std::string, std::size_t> m_elementIndex;
    std::unordered_map<std::string, sim::Series> m_points;
    std::vector<sim::Series *> m_pointsByIndex;
    std::unordered_set<std::string> m_faults; ///< what was made to fail by hand
    std::unordered_set<std::string> m_known; ///< ids of the design that the run was started with
    std::deque<sim::LogEntry> m_log;
    std::uint64_t m_droppedLogLines = 0;
    QTimer m_timer;
    std::string m_refusal; ///< the last one told
    std::string m_variant;
    double m_speed = 10;
    bool m_isPlaying = false;
};

/// Halves the resolution of a series: each pair of points becomes one at the later time with the mean over both stretches.
void halveResolution(sim::Series &series);

} // namespace nephoscope::ui
