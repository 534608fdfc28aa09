// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/detector.h"
#include "sim/blocks/placement.h"
#include "sim/engine/random_stream.h"
#include "sim/run/mechanism.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace nephoscope::sim {

class Hypervisor;
class VirtualServer;

/// What a VIM is told by its parameters.
struct VimSettings {
    SimTime interval = kSecond; ///< between two heartbeats
    int missed = 3;             ///< after which a host is declared failed
    SimTime decisionTime = 0;
    PlacementPolicy placement = PlacementPolicy::FirstFit;
    std::size_t reserve = 0;   ///< hosts whose loss the others must be able to take over
    int migrationsPerHost = 0; ///< at one time; 0: no limit
    int restartsPerHost = 0;
};

/// One hypervisor that a VIM looks after, and what the VIM knows of it.
struct ManagedHost {
    Hypervisor *hypervisor = nullptr;
    std::vector<LinkIndex> links; ///< over which it is asked and answers; empty: no longer looked after
    std::unique_ptr<RandomStream> losses;
    Detector heartbeats;
    LogId declaration = 0;
    SimTime silentSince = kNever; ///< when it ceased to serve
    int starts = 0; ///< restarts under way on it
    int moves = 0;  ///< from it or to it

    bool isManaged() const { return !links.empty(); }
    const std::string &id() const;
    const std::string &name() const;
};

/// The hypervisors of one VIM, in the order in which they were found: where a virtual server has room, and whether the loss of some
/// could be borne by the others.
class Fleet
{
public:
    Fleet(const Mechanism &vim, const VimSettings &settings) : m_vim(vim), m_settings(settings) {}

    /// Looks up anew whom the control and monitor links of the VIM lead to. Returns those that are new.
    std::vector<ManagedHost *> look();
    const std::vector<std::unique_ptr<ManagedHost>> &hosts() const { return m_hosts; }
    /// nullptr: not looked after.
    ManagedHost *find(const Mechanism *hypervisor) const;

    /// Whether it takes orders: it answers, and is not held for failed.
    bool isAvailable(const ManagedHost &host) const;
    /// A host on which the server can be started, one without as many restarts as it may have if there is one; nullptr with the reason.
    /// Never `except`.
    ManagedHost *chooseFor(const VirtualServer &server, Sentence &why, const Hypervisor *except = nullptr) const;
    /// A host for a server that is new, by the same policy: not one whose loss the others could not take over then.
    /// Never in the server `except`.
    ManagedHost *chooseForNew(const VirtualServer &server, const Mechanism *except, Sentence &why) const;
    /// Whether it may begin one more restart now.
    bool mayStart(const ManagedHost &host) const { return m_settings.restartsPerHost == 0 || host.starts < m_settings.restartsPerHost; }
    bool mayMove(const ManagedHost &host) const { return m_settings.migrationsPerHost == 0 || host.moves < m_settings.migrationsPerHost; }
    /// N + 1: why the server may not come to `host`, since the loss of `reserve` hosts could not be taken over any more; empty: it may.
    Sentence whyNotAdmit(const VirtualServer &server, const ManagedHost &host) const;

private:
    void lookAfter(Hypervisor &hypervisor, LinkIndex link, std::vector<ManagedHost *> &added);
    Sentence whyNot(const ManagedHost &host, const VirtualServer &server) const;
    ManagedHost *choose(const VirtualServer &server, const std::function<bool(const ManagedHost &)> &isOpen,
                        const std::function<Sentence(const ManagedHost &)> &whyNot, Sentence &reasons) const;
    std::vector<Place> places(const std::vector<ManagedHost *> &hosts) const;

    const Mechanism &m_vim;
    const VimSettings &m_settings;
    std::vector<std::unique_ptr<ManagedHost>> m_hosts; ///< never shrinks
};

} // namespace nephoscope::sim
