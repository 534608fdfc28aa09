// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/metric_choice.h"

#include "model/catalogue/catalogue.h"
#include "sim/experiment/comparison.h"
#include "ui/experiments/figure_words.h"
#include "ui/experiments/sweep_data.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace nephoscope::ui {

namespace {

std::string lastOf(const std::string &path)
{
    return path.substr(path.rfind('.') + 1);
}

/// Takes what was chosen before, else the first measure of one of these names.
void choose(QComboBox *box, const std::string &wanted, std::initializer_list<const char *> otherwise)
{
    int index = wanted.empty() ? -1 : box->findData(QString::fromStdString(wanted));
    for (const char *metric : otherwise) {
        for (int i = 0; index < 0 && i < box->count(); ++i) {
            if (box->itemData(i).toString().endsWith(QLatin1Char('.') + QLatin1String(metric)))
                index = i;
        }
    }
    box->setCurrentIndex(index < 0 && box->count() > 0 ? 0 : index);
}

} // namespace

MetricChoice::MetricChoice(QWidget *parent) : QWidget(parent), m_metric(new QComboBox(this)), m_against(new QLabel(this)), m_across(new QComboBox(this))
{
    for (QComboBox *box : {m_metric, m_across}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(27);
        box->setMaxVisibleItems(20);
        connect(box, &QComboBox::currentIndexChanged, this, &MetricChoice::changed);
        connect(box, &QComboBox::currentTextChanged, box, [box](const QString &text) { box->setToolTip(text.toHtmlEscaped()); });
    }
    m_against->setProperty("tone", "secondary");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_metric);
    row->addWidget(m_against);
    row->addWidget(m_across);
    retranslate();
}

void MetricChoice::setData(std::shared_ptr<const SweepData> data)
{
    m_data = std::move(data);
    const std::vector<std::string> metrics = m_data ? m_data->metrics() : std::vector<std::string>();
    if (m_metric->count() == static_cast<int>(metrics.size()) && m_metric->count() > 0)
        return; // the same ones, and the user's choice among them
    const std::string shown = metric();
    const std::string beneath = across();
    {
        const QSignalBlocker quiet(m_metric);
        const QSignalBlocker quietToo(m_across);
        m_metric->clear();
        m_across->clear();
        for (const std::string &path : metrics) {
            const FigureWords words(m_data->design, Catalogue::builtIn());
            m_metric->addItem(words.full(path), QString::fromStdString(path));
            // What is neither good nor bad has no front.
            if (sim::senseOf(lastOf(path)) != sim::MetricSense::Neutral)
                m_across->addItem(words.full(path), QString::fromStdString(path));
        }
        choose(m_metric, shown, {"response_time_p95"});
        choose(m_across, beneath, {"cost", "charges", "failures", "availability"});
    }
    Q_EMIT changed();
    Q_EMIT filled();
}

bool MetricChoice::isEmpty() const
{
    return m_metric->count() == 0;
}

std::string MetricChoice::metric() const
{
    return m_metric->currentData().toString().toStdString();
}

std::string MetricChoice::across() const
{
    return m_across->currentData().toString().toStdString();
}

void MetricChoice::setMetric(const std::string &metric)
{
    m_metric->setCurrentIndex(m_metric->findData(QString::fromStdString(metric)));
}

void MetricChoice::setAcrossVisible(bool isVisible)
{
    m_across->setVisible(isVisible && m_across->count() > 0);
    m_against->setVisible(isVisible && m_across->count() > 0);
}

void MetricChoice::retranslate()
{
    m_against->setText(tr("against"));
    m_metric->setAccessibleName(tr("Measure"));
    m_across->setAccessibleName(tr("Measure along the bottom"));
    if (!m_data)
        return;
    const FigureWords words(m_data->design, Catalogue::builtIn());
    for (QComboBox *box : {m_metric, m_across}) {
        for (int i = 0; i < box->count(); ++i)
            box->setItemText(i, words.full(box->itemData(i).toString().toStdString()));
    }
}

void MetricChoice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
