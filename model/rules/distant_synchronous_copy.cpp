// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/distant_synchronous_copy.h"

namespace nephoscope {

void findDistantSynchronousCopy(const DesignView &design, std::vector<Problem> &problems)
{

    for (const Element *replication : design.ofType("storage_replication")) {
        const double rtt = design.number(*replication, "rtt");
        if (design.text(*replication, "mode") != "synchronous" || rtt < 5)
            continue;
        const std::string name = DesignView::quoted(*replication);
        problems.push_back({"L-27", rtt > 10 ? Severity::Error : Severity::Warning, replication->id.text(), {},
                            {"Each write waits " + formatNumber(rtt) + " ms for " + name + " to reach the copy. Keep the copy nearer, or copy asynchronously.",
                             "每次写入都要等待 " + name + " 用 " + formatNumber(rtt) + " ms 到达副本。请把副本放得更近，或改用异步复制。"},
                            {{{"Copy asynchronously", "改用异步复制"}, {SetElementParameter{replication->id, "mode", Value("asynchronous")}}}}});
    }
}

} // namespace nephoscope
