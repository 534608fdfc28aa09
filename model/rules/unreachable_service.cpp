// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/unreachable_service.h"

namespace nephoscope {

void findUnreachableService(const DesignView &design, std::vector<Problem> &problems)
{
    std::set<const Element *> reached;
    for (const Element *consumer : design.ofType("cloud_service_consumer"))
        reached.merge(design.servicesReachedFrom(*consumer));
    for (const Element *service : design.ofType("cloud_service")) {
        if (reached.count(service))
            continue;
        const std::string name = DesignView::quoted(*service);
        problems.push_back({"L-09", Severity::Error, service->id.text(), {},
                            {"No consumer reaches " + name + ". Link a consumer, or something that consumers reach, to it.",
                             "没有用户能访问 " + name + "。请把用户或用户可达的元素连到它。"}, {}});
    }
}

} // namespace nephoscope
