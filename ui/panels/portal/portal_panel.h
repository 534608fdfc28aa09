// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/order_book.h"
#include "ui/panels/dock/run_panel.h"

#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTreeWidget;
class QTreeWidgetItem;

namespace nephoscope::ui {

class UsageView;

/// The portals of a design in its live run: one orders resources and gives them back, sees what has become of each order, and, where
/// there is the portal for it, what is used and charged, and switches it off and on.
///
/// All of it goes to the run as an action at this time, as faults do: it is logged, recorded if that is on, and repeated after a jump back.
class PortalPanel : public RunPanel
{
    Q_OBJECT
public:
    PortalPanel(Document *document, Selection *selection, RunSession *session, QWidget *parent = nullptr);

    void refresh() override;

    // For tests and for whoever leads people here.
    QComboBox *portals() const { return m_portal; }
    QComboBox *offers() const { return m_what; }
    QSpinBox *amount() const { return m_amount; }
    QPushButton *orderButton() const { return m_order; }
    QPushButton *giveBackButton() const { return m_giveBack; }
    QTreeWidget *orders() const { return m_orders; }
    UsageView *usage() const { return m_usage; }
    QString status() const;

private:
    QWidget *makeForm();
    void translate();
    void fillPortals();
    void fillOffers();
    void followLog();
    void fillOrders();
    void fillStatus();
    void act(const char *action, const std::string &what, int amount);
    std::string chosen(const QComboBox *box) const;
    bool has(const char *portal) const;
    std::string managementOf(const std::string &portal) const;

    QWidget *m_view;
    QComboBox *m_portal;
    QLabel *m_whatLabel;
    QComboBox *m_what;
    QLabel *m_amountLabel;
    QSpinBox *m_amount;
    QPushButton *m_order;
    QPushButton *m_giveBack;
    QLabel *m_status;
    QTreeWidget *m_orders;
    QLabel *m_ordersHeading;
    UsageView *m_usage;
    sim::OrderBook m_book;
    std::uint64_t m_course = 0;
    std::uint64_t m_next = 0; ///< line of the run not followed yet
    double m_followedTo = 0;  ///< s
};

} // namespace nephoscope::ui
