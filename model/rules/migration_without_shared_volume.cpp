// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/migration_without_shared_volume.h"

namespace nephoscope {

void findMigrationWithoutSharedVolume(const DesignView &design, std::vector<Problem> &problems)
{
    if (design.ofType("live_vm_migration").empty())
        return;
    const Element *shared = nullptr;
    for (const Element *lun : design.ofType("lun")) {
        if (!shared && design.flag(*lun, "shared"))
            shared = lun;
    }
    for (const Element *server : design.ofType("virtual_server")) {
        const std::string image = design.text(*server, "image_on");
        const Element *lun = image.empty() ? nullptr : design.find(ElementId(image));
        if (lun && lun->type == "lun" && design.flag(*lun, "shared"))
            continue;
        const std::string name = DesignView::quoted(*server);
        Problem problem{"L-22", Severity::Error, server->id.text(), {},
                        {name + " cannot be moved alive, since its image lies on no shared LUN. Put it on one.",
                         name + " 的映像不在共享 LUN 上，无法在线迁移。请放到共享 LUN 上。"}, {}};
        if (lun && lun->type == "lun")
            problem.fixes.push_back({{"Share " + DesignView::quoted(*lun), "共享 " + DesignView::quoted(*lun)},
                                     {SetElementParameter{lun->id, "shared", Value(true)}}});
        else if (shared)
            problem.fixes.push_back({{"Put it on " + DesignView::quoted(*shared), "放到 " + DesignView::quoted(*shared)},
                                     {SetElementParameter{server->id, "image_on", Value(shared->id.text())}}});
        problems.push_back(std::move(problem));
    }
}

} // namespace nephoscope
