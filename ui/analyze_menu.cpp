// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analyze_menu.h"

#include "ui/charts/charts_panel.h"
#include "ui/resilience_desk.h"
#include "ui/runs_desk.h"
#include "ui/what_if_desk.h"

#include <QAction>
#include <QEvent>

namespace nephoscope::ui {

AnalyzeMenu::AnalyzeMenu(WhatIfDesk *whatIf, ResilienceDesk *resilience, ChartsPanel *charts, RunsDesk *runsDesk, QWidget *window)
    : QMenu(window), variants(new QAction(this)), sweep(new QAction(this)), cheapest(new QAction(this)), characteristics(new QAction(this)), why(new QAction(this)),
      runs(new QAction(this))
{
    addActions({variants, sweep, cheapest});
    addSeparator();
    addActions({resilience->show, characteristics});
    addSeparator();
    // Heard everywhere in the window but where text is written: it is about the chart under the pointer.
    why->setShortcut(QKeySequence(Qt::Key_W));
    addActions({why, runs});
    connect(variants, &QAction::triggered, whatIf, [whatIf] { whatIf->showPage(WhatIfDesk::Page::Variants); });
    connect(sweep, &QAction::triggered, whatIf, [whatIf] { whatIf->showPage(WhatIfDesk::Page::Sweep); });
    connect(cheapest, &QAction::triggered, whatIf, [whatIf] { whatIf->showPage(WhatIfDesk::Page::Cheapest); });
    connect(characteristics, &QAction::triggered, this, &AnalyzeMenu::characteristicsWanted);
    connect(why, &QAction::triggered, charts, &ChartsPanel::explainHere);
    connect(runs, &QAction::triggered, runsDesk, &RunsDesk::showTab);
    why->setEnabled(charts->hasRun());
    connect(charts, &ChartsPanel::hasRunChanged, why, &QAction::setEnabled);
    retranslate();
}

void AnalyzeMenu::retranslate()
{
    setTitle(tr("A&nalyze"));
    variants->setText(tr("Compare &variants"));
    sweep->setText(tr("&Sweep over parameters"));
    cheapest->setText(tr("Find the &cheapest design"));
    characteristics->setText(tr("Cloud c&haracteristics"));
    why->setText(tr("&Why is the chart as it is?"));
    runs->setText(tr("&Earlier runs"));
}

void AnalyzeMenu::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenu::changeEvent(event);
}

} // namespace nephoscope::ui
