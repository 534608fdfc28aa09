// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/stale_copy.h"

namespace nephoscope
{

void findStaleCopy(const DesignView &design, std::vector<Problem> &problems)
{
    for (const Element *replication : design.ofType("storage_replication")) {
        if (design.text(*replication, "mode") != "asynchronous")
            continue;
        const double lag = design.number(*replication, "lag");
        for (const Expectation &expectation : design.architecture().expect) {
            const bool isBound = expectation.metric == replication->id.text() + ".lost_time" &&
                                 expectation.variant.empty() && expectation.value &&
                                 (expectation.op == "<" || expectation.op == "<=");
            if (!isBound || lag <= *expectation.value)
                continue;
            const std::string name = DesignView::quoted(*replication);
            const std::string allowed = formatNumber(*expectation.value);
            Problem problem{"L-28",
                            Severity::Warning,
                            replication->id.text(),
                            {},
                            {name + " may be " + formatNumber(lag) +
                                 " s behind, but the design expects no more than " + allowed +
                                 " s to be lost. Shorten the lag, or copy synchronously.",
                             name + " 最多滞后 " + formatNumber(lag) + " s，而设计要求丢失不超过 " + allowed +
                                 " s。请缩短滞后，或改用同步复制。"},
                            {}};
            if (*expectation.value > 0)
                problem.fixes.push_back(
                    {{"Lag " + allowed + " s", "滞后 " + allowed + " s"},
                     {SetElementParameter{replication->id, "lag", Value(*expectation.value)}}});
            problem.fixes.push_back({{"Copy synchronously", "改用同步复制"},
                                     {SetElementParameter{replication->id, "mode", Value("synchronous")}}});
            problems.push_back(std::move(problem));
            break;
        }
    }
}

} // namespace nephoscope
