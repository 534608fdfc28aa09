// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment_run.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

namespace nephoscope::app {

namespace {

std::atomic<bool> isCancelled{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set nothing else");

/// `, 8 s left`; nothing while too little is done to tell.
std::string timeLeft(double passed, double share)
{
    if (passed < 1 || share < 0.02)
        return {};
    const auto seconds = static_cast<long long>(passed / share * (1 - share) + 0.5);
    if (seconds < 120)
        return ", " + std::to_string(seconds) + " s left";
    if (seconds < 7200)
        return ", " + std::to_string((seconds + 30) / 60) + " min left";
    return ", " + std::to_string((seconds + 1800) / 3600) + " h left";
}

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
        m_options.onProgress = [started = std::chrono::steady_clock::now(), wasPilot = false](const sim::Progress &progress) mutable {
            // What finds the warm-up is counted by itself, and so is the rest.
            if (wasPilot != progress.isPilot)
                started = std::chrono::steady_clock::now();
            wasPilot = progress.isPilot;
            const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - started;
            std::fprintf(stderr, "\r\033[K%s%d of %d runs, %d %%%s ", progress.isPilot ? "finding the warm-up: " : "", progress.done, progress.total,
                         static_cast<int>(progress.share * 100), timeLeft(passed.count(), progress.share).c_str());
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
