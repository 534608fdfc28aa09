// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/experiment_job.h"

#include "ui/style/format.h"

#include <cmath>

namespace nephoscope::ui {

namespace {
constexpr int kInterval = 200; // ms
constexpr double kSoonest = 1; // s before anything is said about the time left
constexpr double kLeastShare = 0.02;
} // namespace

ExperimentJob::ExperimentJob(QObject *parent) : QObject(parent)
{
    m_timer.setInterval(kInterval);
    connect(&m_timer, &QTimer::timeout, this, &ExperimentJob::progressed);
}

ExperimentJob::~ExperimentJob()
{
    m_isCancelled = true;
    if (m_thread.joinable())
        m_thread.join();
}

void ExperimentJob::start(Work work, const std::string &folder, bool isOpenEnded)
{
    Q_ASSERT(!m_isRunning);
    if (m_thread.joinable())
        m_thread.join();
    m_isCancelled = false;
    m_isRunning = true;
    m_error.reset();
    m_progress = {};
    m_stageBegan = 0;
    m_isOpenEnded = isOpenEnded;
    m_clock.start();
    m_timer.start();
    m_thread = std::thread([this, work = std::move(work), folder] {
        sim::ExperimentOptions options;
        options.cancel = &m_isCancelled;
        options.folder = folder;
        options.onProgress = [this](const sim::Progress &progress) {
            const std::lock_guard lock(m_mutex);
            // What finds the warm-up is counted by itself, and so is the time that the rest takes.
            if (m_progress.isPilot && !progress.isPilot)
                m_stageBegan = m_clock.elapsed();
            m_progress = progress;
        };
        std::optional<Error> error = work(options);
        QMetaObject::invokeMethod(
            this,
            [this, error = std::move(error)] {
                m_error = error;
                m_isRunning = false;
                m_timer.stop();
                Q_EMIT finished();
            },
            Qt::QueuedConnection);
    });
    Q_EMIT started();
}

sim::Progress ExperimentJob::progress() const
{
    const std::lock_guard lock(m_mutex);
    return m_progress;
}

QString ExperimentJob::progressWords() const
{
    const std::lock_guard lock(m_mutex);
    const sim::Progress &now = m_progress;
    const double passed = static_cast<double>(m_clock.elapsed() - m_stageBegan) / 1000;
    if (now.total == 0)
        return tr("Starting");
    if (m_isOpenEnded && !now.isPilot)
        return passed < kSoonest ? tr("%1 replications so far").arg(formatCount(now.done))
                                 : tr("%1 replications in %2 so far").arg(formatCount(now.done), formatDuration(std::floor(passed)));
    const QString done = (now.isPilot ? tr("Finding the warm-up: %1 of %2 runs") : tr("%1 of %2 replications")).arg(formatCount(now.done), formatCount(now.total));
    if (passed < kSoonest || now.share < kLeastShare)
        return done;
    const double left = std::ceil(passed / now.share * (1 - now.share));
    return tr("%1, %2 left").arg(done, formatDuration(left));
}

} // namespace nephoscope::ui
