// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/cheapest_view.h"

#include "ui/experiments/cheapest_model.h"
#include "ui/experiments/experiment_table.h"

#include <QEvent>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace nephoscope::ui {

CheapestView::CheapestView(QWidget *parent)
    : QWidget(parent), m_model(new CheapestModel(this)), m_verdict(new QLabel(this)), m_candidates(makeExperimentTable(m_model, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_verdict->setContentsMargins(16, 8, 16, 8);
    column->addWidget(m_verdict);
    column->addWidget(m_candidates, 1);
    refresh();
}

void CheapestView::setFound(sim::Cheapest found, const Architecture &design)
{
    m_model->setFound(std::move(found), design);
    fitColumns(m_candidates);
    refresh();
}

void CheapestView::clear()
{
    m_model->clear();
    refresh();
}

void CheapestView::setSearching(bool isSearching)
{
    m_isSearching = isSearching;
    refresh();
}

void CheapestView::refresh()
{
    const QString verdict = m_model->verdict();
    m_verdict->setText(!verdict.isEmpty() ? verdict
                       : m_isSearching    ? tr("Each point is run a few times; those that break an expectation or cost more are dropped as soon as that is certain enough.")
                                          : tr("Choose what is varied and find the cheapest point that meets the expectations."));
    m_candidates->setAccessibleName(tr("Designs among which the cheapest is looked for"));
    m_candidates->setVisible(m_model->found().has_value());
    m_verdict->setAlignment(m_model->found() ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignCenter);
}

void CheapestView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
