// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/dock/sla_panel.h"

#include "model/catalogue/catalogue.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/style/words.h"

#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace nephoscope::ui {

namespace {

enum Column { Objective, Service, Target, Measured, Budget, Met, Penalty, ColumnCount };
constexpr int kMonitorRole = Qt::UserRole;

Qt::Alignment alignmentOf(int column)
{
    const bool isNumber = column == Target || column == Measured || column == Budget || column == Penalty;
    return (isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

SlaPanel::SlaPanel(Document *document, Selection *selection, RunSession *session, QWidget *parent)
    : RunPanel(document, selection, session, parent), m_table(new QTableWidget(this))
{
    setObjectName(QStringLiteral("slaPanel"));
    m_table->setColumnCount(ColumnCount);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(36);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    column()->addWidget(m_table, 1);
    connect(m_table, &QTableWidget::cellClicked, this, [this](int row) { reveal(m_table->item(row, Objective)->data(kMonitorRole).toString()); });
    refresh();
}

void SlaPanel::refresh()
{
    m_table->setAccessibleName(tr("Service-level agreement"));
    m_table->setHorizontalHeaderLabels(
        {tr("Objective"), tr("Service"), tr("Target"), tr("Measured so far"), tr("Budget"), tr("Result"), tr("Penalty")});
    for (int column = 0; column < ColumnCount; ++column) {
        QTableWidgetItem *heading = m_table->horizontalHeaderItem(column);
        heading->setTextAlignment(alignmentOf(column));
        heading->setToolTip(heading->text()); // a narrow window ends it in dots
    }
    const sim::Snapshot *snapshot = session()->snapshot();
    showInstead(m_table, !snapshot               ? tr("Nothing runs. Press Play to see whether the agreement is met.")
                         : snapshot->sla.empty() ? tr("No SLA monitor with objectives is in this design. One that is linked to a service "
                                                      "measures it here.")
                                                 : QString());
    if (!snapshot)
        return;
    const Architecture &architecture = document()->architecture();
    const Catalogue &catalogue = Catalogue::builtIn();
    const Tokens &t = tokens();
    m_table->setRowCount(static_cast<int>(snapshot->sla.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const sim::SlaVerdict &verdict = snapshot->sla[static_cast<std::size_t>(row)];
        const auto value = [&](double v) { return metricValue(architecture, catalogue, verdict.service, verdict.objective, v); };
        const QString texts[ColumnCount] = {
            metricWords(verdict.objective),
            nameOf(verdict.service),
            operatorSign(verdict.op) + QChar(QChar::Nbsp) + value(verdict.target),
            value(verdict.measured),
            budgetWords(architecture, catalogue, verdict.service, verdict.objective, verdict.op, verdict.target, verdict.measured),
            verdict.met ? tr("met") : tr("missed"),
            verdict.penalty == 0 ? QStringLiteral("–") : formatMoney(verdict.penalty, architecture.currency)};
        for (int column = 0; column < ColumnCount; ++column) {
            auto *item = new QTableWidgetItem(texts[column]);
            item->setTextAlignment(alignmentOf(column));
            if (column == Met) {
                item->setForeground(verdict.met ? t.ok : t.err);
                item->setIcon(icon(verdict.met ? QStringLiteral("ui/check") : QStringLiteral("ui/x"), verdict.met ? t.ok : t.err));
            }
            m_table->setItem(row, column, item);
        }
        m_table->item(row, Objective)->setData(kMonitorRole, QString::fromStdString(verdict.monitor));
    }
}

} // namespace nephoscope::ui
