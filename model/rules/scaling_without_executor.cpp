// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/scaling_without_executor.h"

namespace nephoscope {

void findScalingWithoutExecutor(const DesignView &design, std::vector<Problem> &problems)
{

    for (const Element *listener : design.ofType("automated_scaling_listener")) {
        if (design.text(*listener, "law") == "notify" || design.text(*listener, "action") == "burst" || !design.targets(*listener, LinkRole::Control).empty())
            continue;
        const std::string name = DesignView::quoted(*listener);
        problems.push_back({"L-17", Severity::Warning, listener->id.text(), {},
                            {name + " decides, and nobody carries it out. Link it to a resource replication, a pool, an automation engine or a VIM.",
                             name + " 会作出决定，却无人执行。请连接资源复制、资源池、自动化引擎或 VIM。"}, {}});
    }
}

} // namespace nephoscope
