// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/resilience_job.h"

#include "model/catalogue/catalogue.h"

#include <utility>

namespace nephoscope::ui {

ResilienceJob::ResilienceJob(Architecture design, sim::ResilienceOptions wanted, std::string folder, QObject *parent)
    : QObject(parent), m_design(std::move(design)), m_wanted(std::move(wanted)), m_folder(std::move(folder))
{
}

ResilienceJob::~ResilienceJob()
{
    cancel();
}

void ResilienceJob::start()
{
    m_clock.start();
    m_thread = std::jthread([this] {
        sim::ExperimentOptions options;
        options.cancel = &m_isCancelled;
        options.folder = m_folder;
        options.onProgress = [this](const sim::Progress &progress) {
            const std::lock_guard lock(m_mutex);
            // What finds the warm-up is counted by itself, and so is the time that the rest takes.
            if (m_progress.isPilot && !progress.isPilot)
                m_stageBegan = m_clock.elapsed();
            m_progress = progress;
        };
        Result<sim::Resilience> result = sim::testResilience(m_design, Catalogue::builtIn(), m_wanted, options);
        QMetaObject::invokeMethod(
            this,
            [this, result = std::move(result)]() mutable {
                m_result = std::move(result);
                Q_EMIT finished();
            },
            Qt::QueuedConnection);
    });
}

sim::Progress ResilienceJob::progress() const
{
    const std::lock_guard lock(m_mutex);
    return m_progress;
}

double ResilienceJob::elapsed() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<double>(m_clock.elapsed() - m_stageBegan) / 1000;
}

} // namespace nephoscope::ui
