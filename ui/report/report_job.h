// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/result.h"

#include <QObject>

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

/// Runs a variant of a design with all its replications and writes the report of it, off the window's thread.
class ReportJob : public QObject
{
    Q_OBJECT
public:
    ReportJob(Architecture architecture, const Catalogue &catalogue, std::string variant, std::filesystem::path target,
              QObject *parent = nullptr);
    /// Cancels what goes on and waits for it (at most about 100 ms while it simulates).
    ~ReportJob() override;

    /// Of the document, for files that stand beside it. \pre not started
    void setFolder(std::string folder) { m_folder = std::move(folder); }
    void start();
    void cancel() { m_isCancelled = true; }
    bool isCancelled() const { return m_isCancelled; }
    /// The share of all simulated time that is done, 0–1; may be read while it goes on.
    double share() const { return m_share; }
    /// What went wrong; none while it goes on and after a success. A cancelled job ends with E-CANCELLED or, when the answer
    /// came too late, with a written report.
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void finished();

private:
    std::optional<Error> run();

    Architecture m_architecture;
    const Catalogue &m_catalogue;
    std::string m_variant;
    std::string m_folder;
    std::filesystem::path m_target;
    std::atomic<bool> m_isCancelled = false;
    std::atomic<double> m_share = 0;
    std::optional<Error> m_error;
    std::jthread m_thread;
};

} // namespace nephoscope::ui
