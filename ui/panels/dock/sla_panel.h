// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/dock/run_panel.h"

class QTableWidget;

namespace nephoscope::ui {

/// Each objective that an SLA monitor watches: its target, what was measured so far, what is left of it, whether it is met, and the
/// penalty.
class SlaPanel : public RunPanel
{
    Q_OBJECT
public:
    SlaPanel(Document *document, Selection *selection, RunSession *session, QWidget *parent = nullptr);

    QTableWidget *view() { return m_table; }
    void refresh() override;

private:
    QTableWidget *m_table;
};

} // namespace nephoscope::ui
