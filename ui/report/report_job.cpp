// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_job.h"

#include "sim/experiment/experiment.h"
#include "ui/report/report.h"

namespace nephoscope::ui {

ReportJob::ReportJob(Architecture architecture, const Catalogue &catalogue, std::string variant, std::filesystem::path target, QObject *parent)
    : QObject(parent), m_architecture(std::move(architecture)), m_catalogue(catalogue), m_variant(std::move(variant)), m_target(std::move(target))
{
}

ReportJob::~ReportJob()
{
    cancel();
}

void ReportJob::start()
{
    m_thread = std::jthread([this] {
        std::optional<Error> error = run();
        QMetaObject::invokeMethod(
            this,
            [this, error = std::move(error)] {
                m_error = error;
                Q_EMIT finished();
            },
            Qt::QueuedConnection);
    });
}

std::optional<Error> ReportJob::run()
{
    sim::ExperimentOptions options;
    options.cancel = &m_isCancelled;
    options.batches = sim::kBatches;
    options.folder = m_folder;
    options.onProgress = [this](const sim::Progress &progress) { m_share = progress.share; };
    const Result<sim::Results> results = sim::simulate(m_architecture, m_catalogue, m_variant, options);
    if (!results)
        return results.error();
    const Result<Done> written = writeReport(m_architecture, m_catalogue, *results, m_target);
    if (!written)
        return written.error();
    return std::nullopt;
}

} // namespace nephoscope::ui
