// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/run_states.h"

namespace nephoscope::ui {

RunStates::RunStates(const sim::Snapshot &snapshot) : m_snapshot(&snapshot)
{
    m_elements.reserve(snapshot.elements.size());
    for (const sim::ElementSnapshot &element : snapshot.elements) {
        m_elements.emplace(element.id, &element);
        if (element.id != element.original && element.state != sim::ElementState::Stopped)
            ++m_clones[element.original];
    }
    m_links.reserve(snapshot.links.size());
    for (const sim::LinkSnapshot &link : snapshot.links)
        m_links.emplace(link.id, &link);
}

const sim::ElementSnapshot *RunStates::element(const std::string &id) const
{
    const auto found = m_elements.find(id);
    return found == m_elements.end() ? nullptr : found->second;
}

const sim::LinkSnapshot *RunStates::link(const std::string &id) const
{
    const auto found = m_links.find(id);
    return found == m_links.end() ? nullptr : found->second;
}

int RunStates::instances(const std::string &id) const
{
    const auto found = m_clones.find(id);
    return 1 + (found == m_clones.end() ? 0 : found->second);
}

} // namespace nephoscope::ui
