// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/problem.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <vector>

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

class Document;

/// Looks for problems of the design as one draws: a moment after the last change, off the window's thread.
class ProblemFinder : public QObject
{
    Q_OBJECT
public:
    ProblemFinder(Document *document, const Catalogue &catalogue, QObject *parent = nullptr);
    ~ProblemFinder() override;

    const std::vector<Problem> &problems() const { return m_problems; }
    /// Carries a fix out as one undo step.
    void apply(const Fix &fix);

Q_SIGNALS:
    void found();

private:
    void look();

    Document *m_document;
    const Catalogue &m_catalogue;
    std::vector<Problem> m_problems;
    QFutureWatcher<std::vector<Problem>> m_watcher;
    QTimer m_timer;
    bool m_isStale = false; ///< the design changed while the rules were looking
};

} // namespace nephoscope::ui
