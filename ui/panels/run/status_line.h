// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>
#include <QTimer>

class QLabel;
class QPushButton;

namespace nephoscope::ui {

class Document;
class RunSession;
class Selection;

/// The line at the bottom: what the run does, what is selected; on the right seed, events a second, zoom, problems.
class StatusLine : public QStatusBar
{
    Q_OBJECT
public:
    StatusLine(Document *document, Selection *selection, RunSession *session, QWidget *parent = nullptr);

    void setZoom(double zoom);
    void setProblems(int errors, int others);

Q_SIGNALS:
    void problemsClicked();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();

    Document *m_document;
    Selection *m_selection;
    RunSession *m_session;
    QWidget *m_dot;
    QLabel *m_state;
    QLabel *m_selected;
    QLabel *m_seed;
    QLabel *m_rate;
    QLabel *m_zoom;
    QPushButton *m_problems;
    QTimer m_timer;
    double m_zoomFactor = 1;
    int m_errors = 0;
    int m_others = 0;
};

} // namespace nephoscope::ui
