// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/theory/served.h"

#include "sim/mechanisms/compute/service_demand.h"
#include "sim/mechanisms/registry.h"
#include "sim/plan/parameter_reader.h"

#include <algorithm>

namespace nephoscope::sim::theory {

namespace {

class Serving
{
public:
    Serving(const Plan &plan, const Topology &topology, const std::vector<bool> &isActedOn) : m_plan(plan), m_topology(topology), m_isActedOn(isActedOn) {}

    std::optional<Served> served(ElementIndex element) const
    {
        const ParameterReader service = read(element);
        Result<Distribution> demand = serviceDemand(service);
        const std::string kind = service.text("distribution");
        if (!demand || demand->mean() <= 0 || kind == "trace" || service.text("tenant_isolation") != "none" || !isSteady(element) || m_isActedOn[element])
            return std::nullopt;
        if (!m_plan.elements[element].linksOut(LinkRole::Storage).empty())
            return std::nullopt;
        Served found;
        found.cv2 = demand->squaredCv();
        found.isExponential = kind != "deterministic" && kind != "erlang" && kind != "lognormal" && kind != "hyperexponential" && kind != "bounded_pareto";
        found.places = service.integer("queue_limit");
        const Value calls = service.value("calls");
        found.callsOthers = calls.isList() && !calls.toList().empty();
        const int concurrency = service.integer("concurrency");
        double speed = 1;
        ElementIndex server = kNone;
        ElementIndex host = kNone;
        for (const ElementIndex outer : outerOf(element)) {
            if (!isSteady(outer) || !m_topology.isEnabled(outer))
                return std::nullopt;
            if (has(outer, "overhead"))
                speed *= 1 - read(outer).number("overhead");
            if (server == kNone && isLeased(outer))
                server = outer;
            if (host == kNone && has(outer, "core_speed"))
                host = outer;
        }
        if (server == kNone && host == kNone) {
            if (concurrency == 0)
                return std::nullopt; // as many cores as requests: no station
            found.servers = concurrency;
        } else {
            if (server == kNone || host == kNone || m_isActedOn[server] || !hasCoresForItself(element, server, host))
                return std::nullopt;
            const ParameterReader parameters = read(server);
            found.servers = parameters.integer("vcpus");
            found.isShared = parameters.text("discipline") == "ps";
            speed *= read(host).number("core_speed");
            if (concurrency > 0 && concurrency < found.servers) {
                if (found.isShared)
                    return std::nullopt;
                found.servers = concurrency;
            } else if (concurrency > 0 && found.isShared) {
                return std::nullopt;
            }
        }
        found.meanService = demand->mean() / speed;
        return found;
    }

private:
    bool has(ElementIndex element, std::string_view parameter) const { return m_plan.elements[element].type->parameter(parameter) != nullptr; }
    ParameterReader read(ElementIndex element) const { return ParameterReader(*m_plan.elements[element].type, m_plan.elements[element].params); }
    bool isService(ElementIndex element) const { return m_plan.elements[element].isService; }
    bool isLeased(ElementIndex element) const { return findMechanismType(m_plan.elements[element].type->id)->isLeased; }
    bool isSteady(ElementIndex element) const { return !has(element, "mtbf") || read(element).number("mtbf") == 0; }

    std::vector<ElementIndex> outerOf(ElementIndex element) const
    {
        std::vector<ElementIndex> outer;
        for (ElementIndex at = m_plan.elements[element].parent; at != kNone; at = m_plan.elements[at].parent)
            outer.push_back(at);
        return outer;
    }

    bool hasCoresForItself(ElementIndex service, ElementIndex server, ElementIndex host) const
    {
        double wanted = 0;
        std::vector<ElementIndex> inside{host};
        for (std::size_t i = 0; i < inside.size(); ++i) {
            const ElementIndex other = inside[i];
            inside.insert(inside.end(), m_topology.contentsOf(other).begin(), m_topology.contentsOf(other).end());
            if (!m_topology.takesPart(other))
                continue;
            if (isLeased(other))
                wanted += read(other).number("vcpus");
            const bool isGuest = std::ranges::any_of(outerOf(other), [this](ElementIndex outer) { return isLeased(outer); });
            if (isService(other) && (!isGuest || (m_topology.contains(server, other) && other != service)))
                return false;
        }
        return wanted <= read(host).number("cores");
    }

    const Plan &m_plan;
    const Topology &m_topology;
    const std::vector<bool> &m_isActedOn;
};

} // namespace

std::optional<Served> servedAt(const Plan &plan, const Topology &topology, const std::vector<bool> &isActedOn, ElementIndex service)
{
    return Serving(plan, topology, isActedOn).served(service);
}

} // namespace nephoscope::sim::theory
