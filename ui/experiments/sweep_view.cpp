// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/sweep_view.h"

#include "model/catalogue/catalogue.h"
#include "ui/experiments/figure_words.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace nephoscope::ui {

SweepView::SweepView(QWidget *parent) : QWidget(parent)
{
    setMinimumSize(240, 120);
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SweepView::setData(std::shared_ptr<const SweepData> data)
{
    m_data = std::move(data);
    update();
}

void SweepView::setMetric(const std::string &metric)
{
    m_metric = metric;
    update();
}

QString SweepView::wordsAt(const QPointF &position) const
{
    for (auto note = m_notes.rbegin(); note != m_notes.rend(); ++note) {
        if (note->first.contains(position))
            return note->second;
    }
    return {};
}

QString SweepView::pointWords(int point, const std::vector<std::string> &metrics) const
{
    const FigureWords words(m_data->design, Catalogue::builtIn());
    const std::vector<Value> values = m_data->grid.at(point);
    QStringList parts;
    for (std::size_t i = 0; i < values.size(); ++i)
        parts << tr("%1: %2").arg(words.parameter(m_data->grid.axes[i].path), words.parameterValue(m_data->grid.axes[i].path, values[i]));
    for (const std::string &one : metrics) {
        const sim::Estimate *estimate = m_data->at(point, one);
        parts << tr("%1: %2").arg(words.full(one), estimate ? words.value(one, estimate->mean) + u' ' + words.interval(one, *estimate) : tr("not measured"));
    }
    if (const auto isMet = m_data->isMet(point))
        parts << (*isMet ? tr("All expectations are met.") : tr("Not all expectations are met."));
    return parts.join(u'\n');
}

void SweepView::paintEmpty(QPainter *painter, const QRectF &rect, const Tokens &t) const
{
    painter->setFont(interfaceFont(13));
    painter->setPen(t.text3);
    painter->drawText(rect.adjusted(40, 0, -40, 0), Qt::AlignCenter | Qt::TextWordWrap,
                      tr("Choose a parameter, give it values, and run the sweep."));
}

void SweepView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokens();
    painter.fillRect(rect(), t.surface);
    m_notes.clear();
    if (!m_data || m_metric.empty())
        paintEmpty(&painter, rect(), t);
    else
        paint(&painter, QRectF(rect()).adjusted(16, 8, -16, -10), t);
}

void SweepView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        update();
    QWidget::changeEvent(event);
}

bool SweepView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString words = wordsAt(help->pos());
    if (words.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), QStringLiteral("<p style=\"white-space:pre\">%1</p>").arg(words.toHtmlEscaped()), this);
    return true;
}

} // namespace nephoscope::ui
