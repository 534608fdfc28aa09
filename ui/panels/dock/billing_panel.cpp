// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/dock/billing_panel.h"

#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSet>
#include <QTabBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <map>

namespace nephoscope::ui {

namespace {

enum Column { Name, What, Quantity, Price, Amount, ColumnCount };
constexpr int kIdRole = Qt::UserRole;

QString inWords(const std::string &id)
{
    QString words = QString::fromStdString(id);
    words.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

/// Amounts in the table stand without their sign, which the heading gives.
QString amountText(sim::MicroMoney amount)
{
    const double units = static_cast<double>(amount) / 1e6;
    return formatQuantity(units);
}

} // namespace

BillingPanel::BillingPanel(Document *document, Selection *selection, RunSession *session, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_session(session), m_grouping(new QTabBar(this)),
      m_total(new QLabel(this)), m_nothing(new QLabel(this)), m_tree(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("billingPanel"));
    setProperty("surface", true);
    m_grouping->addTab(QString());
    m_grouping->addTab(QString());
    m_grouping->setExpanding(false);
    m_total->setTextFormat(Qt::PlainText);
    m_total->setProperty("role", "strong");
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setProperty("tone", "quiet");
    m_nothing->setWordWrap(true);
    m_nothing->setContentsMargins(14, 12, 14, 12);
    m_tree->setColumnCount(ColumnCount);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(16);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    for (int column = What; column < ColumnCount; ++column)
        m_tree->setColumnWidth(column, column == What ? 170 : 130);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 14, 0);
    row->addWidget(m_grouping);
    row->addStretch();
    row->addWidget(m_total);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_nothing);
    column->addWidget(m_tree, 1);

    m_timer.setSingleShot(true);
    m_timer.setInterval(500);
    connect(&m_timer, &QTimer::timeout, this, &BillingPanel::refresh);
    connect(m_session, &RunSession::updated, this, [this] {
        if (isVisible() && !m_timer.isActive())
            m_timer.start();
    });
    connect(m_session, &RunSession::stopped, this, &BillingPanel::refresh);
    connect(m_grouping, &QTabBar::currentChanged, this, &BillingPanel::refresh);
    connect(m_tree, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item) {
        const std::string id = item->data(Name, kIdRole).toString().toStdString();
        if (m_document->architecture().find(ElementId(id)))
            m_selection->reveal(id);
    });
    retranslate();
    refresh();
}

void BillingPanel::retranslate()
{
    m_grouping->setTabText(0, tr("By element"));
    m_grouping->setTabText(1, tr("By measure"));
    m_grouping->setAccessibleName(tr("Group the bill"));
    m_tree->setAccessibleName(tr("Billing"));
}

QString BillingPanel::nameOf(const std::string &element) const
{
    const nephoscope::Element *found = m_document->architecture().find(ElementId(element.substr(0, element.find('#'))));
    return found ? QString::fromStdString(found->name) : QString::fromStdString(element);
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
    const auto alignRight = [](QTreeWidgetItem *item) {
        for (const int column : {Quantity, Price, Amount})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    };
    for (const std::string &key : order) {
        auto *group = new QTreeWidgetItem(parent);
        group->setText(Name, isByElement ? nameOf(key) : inWords(key));
        group->setData(Name, kIdRole, isByElement ? QString::fromStdString(key) : QString());
        sim::MicroMoney sum = 0;
        for (const sim::InvoiceLine *line : groups[key]) {
            sum += line->amount;
            auto *item = new QTreeWidgetItem(group);
            item->setText(Name, isByElement ? inWords(line->what) : nameOf(line->element));
            item->setData(Name, kIdRole, QString::fromStdString(line->element));
            item->setText(What, inWords(line->model));
            item->setText(Quantity, formatQuantity(line->quantity, displayUnit(line->unit, invoice.currency)));
            item->setText(Price, formatQuantity(line->price));
            item->setText(Amount, amountText(line->amount));
            alignRight(item);
        }
        group->setText(Amount, amountText(sum));
        alignRight(group);
    }
    for (const std::string &measure : invoice.unpriced) {
        auto *item = new QTreeWidgetItem(parent);
        const std::size_t dot = measure.find('.');
        item->setText(Name, dot == std::string::npos ? inWords(measure)
                                                     : nameOf(measure.substr(0, dot)) + QStringLiteral(" · ") + inWords(measure.substr(dot + 1)));
        item->setText(What, tr("metered, no price"));
        item->setForeground(What, tokens().warn);
        item->setData(Name, kIdRole, QString::fromStdString(measure.substr(0, dot)));
    }
}

void BillingPanel::refresh()
{
    const std::string &currency = m_document->architecture().currency;
    const QString sign = currencySign(currency);
    m_tree->setHeaderLabels({tr("Item"), tr("Charged by"), tr("Quantity"), tr("Price, %1").arg(sign), tr("Amount, %1").arg(sign)});
    for (const int column : {Quantity, Price, Amount})
        m_tree->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    const sim::Snapshot *snapshot = m_session->snapshot();
    const bool isEmpty = !snapshot || snapshot->invoices.empty();
    m_tree->setVisible(!isEmpty);
    m_grouping->setVisible(!isEmpty);
    m_nothing->setVisible(isEmpty);
    m_nothing->setText(!snapshot ? tr("Nothing runs. Press Play to see what is charged.")
                                 : tr("Nobody is charged in this design. A billing management system with a price list charges for what pay-per-use "
                                      "monitors measure."));
    m_total->clear();
    if (isEmpty) {
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
    m_tree->setUpdatesEnabled(false);
    m_tree->clear();
    sim::MicroMoney total = 0;
    for (const sim::Invoice &invoice : snapshot->invoices) {
        auto *consumer = new QTreeWidgetItem(m_tree);
        const QString id = QString::fromStdString(invoice.consumer);
        consumer->setText(Name, nameOf(invoice.consumer));
        consumer->setData(Name, kIdRole, id);
        consumer->setText(Amount, amountText(invoice.total));
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
    m_tree->setUpdatesEnabled(true);
    m_total->setText(tr("So far %1").arg(formatMoney(total, currency)));
}

void BillingPanel::showEvent(QShowEvent *event)
{
    refresh();
    QWidget::showEvent(event);
}

void BillingPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
