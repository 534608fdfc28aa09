// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/resilience_model.h"

#include "ui/experiments/resilience_words.h"

#include <algorithm>
#include <utility>

namespace nephoscope::ui {

void ResilienceModel::show(std::shared_ptr<const sim::Resilience> resilience, const Architecture &design)
{
    beginResetModel();
    m_resilience = std::move(resilience);
    m_design = design;
    if (!m_resilience || !m_resilience->hasPairs)
        m_matrix = Matrix::Singles;
    arrange();
    endResetModel();
}

void ResilienceModel::setMatrix(Matrix matrix)
{
    beginResetModel();
    m_matrix = matrix;
    arrange();
    endResetModel();
}

void ResilienceModel::arrange()
{
    m_rows.clear();
    m_kinds.clear();
    if (!m_resilience)
        return;
    const std::vector<sim::Fault> &faults = m_resilience->faults;
    if (m_matrix == Matrix::Singles) {
        for (const std::string &kind : sim::faultKinds()) {
            if (std::ranges::find(faults, kind, &sim::Fault::kind) != faults.end())
                m_kinds.push_back(kind);
        }
        for (std::size_t i = 0; i < faults.size(); ++i) {
            if (i == 0 || faults[i].target != faults[i - 1].target)
                m_rows.push_back(i);
        }
        return;
    }
    std::vector<bool> isPaired(faults.size(), false);
    for (const sim::FaultSet &set : m_resilience->sets) {
        for (const std::size_t fault : set.faults) {
            if (set.faults.size() == 2)
                isPaired[fault] = true;
        }
    }
    for (std::size_t i = 0; i < faults.size(); ++i) {
        if (isPaired[i])
            m_rows.push_back(i);
    }
}

const sim::FaultSet *ResilienceModel::set(const QModelIndex &index) const
{
    if (!index.isValid() || !m_resilience)
        return nullptr;
    const std::size_t first = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    if (m_matrix == Matrix::Pairs)
        return m_resilience->find(first, m_rows[column]);
    const std::vector<sim::Fault> &faults = m_resilience->faults;
    for (std::size_t i = first; i < faults.size() && faults[i].target == faults[first].target; ++i) {
        if (faults[i].kind == m_kinds[column])
            return m_resilience->find(i, i);
    }
    return nullptr;
}

QModelIndex ResilienceModel::indexOf(const sim::FaultSet &wanted) const
{
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = 0; column < columnCount(); ++column) {
            if (set(index(row, column)) == &wanted)
                return index(row, column);
        }
    }
    return {};
}

int ResilienceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ResilienceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_matrix == Matrix::Singles ? m_kinds.size() : m_rows.size());
}

QString ResilienceModel::words(const sim::FaultSet &set) const
{
    const QString text = faultSetWords(m_design, *m_resilience, set);
    return set.survived ? tr("%1. Survived.").arg(text) : QStringLiteral("%1. %2.").arg(text, brokenWords(m_design, *m_resilience, set));
}

QVariant ResilienceModel::data(const QModelIndex &index, int role) const
{
    const sim::FaultSet *found = set(index);
    switch (role) {
    case kCellRole:
        return static_cast<int>(!found ? Cell::Nothing : found->survived ? Cell::Survived : found->isMinimal ? Cell::BrokenMinimal : Cell::Broken);
    case kShareRole: {
        const auto judged = static_cast<double>(std::max<std::size_t>(1, m_resilience->criteria.size()));
        return !found ? 0.0 : !found->unfinished.empty() ? 1.0 : static_cast<double>(found->broken.size()) / judged;
    }
    case kDiagonalRole: return found && m_matrix == Matrix::Pairs && found->faults.size() == 1;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: return found ? words(*found) : QString();
    default: return {};
    }
}

QVariant ResilienceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const auto place = static_cast<std::size_t>(section);
    const bool isKind = m_matrix == Matrix::Singles && orientation == Qt::Horizontal;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(orientation == Qt::Vertical ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (isKind)
        return place < m_kinds.size() ? faultKindWords(m_kinds[place]) : QString();
    if (place >= m_rows.size())
        return {};
    const sim::Fault &fault = m_resilience->faults[m_rows[place]];
    const QString name = faultTargetWords(m_design, fault);
    if (m_matrix == Matrix::Singles)
        return name;
    // In the pairs each row has a number, which stands alone over the column of the same fault.
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return QString::number(section + 1);
    const bool hasOneKind = std::ranges::all_of(m_rows, [&](std::size_t row) { return m_resilience->faults[row].kind == fault.kind; });
    const QString text = hasOneKind ? name : tr("%1: %2").arg(name, faultKindWords(fault.kind).toLower());
    return role == Qt::ToolTipRole ? text : QStringLiteral("%1  %2").arg(section + 1).arg(text);
}

} // namespace nephoscope::ui
