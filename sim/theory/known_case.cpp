// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/theory/known_case.h"

#include "model/value.h"
#include "sim/mechanisms/registry.h"
#include "sim/plan/instances.h"
#include "sim/plan/parameter_reader.h"
#include "sim/plan/plan.h"
#include "sim/plan/topology.h"
#include "sim/theory/known_availability.h"
#include "sim/theory/queueing.h"
#include "sim/theory/served.h"
#include "sim/theory/signs.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

namespace nephoscope::sim::theory {

namespace {

// Less than this is lost or waits in vain: not told from nothing.
constexpr double kNegligible = 1e-6;

class Recognition
{
public:
    explicit Recognition(const Plan &plan)
        : m_plan(plan)
        , m_topology(plan)
        , m_isActedOn(plan.elements.size(), false)
        , m_ends(plan.links.size())
        , m_rates(plan.elements.size())
        , m_isAsked(plan.elements.size(), false)
    {
        for (ElementIndex element = 0; element < plan.elements.size(); ++element) {
            const PlanElement &planned = plan.elements[element];
            if (!planned.linksIn(LinkRole::Control).empty())
                m_isActedOn[element] = true;
            if (planned.original != kNone)
                m_isActedOn[planned.original] = true;
            const ElementIndex scaled = findMechanismType(planned.type->id)->instances ? scaledBy(plan, element) : kNone;
            if (scaled != kNone)
                m_isActedOn[scaled] = true;
        }
    }

    std::vector<KnownCase> of(ElementIndex element)
    {
        std::vector<KnownCase> found;
        // What holds only until something happens is not a steady state.
        if (m_plan.elements[element].original != kNone || !m_topology.takesPart(element) || !m_plan.architecture.events.empty())
            return found;
        const KnownAvailability availability(m_plan, m_topology, m_isActedOn);
        for (std::optional<KnownCase> known : {availability.ofPart(element), availability.ofService(element)}) {
            if (known)
                found.push_back(std::move(*known));
        }
        std::optional<KnownCase> known = isService(element) ? stationOf(element) : has(element, "workload") ? circleOf(element) : std::nullopt;
        if (!known && isService(element))
            known = centreOf(element);
        if (known)
            found.push_back(std::move(*known));
        return found;
    }

private:
    bool has(ElementIndex element, std::string_view parameter) const { return m_plan.elements[element].type->parameter(parameter) != nullptr; }
    ParameterReader read(ElementIndex element) const { return ParameterReader(*m_plan.elements[element].type, m_plan.elements[element].params); }
    bool isService(ElementIndex element) const { return m_plan.elements[element].isService; }
    std::optional<Served> served(ElementIndex element) const { return servedAt(m_plan, m_topology, m_isActedOn, element); }

    // --- who asks ---

    /// Whom a request link leads to: the services of a container one by one.
    const std::vector<ElementIndex> &endsOf(LinkIndex link)
    {
        if (!m_ends[link]) {
            const ElementIndex end = m_topology.resolve(m_plan.links[link].to, LinkRole::Request);
            if (end == kNone || !m_plan.elements[end].type->isContainer)
                m_ends[link] = end == kNone ? std::vector<ElementIndex>{} : std::vector{end};
            else
                m_ends[link] = m_topology.servicesIn(end);
        }
        return *m_ends[link];
    }

    /// Request links that lead to it, drawn or by way of a container.
    std::vector<LinkIndex> linksTo(ElementIndex element)
    {
        std::vector<LinkIndex> found;
        for (LinkIndex link = 0; link < m_plan.links.size(); ++link) {
            if (m_plan.links[link].role == LinkRole::Request && m_topology.takesPart(m_plan.links[link].from)
                && std::ranges::binary_search(endsOf(link), element))
                found.push_back(link);
        }
        return found;
    }

    /// The rate of the Poisson process that arrives at an element; none if it is another process.
    std::optional<double> arrivalRate(ElementIndex element)
    {
        if (m_isAsked[element])
            return m_rates[element]; // in a circle: none so far
        m_isAsked[element] = true;
        double rate = 0;
        for (const LinkIndex link : linksTo(element)) {
            const PlanLink &planned = m_plan.links[link];
            const std::optional<double> part = rateOver(link, element);
            if (!part || planned.loss > 0 || planned.nanosecondsAByte > 0)
                return std::nullopt;
            rate += *part;
        }
        m_rates[element] = rate;
        return rate;
    }

