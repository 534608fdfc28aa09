// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <QTreeWidget>

#include <algorithm>

namespace nephoscope::ui {

/// A plain table as the portal has them: columns as wide as their content, one of which is to be stretched.
/// None is narrower than `least`: a header is measured without the room around its words.
inline QTreeWidget *portalTable(QWidget *parent, int columns, int least)
{
    auto *made = new QTreeWidget(parent);
    made->setColumnCount(columns);
    made->setRootIsDecorated(false);
    made->setUniformRowHeights(true);
    made->setProperty("table", true);
    made->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    made->header()->setStretchLastSection(false);
    made->header()->setMinimumSectionSize(least);
    made->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    return made;
}

/// Makes every column as wide as its heading at least, once the headings are known.
inline void fitHeadings(QTreeWidget *table)
{
    constexpr int kAround = 22; // px: the stylesheet's padding on both sides, and the stroke of its bolder letters
    QFont font = table->header()->font();
    font.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(font);
    int widest = 0;
    for (int i = 0; i < table->columnCount(); ++i)
        widest = std::max(widest, metrics.horizontalAdvance(table->headerItem()->text(i)));
    table->header()->setMinimumSectionSize(std::max(table->header()->minimumSectionSize(), widest + kAround));
}

} // namespace nephoscope::ui
