// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

class QAction;

namespace nephoscope::ui {

class ChartsPanel;
class ResilienceDesk;
class RunsDesk;
class WhatIfDesk;

/// All that asks questions about a design and its runs, in one menu: what if, what may fail, why was it so, how was it before.
class AnalyzeMenu : public QMenu
{
    Q_OBJECT
public:
    AnalyzeMenu(WhatIfDesk *whatIf, ResilienceDesk *resilience, ChartsPanel *charts, RunsDesk *runs, QWidget *window);

    QAction *variants, *sweep, *cheapest, *characteristics, *why, *runs;

Q_SIGNALS:
    /// What the run says of the characteristics of the cloud is to be shown.
    void characteristicsWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
};

} // namespace nephoscope::ui
