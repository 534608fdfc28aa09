// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace nephoscope::ui {

/// Paints a category as a header with its colour and count, a mechanism as its icon and name.
class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintCategory(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintMechanism(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace nephoscope::ui
