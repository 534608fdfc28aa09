// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace nephoscope::ui {

class DockTabs;
class Document;
class ChartsPanel;
class RunKeeper;
class RunSession;

/// Keeps the runs of a window and puts the Runs tab into the lower dock.
class RunsDesk : public QObject
{
    Q_OBJECT
public:
    RunsDesk(Document *document, RunSession *session, DockTabs *tabs, QWidget *window);

    RunKeeper *keeper() { return m_keeper; }
    /// Where nothing runs, the charts offer the last run.
    void connectCharts(ChartsPanel *charts);
    void showTab();

private:
    void retranslate();

    DockTabs *m_tabs;
    RunKeeper *m_keeper;
    int m_tab;
};

} // namespace nephoscope::ui
