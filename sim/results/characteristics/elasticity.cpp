// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/design_view.h"
#include "sim/results/characteristics/finding.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace nephoscope::sim {

namespace {

/// What one listener has scaled, found by what its actions led to.
struct Scaled {
    std::string element;     ///< drawn
    bool isVertical = false; ///< in virtual CPUs, not in instances
    int actions = 0;
};

bool isScaling(const LogEntry &entry)
{
    return entry.event == "scaled_out" || entry.event == "scaled_in" || entry.event == "scaled_up" || entry.event == "scaled_down";
}

std::map<std::string, Scaled> scaledIn(const RunEvidence &evidence)
{
    std::map<std::string, Scaled> found;
    const Causes causes(evidence.log);
    for (const LogEntry *entry : evidence.log) {
        if (isScaling(*entry)) {
            Scaled &scaled = found[entry->element];
            ++scaled.actions;
            scaled.isVertical = entry->event == "scaled_up" || entry->event == "scaled_down";
            continue;
        }
        const bool isServer = typeOf(evidence, entry->element) == "virtual_server";
        if (!isServer || (entry->event != "starting" && entry->event != "terminated" && entry->event != "parameter_set"))
            continue;
        if (const LogEntry *action = causes.nearest(*entry, isScaling))
            found[action->element].element = drawnId(entry->element);
    }
    return found;
}

/// The integral of a series from its first point to any time.
class Sum
{
public:
    explicit Sum(const Series *series) : m_series(series)
    {
        m_sums.push_back(0);
        for (std::size_t i = 1; series && i < series->t.size(); ++i)
            m_sums.push_back(m_sums.back() + valueOf(i) * (series->t[i] - series->t[i - 1]));
    }
    double between(double from, double to) const { return at(to) - at(from); }

private:
    double valueOf(std::size_t point) const { return std::isfinite(m_series->v[point]) ? m_series->v[point] : 0; }
    double at(double time) const
    {
        if (!m_series || m_series->t.empty() || time <= m_series->t.front())
            return 0;
        const auto next = static_cast<std::size_t>(std::ranges::lower_bound(m_series->t, time) - m_series->t.begin());
        if (next >= m_series->t.size())
            return m_sums.back();
        return m_sums[next] - valueOf(next) * (m_series->t[next] - time);
    }

    const Series *m_series;
    std::vector<double> m_sums;
};

/// The part of a server that is to be busy: what the listener holds it to where it looks at utilisation, else all of it.
double wantedLoad(const DesignView &design, const Element &listener)
{
    if (design.text(listener, "metric") != "utilization")
        return 1;
    const double wanted = design.number(listener, design.text(listener, "law") == "target" ? "target" : "upper");
    return wanted > 0 && wanted <= 1 ? wanted : 1;
}

struct Area {
    double under = 0; ///< units × s
    double over = 0;
    double seconds = 0;
};

/// Those whose requests can come to a service in the server.
std::vector<Sum> demandFor(const RunEvidence &evidence, const DesignView &design, const Element &server, const char *metric)
{
    std::vector<Sum> demand;
    for (const Element *consumer : design.ofType("cloud_service_consumer")) {
        const std::set<const Element *> reached = design.servicesReachedFrom(*consumer);
        if (std::ranges::any_of(reached, [&](const Element *service) { return design.contains(server, *service); }))
            demand.emplace_back(evidence.series(consumer->id.text() + metric));
    }
    return demand;
}

double between(const std::vector<Sum> &sums, double from, double to)
{
    double all = 0;
    for (const Sum &sum : sums)
        all += sum.between(from, to);
    return all;
}

/// Needed = requests a second × work of one ÷ wanted load, where the work is what was busy ÷ what was answered, over the whole run (the
/// utilisation law); present = what serves. Both over `width` s at a time, so that the chance of single arrivals is not taken for a change of
/// demand.
Area areaOf(const RunEvidence &evidence, const DesignView &design, const std::string &listener, const Scaled &scaled, const Element &server, double wanted,
            double width)
{
    std::vector<Sum> busy;
    std::set<std::string> servers;
    const Series *units = evidence.series(listener + ".instances");
    for (const std::string &name : evidence.seriesNames) {
        const auto dot = name.rfind('.');
        const std::string id = name.substr(0, dot), metric = name.substr(dot + 1);
        if (drawnId(id) != scaled.element || metric != "utilization")
            continue;
        busy.emplace_back(evidence.series(name));
        servers.insert(id);
    }
    struct Present {
        Sum up;
        std::vector<std::pair<double, double>> stretches;
    };
    std::vector<Present> present;
    for (auto &[id, stretches] : presenceOf(evidence, servers))
        present.push_back({Sum(evidence.series(id + ".up_time")), stretches});
    const Sum vcpus(units);
    // In units: instances, or the virtual CPUs that the one has.
    const auto inUnits = [&](double number, double from, double to) {
        return scaled.isVertical && to > from ? number * vcpus.between(from, to) / (to - from) : number;
    };
    const auto servingIn = [&](double from, double to) {
        double all = 0;
        for (const Present &one : present) {
            for (const auto &[began, ended] : one.stretches)
                all += std::max(0.0, one.up.between(std::max(from, began), std::max(from, std::min(to, ended))));
        }
        return all;
    };
    const std::vector<Sum> asked = demandFor(evidence, design, server, ".requests");
    const double answered = between(demandFor(evidence, design, server, ".throughput"), 0, evidence.duration);
    Area area;
    double work = 0;
    for (double from = 0; from < evidence.duration; from += width)
        work += inUnits(between(busy, from, std::min(evidence.duration, from + width)), from, std::min(evidence.duration, from + width));
    if (!(answered > 0))
        return area;
    work /= answered;
    for (double from = 0; from < evidence.duration; from += width) {
        const double to = std::min(evidence.duration, from + width);
        const double surplus = inUnits(servingIn(from, to), from, to) - between(asked, from, to) * work / wanted;
        area.over += std::max(0.0, surplus);
        area.under += std::max(0.0, -surplus);
    }
    area.seconds = evidence.duration;
    return area;
}

} // namespace

