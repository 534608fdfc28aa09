// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/sweep_table_model.h"

#include "model/catalogue/catalogue.h"
#include "ui/experiments/figure_words.h"

namespace nephoscope::ui {

void SweepTableModel::setData(std::shared_ptr<const SweepData> data)
{
    beginResetModel();
    m_data = std::move(data);
    endResetModel();
}

void SweepTableModel::setMetric(const std::string &metric)
{
    beginResetModel();
    m_metric = metric;
    endResetModel();
}

int SweepTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_data ? 0 : static_cast<int>(m_data->points.size());
}

int SweepTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_data ? 0 : axes() + 3;
}

QVariant SweepTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_data)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const FigureWords words(m_data->design, Catalogue::builtIn());
    const int column = index.column();
    if (column < axes()) {
        const sim::Axis &axis = m_data->grid.axes[static_cast<std::size_t>(column)];
        return words.parameterValue(axis.path, axis.values[static_cast<std::size_t>(m_data->placesOf(index.row())[static_cast<std::size_t>(column)])]);
    }
    const auto &point = m_data->points[static_cast<std::size_t>(index.row())];
    if (!point)
        return column == axes() ? tr("not run yet") : QString();
    if (column == axes() + 2)
        return point->expected == 0 ? QStringLiteral("–") : tr("%1 of %2").arg(point->met).arg(point->expected);
    const sim::Estimate *estimate = m_data->at(index.row(), m_metric);
    if (!estimate)
        return column == axes() ? tr("not measured") : QString();
    if (column == axes())
        return words.value(m_metric, estimate->mean);
    const QString interval = words.interval(m_metric, *estimate);
    return point->warmup.isEnough.value_or(true) ? interval : tr("%1 (run too short)").arg(interval);
}

QVariant SweepTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && orientation == Qt::Vertical)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (!m_data || role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    const FigureWords words(m_data->design, Catalogue::builtIn());
    if (section < axes())
        return words.parameter(m_data->grid.axes[static_cast<std::size_t>(section)].path);
    if (section == axes())
        return m_metric.empty() ? QString() : words.full(m_metric);
    return section == axes() + 1 ? tr("95 % interval") : tr("Expectations met");
}

} // namespace nephoscope::ui
