// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/comparison_delegate.h"

#include "ui/experiments/comparison_model.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

constexpr int kRowHeight = 66;
constexpr double kMeanWidth = 108;
constexpr double kBarWidth = 132;
constexpr double kLeastBar = 4;

QColor colourOf(sim::DifferenceKind kind, const Tokens &t)
{
    switch (kind) {
    case sim::DifferenceKind::Better: return t.series[0];
    case sim::DifferenceKind::Worse: return t.series[1];
    case sim::DifferenceKind::Other: return t.text3;
    case sim::DifferenceKind::None: break;
    }
    return t.line3;
}

void paintElided(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter)
{
    painter->drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, painter->fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(rect.width())));
}

} // namespace

QColor variantColour(int variant, const Tokens &t)
{
    return variant < 6 ? t.series[static_cast<std::size_t>(variant)] : t.line3;
}

void paintVariantMarker(QPainter *painter, const QPointF &c, int variant, const Tokens &t)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor colour = variantColour(variant, t);
    painter->setPen(QPen(t.surface, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(colour);
    switch (variant) {
    case 0: painter->drawEllipse(c, 5.5, 5.5); break;
    case 1: painter->drawRoundedRect(QRectF(c.x() - 5.5, c.y() - 5.5, 11, 11), 1.5, 1.5); break;
    case 2: painter->drawPolygon(QPolygonF{{c.x(), c.y() - 7}, {c.x() + 6.5, c.y() + 5}, {c.x() - 6.5, c.y() + 5}}); break;
    case 3: painter->drawPolygon(QPolygonF{{c.x(), c.y() - 7.5}, {c.x() + 7, c.y()}, {c.x(), c.y() + 7.5}, {c.x() - 7, c.y()}}); break;
    case 4:
        painter->setPen(QPen(colour, 3, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(QPointF(c.x() - 4.5, c.y() - 4.5), QPointF(c.x() + 4.5, c.y() + 4.5));
        painter->drawLine(QPointF(c.x() - 4.5, c.y() + 4.5), QPointF(c.x() + 4.5, c.y() - 4.5));
        break;
    default:
        painter->setPen(QPen(colour, 2.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(c, 4.5, 4.5);
    }
    painter->restore();
}

ComparisonDelegate::ComparisonDelegate(const ComparisonModel *model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) {}

QSize ComparisonDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {static_cast<int>(kMeanWidth + kBarWidth) + 24, kRowHeight};
}

void ComparisonDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isSelected = option.state & QStyle::State_Selected;
    painter->fillRect(option.rect, isSelected ? t.accentSoft : option.state & QStyle::State_MouseOver ? t.hover : t.surface);
    painter->fillRect(QRectF(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line1);
    const QRectF rect(option.rect);
    if (index.column() == 0)
        paintVariant(painter, rect, index.row());
    else if (m_model->isMetric(index.column()))
        paintFigure(painter, rect, index.row(), index.column());
    else
        paintRun(painter, rect, index.row());
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(t.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(rect.adjusted(2, 2, -2, -3), 4, 4);
    }
    painter->restore();
}

void ComparisonDelegate::paintVariant(QPainter *painter, const QRectF &rect, int row) const
{
    const Tokens &t = tokens();
    paintVariantMarker(painter, {rect.left() + 19, rect.center().y()}, row, t);
    const QRectF text = rect.adjusted(40, 0, -12, 0);
    painter->setFont(interfaceFont(14, 600));
    painter->setPen(t.text1);
    paintElided(painter, QRectF(text.left(), rect.center().y() - 20, text.width(), 20), m_model->nameAt(row));
    painter->setFont(interfaceFont(12));
    painter->setPen(t.text2);
    paintElided(painter, QRectF(text.left(), rect.center().y() + 1, text.width(), 18), m_model->changesAt(row));
}

void ComparisonDelegate::paintFigure(QPainter *painter, const QRectF &rect, int row, int column) const
{
    const Tokens &t = tokens();
    const ComparisonModel::Figure figure = m_model->figureAt(row, column);
    const double top = rect.center().y() - 20;
    const double left = rect.left() + 8;
    painter->setPen(t.text3);
    painter->setFont(interfaceFont(12));
    if (figure.mean.isEmpty()) {
        painter->drawText(QRectF(left, rect.top(), kMeanWidth, rect.height()), Qt::AlignLeft | Qt::AlignVCenter,
                          m_model->runAt(row).total > 0 && !m_model->runAt(row).isRunning ? tr("not measured") : QStringLiteral("–"));
        return;
    }
    painter->setPen(t.text1);
    painter->setFont(interfaceFont(15, 600));
    paintTabular(painter, QRectF(left, top, kMeanWidth, 20), figure.mean, Qt::AlignLeft | Qt::AlignVCenter);
    painter->setPen(t.text2);
    painter->setFont(interfaceFont(12));
    paintTabular(painter, QRectF(left, top + 21, kMeanWidth, 18), figure.interval, Qt::AlignLeft | Qt::AlignVCenter);

    const QRectF bars(left + kMeanWidth, top, kBarWidth, 44);
    if (figure.isReference) {
        painter->setPen(t.text3);
        painter->drawText(bars, Qt::AlignCenter, tr("reference"));
        return;
    }
    if (!figure.hasBar)
        return;
    const double middle = bars.center().x();
    const double reach = kBarWidth / 2 - 3;
    painter->setPen(QPen(t.line3, 1));
    painter->drawLine(QPointF(middle, top + 2), QPointF(middle, top + 24));
    const bool isClear = figure.kind != sim::DifferenceKind::None;
    double end = middle + figure.middle * reach;
    // A clear difference shows its colour even beside one that is a thousand times as large.
    if (isClear && std::abs(end - middle) < kLeastBar)
        end = middle + std::copysign(kLeastBar, figure.middle);
    painter->fillRect(QRectF(QPointF(std::min(middle, end), top + 7), QPointF(std::max(middle, end), top + 19)), colourOf(figure.kind, t));
    if (figure.half > 0) {
        const double low = middle + (figure.middle - figure.half) * reach;
        const double high = middle + (figure.middle + figure.half) * reach;
        painter->setPen(QPen(t.text1, 1.5));
        painter->drawLine(QPointF(low, top + 13), QPointF(high, top + 13));
        painter->drawLine(QPointF(low, top + 9), QPointF(low, top + 17));
        painter->drawLine(QPointF(high, top + 9), QPointF(high, top + 17));
    }
    painter->setPen(isClear ? t.text1 : t.text3);
    painter->setFont(interfaceFont(12, isClear ? 600 : 400));
    paintTabular(painter, QRectF(bars.left(), top + 27, bars.width(), 16), figure.difference, Qt::AlignHCenter | Qt::AlignVCenter);
}

void ComparisonDelegate::paintRun(QPainter *painter, const QRectF &rect, int row) const
{
    const Tokens &t = tokens();
    const ComparisonModel::Run run = m_model->runAt(row);
    const double left = rect.left() + 8;
    const double top = rect.center().y() - 14;
    painter->setFont(interfaceFont(12));
    painter->setPen(run.total == 0 ? t.text3 : t.text1);
    if (run.total == 0) {
        painter->drawText(QRectF(left, rect.top(), rect.width() - 16, rect.height()), Qt::AlignLeft | Qt::AlignVCenter, tr("not run yet"));
        return;
    }
    const QString text = tr("%1 of %2").arg(run.done).arg(run.total);
    const double width = paintTabular(painter, QRectF(left, top, rect.width() - 16, 16), text, Qt::AlignLeft | Qt::AlignVCenter);
    const bool isDone = run.done >= run.total;
    if (isDone)
        paintIcon(painter, QStringLiteral("ui/check"), QRectF(left + width + 6, top + 1, 14, 14), t.ok);
    const QRectF track(left, top + 21, std::min(120.0, rect.width() - 24), 4);
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.line1);
    painter->drawRoundedRect(track, 2, 2);
    painter->setBrush(isDone ? t.okFill : t.accent);
    const double share = std::min(1.0, static_cast<double>(run.done) / run.total);
    if (share > 0)
        painter->drawRoundedRect(QRectF(track.topLeft(), QSizeF(std::max(4.0, track.width() * share), 4)), 2, 2);
}

} // namespace nephoscope::ui
