// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "ui/history/last_run.h"
#include "ui/history/run_store.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <cstdint>
#include <optional>

namespace nephoscope::ui {

class Document;
class RunSession;

/// Keeps what runs showed: the last one beside its document, and each in the history.
///
/// A run that was watched to its end is repeated on a thread of its own, which measures everything, and then written there: the window
/// waits for neither.
class RunKeeper : public QObject
{
    Q_OBJECT
public:
    RunKeeper(Document *document, RunSession *session, QObject *parent = nullptr, const QString &historyFile = RunStore::defaultFile());
    /// Gives up what is being repeated (about 100 ms), and waits until the rest is written.
    ~RunKeeper() override;

    const QString &historyFile() const { return m_historyFile; }
    /// What was found beside the document, or has been kept since; none: nothing.
    const std::optional<LastRun> &lastRun() const { return m_lastRun; }
    /// Whether the design would run otherwise now than when that run began.
    bool isStale() const;
    /// Whether that run can be had again: the design is as it was, nobody did anything to the run, and no run is shown.
    bool canRepeat() const;
    /// Repeats that run as fast as it goes, with its charts and events: it is the same one, and is not kept a second time. \pre canRepeat()
    void repeatLastRun();
    /// Waits until all that ended so far is written.
    void flush() { m_writer.waitForDone(); }

Q_SIGNALS:
    /// There is another last run, or none; or the design has changed so that it is stale, or no longer.
    void lastRunChanged();
    /// canRepeat() may have changed.
    void repeatableChanged();
    /// The history has a run more.
    void kept();
    /// A file beside a document was of no use and has another name now.
    void lastRunSetAside(const QString &name);
    /// The history did not take the run: why, and the new name of what was set aside.
    void historyProblem(nephoscope::ui::RunStore::Problem problem, const QString &setAsideName);
    /// The run could not be repeated, or the file beside the document not be written.
    void lastRunFailed(const QString &sentence);

private:
    void read();
    void follow();
    void keep(RunRecipe recipe);
    void take(const FinishedRun &run, std::uint64_t place);

    Document *m_document;
    RunSession *m_session;
    QString m_historyFile;
    std::optional<LastRun> m_lastRun;
    Architecture m_begun; ///< the design as the run began
    std::uint64_t m_keptCourse = 0; ///< of a run that has been kept: it may end again after a look back
    std::uint64_t m_place = 0; ///< counts the designs that were in the document
    std::atomic<bool> m_isCancelled = false;
    QThreadPool m_writer; ///< last: its work uses the rest
};

} // namespace nephoscope::ui
