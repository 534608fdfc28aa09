// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs_desk.h"

#include "ui/history/run_keeper.h"
#include "ui/history/runs_panel.h"
#include "ui/panels/dock/dock_tabs.h"
#include "ui/style/language.h"

namespace nephoscope::ui {

RunsDesk::RunsDesk(Document *document, RunSession *session, DockTabs *tabs, QWidget *window)
    : QObject(window), m_tabs(tabs), m_keeper(new RunKeeper(document, session, this)), m_tab(tabs->addPage(new RunsPanel(document, m_keeper, tabs)))
{
    connect(&Language::instance(), &Language::changed, this, &RunsDesk::retranslate);
    retranslate();
}

void RunsDesk::retranslate()
{
    m_tabs->setTitle(m_tab, tr("Runs"));
}

} // namespace nephoscope::ui
