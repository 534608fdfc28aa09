// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment_run.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <filesystem>

namespace nephoscope::app {

namespace {

std::atomic<bool> isCancelled{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set nothing else");

void cancel(int)
{
    isCancelled.store(true);
}

} // namespace

ExperimentRun::ExperimentRun(int threads, const std::string &document) : m_isTerminal(::isatty(2) == 1)
{
    struct sigaction action {};
    action.sa_handler = cancel;
    action.sa_flags = SA_RESETHAND;
    ::sigaction(SIGINT, &action, nullptr);
    m_options.threads = threads;
    const std::filesystem::path folder = std::filesystem::path(document).parent_path();
    m_options.folder = folder.empty() ? "." : folder.string();
    m_options.cancel = &isCancelled;
    if (m_isTerminal) {
        m_options.onProgress = [](const sim::Progress &progress) {
            std::fprintf(stderr, "\r%d of %d runs, %d %% ", progress.done, progress.total, static_cast<int>(progress.share * 100));
            std::fflush(stderr);
        };
    }
}

void ExperimentRun::finish()
{
    if (m_isTerminal)
        std::fprintf(stderr, "\r\033[K");
    m_isTerminal = false;
}

} // namespace nephoscope::app
