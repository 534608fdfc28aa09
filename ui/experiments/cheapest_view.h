// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/experiment/cheapest.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace nephoscope::ui {

class CheapestModel;

/// What a search for the cheapest design has found so far: the verdict in words, and what became of each point of the grid.
class CheapestView : public QWidget
{
    Q_OBJECT
public:
    explicit CheapestView(QWidget *parent = nullptr);

    CheapestModel *model() { return m_model; }
    /// `design`: the one in which is searched.
    void setFound(sim::Cheapest found, const Architecture &design);
    void clear();
    /// Whether the search goes on, to say what it is doing while it has no verdict.
    void setSearching(bool isSearching);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    CheapestModel *m_model;
    QLabel *m_verdict;
    QTableView *m_candidates;
    bool m_isSearching = false;
};

} // namespace nephoscope::ui
