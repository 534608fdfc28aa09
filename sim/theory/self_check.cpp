// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/theory/self_check.h"

#include "sim/mechanisms/registry.h"
#include "sim/plan/parameter_reader.h"
#include "sim/plan/plan.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim::theory {

bool LawCheck::holds() const
{
    return std::abs(measured - product) <= tolerance;
}

namespace {

// What is told by fewer requests is told by chance.
constexpr double kFewest = 1000;

/// Standard deviation over replications, from the half width of the interval: at most 12.7 of it are one (two replications), and for many
/// it is √n / 2.
double deviation(const Estimate &estimate)
{
    return estimate.ci95 ? *estimate.ci95 * std::sqrt(static_cast<double>(std::max(1, estimate.n))) / 2 : 0;
}

class Checks
{
public:
    Checks(const Plan &plan, const Results &results) : m_plan(plan), m_results(results), m_seconds(results.duration - results.warmup) {}

    std::vector<LawCheck> all()
    {
        for (const PlanElement &element : m_plan.elements) {
            const auto metrics = m_results.metrics.find(element.id);
            if (metrics == m_results.metrics.end())
                continue;
            m_metrics = &metrics->second;
            const Estimate *throughput = find("throughput");
            const Estimate *dropped = find("dropped");
            if (!throughput || !dropped || dropped->max > 0 || throughput->min * m_seconds < kFewest)
                continue;
            const Estimate *waiting = find("queue_length");
            const Estimate *wait = find("wait_mean");
            if (waiting && wait && wait->n == throughput->n && !sharesCores(element))
                add(element.id, Law::Little, waiting->mean, *throughput, *wait);
            checkUtilization(element, *throughput);
        }
        return std::move(m_found);
    }

private:
    const Estimate *find(const std::string &metric) const
    {
        const auto found = m_metrics->find(metric);
        return found == m_metrics->end() || found->second.n == 0 ? nullptr : &found->second;
    }

    /// Whether it, or the server that it runs on, works on everything at once: what is called waiting there is only slower.
    bool sharesCores(const PlanElement &element) const
    {
        for (const PlanElement *at = &element;; at = &m_plan.elements[at->parent]) {
            if (at->type->parameter("discipline"))
                return ParameterReader(*at->type, at->params).text("discipline") == "ps";
            if (at->parent == kNone)
                return false;
        }
    }

    /// Whether something may divide or change it while the run goes: itself, or what runs on it.
    bool isActedOn(const PlanElement &element) const
    {
        const ElementIndex index = m_plan.element(element.id);
        return std::ranges::any_of(m_plan.elements, [&](const PlanElement &other) {
            return (&other == &element || other.parent == index) && !other.linksIn(LinkRole::Control).empty();
        });
    }

    /// Of a server whose cores work for one request each from its begin to its end.
    void checkUtilization(const PlanElement &element, const Estimate &throughput)
    {
        const Estimate *utilization = find("utilization");
        const Estimate *service = find("service_mean");
        const bool isServer = findMechanismType(element.type->id)->isLeased && element.type->parameter("vcpus");
        if (!isServer || !utilization || !service)
            return;
        const ParameterReader parameters(*element.type, element.params);
        // Shared cores work for several at once, and what changes in the run has another number of them by then.
        const Estimate *upTime = find("up_time");
        if (parameters.text("discipline") == "ps" || isActedOn(element) || !m_plan.architecture.events.empty()
            || (upTime && upTime->min < 1))
            return;
        add(element.id, Law::Utilization, utilization->mean * parameters.integer("vcpus"), throughput, *service);
    }

    void add(const std::string &element, Law law, double measured, const Estimate &rate, const Estimate &time)
    {
        LawCheck check{element, law, measured, rate.mean * time.mean, 0};
        const double greatest = std::max(measured, check.product);
        // Some (1 + greatest) are under way at each end, each with some of its time on the other side of it; long times are rare and longer.
        const double atEnds = 2 * (1 + greatest) * 20 * time.mean / m_seconds;
        check.tolerance = 0.005 * greatest + atEnds + deviation(rate) * deviation(time) + 1e-9;
        m_found.push_back(std::move(check));
    }

    const Plan &m_plan;
    const Results &m_results;
    double m_seconds;
    const std::map<std::string, Estimate> *m_metrics = nullptr;
    std::vector<LawCheck> m_found;
};

} // namespace

std::vector<LawCheck> checkLaws(const Plan &plan, const Results &results)
{
    return Checks(plan, results).all();
}

} // namespace nephoscope::sim::theory
