// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/catalogue/element_type.h"
#include "model/result.h"
#include "sim/engine/sim_time.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace nephoscope {
class Catalogue;
} // namespace nephoscope

namespace nephoscope::sim {

using ElementIndex = std::uint32_t;
using LinkIndex = std::uint32_t;
/// No element, no link.
inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// The links at one end of an element by their role, each in document order. Most elements have one or two roles of them.
class LinksByRole
{
public:
    const std::vector<LinkIndex> &of(LinkRole role) const
    {
        static const std::vector<LinkIndex> none;
        for (const auto &[known, links] : m_roles) {
            if (known == role)
                return links;
        }
        return none;
    }
    void add(LinkRole role, LinkIndex link)
    {
        for (auto &[known, links] : m_roles) {
            if (known == role) {
                links.push_back(link);
                return;
            }
        }
        m_roles.push_back({role, {link}});
    }
    void clear() { m_roles.clear(); }

private:
    std::vector<std::pair<LinkRole, std::vector<LinkIndex>>> m_roles;
};

/// One element that takes part in the run, enabled or not. Indices follow document order; behind what is drawn stand the instances that
/// a run may make of it (see addInstances).
struct PlanElement {
    std::string id;
    std::string name;
    const ElementType *type = nullptr; ///< always known; what is not was left out
    ElementIndex parent = kNone;
    bool enabled = true;
    bool isService = false; ///< a link to a container that holds exactly one of these means it
    Parameters params; ///< as given; what is absent has the catalogue's default
    LinksByRole out;
    LinksByRole in;
    ElementIndex original = kNone; ///< the drawn element that it is an instance of; kNone: it is drawn itself
    int number = 1;                ///< of the instance: 1 is the drawn one
    std::vector<ElementIndex> groups; ///< clusters, pools, perimeters … that it belongs to without standing in them

    const std::vector<LinkIndex> &linksOut(LinkRole role) const { return out.of(role); }
    const std::vector<LinkIndex> &linksIn(LinkRole role) const { return in.of(role); }
};

struct PlanLink {
    std::string id;
    LinkRole role = LinkRole::Request;
    LinkIndex original = kNone; ///< the drawn link that it is a copy of; kNone: it is drawn itself
    ElementIndex from = kNone;
    ElementIndex to = kNone;
    SimTime latency = 0;            ///< one way
    double nanosecondsAByte = 0;    ///< 0: no limit of bandwidth
    double loss = 0;                ///< 0–1, each way
    bool isEncrypted = false;
};

/// What does not take part, and one sentence why.
struct LeftOut {
    std::string id;
    LocalText reason;
};

/// A design compiled into dense indices: what a run is made from. Never changed afterwards, so that the replications of
/// an experiment share one.
struct Plan {
    Architecture architecture; ///< the design as it was given, but for its elements and links: those are here in their own form
    const Catalogue *catalogue = nullptr; ///< outlives the plan
    std::vector<PlanElement> elements;
    std::vector<PlanLink> links;
    std::vector<LeftOut> leftOut;
    bool isSteered = false; ///< somebody may change parameters by hand: more instances are prepared than the design asks for
    std::string folder; ///< where the design's document is, for files that stand beside it; empty: nowhere
    SimTime duration = 0;
    SimTime warmup = 0;
    SimTime sample = 0;

    /// kNone for an id that is not in the run.
    ElementIndex element(std::string_view id) const;
    LinkIndex link(std::string_view id) const;
    /// The drawn element that `element` is, or is an instance of.
    ElementIndex drawn(ElementIndex element) const { return elements[element].original == kNone ? element : elements[element].original; }

    std::unordered_map<std::string, ElementIndex> elementsById; ///< looked up, never walked
    std::unordered_map<std::string, LinkIndex> linksById;
};

/// Compiles a design. Unknown types and what may not stand where it stands are left out and named in `leftOut`; a value that no
/// mechanism could use (wrong kind, out of range), or run settings that make no run, are the Error.
/// `folder` is that of its document; a run that `isSteered` is one in which people change parameters.
Result<Plan> compile(const Architecture &architecture, const Catalogue &catalogue, const std::string &folder = {}, bool isSteered = false);

} // namespace nephoscope::sim
