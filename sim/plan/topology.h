// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/plan/plan.h"

#include <vector>

namespace nephoscope::sim {

/// A container whose border a link crosses.
struct Crossing {
    ElementIndex border = kNone;
    bool isEntering = true;
    bool operator==(const Crossing &) const = default;
};

/// Where a link leads now.
struct Route {
    ElementIndex target = kNone; ///< kNone: nowhere, requests are refused
    std::vector<Crossing> crossings; ///< in the order of travel
};

/// Who stands where and who takes part, at this moment of a run: starts as the plan says, changes with moves, `enable` and `disable`.
class Topology
{
public:
    explicit Topology(const Plan &plan);

    ElementIndex parentOf(ElementIndex element) const { return m_parents[element]; }
    /// Direct contents: in document order, what moved in comes last.
    const std::vector<ElementIndex> &contentsOf(ElementIndex element) const { return m_contents[element]; }
    /// What stands in no container.
    const std::vector<ElementIndex> &roots() const { return m_roots; }
    bool contains(ElementIndex outer, ElementIndex inner) const;

    /// \pre `parent` is not in `element`
    void move(ElementIndex element, ElementIndex parent);

    bool isEnabled(ElementIndex element) const { return m_isEnabled[element]; }
    void setEnabled(ElementIndex element, bool isEnabled) { m_isEnabled[element] = isEnabled; }
    /// Enabled, and so are all its containers except those that only check (a perimeter, a cluster …).
    bool takesPart(ElementIndex element) const;

    /// An instance joins or leaves a group that it does not stand in.
    void addMember(ElementIndex member, ElementIndex group);
    void removeMember(ElementIndex member, ElementIndex group);

    /// What stands in `group` or is its member by link, and takes part; in document order.
    std::vector<ElementIndex> membersOf(ElementIndex group) const;
    /// All services that take part in `element`: itself, or in its contents and members at any depth; in document order.
    std::vector<ElementIndex> servicesIn(ElementIndex element) const;

    /// The element that a link of `role` to `element` leads to: itself, the only service in it, or, while it takes no part but
    /// passes messages on, the first target of its own links that takes part. kNone if there is none.
    ElementIndex resolve(ElementIndex element, LinkRole role) const;

    /// Where the link leads, bypassing what is disabled.
    Route route(LinkIndex link) const;
    /// The way from one element to another over the borders between them.
    Route routeBetween(ElementIndex from, ElementIndex to) const;

private:
    ElementIndex resolve(ElementIndex element, LinkRole role, std::vector<bool> &seen) const;
    void collectServices(ElementIndex element, std::vector<bool> &seen, std::vector<ElementIndex> &found) const;
    /// All that `element` stands in or belongs to, from the inside out.
    std::vector<ElementIndex> surroundings(ElementIndex element) const;

    const Plan &m_plan;
    std::vector<ElementIndex> m_parents;
    std::vector<std::vector<ElementIndex>> m_contents;
    std::vector<ElementIndex> m_roots;
    std::vector<std::vector<ElementIndex>> m_linkedMembers; ///< by group
    std::vector<bool> m_isEnabled;
};

} // namespace nephoscope::sim
