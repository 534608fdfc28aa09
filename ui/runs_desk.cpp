// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs_desk.h"

#include "ui/charts/charts_panel.h"
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

void RunsDesk::connectCharts(ChartsPanel *charts)
{
    const auto offer = [this, charts] { charts->setLastRunOffered(m_keeper->canRepeat()); };
    connect(m_keeper, &RunKeeper::lastRunChanged, charts, offer);
    connect(m_keeper, &RunKeeper::repeatableChanged, charts, offer);
    connect(charts, &ChartsPanel::lastRunWanted, m_keeper, &RunKeeper::repeatLastRun);
    offer();
}

void RunsDesk::showTab()
{
    m_tabs->reveal(m_tab);
}

void RunsDesk::retranslate()
{
    m_tabs->setTitle(m_tab, tr("Runs"));
}

} // namespace nephoscope::ui
