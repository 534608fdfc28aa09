// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/portal/usage_view.h"

#include "model/catalogue/catalogue.h"
#include "sim/mechanisms/control/order_making.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/panels/portal/portal_table.h"
#include "ui/panels/portal/portal_words.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"
#include "ui/style/words.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <set>
#include <string>

namespace nephoscope::ui {

namespace {

enum Column { Name, State, Time, Charged, ColumnCount };
constexpr int kIdRole = Qt::UserRole;
constexpr int kLeastColumn = 82;

/// What an invoice so far has of one resource.
struct Bill {
    bool isThere = false;
    sim::MicroMoney charged = 0;
    double hours = 0;
};

Bill billOf(const sim::Snapshot &snapshot, const std::string &element)
{
    Bill bill;
    for (const sim::Invoice &invoice : snapshot.invoices) {
        for (const sim::InvoiceLine &line : invoice.lines) {
            if (line.element != element)
                continue;
            bill.isThere = true;
            bill.charged += line.amount;
            bill.hours += line.what == "server_hours" && line.unit == "h" ? line.quantity : 0;
        }
    }
    return bill;
}

} // namespace

UsageView::UsageView(Document *document, RunSession *session, QWidget *parent)
    : QWidget(parent), m_document(document), m_session(session), m_heading(new QLabel(this)), m_table(portalTable(this, ColumnCount, kLeastColumn)), m_show(new QPushButton(this)),
      m_switch(new QPushButton(this))
{
    m_heading->setProperty("role", "group");
    m_table->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_table->setTextElideMode(Qt::ElideMiddle); // the number of an instance stands at the end
    auto *top = new QHBoxLayout;
    top->addWidget(m_heading);
    top->addStretch(1);
    top->addWidget(m_show);
    top->addWidget(m_switch);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    connect(m_table, &QTreeWidget::itemSelectionChanged, this, &UsageView::showActions);
    connect(m_show, &QPushButton::clicked, this, [this] { Q_EMIT revealWanted(chosen()); });
    connect(m_switch, &QPushButton::clicked, this, &UsageView::actOnChosen);
}

void UsageView::translate()
{
    m_table->setAccessibleName(tr("Usage"));
    m_table->setHeaderLabels({tr("Resource"), tr("State"), tr("Billed"), tr("Charged")});
    fitHeadings(m_table);
    m_show->setText(tr("Show"));
    m_show->setToolTip(tr("Selects it on the canvas; its parameters are in the inspector."));
}

QString UsageView::chosen() const
{
    const QTreeWidgetItem *item = m_table->currentItem();
    return item ? item->data(0, kIdRole).toString() : QString();
}

void UsageView::refresh()
{
    translate();
    fill();
    showActions();
}

void UsageView::fill()
{
    const sim::Snapshot &snapshot = *m_session->snapshot();
    const Architecture &design = m_document->architecture();
    std::set<std::string> offers;
    for (const std::string &id : sim::offersOf(design, Catalogue::builtIn()))
        offers.insert(id);
    int row = 0;
    sim::MicroMoney total = 0;
    for (const sim::ElementSnapshot &element : snapshot.elements) {
        if (!offers.contains(element.original))
            continue;
        const Bill bill = billOf(snapshot, element.id);
        total += bill.charged;
        // A row stays the one it was, and the selection with it.
        QTreeWidgetItem *item = m_table->topLevelItem(row++);
        if (!item)
            item = new QTreeWidgetItem(m_table);
        item->setText(Name, distinctWords(design, element.id));
        item->setText(State, stateWords(element.state));
        item->setText(Time, bill.hours > 0 ? formatDuration(bill.hours * 3600) : QStringLiteral("–"));
        item->setText(Charged, bill.isThere ? formatMoney(bill.charged, design.currency) : QStringLiteral("–"));
        item->setData(0, kIdRole, QString::fromStdString(element.id));
        item->setForeground(State, element.state == sim::ElementState::Failed ? tokens().err : tokens().text1);
    }
    while (m_table->topLevelItemCount() > row)
        delete m_table->takeTopLevelItem(m_table->topLevelItemCount() - 1);
    m_heading->setText(total > 0 ? tr("Usage, %1 so far").arg(formatMoney(total, design.currency)) : tr("Usage"));
}

void UsageView::showActions()
{
    const QString id = chosen();
    const sim::ElementSnapshot *element = m_session->element(id.toStdString());
    const bool isOff = element && element->state == sim::ElementState::Disabled;
    const bool isMade = id.contains(QLatin1Char('#'));
    m_show->setEnabled(element);
    // What was made in the run is not kept for later: it leaves by the portal, which counts it as given back.
    m_switch->setText(isMade ? tr("Give this one back") : isOff ? tr("Switch on") : tr("Switch off"));
    m_switch->setEnabled(element && m_session->isActive() && !m_session->hasEnded());
    m_switch->setToolTip(isMade ? tr("It leaves the run. What scales the group may make another one.") : QString());
}

void UsageView::actOnChosen()
{
    const std::string id = chosen().toStdString();
    if (id.find('#') != std::string::npos) {
        Q_EMIT giveBackWanted(chosen());
        return;
    }
    if (const sim::ElementSnapshot *element = m_session->element(id))
        m_session->changeEnabled(id, element->state == sim::ElementState::Disabled);
}

} // namespace nephoscope::ui
