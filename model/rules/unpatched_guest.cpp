// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/unpatched_guest.h"

#include "model/rules/grouping.h"

#include <algorithm>

namespace nephoscope
{

void findUnpatchedGuest(const DesignView &design, std::vector<Problem> &problems)
{
    const std::vector<const Element *> administrators = design.ofType("cloud_resource_administrator");
    const std::vector<const Element *> images = design.ofType("hardened_image");
    std::vector<const Element *> unpatched;
    bool isProviders = false;
    for (const Element *server : design.ofType("virtual_server")) {
        const auto covers = [&](const Element *one) {
            const std::vector<const Element *> targets = design.targets(*one, LinkRole::Control);
            return std::ranges::any_of(targets, [&](const Element *target) {
                return design.contains(*target, *server);
            });
        };
        // The delivery model gives the guest system to the consumer, on the premises and in IaaS, else to the
        // provider.
        const Element *cloud = design.enclosing(*server, "cloud");
        const std::string party =
            cloud && design.text(*cloud, "delivery") != "iaas" ? "provider" : "consumer";
        bool isAdministered = false;
        bool isPatched = std::ranges::any_of(images, covers);
        for (const Element *administrator : administrators) {
            if (!covers(administrator))
                continue;
            const std::string of = design.text(*administrator, "of");
            // Who looks after a host or its hypervisor is there for those, and says nothing of the guests on them.
            const std::vector<const Element *> targets = design.targets(*administrator, LinkRole::Control);
            isAdministered = isAdministered || std::ranges::any_of(targets, [&](const Element *target) {
                                 return design.contains(*target, *server) && target->type != "physical_server" &&
                                        target->type != "hypervisor";
                             });
            // In one's own cloud provider and consumer are one house.
            const bool isOwnCloud = !cloud || design.text(*cloud, "deployment") == "private";
            isPatched = isPatched || of == "third_party" || of == party || isOwnCloud;
        }
        if (!isAdministered || isPatched || (!unpatched.empty() && isProviders != (party == "provider")))
            continue;
        isProviders = party == "provider";
        unpatched.push_back(server);
    }
    if (unpatched.empty())
        return;
    std::vector<std::string> others;
    for (const Element *server : unpatched)
        others.push_back(server->id.text());
    problems.push_back({"L-03",
                        Severity::Warning,
                        unpatched.front()->id.text(),
                        {others.begin() + 1, others.end()},
                        {"Nobody patches the operating system of " + listed(unpatched, false) +
                             ": it is the " + (isProviders ? "provider" : "consumer") +
                             "'s to do, and no administrator of theirs is linked to it. Link one, or start "
                             "it from a hardened image.",
                         "无人为 " + listed(unpatched, true) + " 的操作系统打补丁：这由" +
                             (isProviders ? "提供者" : "用户") +
                             "负责，却没有其管理员与之相连。请连接一名管理员，或从强化映像启动。"},
                        {}});
}

} // namespace nephoscope
