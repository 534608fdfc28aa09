// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/surroundings.h"

#include <map>
#include <vector>

namespace nephoscope::sim {

namespace {

/// A design by its links and containers, each way.
class Ways
{
public:
    explicit Ways(const Architecture &design)
    {
        for (const Element &element : design.elements) {
            if (element.parent) {
                m_outer[element.id.text()] = element.parent->text();
                m_inner[element.parent->text()].push_back(element.id.text());
            }
        }
        for (const Link &link : design.links) {
            if (link.role == LinkRole::Request || link.role == LinkRole::Storage) {
                m_targets[link.from.text()].push_back(&link);
                m_sources[link.to.text()].push_back(&link);
            } else if (link.role == LinkRole::Member) {
                // Requests to a cluster or pool are its members'.
                m_inner[link.to.text()].push_back(link.from.text());
            }
        }
    }

    /// Along the links, into what is passed, and with what it stands in.
    void follow(const std::string &from, bool isForward, std::set<std::string> &found) const
    {
        std::vector<std::string> open{from};
        std::set<std::string> seen;
        while (!open.empty()) {
            const std::string id = open.back();
            open.pop_back();
            if (!seen.insert(id).second)
                continue;
            found.insert(id);
            for (auto outer = m_outer.find(id); outer != m_outer.end() && found.insert(outer->second).second; outer = m_outer.find(outer->second)) {
            }
            if (const auto inner = m_inner.find(id); inner != m_inner.end())
                open.insert(open.end(), inner->second.begin(), inner->second.end());
            const auto &ways = isForward ? m_targets : m_sources;
            if (const auto links = ways.find(id); links != ways.end()) {
                for (const Link *link : links->second) {
                    found.insert(link->id.text());
                    open.push_back(isForward ? link->to.text() : link->from.text());
                }
            }
        }
    }

private:
    std::map<std::string, std::string> m_outer;
    std::map<std::string, std::vector<std::string>> m_inner;
    std::map<std::string, std::vector<const Link *>> m_targets;
    std::map<std::string, std::vector<const Link *>> m_sources;
};

} // namespace

std::set<std::string> surroundingsOf(const RunEvidence &evidence, const std::string &element)
{
    const Ways ways(*evidence.architecture);
    std::set<std::string> found;
    ways.follow(element, true, found);
    ways.follow(element, false, found);
    return found;
}

} // namespace nephoscope::sim
