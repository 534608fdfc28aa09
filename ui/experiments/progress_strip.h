// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace nephoscope::ui {

class ExperimentJob;

/// How far an experiment is, how long it will take, and the button that ends it; hidden while nothing runs.
class ProgressStrip : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressStrip(ExperimentJob *job, QWidget *parent = nullptr);

    QPushButton *cancelButton() { return m_cancel; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    ExperimentJob *m_job;
    QLabel *m_words;
    QLabel *m_percent;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
};

} // namespace nephoscope::ui
