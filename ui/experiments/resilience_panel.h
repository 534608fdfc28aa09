// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "sim/experiment/resilience.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTableView;
class QToolButton;

namespace nephoscope::ui {

class Document;
class ResilienceJob;
class ResilienceModel;
class Selection;

/// Lets everything in the design fail, alone and in pairs, and shows what was survived; a set that is chosen is selected on the canvas.
class ResiliencePanel : public QWidget
{
    Q_OBJECT
public:
    ResiliencePanel(Document *document, Selection *selection, QWidget *parent = nullptr);
    ~ResiliencePanel() override;

    /// Starts a test with what is set; nothing while one is on.
    void start();
    void cancel();
    bool isRunning() const { return m_job != nullptr; }
    /// What was found last; nullptr: nothing yet.
    const sim::Resilience *resilience() const { return m_resilience.get(); }

Q_SIGNALS:
    void finished();
    void failed(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeSettings();
    QWidget *makeMatrix();
    QWidget *makeFindings();
    sim::ResilienceOptions wanted() const;
    void retranslate();
    void take();
    void forget();
    void refresh();
    void fillList();
    void addHeading(const QString &text);
    void addFinding(const sim::FaultSet &set, const QString &words);
    void showProgress();
    void showMatrix(bool hasPairs);
    void choose(const sim::FaultSet *set);

    Document *m_document;
    Selection *m_selection;
    ResilienceModel *m_model;
    std::unique_ptr<ResilienceJob> m_job;
    std::shared_ptr<const sim::Resilience> m_resilience;
    Architecture m_tested; ///< the design that it is about
    bool m_isStale = false;
    bool m_isChoosing = false; ///< the matrix and the list follow one another
    QTimer m_poll;

    QPushButton *m_run = nullptr;
    QPushButton *m_cancel = nullptr;
    QCheckBox *m_pairs = nullptr;
    QComboBox *m_kinds = nullptr;
    QComboBox *m_judged = nullptr;
    QLabel *m_replicationsLabel = nullptr;
    QSpinBox *m_replications = nullptr;
    QLabel *m_progressWords = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_nothing = nullptr;
    QWidget *m_body = nullptr;
    QToolButton *m_showSingles = nullptr;
    QToolButton *m_showPairs = nullptr;
    QLabel *m_legend = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_score = nullptr;
    QLabel *m_about = nullptr;
    QLabel *m_stale = nullptr;
    QListWidget *m_list = nullptr;
};

} // namespace nephoscope::ui
