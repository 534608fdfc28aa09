// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/consumer_managed_saas.h"

#include "model/responsibility.h"

namespace nephoscope {

namespace {

/// A consumer's administrator at work on what the delivery model gives to the provider.
void findIntruder(const DesignView &design, std::vector<Problem> &problems)
{
    const std::vector<Element> &elements = design.architecture().elements;
    std::vector<std::optional<Responsibility>> parties;
    for (const Element *administrator : design.ofType("cloud_resource_administrator")) {
        if (design.text(*administrator, "of") != "consumer")
            continue;
        if (parties.empty())
            parties = responsibilities(design.architecture(), design.catalogue());
        for (const Element *target : design.targets(*administrator, LinkRole::Control)) {
            const auto &found = parties[static_cast<std::size_t>(target - elements.data())];
            const Element *cloud = target->type == "cloud" ? target : design.enclosing(*target, "cloud");
            // In one's own cloud provider and consumer are one house.
            const bool isOwnCloud = !cloud || design.text(*cloud, "deployment") == "private";
            if (!found || found->party != Party::Provider || isOwnCloud || (found->provider && found->provider == found->consumer))
                continue;
            const std::string name = DesignView::quoted(*administrator);
            const std::string what = DesignView::quoted(*target);
            const LocalText model = nameOf(found->model);
            problems.push_back({"L-01", Severity::Error, administrator->id.text(), {target->id.text(), cloud->id.text()},
                                {name + " is the consumer's and looks after " + what + ", which in " + model.en
                                     + " is the provider's to run. Let a provider's administrator do it.",
                                 name + " 属于用户，却管理 " + what + "，而在 " + model.zh + " 中这由提供者负责。请交给提供者的管理者。"},
                                {{{"Let " + name + " be the provider's", "让 " + name + " 属于提供者"},
                                  {SetElementParameter{administrator->id, "of", Value("provider")}}}}});
            break;
        }
    }
}

} // namespace

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
    findIntruder(design, problems);
}

} // namespace nephoscope
