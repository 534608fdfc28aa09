// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace nephoscope::ui {

/// Paints a cell of the matrix: the darker the more broke, with a tick or a cross; a frame around the smallest sets that break the design.
class ResilienceDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    static constexpr int kCell = 26; ///< width and height, px

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace nephoscope::ui
