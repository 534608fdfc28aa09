// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/experiment_table.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace nephoscope::ui {

QTableView *makeExperimentTable(QAbstractItemModel *model, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->verticalHeader()->setDefaultSectionSize(30);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    return table;
}

void fitColumns(QTableView *table)
{
    const QAbstractItemView *view = table; // where the hint may be asked for
    for (int i = 0; i < table->model()->columnCount(); ++i)
        table->setColumnWidth(i, std::clamp(std::max(table->horizontalHeader()->sectionSizeHint(i), view->sizeHintForColumn(i)) + 24, 110, 420));
}

} // namespace nephoscope::ui
