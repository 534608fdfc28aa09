// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/dock/run_panel.h"

class QTabBar;
class QTreeWidget;
class QTreeWidgetItem;

namespace nephoscope::sim {
struct Invoice;
}

namespace nephoscope::ui {

/// The bill so far: each consumer's invoice by element or by measure, and what was metered without a price.
class BillingPanel : public RunPanel
{
    Q_OBJECT
public:
    BillingPanel(Document *document, Selection *selection, RunSession *session, QWidget *parent = nullptr);

    QTreeWidget *view() { return m_tree; }
    void refresh() override;

private:
    void translate();
    void fill(QTreeWidgetItem *parent, const sim::Invoice &invoice);

    QTabBar *m_grouping;
    QLabel *m_total;
    QWidget *m_bill;
    QTreeWidget *m_tree;
};

} // namespace nephoscope::ui
