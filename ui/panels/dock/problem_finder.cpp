// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/dock/problem_finder.h"

#include "model/rules/rules.h"
#include "ui/document/document.h"
#include "ui/style/language.h"

#include <QtConcurrentRun>

namespace nephoscope::ui {

namespace {
constexpr int kPause = 200; ///< ms after the last change
} // namespace

ProblemFinder::ProblemFinder(Document *document, const Catalogue &catalogue, QObject *parent)
    : QObject(parent), m_document(document), m_catalogue(catalogue)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPause);
    connect(&m_timer, &QTimer::timeout, this, &ProblemFinder::look);
    connect(m_document, &Document::edited, &m_timer, qOverload<>(&QTimer::start));
    connect(m_document, &Document::reset, this, [this] {
        m_problems.clear();
        Q_EMIT found();
        m_timer.start(0);
    });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_isStale) {
            look();
            return;
        }
        m_problems = m_watcher.result();
        Q_EMIT found();
    });
    m_timer.start(0);
}

ProblemFinder::~ProblemFinder()
{
    m_watcher.disconnect(this);
    m_watcher.waitForFinished();
}

void ProblemFinder::look()
{
    if (m_watcher.isRunning()) {
        m_isStale = true;
        return;
    }
    m_isStale = false;
    m_timer.setInterval(kPause);
    m_watcher.setFuture(QtConcurrent::run(
        [architecture = m_document->architecture(), &catalogue = m_catalogue] { return findProblems(architecture, catalogue); }));
}

void ProblemFinder::apply(const Fix &fix)
{
    m_document->perform(fix.changes, local(fix.label));
}

} // namespace nephoscope::ui
