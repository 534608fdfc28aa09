// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/run_keeper.h"

#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/style/error_words.h"

#include <QDateTime>
#include <QFileInfo>
#include <QtConcurrentRun>

#include <utility>

namespace nephoscope::ui {

RunKeeper::RunKeeper(Document *document, RunSession *session, QObject *parent, const QString &historyFile)
    : QObject(parent), m_document(document), m_session(session), m_historyFile(historyFile)
{
    m_writer.setMaxThreadCount(1);
    connect(m_session, &RunSession::started, this, [this] { m_begun = m_document->architecture(); });
    connect(m_session, &RunSession::phaseChanged, this, &RunKeeper::follow);
    for (const auto signal : {&RunSession::started, &RunSession::phaseChanged, &RunSession::stopped})
        connect(m_session, signal, this, &RunKeeper::repeatableChanged);
    connect(m_document, &Document::reset, this, &RunKeeper::read);
    connect(m_document, &Document::filePathChanged, this, &RunKeeper::read);
    connect(m_document, &Document::edited, this, &RunKeeper::lastRunChanged);
    read();
}

RunKeeper::~RunKeeper()
{
    m_isCancelled = true;
    m_writer.waitForDone();
}

bool RunKeeper::isStale() const
{
    if (!m_lastRun)
        return false;
    return designDigest(m_document->architecture(), m_lastRun->results.variant) != m_lastRun->design;
}

bool RunKeeper::canRepeat() const
{
    return m_lastRun && m_lastRun->actions == 0 && !m_session->isActive() && !isStale();
}

void RunKeeper::repeatLastRun()
{
    m_session->stop();
    m_session->setVariant(m_lastRun->results.variant == "base" ? std::string() : m_lastRun->results.variant);
    m_session->jumpTo(m_lastRun->results.duration);
    m_keptCourse = m_session->course();
}

void RunKeeper::read()
{
    ++m_place;
    m_lastRun.reset();
    if (!m_document->filePath().isEmpty()) {
        FoundLastRun found = readLastRun(m_document->filePath());
        m_lastRun = std::move(found.run);
        if (!found.setAside.isEmpty())
            Q_EMIT lastRunSetAside(found.setAside);
    }
    Q_EMIT lastRunChanged();
}

void RunKeeper::follow()
{
    const sim::Snapshot *snapshot = m_session->snapshot();
    if (!snapshot || snapshot->phase != sim::RunPhase::Finished || m_session->course() == m_keptCourse)
        return;
    m_keptCourse = m_session->course();
    RunRecipe recipe{m_begun, m_session->variant(), {}, m_document->filePath(), QDateTime::currentDateTimeUtc()};
    for (const sim::RecordedAction &action : m_session->recorded()) {
        if (!action.isCarriedOut)
            continue;
        recipe.actions.push_back(action.event);
        recipe.actions.back().at = static_cast<double>(action.time) / 1e9;
    }
    keep(std::move(recipe));
}

void RunKeeper::keep(RunRecipe recipe)
{
    static_cast<void>(QtConcurrent::run(&m_writer, [this, recipe = std::move(recipe), file = m_historyFile, place = m_place] {
        sim::ExperimentOptions options;
        options.threads = 1;
        options.cancel = &m_isCancelled;
        options.folder = recipe.document.isEmpty() ? std::string() : QFileInfo(recipe.document).absolutePath().toStdString();
        const Result<FinishedRun> run = repeat(recipe, options);
        const Result<Done> written = !run ? Result<Done>(run.error()) : recipe.document.isEmpty() ? Result<Done>(Done{}) : writeLastRun(*run);
        RunStore store(file);
        const bool isKept = run && store.add(*run).has_value();
        // By the time this is told the window may be gone: then nobody is there to hear it.
        QMetaObject::invokeMethod(
            this,
            [this, run, written, isKept, place, problem = store.problem(), name = store.setAsideName()] {
                if (run)
                    take(*run, place);
                if (!written)
                    Q_EMIT lastRunFailed(errorWords(written.error().text()));
                if (problem != RunStore::Problem::None)
                    Q_EMIT historyProblem(problem, name);
                if (isKept)
                    Q_EMIT kept();
            },
            Qt::QueuedConnection);
    }));
}

void RunKeeper::take(const FinishedRun &run, std::uint64_t place)
{
    if (place != m_place)
        return; // another design is in the window by now
    m_lastRun = LastRun{run.finished, run.design, run.actions, run.results};
    Q_EMIT lastRunChanged();
}

} // namespace nephoscope::ui
