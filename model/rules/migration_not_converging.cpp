// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/migration_not_converging.h"

namespace nephoscope {

void findMigrationNotConverging(const DesignView &design, std::vector<Problem> &problems)
{
    for (const Element *migration : design.ofType("live_vm_migration")) {
        const double bandwidth = design.number(*migration, "bandwidth");
        const double pause = design.number(*migration, "max_downtime");
        for (const Element *server : design.ofType("virtual_server")) {
            const double rate = design.number(*server, "dirty_rate");
            const double set = design.number(*server, "writable_working_set");
            // A small working set fits into the pause however fast it changes.
            if (rate < bandwidth || (set > 0 && set <= bandwidth * pause))
                continue;
            const std::string name = DesignView::quoted(*server);
            const std::string changed = formatNumber(rate) + " MiB/s";
            const std::string copied = formatNumber(bandwidth) + " MiB/s";
            const std::string better = formatNumber(2 * rate) + " MiB/s";
            problems.push_back({"L-23", Severity::Error, server->id.text(), {migration->id.text()},
                                {name + " changes " + changed + " of its memory, which is copied at " + copied + ": its migration would never get done. Copy faster.",
                                 name + " 每秒改写 " + changed + " 内存，而复制速度为 " + copied + "，迁移无法收敛。请提高复制速度。"},
                                {{{"Set the bandwidth to " + better, "把带宽设为 " + better},
                                  {SetElementParameter{migration->id, "bandwidth", Value(2 * rate)}}}}});
        }
    }
}

} // namespace nephoscope
