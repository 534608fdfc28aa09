// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/what_if_panel.h"

#include "ui/experiments/comparison_model.h"
#include "ui/experiments/sweep_page.h"
#include "ui/experiments/trade_off_view.h"
#include "ui/experiments/variants_page.h"

#include <QEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace nephoscope::ui {

WhatIfPanel::WhatIfPanel(Document *document, Selection *selection, const MakeValueField &makeField, QWidget *parent)
    : QWidget(parent), m_pages(new QTabBar(this)), m_stack(new QStackedWidget(this)), m_variants(new VariantsPage(document, selection, makeField, this)),
      m_sweep(new SweepPage(document, selection, this))
{
    m_pages->setExpanding(false);
    m_pages->setDrawBase(false);
    m_pages->addTab(QString());
    m_pages->addTab(QString());
    m_stack->addWidget(m_variants);
    m_stack->addWidget(m_sweep);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(m_pages, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_variants, &VariantsPage::failed, this, &WhatIfPanel::failed);
    connect(m_sweep, &SweepPage::failed, this, &WhatIfPanel::failed);
    connect(m_variants->model(), &ComparisonModel::compared, this, &WhatIfPanel::shareVariants);
    connect(m_variants->model(), &ComparisonModel::staleChanged, this, &WhatIfPanel::shareVariants);
    retranslate();
}

void WhatIfPanel::showVariants()
{
    m_pages->setCurrentIndex(0);
}

void WhatIfPanel::showSweep()
{
    m_pages->setCurrentIndex(1);
}

/// What was compared stands among the points of a sweep, as long as it is about the design as it is.
void WhatIfPanel::shareVariants()
{
    const ComparisonModel *model = m_variants->model();
    std::vector<VariantPoint> points;
    if (model->comparison() && !model->isStale()) {
        for (int row = 0; row < model->rowCount(); ++row) {
            if (const sim::Results *results = model->resultsAt(row))
                points.push_back({model->nameAt(row), row, *results});
        }
    }
    m_sweep->setVariants(std::move(points));
    const bool isKnown = model->comparison() && !model->isStale() && model->comparison()->isWarmupEnough;
    Q_EMIT warmupFound(isKnown ? std::optional(model->comparison()->warmup) : std::nullopt);
}

void WhatIfPanel::retranslate()
{
    m_pages->setTabText(0, tr("Variants"));
    m_pages->setTabText(1, tr("Sweep"));
    m_pages->setAccessibleName(tr("Variants or sweep"));
    shareVariants();
}

void WhatIfPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
