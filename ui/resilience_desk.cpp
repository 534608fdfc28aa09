// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/resilience_desk.h"

#include "ui/dialogs/message.h"
#include "ui/experiments/resilience_panel.h"
#include "ui/panels/dock/dock_tabs.h"
#include "ui/style/language.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>

namespace nephoscope::ui {

namespace {
constexpr int kRoomForMatrix = 360; // px
}

ResilienceDesk::ResilienceDesk(Document *document, Selection *selection, DockTabs *tabs, QWidget *window)
    : QObject(window), show(new QAction(this)), m_tabs(tabs), m_panel(new ResiliencePanel(document, selection, tabs)), m_tab(tabs->addPage(m_panel))
{
    connect(show, &QAction::triggered, this, [this, window] {
        m_tabs->reveal(m_tab);
        auto *main = qobject_cast<QMainWindow *>(window);
        auto *dock = qobject_cast<QDockWidget *>(m_tabs->parentWidget());
        if (main && dock && dock->isVisible() && dock->height() < kRoomForMatrix)
            main->resizeDocks({dock}, {kRoomForMatrix}, Qt::Vertical);
    });
    connect(m_panel, &ResiliencePanel::failed, this, [window](const QString &sentence) { showProblem(window, tr("Resilience could not be tried"), sentence); });
    connect(&Language::instance(), &Language::changed, this, &ResilienceDesk::retranslate);
    retranslate();
}

void ResilienceDesk::retranslate()
{
    m_tabs->setTitle(m_tab, tr("Resilience"));
    show->setText(tr("&Resilience: let everything fail"));
}

} // namespace nephoscope::ui
