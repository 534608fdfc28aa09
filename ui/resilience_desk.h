// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace nephoscope::ui {

class DockTabs;
class Document;
class ResiliencePanel;
class Selection;

/// Puts the Resilience tab into the lower dock with an action that leads to it.
class ResilienceDesk : public QObject
{
    Q_OBJECT
public:
    ResilienceDesk(Document *document, Selection *selection, DockTabs *tabs, QWidget *window);

    ResiliencePanel *panel() { return m_panel; }
    QAction *show;

private:
    void retranslate();

    DockTabs *m_tabs;
    ResiliencePanel *m_panel;
    int m_tab;
};

} // namespace nephoscope::ui
