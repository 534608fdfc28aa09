// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/dock/events_panel.h"

#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/panels/dock/events_model.h"
#include "ui/style/field_buttons.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace nephoscope::ui {

EventsPanel::EventsPanel(Document *document, Selection *selection, RunSession *session, const Catalogue &catalogue, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_session(session),
      m_model(new EventsModel(document, session, catalogue, this)), m_text(new QLineEdit(this)), m_kind(new QComboBox(this)),
      m_onlySelected(new QCheckBox(this)), m_count(new QLabel(this)), m_nothing(new QLabel(this)), m_why(new QLabel(this)), m_view(new QTableView(this))
{
    setObjectName(QStringLiteral("eventsPanel"));
    setProperty("surface", true);
    addSearchMark(m_text);
    addClearButton(m_text);
    m_text->setMaximumWidth(240);
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_kind->setMaximumWidth(220);
    m_count->setProperty("tone", "quiet");
    m_count->setProperty("role", "small");
    m_nothing->setProperty("tone", "quiet");
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setContentsMargins(12, 8, 12, 8);
    m_nothing->setAlignment(Qt::AlignTop | Qt::AlignLeading);

    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_why->setContentsMargins(12, 4, 12, 6);
    m_why->setProperty("role", "small");
    m_why->hide();

    m_view->setModel(m_model);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(26);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setColumnWidth(EventsModel::Time, 90);
    m_view->setColumnWidth(EventsModel::Element, 190);
    m_view->setColumnWidth(EventsModel::Happened, 280);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(12);
    row->addWidget(m_text, 1);
    row->addWidget(m_kind);
    row->addWidget(m_onlySelected);
    row->addStretch(1);
    row->addWidget(m_count);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_nothing, 1);
    column->addWidget(m_view, 1);
    column->addWidget(m_why);

    m_more.setSingleShot(true);
    m_more.setInterval(0);
    connect(&m_more, &QTimer::timeout, this, &EventsPanel::refresh);
    connect(m_view, &QAbstractItemView::activated, this, &EventsPanel::jumpTo);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &EventsPanel::showMenu);
    m_timer.setSingleShot(true);
    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, &EventsPanel::refresh);
    connect(m_session, &RunSession::updated, this, [this] {
        if (isVisible() && !m_timer.isActive())
            m_timer.start();
    });
    connect(m_session, &RunSession::started, m_model, &EventsModel::clear);
    connect(m_session, &RunSession::stopped, this, [this] {
        m_model->clear();
        refresh();
    });
    connect(m_text, &QLineEdit::textChanged, this, &EventsPanel::applyFilter);
    connect(m_kind, &QComboBox::activated, this, &EventsPanel::applyFilter);
    connect(m_onlySelected, &QCheckBox::toggled, this, &EventsPanel::applyFilter);
    connect(m_selection, &Selection::changed, this, [this] {
        if (m_onlySelected->isChecked())
            applyFilter();
    });
    connect(m_model, &EventsModel::kindsChanged, this, &EventsPanel::fillKinds);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        showWhy();
        // Following the run must not move the selection: only a line that the user went to does.
        if (!m_view->hasFocus())
            return;
        Q_EMIT cursorTimeChanged(index.data(EventsModel::TimeRole).toDouble());
        if (m_onlySelected->isChecked())
            return;
        const QString id = index.data(EventsModel::IdRole).toString();
        if (m_document->architecture().find(ElementId(id.toStdString())))
            m_selection->reveal(id.toStdString());
    });
    retranslate();
    refresh();
}

void EventsPanel::retranslate()
{
    m_text->setPlaceholderText(tr("Filter events"));
    m_text->setAccessibleName(tr("Filter events"));
    m_text->setToolTip(tr("Filter events")); // told whole where a narrow window cuts the field short
    m_kind->setAccessibleName(tr("Kind of event"));
    m_onlySelected->setText(tr("Only of the selection"));
    m_view->setAccessibleName(tr("Events"));
    m_view->setToolTip(tr("Enter or a double click jumps to the time of a line."));
    m_model->retranslate();
    fillKinds();
    showWhy();
}

void EventsPanel::showWhy()
{
    const int row = m_view->currentIndex().row();
    const QStringList chain = row < 0 ? QStringList() : m_model->chainOf(row);
    m_why->setVisible(!chain.isEmpty() && !m_view->isHidden());
    m_why->setText(chain.size() > 1 ? tr("Why: %1").arg(chain.join(QStringLiteral("  →  "))) : tr("Nothing in the run caused it: %1").arg(chain.value(0)));
}

