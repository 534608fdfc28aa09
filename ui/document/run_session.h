// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/change.h"
#include "sim/run/live_run.h"
#include "ui/document/run_history.h"

#include <QObject>
#include <QString>
#include <QTimer>

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
    /// On to the next line of the log.
    void stepLine();
    /// Back to the time of the last line before now, else to the start.
    void stepBackLine();
    /// To any time (s) of the run, as fast as it goes; starts a run if there is none. Back means repeating the run with all that was
    /// done to it: what was measured and logged later stays until somebody does something else.
    void jumpTo(double time);
    void cancelJump();
    /// The jump under way; nullptr: none.
    const sim::Jump *jump() const { return m_snapshot && m_snapshot->jump ? &*m_snapshot->jump : nullptr; }
    /// Simulated seconds a second; 0: as fast as it goes. Kept for the next run.
    void setSpeed(double speed);
    /// Of the run that comes next, s.
    double plannedDuration() const;
    double speed() const { return m_speed; }
    /// The variant of the design that runs next; empty: the base. Ends a run of another one.
    void setVariant(const std::string &id);
    const std::string &variant() const { return m_variant; }
    /// One action, now (`fail`, `repair`, `set`, `enable` …).
    void inject(const Event &event);
    /// Whether a fault was injected into an element or a link of this run and not repaired since.
    bool hasFault(const std::string &id) const;
    /// What an action has set a parameter to by now; none: as the design has it.
    std::optional<Value> lastSet(const std::string &target, const std::string &parameter) const;
    /// Whether what is done to a run also becomes an event of the document, at the same time of the run. An edit of the design is not:
    /// it is in the document already.
    void setRecording(bool isRecording);
    bool isRecording() const { return m_isRecording; }
    /// Whether a change in the inspector is to be one of the run, and recorded, rather than one of the design.
    bool recordsChanges() const { return m_isRecording && m_run && !hasEnded(); }
    /// Sets a parameter of an element or link in the run alone; no value: its default. False: the run, started before, does not know it.
    bool change(const std::string &target, const std::string &parameter, const std::optional<Value> &value);
    /// Takes an element of the run in or out, as `change` does.
    bool changeEnabled(const std::string &target, bool isEnabled);

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
    const sim::Series *points(const std::string &series) const { return m_history.points(series); }
    std::vector<std::string> seriesNames() const;
    /// The newest lines, at most a million. After a jump back those of the time to come are still among them.
    const std::deque<sim::LogEntry> &log() const { return m_history.log(); }
    /// How many older lines the bound has dropped.
    std::uint64_t droppedLogLines() const { return m_history.droppedLines(); }
    /// Counts runs and the courses that they took; what `log` and `points` held for another one may be void.
    std::uint64_t course() const { return m_course; }
    /// What has been sent to the run, so that it can be repeated.
    std::vector<sim::RecordedAction> recorded() const;

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
    void recordingChanged();
    /// Something was done to the run, and took effect.
    void acted();

private:
    void poll();
    bool ensureRun();
    void forget();
    void follow(const Change &change);
    std::optional<Event> setting(const std::string &target, const std::string &parameter, const std::optional<Value> &value) const;
    void set(const std::string &target, const std::string &parameter, const std::optional<Value> &value);
    void enable(const ElementId &id, bool isEnabled);
    void takeActions(std::vector<sim::TriedAction> actions);
    void record(const sim::TriedAction &action);
    void orderPlaying(bool isPlaying);

    Document *m_document;
    std::unique_ptr<sim::LiveRun> m_run;
    std::optional<sim::Snapshot> m_snapshot;
    std::unordered_map<std::string, std::size_t> m_elementIndex;
    RunHistory m_history;
    std::vector<Event> m_edits; ///< sent because the design was edited: they are in it already
    std::uint64_t m_course = 0;
    std::unordered_set<std::string> m_known; ///< ids of the design that the run was started with
    QTimer m_timer;
    std::string m_variant;
    double m_speed = 10;
    bool m_isPlaying = false;
    bool m_isRecording = false;
};

} // namespace nephoscope::ui
