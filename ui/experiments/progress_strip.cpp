// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/progress_strip.h"

#include "ui/experiments/experiment_job.h"
#include "ui/style/format.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace nephoscope::ui {

namespace {
constexpr int kSteps = 1000;
constexpr int kWidth = 250;
} // namespace

ProgressStrip::ProgressStrip(ExperimentJob *job, QWidget *parent)
    : QWidget(parent), m_job(job), m_words(new QLabel(this)), m_percent(new QLabel(this)), m_bar(new QProgressBar(this)), m_cancel(new QPushButton(this))
{
    m_words->setProperty("role", "small");
    m_percent->setProperty("role", "small");
    m_bar->setRange(0, kSteps);
    m_bar->setTextVisible(false);
    auto *words = new QHBoxLayout;
    words->addWidget(m_words, 1);
    words->addWidget(m_percent);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addLayout(words);
    column->addWidget(m_bar);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addLayout(column, 1);
    row->addWidget(m_cancel);
    m_words->setMinimumWidth(kWidth);
    connect(m_cancel, &QPushButton::clicked, m_job, &ExperimentJob::cancel);
    for (const auto signal : {&ExperimentJob::started, &ExperimentJob::progressed, &ExperimentJob::finished})
        connect(m_job, signal, this, &ProgressStrip::refresh);
    refresh();
}

void ProgressStrip::refresh()
{
    m_cancel->setText(tr("Cancel"));
    m_bar->setAccessibleName(tr("Progress"));
    setVisible(m_job->isRunning());
    if (!m_job->isRunning())
        return;
    const double share = m_job->progress().share;
    m_words->setText(m_job->progressWords());
    const bool hasEnd = !m_job->isOpenEnded() || m_job->progress().isPilot;
    m_percent->setVisible(hasEnd);
    m_bar->setVisible(hasEnd);
    m_percent->setText(formatPercent(share));
    m_bar->setValue(static_cast<int>(share * kSteps));
}

void ProgressStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