void EventsPanel::fillKinds()
{
    const QSignalBlocker blocker(m_kind);
    const QString chosen = m_kind->currentData().toString();
    m_kind->clear();
    m_kind->addItem(tr("All kinds"), QString());
    for (const std::string &kind : m_model->kinds())
        m_kind->addItem(m_model->kindName({}, kind), QString::fromStdString(kind));
    m_kind->setCurrentIndex(qMax(0, m_kind->findData(chosen)));
}

void EventsPanel::applyFilter()
{
    EventsModel::Filter filter;
    filter.text = m_text->text().trimmed();
    filter.kind = m_kind->currentData().toString().toStdString();
    if (m_onlySelected->isChecked()) {
        for (const ElementId &id : m_selection->elements())
            filter.elements.insert(id.text());
    }
    m_model->setFilter(filter);
    m_view->scrollToBottom();
    refresh();
}

void EventsPanel::refresh()
{
    QScrollBar *bar = m_view->verticalScrollBar();
    const bool isAtEnd = bar->value() >= bar->maximum() - 4;
    if (!m_model->follow())
        m_more.start();
    const sim::Snapshot *snapshot = m_session->snapshot();
    const bool isInThePast = snapshot && snapshot->time < snapshot->furthest;
    m_model->setNow(snapshot ? snapshot->time : 0);
    if (isInThePast && isAtEnd && m_lastNow != snapshot->time)
        showTime(snapshot->time);
    else if (isAtEnd && !isInThePast)
        m_view->scrollToBottom();
    m_lastNow = snapshot ? snapshot->time : 0;
    const bool isEmpty = m_model->rowCount() == 0;
    m_nothing->setVisible(isEmpty);
    m_view->setVisible(!isEmpty);
    if (isEmpty)
        m_why->hide();
    m_nothing->setText(!m_session->isActive()                              ? tr("Nothing runs. Press Play, and what happens is listed here.")
                       : m_session->log().empty()                          ? tr("Nothing has happened yet.")
                                                                           : tr("No event passes the filter."));
    m_count->setText(isEmpty                       ? QString()
                     : m_model->rowCount() == 1    ? tr("1 event")
                                                   : tr("%1 events").arg(formatCount(m_model->rowCount())));
    if (m_session->droppedLogLines() > 0) // a bound that is reached is told
        m_count->setText(tr("%1; %2 older ones are no longer kept").arg(m_count->text(), formatCount(static_cast<double>(m_session->droppedLogLines()))));
}

void EventsPanel::showMenu(const QPoint &position)
{
    const QModelIndex index = m_view->indexAt(position);
    if (!index.isValid())
        return;
    QMenu menu(this);
    menu.addAction(tr("Jump to %1").arg(formatClock(index.data(EventsModel::TimeRole).toDouble())), this, [this, index] { jumpTo(index); });
    const QString element = index.data(EventsModel::IdRole).toString();
    if (m_document->architecture().find(ElementId(element.toStdString()))) {
        menu.addAction(tr("Show the element"), this, [this, element] { m_selection->reveal(element.toStdString()); });
        menu.addAction(tr("Only events of this element"), this, [this, element] {
            m_selection->reveal(element.toStdString());
            m_onlySelected->setChecked(true);
        });
    }
    menu.addAction(tr("Only events of this kind"), this, [this, kind = index.data(EventsModel::KindRole).toString()] {
        m_kind->setCurrentIndex(std::max(0, m_kind->findData(kind)));
        applyFilter();
    });
    menu.addSeparator();
    menu.addAction(tr("Copy the line"), this, [this, row = index.row()] {
        QStringList cells;
        for (int column = 0; column < EventsModel::ColumnCount; ++column)
            cells << m_model->index(row, column).data().toString();
        QGuiApplication::clipboard()->setText(cells.join(QLatin1Char('\t')));
    });
    menu.exec(m_view->viewport()->mapToGlobal(position));
}

/// Brings the last line by a time (s) into view.
void EventsPanel::showTime(double time)
{
    const int row = m_model->rowAt(time);
    if (row >= 0)
        m_view->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtCenter);
}

void EventsPanel::setCursorTime(std::optional<double> time)
{
    if (time && isVisible())
        showTime(*time);
}

/// A line that is chosen is jumped to.
void EventsPanel::jumpTo(const QModelIndex &index)
{
    const QVariant time = index.data(EventsModel::TimeRole);
    if (time.isValid())
        m_session->jumpTo(time.toDouble());
}

void EventsPanel::showEvent(QShowEvent *event)
{
    refresh();
    QWidget::showEvent(event);
}

void EventsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
