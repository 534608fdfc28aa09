// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/consumer_managed_saas.h"

namespace nephoscope {

void findConsumerManagedSaas(const DesignView &design, std::vector<Problem> &problems)
{

    for (const Element *service : design.ofType("cloud_service")) {
        const Element *cloud = design.enclosing(*service, "cloud");
        if (!cloud || design.text(*cloud, "delivery") != "saas" || design.text(*service, "owner") != "consumer")
            continue;
        const std::string name = DesignView::quoted(*service);
        problems.push_back({"L-01", Severity::Error, service->id.text(), {cloud->id.text()},
                            {name + " belongs to the consumer, but in the SaaS cloud " + DesignView::quoted(*cloud) + " the provider runs the applications. Let the provider own it.",
                             name + " 属于用户，但在 SaaS 云 " + DesignView::quoted(*cloud) + " 中应用由提供者运行。请改由提供者拥有。"},
                            {{{"Let the provider own it", "改由提供者拥有"}, {SetElementParameter{service->id, "owner", Value("provider")}}}}});
    }
}

} // namespace nephoscope
