// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/plan/plan.h"

#include "model/catalogue/catalogue.h"
#include "sim/mechanisms/registry.h"
#include "sim/plan/instances.h"
#include "sim/plan/parameter_reader.h"
#include "sim/plan/placement_check.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace nephoscope::sim {

namespace {

/// Turns one design into a plan, step by step; each step leaves out what it cannot use.
class Compiler
{
public:
    Compiler(const Architecture &architecture, const Catalogue &catalogue, const std::string &folder, bool isSteered)
        : m_catalogue(catalogue)
    {
        m_plan.architecture = architecture;
        m_plan.folder = folder;
        m_plan.isSteered = isSteered;
        m_plan.catalogue = &catalogue;
    }

    Result<Plan> compile()
    {
        if (auto error = readRunSettings())
            return std::move(*error);
        judgePlacement();
        for (const Element &element : m_plan.architecture.elements) {
            if (auto error = checkParameters(element))
                return std::move(*error);
        }
        for (const Element &element : m_plan.architecture.elements)
            addElement(element);
        for (const Element &element : m_plan.architecture.elements)
            setParent(element);
        for (const Link &link : m_plan.architecture.links) {
            if (auto error = addLink(link))
                return std::move(*error);
        }
        for (ElementIndex i = 0; i < m_plan.elements.size(); ++i)
            addListedMembers(i);
        addInstances(m_plan);
        // A large design would be in memory twice for as long as it runs.
        m_plan.architecture.elements = std::vector<Element>();
        m_plan.architecture.links = std::vector<Link>();
        return std::move(m_plan);
    }

private:
    std::optional<Error> readRunSettings()
    {
        const RunSettings &run = m_plan.architecture.run;
        const auto fail = [](std::string code, std::string message) { return Error{std::move(code), std::move(message), {}, "/run", 0, 0}; };
        for (const auto &[seconds, time] : {std::pair(run.duration, &m_plan.duration), std::pair(run.warmup, &m_plan.warmup), std::pair(run.sample, &m_plan.sample)}) {
            const Result<SimTime> checked = checkedTime(seconds);
            if (!checked)
                return checked.error();
            *time = *checked;
        }
        if (m_plan.duration <= 0)
            return fail("E-RANGE", "The duration of the run is 0 s, it must be more.");
        if (m_plan.warmup >= m_plan.duration)
            return fail("E-PARAM", "The warm-up of " + formatNumber(run.warmup) + " s leaves nothing of the " + formatNumber(run.duration) + " s of the run. Shorten it, or run longer.");
        if (m_plan.sample <= 0)
            return fail("E-RANGE", "The sample of the run is 0 s, it must be more.");
        return std::nullopt;
    }

    void leaveOut(const std::string &id, LocalText reason) { m_plan.leftOut.push_back({id, std::move(reason)}); }

    void judgePlacement()
    {
        const PlacementCheck check(m_plan.architecture, m_catalogue);
        for (const Element &element : m_plan.architecture.elements) {
            LocalText reason = check.whyNot(element);
            if (!reason.isEmpty()) {
                m_isOut.emplace(element.id.text());
                leaveOut(element.id.text(), std::move(reason));
            }
        }
        // What stands in something that is left out goes with it, at any depth.
        for (bool isChanging = true; isChanging;) {
            isChanging = false;
            for (const Element &element : m_plan.architecture.elements) {
                if (m_isOut.count(element.id.text()) || !element.parent || !m_isOut.count(element.parent->text()))
                    continue;
                m_isOut.emplace(element.id.text());
                leaveOut(element.id.text(), PlacementCheck::goesWith(element));
                isChanging = true;
            }
        }
    }

    std::optional<Error> checkParameters(const Element &element) const
    {
        if (m_isOut.count(element.id.text()))
            return std::nullopt;
        const ElementType *type = m_catalogue.find(element.type);
        for (const auto &[id, value] : element.params) {
            const Parameter *parameter = type->parameter(id);
            if (!parameter)
                continue; // kept in the document, means nothing
            if (auto error = checkValue(*parameter, value, element.id.text() + "." + id))
                return error;
        }
        return std::nullopt;
    }

