// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/orders.h"

#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

Orders::Orders(Mechanism &vim, const VimSettings &settings) : changed(vim.simulation().clock()), m_vim(vim), m_settings(settings) {}

SimTime Orders::now() const
{
    return simulation().now();
}

Process Orders::decide()
{
    m_decidedUntil = later(std::max(m_decidedUntil, now()), m_settings.decisionTime);
    co_await simulation().clock().until(m_decidedUntil);
}

void Orders::refuse(const VirtualServer &server, const Sentence &why, LogId cause)
{
    const auto known = std::ranges::find(m_worries, &server, &Worry::server);
    if (known != m_worries.end() && known->why.en == why.en)
        return;
    if (known != m_worries.end())
        known->why = why;
    else
        m_worries.push_back({&server, why});
    ++refusals;
    m_vim.log("placement_refused", cause, server.id(), why);
}

void Orders::settle(const VirtualServer &server)
{
    std::erase_if(m_worries, [&](const Worry &worry) { return worry.server == &server; });
}

std::optional<Sentence> Orders::worry() const
{
    if (m_worries.empty())
        return std::nullopt;
    const auto down = std::ranges::find_if(m_worries, [](const Worry &worry) { return !worry.server->isServing(); });
    return down != m_worries.end() ? down->why : m_worries.back().why;
}

} // namespace nephoscope::sim
