// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/vim.h"

#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/storage/shared_volume.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>

namespace nephoscope::sim {

namespace {
constexpr std::array<std::string_view, 4> kPolicies{"first_fit", "best_fit", "worst_fit", "spread"};
} // namespace

Vim::Vim(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element)
    , m_fleet(*this, m_settings)
    , m_processes(simulation.clock(), id())
    , m_orders(*this, m_settings)
    , m_recovery(m_orders, m_fleet, m_processes)
    , m_relocation(m_orders, m_fleet, m_processes)
{
}

void Vim::abandon()
{
    m_processes.cancelAll();
}

Result<Done> Vim::configure(const ParameterReader &parameters)
{
    m_settings.interval = parameters.seconds("heartbeat_interval");
    m_settings.missed = parameters.integer("missed_heartbeats");
    m_settings.decisionTime = parameters.seconds("decision_time");
    m_settings.placement = parameters.choice<PlacementPolicy>("placement", kPolicies);
    m_settings.reserve = static_cast<std::size_t>(parameters.integer("reserve"));
    m_settings.migrationsPerHost = parameters.integer("migrations_per_host");
    m_settings.restartsPerHost = parameters.integer("restarts_per_host");
    for (const auto &host : m_fleet.hosts())
        host->heartbeats.configure(m_settings.interval, m_settings.missed);
    m_orders.changed.raise();
    return Done{};
}

void Vim::connect()
{
    for (ManagedHost *host : m_fleet.look()) {
        host->heartbeats.configure(m_settings.interval, m_settings.missed);
        if (m_isStarted)
            m_processes.start(watch(*host));
    }
    for (const auto &host : m_fleet.hosts()) {
        observe(*host->hypervisor);
        for (VirtualServer *server : host->hypervisor->servers()) {
            observe(*server);
            const ElementIndex volume = simulation().plan().element(server->imageOn());
            if (simulation().as<SharedVolume>(volume))
                observe(simulation().at(volume));
        }
    }
    m_orders.changed.raise();
}

void Vim::observe(Mechanism &element)
{
    if (std::ranges::find(m_observed, element.index()) != m_observed.end())
        return;
    m_observed.push_back(element.index());
    element.addObserver(*this);
}

void Vim::stateChanged(Mechanism &element, LogId)
{
    if (ManagedHost *host = m_fleet.find(&element))
        host->silentSince = element.isServing() ? kNever : now();
    m_orders.changed.raise();
}

void Vim::start()
{
    m_isStarted = true;
    for (const auto &host : m_fleet.hosts()) {
        if (host->hypervisor->isServing())
            host->heartbeats.heard(now());
        m_processes.start(watch(*host));
    }
}

// --- heartbeats ---

Process Vim::watch(ManagedHost &host)
{
    for (;;) {
        co_await clock().after(m_settings.interval);
        SimTime answer = now();
        if (!host.isManaged() || !host.hypervisor->takesPart()) {
            host.heartbeats.forget();
        } else if (!isServing()) {
            host.heartbeats.skipped(now()); // nobody asked, so nobody has missed anything
        } else if (isHeard(host, answer)) {
            const bool isBack = host.heartbeats.hasDeclared() || !host.heartbeats.knows();
            host.heartbeats.heard(answer);
            if (isBack)
                welcome(host);
        } else if (host.heartbeats.missed(now())) {
            declare(host);
        }
        if (isServing() && m_orders.worry())
            m_orders.changed.raise(); // what no observer tells of (a link that was mended) is tried anew
    }
}

/// It answers again: what was left alone on it needs no more.
void Vim::welcome(const ManagedHost &host)
{
    for (const VirtualServer *server : host.hypervisor->servers()) {
        if (server->isServing())
            m_orders.settle(*server);
    }
    m_orders.changed.raise();
}

/// Whether the heartbeat of this instant is answered over any of the links, and when.
bool Vim::isHeard(ManagedHost &host, SimTime &answer)
{
    answer = kNever;
    for (const LinkIndex link : host.links) {
        const LinkState &state = simulation().linkState(link);
        const double loss = state.planned().loss;
        // Both ways are drawn whatever becomes of it, so that one host's losses do not hang on another's.
        const bool isLostThere = loss > 0 && host.losses->chance(loss);
        const bool isLostBack = loss > 0 && host.losses->chance(loss);
        if (!state.isCut() && !isLostThere && !isLostBack)
            answer = std::min(answer, later(now(), toTime(2 * toSeconds(state.planned().latency) * state.slowness())));
    }
    return answer != kNever && host.hypervisor->isServing() && !host.hypervisor->isCut();
}

void Vim::declare(ManagedHost &host)
{
    const Hypervisor &hypervisor = *host.hypervisor;
    const bool works = hypervisor.isServing() && !hypervisor.isCut();
    ++m_detections;
    if (works)
        ++m_falseDetections;
    else
        m_detectionTime.add(now() - (host.silentSince == kNever ? host.heartbeats.lastAnswer() : host.silentSince));
    const std::string missed = std::to_string(host.heartbeats.misses());
    host.declaration = log("failure_detected", works ? 0 : hypervisor.stateCause(), host.id(),
                           {missed + (host.heartbeats.misses() == 1 ? " heartbeat was" : " heartbeats were") + " not answered"
                                + (works ? ": only the answers were lost, it works" : ""),
                            missed + " 次心跳没有应答" + (works ? "：只是应答丢失，它仍在工作" : "")});
    m_recovery.recover(host);
}

// --- what others ask for ---

/// The hypervisor that `place` is, or the first in it.
ManagedHost *Vim::hostIn(const Mechanism &place) const
{
    if (ManagedHost *host = m_fleet.find(&place))
        return host->isManaged() ? host : nullptr;
    for (const Hypervisor *inner : simulation().within<Hypervisor>(place)) {
        if (ManagedHost *host = m_fleet.find(inner); host && host->isManaged())
            return host;
    }
    return nullptr;
}

bool Vim::moves(const Mechanism &server, const Mechanism &to) const
{
    return dynamic_cast<const VirtualServer *>(&server) && hostIn(to);
}

void Vim::relocate(Mechanism &server, Mechanism &to, LogId cause)
{
    auto *moved = dynamic_cast<VirtualServer *>(&server);
    ManagedHost *target = hostIn(to);
    if (moved && target)
        m_relocation.move(*moved, *target, cause);
}

Sentence Vim::whyNotAdmit(const Mechanism &mechanism)
{
    const auto *server = dynamic_cast<const VirtualServer *>(&mechanism);
    const ManagedHost *host = server ? m_fleet.find(server->hypervisor()) : nullptr;
    if (!host || !host->isManaged())
        return {};
    Sentence why = m_fleet.whyNotAdmit(*server, *host);
    if (why.en.empty())
        ++m_orders.placements;
    else
        ++m_orders.refusals;
    return why;
}

bool Vim::places(const Mechanism &drawn) const
{
    const ManagedHost *host = m_fleet.find(simulation().enclosing<Hypervisor>(drawn));
    return host && host->isManaged();
}

Mechanism *Vim::placeInstance(const Mechanism &instance, const Mechanism *except, SimTime &takes, Sentence &why)
{
    const auto *server = dynamic_cast<const VirtualServer *>(&instance);
    ManagedHost *host = nullptr;
    if (!isServing())
        why = {id() + " is down, and nothing is created without it", id() + " 已停止，无法创建任何资源"};
    else if (server)
        host = m_fleet.chooseForNew(*server, except, why);
    m_orders.refusals += host ? 0 : 1;
    takes = m_settings.decisionTime;
    return host ? host->hypervisor : nullptr;
}

bool Vim::restart(Mechanism &failed, LogId cause)
{
    if (!isServing())
        return false;
    const auto isInItsCare = [this](const Mechanism &mechanism) {
        const ManagedHost *host = m_fleet.find(simulation().enclosing<Hypervisor>(mechanism));
        return host && host->isManaged() && m_fleet.isAvailable(*host);
    };
    // What is down may be so by its server, from the outside in; or by what stands in it or belongs to it.
    std::vector<Mechanism *> candidates{&failed};
    for (Mechanism *outer = simulation().containerOf(failed); outer; outer = simulation().containerOf(*outer))
        candidates.insert(candidates.begin(), outer);
    for (const ElementIndex inner : simulation().everythingIn(failed.index()))
        candidates.push_back(&simulation().at(inner));
    bool isOrdered = false;
    for (Mechanism *candidate : candidates) {
        if (isInItsCare(*candidate) && m_recovery.restartInPlace(*candidate, cause))
            isOrdered = true;
    }
    return isOrdered;
}

Hypervisor *Vim::placeFor(const VirtualServer &server, Sentence &why) const
{
    if (!isServing()) {
        why = {name() + " does not work", name() + " 没有工作"};
        return nullptr;
    }
    const ManagedHost *host = m_fleet.chooseFor(server, why, server.hypervisor());
    return host ? host->hypervisor : nullptr;
}

// --- telling ---

Sentence Vim::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (!m_recovery.underWay().empty()) {
        std::string servers;
        for (const VirtualServer *server : m_recovery.underWay())
            servers += (servers.empty() ? "" : ", ") + server->id() + " → " + server->hypervisor()->id();
        return {"Starts again: " + servers + ".", "正在重启：" + servers + "。"};
    }
    if (!m_relocation.underWay().empty()) {
        const Relocation::Move &move = m_relocation.underWay().front();
        const std::string what = move.server->id() + " → " + move.target->id();
        return {"Moves " + what + (move.isLive ? " while it works." : " by stop, copy and boot."), (move.isLive ? "正在在线迁移 " : "正在停机迁移 ") + what + "。"};
    }
    if (const std::optional<Sentence> worry = m_orders.worry())
        return {"Does not act: " + worry->en + ".", "未采取行动：" + worry->zh + "。"};
    std::size_t count = 0;
    for (const auto &host : m_fleet.hosts()) {
        if (!host->isManaged())
            continue;
        ++count;
        if (host->heartbeats.hasDeclared())
            return {"Holds " + host->id() + " for failed until it answers.", "判定 " + host->id() + " 已失效，直到它恢复应答。"};
        if (host->heartbeats.misses() > 0) {
            const std::string missed = std::to_string(host->heartbeats.misses());
            const std::string most = std::to_string(m_settings.missed);
            return {host->id() + " has missed " + missed + " of " + most + " heartbeats.", host->id() + " 已丢失 " + most + " 次心跳中的 " + missed + " 次。"};
        }
    }
    if (count == 0)
        return {"Watches nothing: no hypervisor is linked to it.", "没有监视对象：没有虚拟机监视器与其相连。"};
    return {"Watches " + std::to_string(count) + (count == 1 ? " hypervisor: it answers." : " hypervisors: all answer."),
            "监视 " + std::to_string(count) + " 个虚拟机监视器，均有应答。"};
}

void Vim::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("actions", m_orders.actions);
    metrics.count("detections", m_detections);
    metrics.mean("detection_time_mean", m_detectionTime);
    metrics.mean("recovery_time_mean", m_recovery.times());
    metrics.count("false_detections", m_falseDetections);
    metrics.count("restarts", m_recovery.restarts());
    metrics.count("migrations", m_relocation.count());
    metrics.count("placements", m_orders.placements);
    metrics.count("placement_refused", m_orders.refusals);
}

} // namespace nephoscope::sim
