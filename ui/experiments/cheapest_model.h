// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/experiment/cheapest.h"

#include <QAbstractTableModel>

#include <optional>

namespace nephoscope::ui {

/// The designs among which the cheapest is looked for, and what became of each.
class CheapestModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// `design` is the one that was run.
    void setFound(sim::Cheapest found, Architecture design);
    void clear();
    const std::optional<sim::Cheapest> &found() const { return m_found; }
    /// What was found and how far it can be trusted; empty while it is looked for.
    QString verdict() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString stateWords(const sim::CheapestCandidate &candidate) const;
    int axes() const { return m_found ? static_cast<int>(m_found->grid.axes.size()) : 0; }

    std::optional<sim::Cheapest> m_found;
    Architecture m_design;
};

} // namespace nephoscope::ui
