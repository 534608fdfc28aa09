// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace nephoscope::ui {

class Document;
class RunSession;
class Selection;

/// What the tabs about money and service levels share: they follow the run twice a second while they can be seen, say so where there
/// is nothing to show, and lead from a row to its element.
class RunPanel : public QWidget
{
    Q_OBJECT
public:
    RunPanel(Document *document, Selection *selection, RunSession *session, QWidget *parent);

    /// Shows the newest figures.
    virtual void refresh() = 0;

protected:
    Document *document() const { return m_document; }
    RunSession *session() const { return m_session; }
    QVBoxLayout *column() const { return m_column; }
    /// Shows the sentence instead of `view`; an empty one shows the view.
    void showInstead(QWidget *view, const QString &sentence);
    QString nameOf(const std::string &element) const;
    /// Selects the element and brings it into sight, if the design has it.
    void reveal(const QString &element);

    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    Document *m_document;
    Selection *m_selection;
    RunSession *m_session;
    QVBoxLayout *m_column;
    QLabel *m_nothing;
    QTimer m_timer;
};

} // namespace nephoscope::ui