    std::optional<double> rateOver(LinkIndex link, ElementIndex to)
    {
        const ElementIndex from = m_plan.links[link].from;
        const ParameterReader parameters = read(from);
        if (has(from, "workload")) {
            const bool isPlain = parameters.text("workload") == "open" && parameters.text("arrival") == "poisson"
                && parameters.text("profile") == "constant";
            if (!isPlain)
                return std::nullopt;
            m_triesAgain = m_triesAgain || parameters.integer("retries") > 0;
            // It asks over the first of its links alone.
            const bool isFirst = m_plan.elements[from].linksOut(LinkRole::Request).front() == link;
            return isFirst ? parameters.number("rate") : 0;
        }
        if (has(from, "algorithm") && m_plan.elements[from].type->passesOn) {
            std::vector<ElementIndex> targets;
            for (const LinkIndex out : m_plan.elements[from].linksOut(LinkRole::Request))
                targets.insert(targets.end(), endsOf(out).begin(), endsOf(out).end());
            std::ranges::sort(targets);
            targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
            const std::optional<double> all = arrivalRate(from);
            if (!all || targets.empty())
                return std::nullopt;
            if (targets.size() > 1 && (parameters.text("algorithm") != "random" || parameters.boolean("sticky")))
                return std::nullopt;
            return *all / static_cast<double>(targets.size());
        }
        // What leaves an M/M/c station is a Poisson process again (Burke 1956), and each request makes its calls then.
        if (!isService(from))
            return std::nullopt;
        const std::optional<Served> station = served(from);
        const std::optional<double> rate = arrivalRate(from);
        if (!station || !rate || !station->isExponential || !mmc(*rate, station->serviceRate(), station->servers))
            return std::nullopt;
        if (station->places > 0 && (station->places < station->servers || mmck(*rate, station->serviceRate(), station->servers, station->places).loss > kNegligible))
            return std::nullopt;
        double calls = 0;
        for (const auto &[end, count] : callsOf(from)) {
            if (end != to)
                return std::nullopt; // only a plain row of stations
            calls += count;
        }
        return calls == 0 || calls == 1 ? std::optional(*rate * calls) : std::nullopt;
    }

    /// Services that a service calls, and how often.
    std::vector<std::pair<ElementIndex, double>> callsOf(ElementIndex service) const
    {
        std::vector<std::pair<ElementIndex, double>> found;
        const Value calls = read(service).value("calls");
        if (!calls.isList())
            return found;
        for (const Value &call : calls.toList()) {
            const Value *to = call.find("to");
            const Value *count = call.find("count");
            const ElementIndex named = to && to->isString() ? m_plan.element(to->toString()) : kNone;
            const ElementIndex end = named == kNone ? kNone : m_topology.resolve(named, LinkRole::Request);
            found.emplace_back(end, count && count->isNumber() ? count->toNumber() : 1);
        }
        return found;
    }

    // --- the cases ---

