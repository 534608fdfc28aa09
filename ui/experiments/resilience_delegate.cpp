// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/resilience_delegate.h"

#include "ui/experiments/resilience_model.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QPainter>

namespace nephoscope::ui {

void ResilienceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto cell = static_cast<ResilienceModel::Cell>(index.data(ResilienceModel::kCellRole).toInt());
    const Tokens &t = tokens();
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    if (cell != ResilienceModel::Cell::Nothing) {
        const bool isSurvived = cell == ResilienceModel::Cell::Survived;
        const double share = index.data(ResilienceModel::kShareRole).toDouble();
        // Never quite pale, so that the least damage differs from none.
        painter->setBrush(isSurvived ? t.okSoft : Tokens::mix(t.errFill, 0.18 + 0.22 * share, t.surface));
        painter->drawRoundedRect(box, 3, 3);
        const QPointF middle = box.center();
        paintIcon(painter, isSurvived ? QStringLiteral("ui/check") : QStringLiteral("ui/x"), QRectF(middle.x() - 7, middle.y() - 7, 14, 14),
                  isSurvived ? t.ok : t.text1);
        painter->setBrush(Qt::NoBrush);
        if (index.data(ResilienceModel::kDiagonalRole).toBool()) {
            painter->setPen(QPen(t.line3, 1, Qt::DotLine));
            painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        }
        if (cell == ResilienceModel::Cell::BrokenMinimal) {
            painter->setPen(QPen(t.errFill, 2));
            painter->drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3);
        }
    }
    if (option.state.testFlag(QStyle::State_Selected) || option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(t.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4);
    }
    painter->restore();
}

} // namespace nephoscope::ui
