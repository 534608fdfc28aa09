// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/boundary/trust_boundary.h"

#include "model/catalogue/element_type.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {
/// What can be attacked through: not the borders that are drawn around it.
bool isResource(const Mechanism &mechanism)
{
    const std::string &category = mechanism.planned().type->category;
    return category == "compute" || category == "storage";
}
} // namespace

Result<Done> TrustBoundary::configure(const ParameterReader &parameters)
{
    parameters.ids("members"); // the plan has made them members of it
    m_owner = parameters.text("owner");
    m_sensitivity = parameters.integer("sensitivity");
    return Done{};
}

bool TrustBoundary::storesIn(ElementIndex member, ElementIndex resource) const
{
    for (const LinkIndex link : simulation().plan().elements[member].linksOut(LinkRole::Storage)) {
        if (simulation().topology().contains(resource, simulation().plan().links[link].to))
            return true;
    }
    return false;
}

bool TrustBoundary::uses(const Mechanism &resource) const
{
    const Topology &topology = simulation().topology();
    if (!isResource(resource))
        return false;
    for (const ElementIndex member : topology.membersOf(index())) {
        if (topology.contains(member, resource.index()) || topology.contains(resource.index(), member) || storesIn(member, resource.index()))
            return true;
        const std::vector<ElementIndex> inside = simulation().everythingIn(member);
        if (std::ranges::any_of(inside, [&](ElementIndex inner) { return storesIn(inner, resource.index()); }))
            return true;
    }
    return false;
}

bool TrustBoundary::trusts(const Mechanism &element) const
{
    const Topology &topology = simulation().topology();
    const std::vector<ElementIndex> members = topology.membersOf(index());
    const ElementIndex owner = m_owner.empty() ? kNone : simulation().plan().element(m_owner);
    return (owner != kNone && topology.contains(owner, element.index()))
        || std::ranges::any_of(members, [&](ElementIndex member) { return topology.contains(member, element.index()); });
}

TrustBoundary::Overlap TrustBoundary::overlap() const
{
    Overlap found;
    std::vector<const TrustBoundary *> all;
    for (ElementIndex element = 0; element < simulation().size(); ++element) {
        const auto *boundary = simulation().as<TrustBoundary>(element);
        if (boundary && boundary->takesPart())
            all.push_back(boundary);
    }
    for (ElementIndex element = 0; element < simulation().size(); ++element) {
        const Mechanism &resource = simulation().at(element);
        if (!resource.takesPart() || !uses(resource))
            continue;
        const auto degree = static_cast<int>(std::ranges::count_if(all, [&](const TrustBoundary *one) { return one->uses(resource); }));
        if (degree > found.degree) {
            found.degree = degree;
            found.worst = &resource;
        }
        found.shared += degree > 1 ? 1 : 0;
        found.exposure += m_sensitivity * (degree - 1) * (1 - isolationOf(simulation(), resource));
    }
    return found;
}

void TrustBoundary::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.level("overlap_degree", [this] { return takesPart() ? overlap().degree : 0.0; });
    metrics.level("shared_resources", [this] { return takesPart() ? overlap().shared : 0.0; });
    metrics.level("exposure", [this] { return takesPart() ? overlap().exposure : 0.0; });
}

void TrustBoundary::start()
{
    if (const Overlap found = overlap(); takesPart() && found.shared > 0)
        log("overlaps", 0, found.worst->id(), {std::to_string(found.shared) + " resources are shared with other trust boundaries",
                                               "有 " + std::to_string(found.shared) + " 个资源与其他信任边界共享"});
}

Sentence TrustBoundary::doing() const
{
    if (!takesPart())
        return {"Switched off: it is not looked at.", "已停用：不参与分析。"};
    if (simulation().topology().membersOf(index()).empty())
        return {"Holds nothing: its members say what is trusted.", "没有成员：用成员指定所信任的元素。"};
    const Overlap found = overlap();
    if (found.shared == 0)
        return {"Shares nothing with other trust boundaries.", "不与其他信任边界共享任何资源。"};
    const std::string shared = std::to_string(found.shared);
    const std::string degree = std::to_string(found.degree);
    return {"Shares " + shared + " resources with others; " + found.worst->name() + " is used by " + degree + " boundaries.",
            "与他人共享 " + shared + " 个资源；" + found.worst->name() + " 被 " + degree + " 个边界使用。"};
}

} // namespace nephoscope::sim
