// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QTableWidget;

namespace nephoscope::ui {

class Document;
class RunSession;
class Selection;

/// Each objective that an SLA monitor watches: its target, what was measured so far, whether it is met, and the penalty.
class SlaPanel : public QWidget
{
    Q_OBJECT
public:
    SlaPanel(Document *document, Selection *selection, RunSession *session, QWidget *parent = nullptr);

    QTableWidget *view() { return m_table; }
    void refresh();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QString nameOf(const std::string &element) const;

    Document *m_document;
    Selection *m_selection;
    RunSession *m_session;
    QLabel *m_nothing;
    QTableWidget *m_table;
    QTimer m_timer;
};

} // namespace nephoscope::ui
