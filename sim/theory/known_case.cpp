// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/theory/known_case.h"

#include "model/value.h"
#include "sim/mechanisms/compute/service_demand.h"
#include "sim/mechanisms/registry.h"
#include "sim/plan/instances.h"
#include "sim/plan/parameter_reader.h"
#include "sim/plan/plan.h"
#include "sim/plan/topology.h"
#include "sim/theory/known_availability.h"
#include "sim/theory/queueing.h"
#include "sim/theory/signs.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

namespace nephoscope::sim::theory {

namespace {

// Less than this is lost or waits in vain: not told from nothing.
constexpr double kNegligible = 1e-6;

/// A service alone on cores of its own.
struct Served {
    int servers = 1;
    int places = 0; ///< 0: no limit
    double meanService = 0;
    double cv2 = 1;
    bool isExponential = true;
    bool isShared = false; ///< processor sharing
    bool callsOthers = false;
    double serviceRate() const { return 1 / meanService; }
};

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
        if (known)
            found.push_back(std::move(*known));
        return found;
    }

private:
    bool has(ElementIndex element, std::string_view parameter) const { return m_plan.elements[element].type->parameter(parameter) != nullptr; }
    ParameterReader read(ElementIndex element) const { return ParameterReader(*m_plan.elements[element].type, m_plan.elements[element].params); }
    bool isService(ElementIndex element) const { return m_plan.elements[element].isService; }
    bool isLeased(ElementIndex element) const { return findMechanismType(m_plan.elements[element].type->id)->isLeased; }
    double meanUp(ElementIndex element) const { return has(element, "mtbf") ? read(element).number("mtbf") : 0; }
    bool isSteady(ElementIndex element) const { return meanUp(element) == 0; }

    std::vector<ElementIndex> outerOf(ElementIndex element) const
    {
        std::vector<ElementIndex> outer;
        for (ElementIndex at = m_plan.elements[element].parent; at != kNone; at = m_plan.elements[at].parent)
            outer.push_back(at);
        return outer;
    }

    // --- what serves ---

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

    /// Users who think, ask, and wait: a closed network, if all that they come to are single servers.
    std::optional<KnownCase> circleOf(ElementIndex consumer)
    {
        const ParameterReader parameters = read(consumer);
        const std::vector<LinkIndex> &links = m_plan.elements[consumer].linksOut(LinkRole::Request);
        if (parameters.text("workload") != "closed" || links.empty())
            return std::nullopt;
        const std::vector<ElementIndex> &ends = endsOf(links.front());
        if (ends.size() != 1 || !isService(ends.front()))
            return std::nullopt;
        std::vector<std::pair<ElementIndex, double>> visits{{ends.front(), 1}};
        std::vector<double> demands;
        for (std::size_t i = 0; i < visits.size(); ++i) {
            const auto [element, count] = visits[i];
            // What others use too, or what is come to by two ways, is another network.
            const std::optional<Served> station = element == kNone ? std::nullopt : served(element);
            if (!station || !station->isExponential || station->servers != 1 || linksTo(element).size() != 1)
                return std::nullopt;
            if (station->places > 0 && station->places < parameters.integer("users"))
                return std::nullopt;
            demands.push_back(count * station->meanService);
            for (const auto &[end, calls] : callsOf(element))
                visits.emplace_back(end, count * calls);
        }
        double linkTime = 0;
        for (const auto &[element, count] : visits) {
            for (const LinkIndex link : m_plan.elements[element].linksIn(LinkRole::Request)) {
                if (m_plan.links[link].loss > 0 || m_plan.links[link].nanosecondsAByte > 0)
                    return std::nullopt;
                linkTime += 2 * count * toSeconds(m_plan.links[link].latency);
            }
        }
        const int users = parameters.integer("users");
        const double thinkTime = parameters.number("think_time");
        const ClosedNetwork network = mva(demands, users, thinkTime + linkTime);
        KnownCase known;
        known.element = m_plan.elements[consumer].id;
        known.name = "MVA";
        known.formula = "R(n) = D (1 + Q(n - 1)), X = n / (Z + ΣR)";
        known.given = "N = " + std::to_string(users) + ", Z = " + inSigns(thinkTime) + " s";
        known.predictions.push_back({"response_time_mean", network.response + linkTime});
        return known;
    }

    const Plan &m_plan;
    Topology m_topology;
    std::vector<bool> m_isActedOn; ///< something may change it while the run goes
    std::vector<std::optional<std::vector<ElementIndex>>> m_ends; ///< by link, ascending
    std::vector<std::optional<double>> m_rates; ///< by element
    std::vector<bool> m_isAsked;
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
