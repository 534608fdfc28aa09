// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace nephoscope::ui {

class ComparisonModel;
struct Tokens;

/// Paints the table of variants: marker, name and changes; mean over interval, and beside them the difference as a bar with whiskers.
class ComparisonDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ComparisonDelegate(const ComparisonModel *model, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintVariant(QPainter *painter, const QRectF &rect, int row) const;
    void paintFigure(QPainter *painter, const QRectF &rect, int row, int column) const;
    void paintRun(QPainter *painter, const QRectF &rect, int row) const;

    const ComparisonModel *m_model;
};

/// The marker of a variant (circle, square, triangle, diamond, cross, ring) in the colour of its series, the base first.
void paintVariantMarker(QPainter *painter, const QPointF &centre, int variant, const Tokens &tokens);
QColor variantColour(int variant, const Tokens &tokens);

} // namespace nephoscope::ui
