// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <QTreeWidget>

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

} // namespace nephoscope::ui
