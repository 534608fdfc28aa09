// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/characteristics/characteristics.h"

#include "model/value.h"
#include "sim/results/characteristics/finding.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

RunEvidence evidenceOf(const Architecture &architecture, const Catalogue &catalogue, const Results &results)
{
    RunEvidence evidence;
    evidence.architecture = &architecture;
    evidence.catalogue = &catalogue;
    evidence.duration = results.duration;
    for (const auto &[name, series] : results.series)
        evidence.seriesNames.push_back(name);
    evidence.series = [&results](const std::string &name) -> const Series * {
        const auto found = results.series.find(name);
        return found == results.series.end() ? nullptr : &found->second;
    };
    evidence.log.reserve(results.log.size());
    for (const LogEntry &entry : results.log)
        evidence.log.push_back(&entry);
    for (const Invoice &invoice : results.invoices)
        evidence.invoices.push_back(&invoice);
    return evidence;
}

const CharacteristicFigure *CharacteristicFinding::figure(std::string_view id) const
{
    const auto found = std::ranges::find(figures, id, &CharacteristicFigure::id);
    return found == figures.end() ? nullptr : &*found;
}

std::vector<CharacteristicFinding> measureCharacteristics(const RunEvidence &evidence)
{
    return {findOnDemandUsage(evidence), findUbiquitousAccess(evidence), findResourcePooling(evidence),
            findElasticity(evidence),    findMeasuredUsage(evidence),    findResiliency(evidence)};
}

Causes::Causes(const std::vector<const LogEntry *> &log) : m_log(log) {}

const LogEntry *Causes::find(std::uint32_t id) const
{
    const auto found = std::ranges::lower_bound(m_log, id, {}, [](const LogEntry *entry) { return entry->id; });
    return found != m_log.end() && (*found)->id == id ? *found : nullptr;
}

std::string drawnId(const std::string &element)
{
    return element.substr(0, element.find('#'));
}

std::string shownName(const RunEvidence &evidence, const std::string &element)
{
    const std::string drawn = drawnId(element);
    const Element *found = evidence.architecture->find(ElementId(drawn));
    return found && !found->name.empty() ? found->name + element.substr(drawn.size()) : element;
}

std::string typeOf(const RunEvidence &evidence, const std::string &element)
{
    const Element *found = evidence.architecture->find(ElementId(drawnId(element)));
    return found ? found->type : std::string();
}

std::map<std::string, std::vector<std::pair<double, double>>> presenceOf(const RunEvidence &evidence, const std::set<std::string> &servers)
{
    std::map<std::string, std::vector<std::pair<double, double>>> presence;
    std::map<std::string, double> began;
    for (const std::string &id : servers) {
        const Element *drawn = evidence.architecture->find(ElementId(id));
        if (drawn && drawn->enabled)
            began[id] = 0;
    }
    for (const LogEntry *entry : evidence.log) {
        if (!servers.contains(entry->element))
            continue;
        if (entry->event == "serving") {
            began.try_emplace(entry->element, entry->t);
        } else if (entry->event == "terminated" || entry->event == "disabled") {
            if (const auto since = began.find(entry->element); since != began.end()) {
                presence[entry->element].emplace_back(since->second, entry->t);
                began.erase(since);
            }
        }
    }
    for (const auto &[id, since] : began)
        presence[id].emplace_back(since, evidence.duration);
    return presence;
}

double integral(const RunEvidence &evidence, const std::string &name, double from, double to)
{
    const Series *series = evidence.series(name);
    double sum = 0;
    for (std::size_t i = 1; series && i < series->t.size(); ++i) {
        const double width = std::min(series->t[i], to) - std::max(series->t[i - 1], from);
        if (width > 0 && std::isfinite(series->v[i]))
            sum += series->v[i] * width;
    }
    return sum;
}

std::string plain(double value)
{
    const double scale = std::abs(value) >= 1000 ? 1 : std::abs(value) >= 10 ? 10 : 1000;
    return formatNumber(std::round(value * scale) / scale);
}

std::string counted(double number, std::string_view one, std::string_view many)
{
    return plain(number) + ' ' + std::string(number == 1 ? one : many);
}

} // namespace nephoscope::sim
