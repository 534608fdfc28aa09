// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export_desk.h"

#include "model/catalogue/catalogue.h"
#include "ui/dialogs/file_desk.h"
#include "ui/dialogs/message.h"
#include "ui/dialogs/report_dialog.h"
#include "ui/dialogs/settings.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/report/report_job.h"
#include "ui/style/error_words.h"

#include <QDir>
#include <QFileDialog>
#include <QProgressDialog>
#include <QTimer>

#include <algorithm>

namespace nephoscope::ui {

namespace {

constexpr int kProgressSteps = 1000;
constexpr int kProgressInterval = 100; // ms

/// What was done to a live run by hand, as events of the document; not what was recorded into it already.
std::vector<Event> injectedEvents(const RunSession &session, const std::vector<Event> &known)
{
    std::vector<Event> events;
    for (const sim::RecordedAction &recorded : session.recorded()) {
        if (recorded.isCarriedOut) {
            events.push_back(recorded.event);
            events.back().at = static_cast<double>(recorded.time) / 1e9;
            if (std::ranges::find(known, events.back()) != known.end())
                events.pop_back();
        }
    }
    return events;
}

QString endingOf(DiagramFormat format)
{
    switch (format) {
    case DiagramFormat::Svg: return QStringLiteral("svg");
    case DiagramFormat::Png: return QStringLiteral("png");
    case DiagramFormat::Pdf: break;
    }
    return QStringLiteral("pdf");
}

} // namespace

ExportDesk::ExportDesk(Document *document, RunSession *session, Settings *settings, QWidget *window)
    : QObject(window), m_document(document), m_session(session), m_settings(settings), m_window(window)
{
}

bool ExportDesk::hasSomething(const QString &title) const
{
    if (!m_document->architecture().elements.empty())
        return true;
    showProblem(m_window, title, tr("The design is empty. Draw something first."));
    return false;
}

QString ExportDesk::askFile(const QString &title, const QString &ending) const
{
    const QString proposed = QDir(m_settings->folder()).filePath(fileNameFor(m_document->displayName()) + QLatin1Char('.') + ending);
    QFileDialog dialog(m_window, title, proposed, QStringLiteral("%1 (*.%2)").arg(ending.toUpper(), ending));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(ending);
    dialog.selectFile(proposed);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return {};
    const QString chosen = dialog.selectedFiles().constFirst();
    // Another ending would ask for another format than the one that was chosen.
    return chosen.endsWith(QLatin1Char('.') + ending, Qt::CaseInsensitive) ? chosen : chosen + QLatin1Char('.') + ending;
}

void ExportDesk::exportDiagram(DiagramFormat format)
{
    if (!hasSomething(tr("There is nothing to export")))
        return;
    const QString file = askFile(tr("Export the diagram"), endingOf(format));
    if (file.isEmpty())
        return;
    const Architecture &architecture = m_document->architecture();
    const auto written = ui::exportDiagram(architecture, Catalogue::builtIn(), file.toStdString());
    if (!written)
        showProblem(m_window, tr("The diagram could not be exported"), errorWords(written.error().text()));
}

void ExportDesk::writeReport()
{
    if (!hasSomething(tr("There is nothing to report")))
        return;
    std::vector<Event> injected = injectedEvents(*m_session, m_document->architecture().events);
    ReportDialog dialog(m_document->architecture(), m_session->variant(), static_cast<int>(injected.size()), m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const ReportWish wish = dialog.wish();
    const QString file = askFile(tr("Write a report"), wish.isPdf ? QStringLiteral("pdf") : QStringLiteral("html"));
    if (file.isEmpty())
        return;
    Architecture architecture = m_document->architecture();
    architecture.run.replications = wish.replications;
    if (wish.hasInjected)
        architecture.events.insert(architecture.events.end(), injected.begin(), injected.end());

    ReportJob job(std::move(architecture), Catalogue::builtIn(), wish.variant, file.toStdString());
    if (!m_document->filePath().isEmpty())
        job.setFolder(QFileInfo(m_document->filePath()).absolutePath().toStdString());
    QProgressDialog progress(tr("Running the design and writing its report"), tr("Cancel"), 0, kProgressSteps, m_window);
    progress.setWindowTitle(tr("Write a report"));
    progress.setWindowModality(Qt::WindowModal);
    progress.setMinimumDuration(0);
    progress.setAutoClose(false);
    progress.setAutoReset(false);
    progress.setMinimumWidth(360);
    progress.setValue(0);
    connect(&progress, &QProgressDialog::canceled, &job, &ReportJob::cancel);
    connect(&job, &ReportJob::finished, &progress, &QDialog::accept);
    QTimer timer;
    timer.setInterval(kProgressInterval);
    // The last step is taken by the end itself.
    connect(&timer, &QTimer::timeout, &progress, [&] { progress.setValue(std::min(kProgressSteps - 1, static_cast<int>(job.share() * kProgressSteps))); });
    timer.start();
    job.start();
    progress.exec();
    if (!job.isCancelled() && job.error())
        showProblem(m_window, tr("The report could not be written"), errorWords(job.error()->text()));
}

} // namespace nephoscope::ui
