// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/dock/sla_panel.h"

#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

namespace nephoscope::ui {

namespace {

enum Column { Objective, Service, Target, Measured, Met, Penalty, ColumnCount };
constexpr int kMonitorRole = Qt::UserRole;

QString inWords(const std::string &id)
{
    QString words = QString::fromStdString(id);
    words.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

/// Objectives on times are in seconds, those on availability shares.
QString objectiveValue(const std::string &objective, double value)
{
    if (objective.find("availability") != std::string::npos || objective == "up_time")
        return formatAvailability(value);
    if (objective.find("time") != std::string::npos || objective.find("outage") != std::string::npos)
        return formatDuration(value);
    return formatQuantity(value);
}

QString relation(const std::string &op)
{
    return op == ">=" ? QStringLiteral("≥ ") : op == "<=" ? QStringLiteral("≤ ") : QString::fromStdString(op) + QLatin1Char(' ');
}

} // namespace

SlaPanel::SlaPanel(Document *document, Selection *selection, RunSession *session, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_session(session), m_nothing(new QLabel(this)),
      m_table(new QTableWidget(this))
{
    setObjectName(QStringLiteral("slaPanel"));
    setProperty("surface", true);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setProperty("tone", "quiet");
    m_nothing->setWordWrap(true);
    m_nothing->setContentsMargins(14, 12, 14, 12);
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
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_nothing);
    column->addWidget(m_table, 1);

    m_timer.setSingleShot(true);
    m_timer.setInterval(500);
    connect(&m_timer, &QTimer::timeout, this, &SlaPanel::refresh);
    connect(m_session, &RunSession::updated, this, [this] {
        if (isVisible() && !m_timer.isActive())
            m_timer.start();
    });
    connect(m_session, &RunSession::stopped, this, &SlaPanel::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &SlaPanel::refresh);
    connect(m_table, &QTableWidget::cellClicked, this, [this](int row) {
        const std::string monitor = m_table->item(row, Objective)->data(kMonitorRole).toString().toStdString();
        if (m_document->architecture().find(ElementId(monitor)))
            m_selection->reveal(monitor);
    });
    refresh();
}

QString SlaPanel::nameOf(const std::string &element) const
{
    const nephoscope::Element *found = m_document->architecture().find(ElementId(element));
    return found ? QString::fromStdString(found->name) : QString::fromStdString(element);
}

void SlaPanel::refresh()
{
    m_table->setAccessibleName(tr("Service-level agreement"));
    m_table->setHorizontalHeaderLabels({tr("Objective"), tr("Service"), tr("Target"), tr("Measured so far"), tr("Result"), tr("Penalty")});
    for (int column = 0; column < ColumnCount; ++column) {
        const bool isNumber = column == Target || column == Measured || column == Penalty;
        m_table->horizontalHeaderItem(column)->setTextAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    const sim::Snapshot *snapshot = m_session->snapshot();
    const bool isEmpty = !snapshot || snapshot->sla.empty();
    m_nothing->setVisible(isEmpty);
    m_table->setVisible(!isEmpty);
    m_nothing->setText(!snapshot ? tr("Nothing runs. Press Play to see whether the agreement is met.")
                                 : tr("No SLA monitor with objectives is in this design. One that is linked to a service measures it here."));
    if (isEmpty)
        return;
    const Tokens &t = tokens();
    m_table->setRowCount(static_cast<int>(snapshot->sla.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const sim::SlaVerdict &verdict = snapshot->sla[static_cast<std::size_t>(row)];
        const QString texts[ColumnCount] = {inWords(verdict.objective),
                                            nameOf(verdict.service),
                                            relation(verdict.op) + objectiveValue(verdict.objective, verdict.target),
                                            objectiveValue(verdict.objective, verdict.measured),
                                            verdict.met ? tr("met") : tr("missed"),
                                            formatMoney(verdict.penalty, m_document->architecture().currency)};
        for (int column = 0; column < ColumnCount; ++column) {
            auto *item = new QTableWidgetItem(texts[column]);
            const bool isNumber = column == Target || column == Measured || column == Penalty;
            item->setTextAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            if (column == Met) {
                item->setForeground(verdict.met ? t.ok : t.err);
                item->setIcon(icon(verdict.met ? QStringLiteral("ui/check") : QStringLiteral("ui/x"), verdict.met ? t.ok : t.err));
            }
            m_table->setItem(row, column, item);
        }
        m_table->item(row, Objective)->setData(kMonitorRole, QString::fromStdString(verdict.monitor));
    }
}

void SlaPanel::showEvent(QShowEvent *event)
{
    refresh();
    QWidget::showEvent(event);
}

void SlaPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
