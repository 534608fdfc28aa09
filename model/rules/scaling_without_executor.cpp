// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/scaling_without_executor.h"

#include <algorithm>

namespace nephoscope {

namespace {

/// The longest that a server which the listener makes more of takes to boot; 0: it waits for none. Those of a pool are ready.
double bootOf(const DesignView &design, const Element &listener)
{
    std::vector<const Element *> scaled;
    for (const Element *executor : design.targets(listener, LinkRole::Control)) {
        if (executor->type == "resource_replication")
            scaled.push_back(design.find(ElementId(design.text(*executor, "of"))));
    }
    double longest = 0;
    for (const Element *server : design.ofType("virtual_server")) {
        const bool isScaled = std::ranges::any_of(scaled, [&](const Element *one) { return one && (design.contains(*one, *server) || design.contains(*server, *one)); });
        if (isScaled)
            longest = std::max(longest, design.number(*server, "boot_time"));
    }
    return longest;
}

void findCrossedBounds(const DesignView &design, const Element &listener, std::vector<Problem> &problems)
{
    const double minimum = design.number(listener, "minimum");
    const double maximum = design.number(listener, "maximum");
    if (maximum >= minimum)
        return;
    const std::string name = DesignView::quoted(listener);
    const std::string least = formatNumber(minimum);
    problems.push_back({"L-17", Severity::Warning, listener.id.text(), {},
                        {name + " has a maximum of " + formatNumber(maximum) + ", less than its minimum of " + least + ". Raise it, or lower the minimum.",
                         name + " 的最大值 " + formatNumber(maximum) + " 小于最小值 " + least + "。请提高最大值或降低最小值。"},
                        {{{"Set the maximum to " + least, "把最大值设为 " + least}, {SetElementParameter{listener.id, "maximum", Value(minimum)}}}}});
}

/// Whoever acts again before the last action shows orders more than is needed.
void findHastyListener(const DesignView &design, const Element &listener, std::vector<Problem> &problems)
{
    const double cooldown = design.number(listener, "cooldown");
    const double boot = design.text(listener, "action") == "out_in" ? bootOf(design, listener) : 0;
    if (cooldown >= boot)
        return;
    const std::string name = DesignView::quoted(listener);
    const std::string better = formatNumber(boot);
    problems.push_back({"L-17", Severity::Warning, listener.id.text(), {},
                        {name + " may act again after " + formatNumber(cooldown) + " s, and a server that it orders boots for " + better
                             + " s: it orders too many. Let it wait at least as long.",
                         name + " 在 " + formatNumber(cooldown) + " s 后就可再次动作，而其订购的服务器要启动 " + better + " s：会订购过多。请至少等待同样长的时间。"},
                        {{{"Set the cooldown to " + better + " s", "把冷却时间设为 " + better + " s"}, {SetElementParameter{listener.id, "cooldown", Value(boot)}}}}});
}

} // namespace

void findScalingWithoutExecutor(const DesignView &design, std::vector<Problem> &problems)
{
    for (const Element *listener : design.ofType("automated_scaling_listener")) {
        if (design.text(*listener, "law") == "notify" || design.text(*listener, "action") == "burst")
            continue;
        findCrossedBounds(design, *listener, problems);
        findHastyListener(design, *listener, problems);
        if (!design.targets(*listener, LinkRole::Control).empty())
            continue;
        const std::string name = DesignView::quoted(*listener);
        problems.push_back({"L-17", Severity::Warning, listener->id.text(), {},
                            {name + " decides, and nobody carries it out. Link it to a resource replication, a pool, an automation engine or a VIM.",
                             name + " 会作出决定，却无人执行。请连接资源复制、资源池、自动化引擎或 VIM。"}, {}});
    }
}

} // namespace nephoscope
