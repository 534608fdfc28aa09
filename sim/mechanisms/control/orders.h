// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/process.h"
#include "sim/engine/statistics.h"
#include "sim/mechanisms/control/fleet.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace nephoscope::sim {

/// What recovery and relocation of one VIM share: the one who decides, why servers are not where they should be, and what is counted.
class Orders
{
public:
    Orders(Mechanism &vim, const VimSettings &settings);

    /// Decides on one command, after those before it.
    Process decide();
    /// Says once why a server stays where it is, and again when the reason is another one.
    void refuse(const VirtualServer &server, const Sentence &why, LogId cause);
    /// The server is where it should be, or nobody asks for more.
    void settle(const VirtualServer &server);
    /// Why the first of those that do not run has to wait; with none of them, why the last command was not carried out.
    std::optional<Sentence> worry() const;

    Mechanism &vim() const { return m_vim; }
    Simulation &simulation() const { return m_vim.simulation(); }
    const VimSettings &settings() const { return m_settings; }
    SimTime now() const;
    /// Raised whenever an answer to 'can it be done now?' may be another one.
    Signal changed;

    std::uint64_t actions = 0;
    std::uint64_t placements = 0;
    std::uint64_t refusals = 0;

private:
    struct Worry {
        const VirtualServer *server;
        Sentence why;
    };

    Mechanism &m_vim;
    const VimSettings &m_settings;
    SimTime m_decidedUntil = 0;
    std::vector<Worry> m_worries;
};

} // namespace nephoscope::sim