CharacteristicFinding findElasticity(const RunEvidence &evidence)
{
    CharacteristicFinding finding;
    finding.which = Characteristic::Elasticity;
    finding.name = {"Elasticity", "弹性"};
    finding.formula = {"Needed = requests a second × (busy time ÷ answered requests) ÷ load that the listener aims at; too few = ∫ max(0, needed − serving) dt ÷ time, "
                       "too many the other way round; in instances (virtual CPUs where those are scaled).",
                       "所需 = 每秒请求数 ×（忙碌时间 ÷ 应答数）÷ 监听器的目标负载；不足 = ∫ max(0, 所需 − 服务中) dt ÷ 时间，过剩则相反；以实例计（纵向伸缩时以虚拟 CPU 计）。"};
    const DesignView design(*evidence.architecture, *evidence.catalogue);
    Area all;
    int actions = 0;
    std::string names;
    for (const auto &[listener, scaled] : scaledIn(evidence)) {
        const Element *drawn = evidence.architecture->find(ElementId(scaled.element));
        const Element *by = evidence.architecture->find(ElementId(listener));
        if (!drawn || !by)
            continue;
        const double width = std::max(1.0, design.number(*by, "sample"));
        const Area area = areaOf(evidence, design, listener, scaled, *drawn, wantedLoad(design, *by), width);
        if (area.seconds <= 0)
            continue;
        all.under += area.under;
        all.over += area.over;
        all.seconds = std::max(all.seconds, area.seconds);
        actions += scaled.actions;
        names += (names.empty() ? "" : ", ") + shownName(evidence, scaled.element);
    }
    if (actions == 0 || all.seconds <= 0) {
        finding.counted = {"Nothing was scaled by a listener in this run.", "本次运行中没有监听器进行伸缩。"};
        return finding;
    }
    finding.figures.push_back({"under", {"Too few, on average", "平均不足"}, all.under / all.seconds});
    finding.figures.push_back({"over", {"Too many, on average", "平均过剩"}, all.over / all.seconds});
    finding.counted = {counted(actions, "scaling action", "scaling actions") + " on " + names + " in " + plain(all.seconds) + " s.",
                       "对 " + names + " 进行了 " + plain(actions) + " 次伸缩，历时 " + plain(all.seconds) + " 秒。"};
    return finding;
}

} // namespace nephoscope::sim
