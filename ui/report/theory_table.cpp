// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "model/variant.h"
#include "sim/plan/plan.h"
#include "sim/theory/known_case.h"
#include "sim/theory/self_check.h"
#include "ui/report/report_content.h"
#include "ui/report/words.h"
#include "ui/style/format.h"
#include "ui/style/words.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

// A design of many equal stations repeats itself.
constexpr std::size_t kMostRows = 60;

/// One sentence on the laws that hold whatever the design is.
QString lawSentence(const Architecture &architecture, const std::vector<sim::theory::LawCheck> &checks)
{
    if (checks.empty())
        return {};
    QStringList broken;
    for (const sim::theory::LawCheck &check : checks) {
        if (!check.holds())
            broken.push_back(distinctWords(architecture, check.element));
    }
    broken.removeDuplicates();
    if (broken.isEmpty())
        return Report::tr("Little's law (L = λ W) and the utilization law (U = X S) hold wherever they were checked (%1).")
            .arg(formatCount(static_cast<double>(checks.size())));
    return Report::tr("Little's law (L = λ W) or the utilization law (U = X S) does not hold at: %1. That is a defect of the program, please report it.")
        .arg(broken.join(QStringLiteral(", ")));
}

} // namespace

ReportTable theoryTable(const Architecture &base, const Catalogue &catalogue, const sim::Results &results)
{
    ReportTable table;
    const bool isVariant = !results.variant.empty() && results.variant != "base";
    const Result<Architecture> architecture = isVariant ? applyVariant(base, catalogue, results.variant) : Result<Architecture>(base);
    if (!architecture)
        return table;
    const Result<sim::Plan> plan = sim::compile(*architecture, catalogue);
    if (!plan)
        return table;
    const std::vector<sim::theory::KnownCase> cases = sim::theory::knownCases(*plan);
    const sim::theory::KnownCase *before = nullptr;
    for (const sim::theory::Comparison &one : sim::theory::compare(cases, results)) {
        if (table.rows.size() == kMostRows)
            break;
        const std::string &element = one.known->element;
        const auto words = [&](double value) { return metricValue(*architecture, catalogue, element, one.metric, value); };
        QString measured = words(one.measured.mean);
        const std::optional<double> half = one.measured.halfWidth();
        if (half)
            measured += QStringLiteral(" ± ") + words(*half);
        if (one.measured.isTooShort())
            measured = Report::tr("%1 (run too short)").arg(measured);
        QString name = QString::fromStdString(one.known->name);
        if (one.known->isApproximation)
            name += Report::tr(" (approximate)");
        // Known of the means over replications or batches: within their interval or not is what can be said.
        const bool isApart = half && !one.measured.isTooShort() && !one.known->isApproximation && std::abs(one.measured.mean - one.theory) > 2 * *half + 1e-12;
        // Said once: the rows below are of the same.
        const bool isSame = one.known == before;
        before = one.known;
        table.rows.push_back({{isSame ? QString() : distinctWords(*architecture, element)},
                              {isSame ? QString() : name},
                              {isSame ? QString() : QString::fromStdString(one.known->formula + "; " + one.known->given), ReportTone::Secondary},
                              {metricWords(one.metric)},
                              {words(one.theory)},
                              {measured},
                              {QStringLiteral("%1%2").arg(one.differs() >= 0 ? QStringLiteral("+") : QString(), formatPercent(one.differs())),
                               isApart ? ReportTone::Warning : ReportTone::Plain}});
    }
    table.after = lawSentence(*architecture, sim::theory::checkLaws(*plan, results));
    if (table.isEmpty())
        return table;
    table.title = Report::tr("Theory beside measurement");
    if (table.rows.empty())
        return table;
    table.note = Report::tr("parts of the design whose behavior has a closed form");
    table.columns = {{Report::tr("Part"), false, 2},      {Report::tr("Case"), false, 1.6},    {Report::tr("Formula"), false, 4}, {Report::tr("Measure"), false, 1.8},
                     {Report::tr("Theory"), true, 1.2},   {Report::tr("Measured"), true, 1.8}, {Report::tr("Difference"), true, 1.1}};
    return table;
}

} // namespace nephoscope::ui
