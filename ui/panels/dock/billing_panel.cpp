// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/dock/billing_panel.h"

#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"
#include "ui/style/words.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSet>
#include <QTabBar>
#include <QScrollBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace nephoscope::ui {

namespace {

enum Column { Name, What, Quantity, Price, Amount, ColumnCount };
constexpr int kIdRole = Qt::UserRole;

/// Live amounts grow all the time: beyond four decimals they would only flicker.
constexpr int kMostDecimals = 4;

} // namespace

BillingPanel::BillingPanel(Document *document, Selection *selection, RunSession *session, QWidget *parent)
    : RunPanel(document, selection, session, parent), m_grouping(new QTabBar(this)), m_total(new QLabel(this)), m_bill(new QWidget(this)),
      m_tree(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("billingPanel"));
    m_grouping->addTab(QString());
    m_grouping->addTab(QString());
    m_grouping->setExpanding(false);
    m_total->setTextFormat(Qt::PlainText);
    m_total->setProperty("role", "strong");
    m_tree->setColumnCount(ColumnCount);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(16);
    m_tree->setProperty("table", true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    for (int column = What; column < ColumnCount; ++column)
        m_tree->setColumnWidth(column, column == What ? 170 : 130);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 14, 0);
    row->addWidget(m_grouping);
    row->addStretch();
    row->addWidget(m_total);
    auto *bill = new QVBoxLayout(m_bill);
    bill->setContentsMargins(0, 0, 0, 0);
    bill->setSpacing(0);
    bill->addLayout(row);
    bill->addWidget(m_tree, 1);
    column()->addWidget(m_bill, 1);

    connect(m_grouping, &QTabBar::currentChanged, this, &BillingPanel::refresh);
    connect(m_tree, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item) { reveal(item->data(Name, kIdRole).toString()); });
    refresh();
}

void BillingPanel::translate()
{
    m_grouping->setTabText(0, tr("By element"));
    m_grouping->setTabText(1, tr("By measure"));
    m_grouping->setAccessibleName(tr("Group the bill"));
    m_tree->setAccessibleName(tr("Billing"));
    const QString sign = currencySign(document()->architecture().currency);
    m_tree->setHeaderLabels({tr("Item"), tr("Charged by"), tr("Quantity"), tr("Price, %1").arg(sign), tr("Amount, %1").arg(sign)});
    for (const int column : {Quantity, Price, Amount})
        m_tree->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
}

void BillingPanel::fill(QTreeWidgetItem *parent, const sim::Invoice &invoice)
{
    const bool isByElement = m_grouping->currentIndex() == 0;
    // Lines under the element or measure that they are grouped by, in order of their first appearance.
    std::vector<std::string> order;
    std::map<std::string, std::vector<const sim::InvoiceLine *>> groups;
    for (const sim::InvoiceLine &line : invoice.lines) {
        const std::string &key = isByElement ? line.element : line.what;
        if (!groups.count(key))
            order.push_back(key);
        groups[key].push_back(&line);
    }
    std::vector<std::int64_t> amounts{invoice.total};
    for (const sim::InvoiceLine &line : invoice.lines)
        amounts.push_back(line.amount);
    const int decimals = std::min(decimalsOf(amounts), kMostDecimals);
    parent->setText(Amount, formatAmount(invoice.total, decimals));
    const auto alignRight = [](QTreeWidgetItem *item) {
        for (const int column : {Quantity, Price, Amount})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    };
    for (const std::string &key : order) {
        auto *group = new QTreeWidgetItem(parent);
        group->setText(Name, isByElement ? nameOf(key) : measureWords(key));
        group->setData(Name, kIdRole, isByElement ? QString::fromStdString(key) : QString());
        sim::MicroMoney sum = 0;
        for (const sim::InvoiceLine *line : groups[key]) {
            sum += line->amount;
            auto *item = new QTreeWidgetItem(group);
            item->setText(Name, isByElement ? measureWords(line->what) : nameOf(line->element));
            item->setData(Name, kIdRole, QString::fromStdString(line->element));
            item->setText(What, chargingWords(line->model));
            item->setText(Quantity, formatQuantity(line->quantity, displayUnit(line->unit, invoice.currency)));
            item->setText(Price, formatQuantity(line->price));
            item->setText(Amount, formatAmount(line->amount, decimals));
            alignRight(item);
        }
        group->setText(Amount, formatAmount(sum, decimals));
        alignRight(group);
    }
    for (const std::string &measure : invoice.unpriced) {
        auto *item = new QTreeWidgetItem(parent);
        const std::size_t dot = measure.find('.');
        item->setText(Name, dot == std::string::npos ? measureWords(measure)
                                                     : nameOf(measure.substr(0, dot)) + QStringLiteral(" · ") + measureWords(measure.substr(dot + 1)));
        item->setText(What, tr("metered, no price"));
        item->setForeground(What, tokens().warn);
        item->setData(Name, kIdRole, QString::fromStdString(measure.substr(0, dot)));
    }
}

void BillingPanel::refresh()
{
    translate();
    const sim::Snapshot *snapshot = session()->snapshot();
    showInstead(m_bill, !snapshot                    ? tr("Nothing runs. Press Play to see what is charged.")
                        : snapshot->invoices.empty() ? tr("Nobody is charged in this design. A billing management system with a price list "
                                                          "charges for what pay-per-use monitors measure.")
                                                     : QString());
    if (!snapshot || snapshot->invoices.empty()) {
        m_tree->clear();
        return;
    }
    // What is folded stays folded while the figures grow.
    QSet<QString> folded;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *consumer = m_tree->topLevelItem(i);
        if (!consumer->isExpanded())
            folded.insert(consumer->data(Name, kIdRole).toString());
        for (int j = 0; j < consumer->childCount(); ++j) {
            if (!consumer->child(j)->isExpanded())
                folded.insert(consumer->data(Name, kIdRole).toString() + QLatin1Char('/') + consumer->child(j)->text(Name));
        }
    }
    const int scrolled = m_tree->verticalScrollBar()->value();
    m_tree->setUpdatesEnabled(false);
    m_tree->clear();
    sim::MicroMoney total = 0;
    for (const sim::Invoice &invoice : snapshot->invoices) {
        auto *consumer = new QTreeWidgetItem(m_tree);
        const QString id = QString::fromStdString(invoice.consumer);
        consumer->setText(Name, nameOf(invoice.consumer));
        consumer->setData(Name, kIdRole, id);
        consumer->setTextAlignment(Amount, Qt::AlignRight | Qt::AlignVCenter);
        QFont strong = m_tree->font();
        strong.setWeight(QFont::DemiBold);
        consumer->setFont(Name, strong);
        consumer->setFont(Amount, strong);
        fill(consumer, invoice);
        consumer->setExpanded(!folded.contains(id));
        for (int j = 0; j < consumer->childCount(); ++j)
            consumer->child(j)->setExpanded(!folded.contains(id + QLatin1Char('/') + consumer->child(j)->text(Name)));
        total += invoice.total;
    }
    m_tree->doItemsLayout(); // else the bar has no range yet
    m_tree->verticalScrollBar()->setValue(scrolled);
    m_tree->setUpdatesEnabled(true);
    m_total->setText(tr("So far %1").arg(formatMoney(total, document()->architecture().currency)));
}

} // namespace nephoscope::ui
