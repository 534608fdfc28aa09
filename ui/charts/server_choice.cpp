// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/server_choice.h"

#include "model/architecture.h"
#include "model/catalogue/catalogue.h"

#include <unordered_map>
#include <unordered_set>

namespace nephoscope::ui {

namespace {

class ServerChoice
{
public:
    ServerChoice(const ChartSource &source, const ChartChoice &choice) : m_choice(choice)
    {
        for (const Element &element : source.architecture->elements)
            m_elements.emplace(element.id.text(), &element);
        std::vector<SeriesName> all = seriesWithMetric(source, "utilization");
        std::erase_if(all, [this](const SeriesName &s) { return !m_elements.count(s.original); });
        for (const SeriesName &series : all) {
            const ElementType *type = source.catalogue->find(m_elements.at(series.original)->type);
            if (type && type->category == "compute")
                m_candidates.push_back(series);
        }
        if (m_candidates.empty())
            m_candidates = std::move(all);
    }

    std::vector<SeriesName> chosen() const
    {
        std::vector<SeriesName> selected;
        std::vector<SeriesName> within;
        for (const SeriesName &series : m_candidates) {
            if (isSelected(m_choice, series.original))
                selected.push_back(series);
            else if (hasAncestor(series.original, [this](const std::string &id) { return isSelected(m_choice, id); }))
                within.push_back(series);
        }
        if (!selected.empty())
            return selected;
        if (!within.empty())
            return outermost(within);
        std::vector<SeriesName> level = outermost(m_candidates);
        std::vector<SeriesName> rest = m_candidates;
        std::vector<SeriesName> best = level;
        while (best.size() == 1) {
            std::erase_if(rest, [&](const SeriesName &s) { return s.full == level.front().full; });
            level = outermost(rest);
            if (level.empty())
                break;
            if (level.size() > 1)
                best = level;
            else if (rest.size() <= 1)
                break;
        }
        return best;
    }

private:
    template <typename Predicate>
    bool hasAncestor(const std::string &id, Predicate predicate) const
    {
        auto element = m_elements.find(id);
        for (int depth = 0; depth < 64 && element != m_elements.end() && element->second->parent; ++depth) {
            const std::string &parent = element->second->parent->text();
            if (predicate(parent))
                return true;
            element = m_elements.find(parent);
        }
        return false;
    }

    std::vector<SeriesName> outermost(const std::vector<SeriesName> &among) const
    {
        std::unordered_set<std::string> ids;
        for (const SeriesName &series : among)
            ids.insert(series.original);
        std::vector<SeriesName> result;
        for (const SeriesName &series : among) {
            if (!hasAncestor(series.original, [&](const std::string &id) { return ids.count(id) != 0; }))
                result.push_back(series);
        }
        return result;
    }

    const ChartChoice &m_choice;
    std::unordered_map<std::string, const Element *> m_elements;
    std::vector<SeriesName> m_candidates;
};

} // namespace

std::vector<SeriesName> chosenServers(const ChartSource &source, const ChartChoice &choice)
{
    return ServerChoice(source, choice).chosen();
}

} // namespace nephoscope::ui
