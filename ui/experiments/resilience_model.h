// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "sim/experiment/resilience.h"

#include <QAbstractTableModel>

#include <memory>
#include <string>
#include <vector>

namespace nephoscope::ui {

/// What was survived, as a matrix: what fails by how it fails, or what fails by what else fails.
class ResilienceModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Matrix { Singles, Pairs };
    /// What stands in a cell.
    enum class Cell { Nothing, Survived, Broken, BrokenMinimal };
    static constexpr int kCellRole = Qt::UserRole;         ///< Cell as int
    static constexpr int kShareRole = Qt::UserRole + 1;    ///< 0–1: how much of what is judged broke
    static constexpr int kDiagonalRole = Qt::UserRole + 2; ///< a single fault within the pairs

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows a result over the design that it is about; nullptr: nothing.
    void show(std::shared_ptr<const sim::Resilience> resilience, const Architecture &design);
    void setMatrix(Matrix matrix);
    Matrix matrix() const { return m_matrix; }
    /// nullptr where nothing was run.
    const sim::FaultSet *set(const QModelIndex &index) const;
    /// Where a set stands in the matrix that is shown; invalid if it does not.
    QModelIndex indexOf(const sim::FaultSet &set) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void arrange();
    QString words(const sim::FaultSet &set) const;

    std::shared_ptr<const sim::Resilience> m_resilience;
    Architecture m_design;
    Matrix m_matrix = Matrix::Singles;
    /// Singles: for each target the first of its faults. Pairs: the faults that stand in pairs.
    std::vector<std::size_t> m_rows;
    std::vector<std::string> m_kinds;
};

} // namespace nephoscope::ui
