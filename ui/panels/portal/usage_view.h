// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace nephoscope::ui {

class Document;
class RunSession;

/// The usage-and-administration side of a portal: what can be leased and is in the run, its state, what it is billed for and charged so
/// far; drawn resources are switched off and on, others given back.
class UsageView : public QWidget
{
    Q_OBJECT
public:
    UsageView(Document *document, RunSession *session, QWidget *parent);

    /// Shows the newest figures. \pre there is a snapshot
    void refresh();
    QTreeWidget *table() const { return m_table; }
    QPushButton *switchButton() const { return m_switch; }

Q_SIGNALS:
    void revealWanted(const QString &element);
    /// One that was ordered, or made by whoever scales: `server#2`.
    void giveBackWanted(const QString &element);

private:
    void translate();
    void fill();
    void showActions();
    void actOnChosen();
    QString chosen() const;

    Document *m_document;
    RunSession *m_session;
    QLabel *m_heading;
    QTreeWidget *m_table;
    QPushButton *m_show;
    QPushButton *m_switch;
};

} // namespace nephoscope::ui
