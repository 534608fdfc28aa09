// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/run_store.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace nephoscope::ui {

class Document;
class RunKeeper;

/// The runs that were kept: search, one beside another, delete; and the last one of the design in the window.
class RunsPanel : public QWidget
{
    Q_OBJECT
public:
    RunsPanel(Document *document, RunKeeper *keeper, QWidget *parent = nullptr);

    /// Reads the history again.
    void reload();


protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makeFigures();
    void retranslate();
    void fillList();
    void fillFigures();
    void showLastRun();
    void tell(RunStore::Problem problem, const QString &setAsideName);
    void removeChosen();
    std::vector<const KeptRun *> chosen() const;
    QString valueWords(const KeptFigure &figure, double value, const QString &currency) const;

    Document *m_document;
    RunKeeper *m_keeper;
    RunStore m_store;
    std::vector<KeptRun> m_runs;
    QTimer m_typing;
    bool m_isRead = false; ///< the history has been looked at; not before the tab is seen

    QLabel *m_last;
    QLabel *m_stale;
    QLabel *m_notice;
    QLineEdit *m_search = nullptr;
    QCheckBox *m_ownOnly = nullptr;
    QPushButton *m_again = nullptr; ///< has the last run again
    QPushButton *m_remove = nullptr;
    QTableWidget *m_list = nullptr;
    QLabel *m_hint = nullptr;
    QTableWidget *m_figures = nullptr;
};

} // namespace nephoscope::ui
