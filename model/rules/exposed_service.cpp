// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/exposed_service.h"

#include "model/rules/grouping.h"

#include <algorithm>

namespace nephoscope
{

namespace
{

/// A firewall, or a border that names who may come in.
bool isGuarded(const DesignView &design, const Element &element)
{
    if (element.type == "virtual_firewall")
        return true;
    for (const Element *one = &element; one; one = design.parentOf(*one)) {
        if (one->type != "logical_network_perimeter" && one->type != "security_group")
            continue;
        const Value allowed = design.catalogue().valueOf(*one, "allow");
        if (allowed.isList() && !allowed.toList().empty())
            return true;
    }
    return false;
}

bool isHardened(const DesignView &design, const Element &server)
{
    return std::ranges::any_of(design.ofType("hardened_image"), [&](const Element *image) {
        const std::vector<const Element *> targets = design.targets(*image, LinkRole::Control);
        return std::ranges::any_of(
            targets, [&](const Element *one) { return design.contains(*one, server); });
    });
}

void addHint(std::vector<Problem> &problems, const std::vector<const Element *> &found, LocalText text)
{
    Problem problem{"L-38", Severity::Hint, found.front()->id.text(), {}, std::move(text), {}};
    for (std::size_t i = 1; i < found.size(); ++i)
        problem.others.push_back(found[i]->id.text());
    problems.push_back(std::move(problem));
}

} // namespace

void findExposedService(const DesignView &design, std::vector<Problem> &problems)
{
    std::vector<const Element *> open;    // services without a guard on the way
    std::vector<const Element *> exposed; // those with one too
    for (const Element *internet : design.ofType("internet")) {
        // One within a data center is its network; and where nobody comes in over it nothing is exposed.
        if (design.parentOf(*internet) || design.sources(*internet, LinkRole::Request).empty())
            continue;
        for (const bool stopsAtGuards : {true, false}) {
            for (const Element *one :
                 reachedFrom(design, *internet, LinkRole::Request, [&](const Element &element) {
                     return stopsAtGuards && isGuarded(design, element);
                 })) {
                std::vector<const Element *> &services = stopsAtGuards ? open : exposed;
                if (one->type == "cloud_service" && !(stopsAtGuards && isGuarded(design, *one)) &&
                    std::ranges::find(services, one) == services.end())
                    services.push_back(one);
            }
        }
    }
    if (!open.empty())
        addHint(problems, open,
                {"From the internet one comes to " + listed(open, false) +
                     " without passing a firewall. Put one before it.",
                 "从互联网可直接到达 " + listed(open, true) + "，其间没有防火墙。请在前面放置一个。"});
    // Who thinks of hardening in one place is told of the places left out.
    std::vector<const Element *> soft;
    for (const Element *service : exposed) {
        const Element *server = design.enclosing(*service, "virtual_server");
        if (server && !isHardened(design, *server) && std::ranges::find(soft, server) == soft.end())
            soft.push_back(server);
    }
    const bool isThoughtOf =
        !design.ofType("hardened_image").empty() || !design.ofType("threat_agent").empty();
    if (!soft.empty() && isThoughtOf)
        addHint(problems, soft,
                {listed(soft, false) + " can be reached from the internet and does not start from a hardened "
                                       "image. Link one to it.",
                 listed(soft, true) + " 可从互联网到达，却不是从强化映像启动。请连接一个强化映像。"});
}

} // namespace nephoscope
