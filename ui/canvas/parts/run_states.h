// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/snapshot.h"

#include <string>
#include <unordered_map>

namespace nephoscope::ui {

/// Finds what a snapshot says of an element or a link. Points into the snapshot, which must outlive it.
class RunStates
{
public:
    RunStates() = default;
    explicit RunStates(const sim::Snapshot &snapshot);

    bool isRun() const { return m_snapshot != nullptr; }
    const sim::Snapshot &snapshot() const { return *m_snapshot; }
    const sim::ElementSnapshot *element(const std::string &id) const;
    const sim::LinkSnapshot *link(const std::string &id) const;
    /// How many instances of a drawn element live, itself among them.
    int instances(const std::string &id) const;

private:
    const sim::Snapshot *m_snapshot = nullptr;
    std::unordered_map<std::string, const sim::ElementSnapshot *> m_elements;
    std::unordered_map<std::string, const sim::LinkSnapshot *> m_links;
    std::unordered_map<std::string, int> m_clones;
};

} // namespace nephoscope::ui
