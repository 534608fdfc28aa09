// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/architecture.h"
#include "model/variant.h"
#include "sim/results/characteristics/characteristics.h"
#include "ui/report/report_content.h"
#include "ui/report/words.h"
#include "ui/style/characteristic_words.h"
#include "ui/style/language.h"
#include "ui/style/words.h"

#include <QStringList>

namespace nephoscope::ui {

ReportTable characteristicsTable(const Architecture &base, const Catalogue &catalogue, const sim::Results &results)
{
    ReportTable table;
    const bool isBase = results.variant.empty() || results.variant == "base";
    const Result<Architecture> varied = isBase ? Result<Architecture>(base) : applyVariant(base, catalogue, results.variant);
    if (!varied)
        return table;
    QStringList silent;
    for (const sim::CharacteristicFinding &finding : sim::measureCharacteristics(sim::evidenceOf(*varied, catalogue, results))) {
        if (!finding.isShown()) {
            silent << Report::tr("%1: %2").arg(local(finding.name), local(finding.counted));
            continue;
        }
        for (std::size_t i = 0; i < finding.figures.size(); ++i) {
            const sim::CharacteristicFigure &figure = finding.figures[i];
            const bool isFirst = i == 0;
            table.rows.push_back({{isFirst ? local(finding.name) : QString(), ReportTone::Plain, isFirst},
                                  {local(figure.label)},
                                  {figureWords(figure), ReportTone::Plain, isFirst},
                                  {isFirst ? local(finding.counted) + QLatin1Char(' ') + local(finding.formula) : QString(), ReportTone::Secondary}});
        }
    }
    table.title = Report::tr("Cloud characteristics");
    table.note = Report::tr("as the first replication shows them, warm-up included");
    table.columns = {{Report::tr("Characteristic"), false, 1.6}, {Report::tr("Figure"), false, 1.8}, {Report::tr("Measured"), true, 0.9},
                     {Report::tr("What was counted, and how"), false, 4.5}};
    if (!silent.isEmpty())
        table.after = Report::tr("Not shown by this run. %1").arg(silent.join(QLatin1Char(' ')));
    return table;
}

} // namespace nephoscope::ui
