// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/cheapest_model.h"

#include "model/catalogue/catalogue.h"
#include "ui/experiments/figure_words.h"
#include "ui/style/fonts.h"
#include "ui/style/format.h"
#include "ui/style/language.h"
#include "ui/style/words.h"

namespace nephoscope::ui {

namespace {
enum After { State, Cost, Runs, Count };
}

void CheapestModel::setFound(sim::Cheapest found, Architecture design)
{
    beginResetModel();
    m_found = std::move(found);
    m_design = std::move(design);
    endResetModel();
}

void CheapestModel::clear()
{
    beginResetModel();
    m_found.reset();
    endResetModel();
}

QString CheapestModel::verdict() const
{
    return m_found && m_found->isDone ? local(m_found->verdict) : QString();
}

int CheapestModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_found ? 0 : static_cast<int>(m_found->candidates.size());
}

int CheapestModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_found ? 0 : axes() + Count;
}

QString CheapestModel::stateWords(const sim::CheapestCandidate &candidate) const
{
    if (candidate.isUnresolved)
        return tr("not told from the cheapest");
    switch (candidate.state) {
    case sim::CandidateState::Open: return tr("in question");
    case sim::CandidateState::Chosen: return tr("the cheapest");
    case sim::CandidateState::Dearer: return tr("dearer");
    case sim::CandidateState::Unmeasured: return tr("nothing to measure");
    case sim::CandidateState::Breaks: break;
    }
    if (!candidate.broken)
        return tr("breaks an expectation");
    const sim::Requirement &requirement = m_found->requirements[*candidate.broken];
    const Expectation &bound = requirement.expectation;
    if (bound.metric.empty() || !bound.value)
        return tr("breaks %1").arg(QString::fromStdString(requirement.text));
    const FigureWords words(m_design, Catalogue::builtIn());
    return tr("breaks %1 %2 %3").arg(words.full(bound.metric), operatorSign(bound.op), words.value(bound.metric, *bound.value));
}

QVariant CheapestModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_found)
        return {};
    const sim::CheapestCandidate &candidate = m_found->candidates[static_cast<std::size_t>(index.row())];
    const int after = index.column() - axes();
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((after == State ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::FontRole && candidate.state == sim::CandidateState::Chosen)
        return interfaceFont(13, 600);
    if (role == Qt::ToolTipRole && after == State)
        return stateWords(candidate).toHtmlEscaped();
    if (role != Qt::DisplayRole)
        return {};
    const FigureWords words(m_design, Catalogue::builtIn());
    if (after < 0) {
        const sim::Axis &axis = m_found->grid.axes[static_cast<std::size_t>(index.column())];
        return words.parameterValue(axis.path, m_found->grid.at(candidate.point)[static_cast<std::size_t>(index.column())]);
    }
    if (after == State)
        return candidate.warmup.isEnough.value_or(true) ? stateWords(candidate) : tr("%1 (run too short)").arg(stateWords(candidate));
    if (after == Runs)
        return formatCount(candidate.runs);
    if (candidate.cost.n == 0)
        return QStringLiteral("–");
    const std::string &path = m_found->costs.front();
    const QString interval = words.interval(path, candidate.cost);
    return interval.isEmpty() ? words.value(path, candidate.cost.mean) : words.value(path, candidate.cost.mean) + u' ' + interval;
}

QVariant CheapestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && orientation == Qt::Vertical)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (!m_found || role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    if (section < axes())
        return FigureWords(m_design, Catalogue::builtIn()).parameter(m_found->grid.axes[static_cast<std::size_t>(section)].path);
    switch (section - axes()) {
    case State: return tr("What became of it");
    case Cost: return m_found->isBill ? tr("Billed") : tr("Cost");
    default: return tr("Replications");
    }
}

} // namespace nephoscope::ui
