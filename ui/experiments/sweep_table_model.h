// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/sweep_data.h"

#include <QAbstractTableModel>

#include <memory>

namespace nephoscope::ui {

/// The points of a sweep as rows: the values varied, one measure with its interval, and whether expectations hold.
class SweepTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setData(std::shared_ptr<const SweepData> data);
    void setMetric(const std::string &metric);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    int axes() const { return m_data ? static_cast<int>(m_data->grid.axes.size()) : 0; }

    std::shared_ptr<const SweepData> m_data;
    std::string m_metric;
};

} // namespace nephoscope::ui
