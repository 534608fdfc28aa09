// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/comparison_model.h"

#include "model/catalogue/catalogue.h"
#include "sim/experiment/verdict.h"
#include "ui/document/document.h"
#include "ui/document/variant_verbs.h"
#include "ui/experiments/figure_words.h"
#include "ui/style/language.h"
#include "ui/style/words.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

Architecture whatRuns(Architecture design)
{
    design.title.clear();
    design.description.clear();
    design.unknown.clear();
    for (Element &element : design.elements) {
        element.name.clear();
        element.box.reset();
        element.unknown.clear();
    }
    for (Link &link : design.links)
        link.unknown.clear();
    for (Variant &variant : design.variants)
        variant.name.clear();
    return design;
}

ComparisonModel::ComparisonModel(Document *document, QObject *parent) : QAbstractTableModel(parent), m_document(document)
{
    connect(m_document, &Document::reset, this, [this] {
        clearComparison();
        follow();
    });
    connect(m_document, &Document::edited, this, &ComparisonModel::follow);
    connect(&Language::instance(), &Language::changed, this, [this] {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
    m_rows = {{}};
    follow();
}

void ComparisonModel::follow()
{
    std::vector<std::string> rows{{}};
    for (const Variant &variant : m_document->architecture().variants)
        rows.push_back(variant.id.text());
    if (rows != m_rows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    } else {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
    noteStale();
}

void ComparisonModel::noteStale()
{
    const bool isStale = m_comparison && !(whatRuns(m_document->architecture()) == m_ran);
    if (isStale == m_isStale)
        return;
    m_isStale = isStale;
    Q_EMIT staleChanged();
}

void ComparisonModel::setComparison(sim::Comparison comparison, Architecture ran)
{
    const bool isAnew = comparison.keyMetrics != m_metrics;
    if (isAnew)
        beginResetModel();
    m_metrics = comparison.keyMetrics;
    m_comparison = std::move(comparison);
    m_ran = whatRuns(std::move(ran));
    if (isAnew)
        endResetModel();
    else
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    noteStale();
    Q_EMIT compared();
}

void ComparisonModel::clearComparison()
{
    beginResetModel();
    m_comparison.reset();
    m_metrics.clear();
    endResetModel();
    noteStale();
    Q_EMIT compared();
}

const sim::Results *ComparisonModel::resultsAt(int row) const
{
    const sim::ComparedVariant *result = resultOf(row);
    return result ? &result->results : nullptr;
}

void ComparisonModel::setRunning(std::vector<int> done, int total)
{
    m_done = std::move(done);
    m_total = total;
    const int last = columnCount() - 1;
    Q_EMIT dataChanged(index(0, last), index(rowCount() - 1, last));
}

std::string ComparisonModel::variantAt(int row) const
{
    return row >= 0 && row < static_cast<int>(m_rows.size()) ? m_rows[static_cast<std::size_t>(row)] : std::string();
}

int ComparisonModel::rowOf(const std::string &id) const
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

const sim::ComparedVariant *ComparisonModel::resultOf(int row) const
{
    if (!m_comparison)
        return nullptr;
    const std::string id = row == 0 ? "base" : variantAt(row);
    const auto found = std::find_if(m_comparison->variants.begin(), m_comparison->variants.end(),
                                    [&](const sim::ComparedVariant &one) { return one.results.variant == id; });
    return found == m_comparison->variants.end() ? nullptr : &*found;
}

QString ComparisonModel::nameAt(int row) const
{
    const Variant *variant = m_document->architecture().findVariant(variantAt(row));
    return row == 0 || !variant ? tr("Base design") : VariantVerbs::nameOf(*variant);
}

QString ComparisonModel::changesAt(int row) const
{
    const Architecture &design = m_document->architecture();
    if (row == 0)
        return tr("as it is drawn");
    const Variant *variant = design.findVariant(variantAt(row));
    if (!variant)
        return {};
    const FigureWords words(design, Catalogue::builtIn());
    QStringList parts;
    for (const ElementId &id : variant->disable)
        parts << tr("%1 off").arg(elementWords(design, id.text()));
    for (const ElementId &id : variant->enable)
        parts << tr("%1 on").arg(elementWords(design, id.text()));
    for (const auto &[path, value] : variant->set)
        parts << tr("%1: %2").arg(words.parameter(path), words.parameterValue(path, value));
    return parts.isEmpty() ? tr("changes nothing yet") : parts.join(tr(", "));
}

double ComparisonModel::widest(const std::string &metric) const
{
    double widest = 0;
    for (const sim::ComparedVariant &variant : m_comparison->variants) {
        if (const sim::Difference *difference = variant.difference(metric))
            widest = std::max(widest, std::abs(difference->estimate.mean) + difference->estimate.ci95.value_or(0));
    }
    return widest;
}

ComparisonModel::Figure ComparisonModel::figureAt(int row, int column) const
{
    Figure figure;
    const sim::ComparedVariant *result = resultOf(row);
    if (!isMetric(column) || !result)
        return figure;
    const std::string &metric = metricAt(column);
    const FigureWords words(m_document->architecture(), Catalogue::builtIn());
    const sim::Estimate *estimate = result->results.metric(metric);
    if (!estimate || estimate->n == 0)
        return figure;
    figure.mean = words.value(metric, estimate->mean);
    figure.interval = words.interval(metric, *estimate);
    figure.isReference = row == 0;
    const sim::Difference *difference = result->difference(metric);
    if (row == 0 || !difference)
        return figure;
    figure.difference = words.difference(metric, difference->estimate.mean);
    figure.kind = difference->kind;
    figure.hasBar = true;
    const double scale = widest(metric);
    if (scale > 0) {
        figure.middle = difference->estimate.mean / scale;
        figure.half = difference->estimate.ci95.value_or(0) / scale;
    }
    return figure;
}

ComparisonModel::Run ComparisonModel::runAt(int row) const
{
    const sim::ComparedVariant *result = resultOf(row);
    if (m_total > 0 && row >= 0 && row < static_cast<int>(m_done.size()))
        return {m_done[static_cast<std::size_t>(row)], m_total, true};
    return result ? Run{result->results.replications, m_comparison->replications, false} : Run{};
}

QString ComparisonModel::verdictAt(int row) const
{
    const sim::ComparedVariant *result = resultOf(row);
    if (row <= 0 || !result)
        return {};
    const Architecture &design = m_document->architecture();
    return local(sim::verdictOf(*m_comparison, *result, [&design](const std::string &id) { return distinctWords(design, id).toStdString(); }));
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_metrics.size()) + 2;
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::ToolTipRole) {
        const QString text = index.column() == 0 ? nameAt(index.row()) + u'\n' + changesAt(index.row()) : verdictAt(index.row());
        return text.isEmpty() ? QVariant() : QVariant(QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"))));
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (index.column() == 0)
        return tr("%1: %2").arg(nameAt(index.row()), changesAt(index.row()));
    if (!isMetric(index.column())) {
        const Run run = runAt(index.row());
        return run.total == 0 ? tr("not run yet") : tr("%1 of %2").arg(run.done).arg(run.total);
    }
    const Figure figure = figureAt(index.row(), index.column());
    if (figure.mean.isEmpty())
        return resultOf(index.row()) ? tr("not measured") : QString();
    QString text = figure.interval.isEmpty() ? figure.mean : figure.mean + u' ' + figure.interval;
    if (figure.isReference)
        return text;
    switch (figure.kind) {
    case sim::DifferenceKind::Better: return text + tr(", %1, better").arg(figure.difference);
    case sim::DifferenceKind::Worse: return text + tr(", %1, worse").arg(figure.difference);
    case sim::DifferenceKind::Other: return text + tr(", %1, different").arg(figure.difference);
    case sim::DifferenceKind::None: break;
    }
    return text + tr(", no clear difference");
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    if (section == 0)
        return tr("Variant");
    if (!isMetric(section))
        return tr("Replications");
    const FigureWords words(m_document->architecture(), Catalogue::builtIn());
    return role == Qt::ToolTipRole ? words.full(metricAt(section)) : words.metric(metricAt(section)) + u'\n' + words.owner(metricAt(section));
}

} // namespace nephoscope::ui
