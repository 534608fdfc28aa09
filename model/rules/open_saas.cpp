// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/open_saas.h"

#include "model/rules/grouping.h"

#include <algorithm>
#include <set>

namespace nephoscope
{

void findOpenSaas(const DesignView &design, std::vector<Problem> &problems)
{
    const auto isChecked = [&](const Element &element) {
        const std::vector<const Element *> controllers = design.sources(element, LinkRole::Control);
        return std::ranges::any_of(controllers, [](const Element *one) { return one->type == "iam"; });
    };
    for (const Element *service : design.ofType("cloud_service")) {
        const Element *cloud = design.enclosing(*service, "cloud");
        if (!cloud || design.text(*cloud, "delivery") != "saas" || isChecked(*service))
            continue;
        std::set<std::string> tenants;
        bool isOpen = false; // some way from a consumer to it passes nobody who checks
        for (const Element *consumer : design.ofType("cloud_service_consumer")) {
            const std::vector<const Element *> reached =
                reachedFrom(design, *consumer, LinkRole::Request, isChecked);
            if (std::ranges::find(reached, service) == reached.end())
                continue;
            isOpen = true;
            const Element *organization = design.enclosing(*consumer, "organization");
            const std::string tenant = design.text(*consumer, "tenant");
            tenants.insert(!tenant.empty() ? tenant : organization ? organization->id.text() : std::string());
        }
        if (!isOpen || (design.number(*service, "tenants") < 2 && tenants.size() < 2))
            continue;
        const std::string name = DesignView::quoted(*service);
        problems.push_back(
            {"L-04",
             Severity::Warning,
             service->id.text(),
             {cloud->id.text()},
             {name + " serves several tenants, and nobody checks whose data a request may see. Link an "
                     "identity and access management to it.",
              name + " 为多个租户服务，却无人检查请求可以看到谁的数据。请连接一个身份与访问管理。"},
             {}});
    }
}

} // namespace nephoscope
