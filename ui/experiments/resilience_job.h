// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "sim/experiment/resilience.h"

#include <QElapsedTimer>
#include <QObject>

#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace nephoscope::ui {

/// Lets everything in a copy of a design fail, off the window's thread.
class ResilienceJob : public QObject
{
    Q_OBJECT
public:
    /// `folder` is that of the document, for files that stand beside it.
    ResilienceJob(Architecture design, sim::ResilienceOptions wanted, std::string folder, QObject *parent = nullptr);
    /// Cancels what goes on and waits for it (at most about 100 ms).
    ~ResilienceJob() override;

    void start();
    void cancel() { m_isCancelled = true; }
    /// May be asked while it goes on.
    sim::Progress progress() const;
    /// Real time since the start, or since the runs after those that find the warm-up began, s.
    double elapsed() const;
    /// What was found; none while it goes on. \pre after `finished`
    const std::optional<Result<sim::Resilience>> &result() const { return m_result; }

Q_SIGNALS:
    void finished();

private:
    Architecture m_design;
    sim::ResilienceOptions m_wanted;
    std::string m_folder;
    std::atomic<bool> m_isCancelled = false;
    mutable std::mutex m_mutex;
    sim::Progress m_progress; ///< guarded by m_mutex
    qint64 m_stageBegan = 0;  ///< ms; guarded by m_mutex
    std::optional<Result<sim::Resilience>> m_result;
    QElapsedTimer m_clock;
    std::jthread m_thread;
};

} // namespace nephoscope::ui