    std::optional<KnownCase> stationOf(ElementIndex element)
    {
        const std::optional<Served> station = served(element);
        const std::optional<double> rate = station ? arrivalRate(element) : std::nullopt;
        if (!rate || *rate <= 0)
            return std::nullopt;
        KnownCase known;
        known.element = m_plan.elements[element].id;
        const std::string c = std::to_string(station->servers);
        known.given = "λ = " + inSigns(*rate) + "/s, 1/µ = " + inSigns(station->meanService * 1e3) + " ms";
        std::optional<Station> expected;
        bool hasQuantiles = false;
        const bool isBounded = station->places > 0
            && (station->places < station->servers || !mmc(*rate, station->serviceRate(), station->servers)
                || mmck(*rate, station->serviceRate(), station->servers, station->places).loss > kNegligible);
        if (isBounded) {
            if (!station->isExponential || station->places < station->servers || station->isShared || station->callsOthers || m_triesAgain)
                return std::nullopt;
            expected = mmck(*rate, station->serviceRate(), station->servers, station->places);
            const bool isLoss = station->places == station->servers;
            known.name = "M/M/" + c + "/" + std::to_string(station->places);
            known.formula = isLoss ? "B = (A^c / c!) / Σ A^k / k!" : "p(n) ∝ Π λ / (µ min(i, c)), loss = p(K)";
            if (isLoss)
                known.name += " (Erlang B)";
        } else if (station->isShared && (station->servers == 1 || station->isExponential)) {
            // However the cores are shared: the mean depends on nothing else, of many cores where times are exponential.
            expected = mmc(*rate, station->serviceRate(), station->servers);
            known.name = (station->isExponential ? "M/M/" : "M/G/") + c + "-PS";
            known.formula = station->servers == 1 ? "W = S / (1 - ρ)" : "W = S + C(c, A) / (cµ - λ)";
            if (expected)
                expected->wait = 0;
        } else if (station->isShared) {
            return std::nullopt;
        } else if (station->isExponential) {
            expected = mmc(*rate, station->serviceRate(), station->servers);
            hasQuantiles = true;
            known.name = "M/M/" + c + (station->servers > 1 ? " (Erlang C)" : "");
            known.formula = station->servers > 1 ? "Wq = C(c, A) / (cµ - λ)" : "W = 1 / (µ - λ)";
        } else if (station->servers == 1) {
            expected = mg1(*rate, station->meanService, station->cv2);
            known.name = station->cv2 == 0 ? "M/D/1" : "M/G/1";
            known.formula = "Wq = ρ S (1 + cv²) / (2 (1 - ρ))";
            known.given += ", cv² = " + inSigns(station->cv2);
        } else {
            expected = ggc(*rate, station->meanService, station->servers, 1, station->cv2);
            known.name = "M/G/" + c;
            known.formula = "Wq ≈ C(c, A) S / (c (1 - ρ)) · (1 + cv²) / 2";
            known.given += ", cv² = " + inSigns(station->cv2);
            known.isApproximation = true;
        }
        if (!expected)
            return std::nullopt;
        known.throughput = expected->throughput;
        known.predictions.push_back({"utilization", expected->utilization});
        known.predictions.push_back({"throughput", expected->throughput});
        if (!station->isShared)
            known.predictions.push_back({"queue_length", expected->waiting});
        if (!station->isShared)
            known.predictions.push_back({"wait_mean", expected->wait});
        if (!station->callsOthers) {
            known.predictions.push_back({"residence_mean", expected->residence});
            if (hasQuantiles)
                known.predictions.push_back({"residence_p95", mmcResidenceQuantile(*rate, station->serviceRate(), station->servers, 0.95)});
        }
        return known;
    }

    /// A closed network, and what theory says of it.
    struct Circle {
        ElementIndex consumer = kNone;
        std::vector<std::pair<ElementIndex, double>> visits; ///< the centres, and how often each is come to
        double linkTime = 0;
        int users = 0;
        double thinkTime = 0;
        ClosedNetwork network;

        KnownCase named(std::string element) const
        {
            KnownCase known;
            known.element = std::move(element);
            known.name = "MVA";
            known.formula = "R(n) = D (1 + Q(n - 1)), X = n / (Z + ΣR)";
            known.given = "N = " + std::to_string(users) + ", Z = " + inSigns(thinkTime) + " s";
            return known;
        }
    };

    /// Users who think, ask, and wait, if all that they come to are single servers.
    std::optional<Circle> circleFrom(ElementIndex consumer)
    {
        const ParameterReader parameters = read(consumer);
        const std::vector<LinkIndex> &links = m_plan.elements[consumer].linksOut(LinkRole::Request);
        if (parameters.text("workload") != "closed" || links.empty())
            return std::nullopt;
        const std::vector<ElementIndex> &ends = endsOf(links.front());
        if (ends.size() != 1 || !isService(ends.front()))
            return std::nullopt;
        Circle circle;
        circle.consumer = consumer;
        circle.users = parameters.integer("users");
        circle.thinkTime = parameters.number("think_time");
        circle.visits = {{ends.front(), 1}};
        std::vector<double> demands;
        for (std::size_t i = 0; i < circle.visits.size(); ++i) {
            const auto [element, count] = circle.visits[i];
            // What others use too, or what is come to by two ways, is another network.
            const std::optional<Served> station = element == kNone ? std::nullopt : served(element);
            if (!station || !station->isExponential || station->servers != 1 || linksTo(element).size() != 1)
                return std::nullopt;
            if (station->places > 0 && station->places < circle.users)
                return std::nullopt;
            demands.push_back(count * station->meanService);
            for (const auto &[end, calls] : callsOf(element))
                circle.visits.emplace_back(end, count * calls);
        }
        for (const auto &[element, count] : circle.visits) {
            for (const LinkIndex link : m_plan.elements[element].linksIn(LinkRole::Request)) {
                if (m_plan.links[link].loss > 0 || m_plan.links[link].nanosecondsAByte > 0)
                    return std::nullopt;
                circle.linkTime += 2 * count * toSeconds(m_plan.links[link].latency);
            }
        }
        circle.network = mva(demands, circle.users, circle.thinkTime + circle.linkTime);
        return circle;
    }

