// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/scattered_sessions.h"

#include "model/rules/grouping.h"

#include <algorithm>

namespace nephoscope
{

namespace
{

/// The service keeps sessions, and nowhere else than in itself.
bool keepsSessions(const DesignView &design, const Element &service)
{
    if (!design.flag(service, "stateful"))
        return false;
    const auto isDatabase = [](const Element *one) { return one->type == "state_management_database"; };
    for (const LinkRole role : {LinkRole::Storage, LinkRole::Request, LinkRole::Control}) {
        if (std::ranges::any_of(design.targets(service, role), isDatabase))
            return false;
    }
    return std::ranges::none_of(design.sources(service, LinkRole::Control), isDatabase);
}

bool isSticky(const DesignView &design, const Element &element)
{
    return element.type == "load_balancer" && design.flag(element, "sticky");
}

Problem problemOf(const Element &who, const Element &service, const std::vector<const Element *> &balancers)
{
    Problem problem{
        "L-18",
        Severity::Warning,
        who.id.text(),
        {service.id.text()},
        {DesignView::quoted(who) + " spreads over several " + DesignView::quoted(service) +
             ", which keeps its users' sessions: another one does not know them. Make the balancer sticky, "
             "or keep the sessions in a state management database.",
         DesignView::quoted(who) + " 把请求分散到多个 " + DesignView::quoted(service) +
             "，而会话保存在其自身：换一个便不认识用户。请让均衡器保持会话，或把会话存入状态管理数据库。"},
        {}};
    for (const Element *balancer : balancers)
        problem.fixes.push_back({{"Make " + DesignView::quoted(*balancer) + " sticky",
                                  "让 " + DesignView::quoted(*balancer) + " 保持会话"},
                                 {SetElementParameter{balancer->id, "sticky", Value(true)}}});
    return problem;
}

} // namespace

void findScatteredSessions(const DesignView &design, std::vector<Problem> &problems)
{
    for (const Element *balancer : design.ofType("load_balancer")) {
        if (isSticky(design, *balancer))
            continue;
        std::vector<const Element *> services;
        for (const Element *target : design.targets(*balancer, LinkRole::Request)) {
            for (const Element *service : design.servicesAt(*target))
                services.push_back(service);
        }
        const auto found = std::ranges::find_if(
            services, [&](const Element *service) { return keepsSessions(design, *service); });
        if (services.size() > 1 && found != services.end())
            problems.push_back(problemOf(*balancer, **found, {balancer}));
    }
    // One that is drawn, and copies of it in a run.
    for (const char *type : {"resource_replication", "resource_pool"}) {
        for (const Element *maker : design.ofType(type)) {
            const std::string of = design.text(*maker, "of");
            const bool isSynchronised = maker->type == "resource_replication" && design.text(*maker, "mode") == "synchronised";
            if (of.empty() || isSynchronised)
                continue; // all instances know all sessions
            for (const Element *service : design.ofType("cloud_service")) {
                if (!design.architecture().contains(ElementId(of), service->id) ||
                    !keepsSessions(design, *service))
                    continue;
                std::vector<const Element *> balancers;
                bool isKept = false;
                for (const Element *source : design.sources(*service, LinkRole::Request)) {
                    isKept = isKept || isSticky(design, *source);
                    if (source->type == "load_balancer")
                        balancers.push_back(source);
                }
                const auto isSaid = [&](const Problem &problem) {
                    return problem.rule == "L-18" &&
                           std::ranges::find(problem.others, service->id.text()) != problem.others.end();
                };
                if (!isKept && std::ranges::none_of(problems, isSaid))
                    problems.push_back(problemOf(*maker, *service, balancers));
            }
        }
    }
}

} // namespace nephoscope
