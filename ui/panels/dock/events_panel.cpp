// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/dock/events_panel.h"

#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/panels/dock/events_model.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

namespace nephoscope::ui {

EventsPanel::EventsPanel(Document *document, Selection *selection, RunSession *session, const Catalogue &catalogue, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_session(session),
      m_model(new EventsModel(document, session, catalogue, this)), m_text(new QLineEdit(this)), m_kind(new QComboBox(this)),
      m_onlySelected(new QCheckBox(this)), m_count(new QLabel(this)), m_nothing(new QLabel(this)), m_why(new QLabel(this)), m_view(new QTableView(this))
{
    setObjectName(QStringLiteral("eventsPanel"));
    setProperty("surface", true);
    m_text->addAction(icon(QStringLiteral("ui/search")), QLineEdit::LeadingPosition);
    m_text->setClearButtonEnabled(true);
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
        if (!m_view->hasFocus() || m_onlySelected->isChecked())
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
    m_kind->setAccessibleName(tr("Kind of event"));
    m_onlySelected->setText(tr("Only of the selection"));
    m_view->setAccessibleName(tr("Events"));
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
    m_model->follow();
    if (isAtEnd)
        m_view->scrollToBottom();
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
