// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/palette/palette_delegate.h"

#include "ui/panels/palette/palette_model.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QAbstractItemView>
#include <QFontMetrics>
#include <QPainter>

namespace nephoscope::ui {

namespace {

constexpr int kHeaderHeight = 30;
constexpr int kRowHeight = 27;
constexpr int kMargin = 12;
constexpr int kIconSize = 18;
constexpr int kNameLeft = 24 + kIconSize + 9;
/// Beside the names: the margin that the scroll bar lies over.
constexpr int kNameRight = 10;
constexpr int kLineHeight = 17;

/// How many lines a name takes: two where it is longer than the panel is wide.
int linesOf(const QString &name, int panelWidth)
{
    return QFontMetrics(interfaceFont(13)).horizontalAdvance(name) > panelWidth - kNameLeft - kNameRight ? 2 : 1;
}

QColor colourOf(const QModelIndex &index)
{
    return tokens().category(index.data(PaletteModel::CategoryIdRole).toString().toStdString());
}

/// The first line as long as it gets, the rest below it.
void paintTwoLines(QPainter *painter, const QRect &rect, const QString &name)
{
    const QFontMetrics metrics = painter->fontMetrics();
    QString first = name.section(QLatin1Char(' '), 0, 0);
    for (int words = 1; words < name.count(QLatin1Char(' ')); ++words) {
        const QString longer = name.section(QLatin1Char(' '), 0, words);
        if (metrics.horizontalAdvance(longer) >= rect.width() - 1)
            break;
        first = longer;
    }
    const QRect upper(rect.left(), rect.center().y() - kLineHeight + 1, rect.width(), kLineHeight);
    painter->drawText(upper, Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(first, Qt::ElideRight, rect.width()));
    painter->drawText(upper.translated(0, kLineHeight), Qt::AlignVCenter | Qt::AlignLeft,
                      metrics.elidedText(name.mid(first.size()).trimmed(), Qt::ElideRight, rect.width()));
}

void paintFocus(QPainter *painter, const QStyleOptionViewItem &option)
{
    if (!(option.state & QStyle::State_HasFocus) || !(option.state & QStyle::State_KeyboardFocusChange))
        return;
    painter->setPen(QPen(tokens().accent, 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 1, -2, -1), 4, 4);
}

} // namespace

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(option.rect.topLeft());
    painter->scale(textScale(), textScale());
    QStyleOptionViewItem unscaled = option;
    unscaled.rect = QRect(0, 0, static_cast<int>(option.rect.width() / textScale()), static_cast<int>(option.rect.height() / textScale()));
    if (index.parent().isValid())
        paintMechanism(painter, unscaled, index);
    else
        paintCategory(painter, unscaled, index);
    paintFocus(painter, unscaled);
    painter->restore();
}

void PaletteDelegate::paintCategory(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens();
    const QRect r = option.rect;
    painter->fillRect(r, option.state & QStyle::State_MouseOver ? t.hover : t.sunken);
    painter->fillRect(QRect(r.left(), r.top(), r.width(), 1), t.line1);
    const bool isOpen = option.state & QStyle::State_Open;
    const double ratio = painter->device()->devicePixelRatioF() * textScale();
    painter->drawPixmap(QPoint(r.left() + kMargin, r.center().y() - 6),
                        iconPixmap(isOpen ? QStringLiteral("ui/down") : QStringLiteral("ui/right"), 13, t.text3, ratio));
    painter->setPen(Qt::NoPen);
    painter->setBrush(colourOf(index));
    painter->drawRoundedRect(QRectF(r.left() + kMargin + 21, r.center().y() - 4.5, 10, 10), 3, 3);
    painter->setFont(interfaceFont(12, 600));
    painter->setPen(t.text2);
    const QString count = QString::number(index.data(PaletteModel::CountRole).toInt());
    const QRect text = r.adjusted(kMargin + 39, 0, -kMargin - 8 - static_cast<int>(tabularWidth(painter->font(), count)), 0);
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter->setFont(interfaceFont(12));
    painter->setPen(t.text3);
    paintTabular(painter, QRectF(r).adjusted(0, 0, -kMargin, 0), count,
                 Qt::AlignRight | Qt::AlignVCenter);
}

void PaletteDelegate::paintMechanism(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens();
    const QRect r = option.rect;
    const bool isHovered = option.state & QStyle::State_MouseOver;
    if (option.state & QStyle::State_Selected)
        painter->fillRect(r, t.accentSoft);
    else if (isHovered)
        painter->fillRect(r, t.hover);
    const double ratio = painter->device()->devicePixelRatioF() * textScale();
    painter->drawPixmap(QPoint(r.left() + 24, r.center().y() - kIconSize / 2 + 1),
                        iconPixmap(index.data(PaletteModel::TypeIdRole).toString(), kIconSize, colourOf(index), ratio));
    painter->setFont(interfaceFont(13));
    painter->setPen(t.text1);
    const QString name = index.data().toString();
    const QRect text = r.adjusted(kNameLeft, 0, -kNameRight, 0);
    if (linesOf(name, r.width()) == 1)
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft, name);
    else
        paintTwoLines(painter, text, name);
    if (isHovered) {
        painter->drawPixmap(QPoint(r.right() - kMargin - 13, r.center().y() - 7),
                            iconPixmap(QStringLiteral("ui/grip"), 16, t.text3, ratio));
    }
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!index.parent().isValid())
        return {100, scaled(kHeaderHeight)};
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int lines = view ? linesOf(index.data().toString(), static_cast<int>(view->viewport()->width() / textScale())) : 1;
    return {100, scaled(kRowHeight + (lines - 1) * kLineHeight)};
}

} // namespace nephoscope::ui
