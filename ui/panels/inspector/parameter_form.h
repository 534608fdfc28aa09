// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "model/rules/problem.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace nephoscope::ui {

class Document;
class Note;
class ParameterRow;
class RunSession;

/// The parameters of the selected elements, or of one link, as rows under their groups' headings; generated from the catalogue.
///
/// With several elements it holds what they have in common. A row that another choice makes meaningless is hidden.
class ParameterForm : public QWidget
{
    Q_OBJECT
public:
    /// While `session` records, a change is one of its run, and what is shown is what the run has.
    ParameterForm(Document *document, RunSession *session, const Catalogue &catalogue, QWidget *parent = nullptr);

    void setElements(std::vector<ElementId> elements);
    void setLink(const LinkId &link);
    /// Values anew, after the document changed.
    void refresh();
    /// Problems of the design; those about the single element shown stand at their parameters, or on top.
    void setProblems(const std::vector<Problem> &problems);
    const std::vector<ParameterRow *> &rows() const { return m_rows; }

Q_SIGNALS:
    void fixed(const nephoscope::Fix &fix);
    /// What the row at the pointer or keyboard does, in one sentence.
    void helpChanged(const QString &sentence);
    /// The menu of a parameter of one element or link, named as `element.parameter`, at a place of the screen.
    void menuWanted(const QString &path, const QPoint &position);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void clear();
    void addRow(const Parameter &parameter);
    void addHeading(const LocalText &text);
    void change(const Parameter &parameter, const std::optional<Value> &value);
    /// As the run has it while it is recorded, else as the design has it.
    Value valueOf(const Element &element, const std::string &parameter) const;
    void showProblems();
    std::vector<const Element *> shownElements() const;

    Document *m_document;
    RunSession *m_session;
    const Catalogue &m_catalogue;
    std::vector<ElementId> m_elements;
    std::optional<LinkId> m_link;
    std::vector<std::string> m_builtFor; ///< the types that the rows were made for
    std::vector<Problem> m_problems;
    QVBoxLayout *m_column;
    std::vector<ParameterRow *> m_rows;
    std::vector<Note *> m_notes;
};

} // namespace nephoscope::ui
