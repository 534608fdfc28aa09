// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/problem.h"

#include <QScrollArea>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace nephoscope::ui {

class Document;
class Selection;

/// What the design rules found: each with where it is, what is so and what would be right, and links that mend it.
class ProblemsPanel : public QScrollArea
{
    Q_OBJECT
public:
    ProblemsPanel(Document *document, Selection *selection, QWidget *parent = nullptr);

    void setProblems(const std::vector<Problem> &problems);
    /// Longer lists are cut, and the last line says how many are left out.
    static constexpr std::size_t kMostShown = 200;

Q_SIGNALS:
    void fixed(const nephoscope::Fix &fix);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();

    Document *m_document;
    Selection *m_selection;
    std::vector<Problem> m_problems;
    QWidget *m_content;
    QVBoxLayout *m_column;
};

} // namespace nephoscope::ui