    std::optional<KnownCase> circleOf(ElementIndex consumer)
    {
        const std::optional<Circle> circle = circleFrom(consumer);
        if (!circle)
            return std::nullopt;
        KnownCase known = circle->named(m_plan.elements[consumer].id);
        known.throughput = circle->network.throughput;
        known.predictions.push_back({"response_time_mean", circle->network.response + circle->linkTime});
        known.predictions.push_back({"throughput", circle->network.throughput});
        return known;
    }

    /// One of the single servers of a closed network.
    std::optional<KnownCase> centreOf(ElementIndex element)
    {
        if (!m_circles) {
            m_circles.emplace();
            for (ElementIndex consumer = 0; consumer < m_plan.elements.size(); ++consumer) {
                const bool asks = has(consumer, "workload") && m_topology.takesPart(consumer);
                if (std::optional<Circle> circle = asks ? circleFrom(consumer) : std::nullopt)
                    m_circles->push_back(std::move(*circle));
            }
        }
        for (const Circle &circle : *m_circles) {
            const auto found = std::ranges::find(circle.visits, element, &std::pair<ElementIndex, double>::first);
            if (found == circle.visits.end())
                continue;
            const auto centre = static_cast<std::size_t>(found - circle.visits.begin());
            const Served station = *served(element);
            const double throughput = circle.network.throughput * found->second;
            const double busy = throughput * station.meanService;
            const double waiting = circle.network.inside[centre] - busy;
            KnownCase known = circle.named(m_plan.elements[element].id);
            known.throughput = throughput;
            known.predictions.push_back({"utilization", busy});
            known.predictions.push_back({"throughput", throughput});
            // Of shared cores waiting is no more than being slower.
            if (!station.isShared) {
                known.predictions.push_back({"queue_length", waiting});
                known.predictions.push_back({"wait_mean", waiting / throughput});
            }
            if (!station.callsOthers)
                known.predictions.push_back({"residence_mean", circle.network.residence[centre] / found->second});
            return known;
        }
        return std::nullopt;
    }

    const Plan &m_plan;
    Topology m_topology;
    std::vector<bool> m_isActedOn; ///< something may change it while the run goes
    std::vector<std::optional<std::vector<ElementIndex>>> m_ends; ///< by link, ascending
    std::vector<std::optional<double>> m_rates; ///< by element
    std::vector<bool> m_isAsked;
    std::optional<std::vector<Circle>> m_circles; ///< once looked for
    bool m_triesAgain = false; ///< somebody who is turned away comes back
};

} // namespace

std::vector<KnownCase> knownCases(const Plan &plan)
{
    Recognition recognition(plan);
    std::vector<KnownCase> found;
    for (ElementIndex element = 0; element < plan.elements.size(); ++element)
        std::ranges::move(recognition.of(element), std::back_inserter(found));
    return found;
}

std::vector<KnownCase> knownCases(const Plan &plan, std::string_view element)
{
    const ElementIndex index = plan.element(element);
    return index == kNone ? std::vector<KnownCase>{} : Recognition(plan).of(index);
}

std::vector<Comparison> compare(const std::vector<KnownCase> &cases, const Results &results)
{
    std::vector<Comparison> found;
    for (const KnownCase &known : cases) {
        const Estimate *throughput = results.metric(known.element + ".throughput");
        if (known.throughput > 0) {
            // Short runs count few requests: three standard deviations of the count are no other case.
            const double requests = known.throughput * (results.duration - results.warmup) * results.replications;
            const double tolerance = 0.02 + 3 / std::sqrt(std::max(1.0, requests));
            if (!throughput || throughput->n == 0 || std::abs(throughput->mean / known.throughput - 1) > tolerance)
                continue;
        }
        for (const Prediction &prediction : known.predictions) {
            const Estimate *measured = results.metric(known.element + "." + prediction.metric);
            if (measured && measured->n > 0)
                found.push_back({&known, prediction.metric, prediction.value, *measured});
        }
    }
    return found;
}

} // namespace nephoscope::sim::theory
