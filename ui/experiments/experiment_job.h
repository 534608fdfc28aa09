// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "sim/experiment/experiment.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace nephoscope::ui {

/// An experiment off the window's thread, on all cores: how far it is, how long it will take, and the way to end it.
class ExperimentJob : public QObject
{
    Q_OBJECT
public:
    /// What is done on a thread of its own. It keeps its results itself; they may be read when `finished` was told.
    using Work = std::function<std::optional<Error>(const sim::ExperimentOptions &options)>;

    explicit ExperimentJob(QObject *parent = nullptr);
    /// Cancels what goes on and waits for it (about 100 ms).
    ~ExperimentJob() override;

    /// `folder` is that of the document. `isOpenEnded`: how many runs it takes shows only as it goes on, so there is no total to count to and no time
    /// left to tell. \pre nothing is running
    void start(Work work, const std::string &folder, bool isOpenEnded = false);
    bool isOpenEnded() const { return m_isOpenEnded; }
    void cancel() { m_isCancelled = true; }
    bool isRunning() const { return m_isRunning; }
    bool isCancelled() const { return m_isCancelled; }
    sim::Progress progress() const;
    /// `312 of 400 replications, 8 s left`; without the time while too little is done to tell, `312 replications so far` where there is no end to count to.
    QString progressWords() const;
    /// What went wrong; none while it goes on and after a success.
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void started();
    /// Five times a second.
    void progressed();
    /// Done, failed or cancelled.
    void finished();

private:
    std::thread m_thread;
    std::atomic<bool> m_isCancelled = false;
    bool m_isRunning = false;
    bool m_isOpenEnded = false;
    mutable std::mutex m_mutex;
    sim::Progress m_progress; ///< guarded by m_mutex
    qint64 m_stageBegan = 0;  ///< ms of m_clock when the runs after those that find the warm-up began; guarded by m_mutex
    std::optional<Error> m_error;
    QElapsedTimer m_clock;
    QTimer m_timer;
};

} // namespace nephoscope::ui