    void addElement(const Element &element)
    {
        if (m_isOut.count(element.id.text()))
            return;
        PlanElement planned;
        planned.id = element.id.text();
        planned.name = element.name.empty() ? element.id.text() : element.name;
        planned.type = m_catalogue.find(element.type);
        planned.enabled = element.enabled;
        planned.isService = findMechanismType(element.type)->isService;
        planned.params = element.params;
        m_plan.elementsById.emplace(planned.id, static_cast<ElementIndex>(m_plan.elements.size()));
        m_plan.elements.push_back(std::move(planned));
    }

    void setParent(const Element &element)
    {
        const ElementIndex index = m_plan.element(element.id.text());
        if (index != kNone && element.parent)
            m_plan.elements[index].parent = m_plan.element(element.parent->text());
    }

    std::optional<Error> addLink(const Link &link)
    {
        PlanLink planned;
        planned.id = link.id.text();
        planned.role = link.role;
        planned.from = m_plan.element(link.from.text());
        planned.to = m_plan.element(link.to.text());
        planned.isEncrypted = link.isEncrypted();
        planned.loss = link.loss();
        const Result<SimTime> latency = checkedTime(link.latency());
        if (!latency)
            return latency.error();
        planned.latency = *latency;
        if (!(link.bandwidth() >= 0) || !(planned.loss >= 0 && planned.loss <= 1))
            return Error{"E-RANGE", "Link \"" + planned.id + "\" needs a bandwidth of at least 0 and a loss from 0 to 1.", {}, {}, 0, 0};
        planned.nanosecondsAByte = link.bandwidth() > 0 ? 8e3 / link.bandwidth() : 0; // Mbit/s
        if (planned.from == kNone || planned.to == kNone) {
            leaveOut(planned.id, {"Link \"" + planned.id + "\" has an end that takes no part.", "链接“" + planned.id + "”有一端不参与运行。"});
            return std::nullopt;
        }
        if (planned.from == planned.to) {
            leaveOut(planned.id, {"Link \"" + planned.id + "\" leads back to where it comes from.", "链接“" + planned.id + "”指回其起点。"});
            return std::nullopt;
        }
        const LinkIndex index = static_cast<LinkIndex>(m_plan.links.size());
        m_plan.elements[planned.from].out.add(planned.role, index);
        m_plan.elements[planned.to].in.add(planned.role, index);
        m_plan.linksById.emplace(planned.id, index);
        if (planned.role == LinkRole::Member)
            addLinkedMember(planned.from, planned.to);
        m_plan.links.push_back(std::move(planned));
        return std::nullopt;
    }

    /// A member link runs from the member to its group; drawn the other way round it means the same where only one end can be a group.
    void addLinkedMember(ElementIndex from, ElementIndex to)
    {
        const auto rank = [this](ElementIndex index) {
            const ElementType &type = *m_plan.elements[index].type;
            return type.isBoundaryOnly ? 2 : type.isContainer ? 1 : 0;
        };
        rank(from) > rank(to) ? addMember(to, from) : addMember(from, to);
    }

    void addMember(ElementIndex member, ElementIndex group)
    {
        std::vector<ElementIndex> &groups = m_plan.elements[member].groups;
        if (member != group && std::ranges::find(groups, group) == groups.end())
            groups.push_back(group);
    }

    void addListedMembers(ElementIndex group)
    {
        const PlanElement &element = m_plan.elements[group];
        const auto members = element.params.find("members");
        if (members == element.params.end() || !members->second.isList())
            return;
        for (const Value &id : members->second.toList()) {
            const ElementIndex member = id.isString() ? m_plan.element(id.toString()) : kNone;
            if (member != kNone)
                addMember(member, group);
        }
    }

    const Catalogue &m_catalogue;
    Plan m_plan;
    std::unordered_set<std::string> m_isOut; ///< looked up, never walked
};

} // namespace

ElementIndex Plan::element(std::string_view id) const
{
    const auto found = elementsById.find(std::string(id));
    return found == elementsById.end() ? kNone : found->second;
}

LinkIndex Plan::link(std::string_view id) const
{
    const auto found = linksById.find(std::string(id));
    return found == linksById.end() ? kNone : found->second;
}

Result<Plan> compile(const Architecture &architecture, const Catalogue &catalogue, const std::string &folder, bool isSteered)
{
    return Compiler(architecture, catalogue, folder, isSteered).compile();
}

} // namespace nephoscope::sim
