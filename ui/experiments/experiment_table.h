// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemModel;
class QTableView;
class QWidget;

namespace nephoscope::ui {

/// A table of results as experiments have them: whole rows, no grid, columns that end where their words do.
QTableView *makeExperimentTable(QAbstractItemModel *model, QWidget *parent);
/// As wide as the headings and what stands beneath them, within bounds.
void fitColumns(QTableView *table);

} // namespace nephoscope::ui
