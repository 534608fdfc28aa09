// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/intelligent_automation_engine.h"

#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

std::string sized(const VirtualServer &server, int vcpus)
{
    return std::to_string(server.vcpus()) + " → " + std::to_string(vcpus);
}

} // namespace

IntelligentAutomationEngine::IntelligentAutomationEngine(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_processes(simulation.clock(), id()), m_ordered(simulation.clock()), m_random(simulation.random(*this, "scripts"))
{
}

Result<Done> IntelligentAutomationEngine::configure(const ParameterReader &parameters)
{
    m_scriptTime = parameters.seconds("script_time");
    m_failure = parameters.number("failure");
    return Done{};
}

void IntelligentAutomationEngine::connect()
{
    m_servers.clear();
    const auto add = [this](VirtualServer *server) {
        if (std::ranges::find(m_servers, server) != m_servers.end())
            return;
        m_servers.push_back(server);
        if (std::ranges::find(m_sizes, server, &Size::server) == m_sizes.end())
            m_sizes.push_back({server, server->memory() / server->vcpus()});
    };
    for (Mechanism *target : simulation().targets(*this, LinkRole::Control)) {
        if (auto *server = dynamic_cast<VirtualServer *>(target))
            add(server);
        for (VirtualServer *server : simulation().within<VirtualServer>(*target))
            add(server);
    }
    look();
}

void IntelligentAutomationEngine::look()
{
    int all = 0;
    for (const VirtualServer *server : m_servers)
        all += server->takesPart() ? server->vcpus() : 0;
    m_vcpus.set(all, now());
}

void IntelligentAutomationEngine::start()
{
    m_processes.start(work());
}

Process IntelligentAutomationEngine::work()
{
    for (;;) {
        while (m_runs.empty() || !isServing())
            co_await m_ordered.wait();
        co_await clock().after(m_scriptTime);
        if (m_runs.empty() || !isServing())
            continue; // it went down in the middle of the script
        const Run run = m_runs.front();
        m_runs.erase(m_runs.begin());
        m_waiting.add(-1, now());
        carryOut(run);
    }
}

void IntelligentAutomationEngine::carryOut(const Run &run)
{
    VirtualServer &server = *run.server;
    if (m_random.chance(m_failure)) {
        ++m_failed;
        m_worry = {"the script for " + server.id() + " failed", server.id() + " 的脚本失败"};
        log("script_failed", run.cause, server.id(), {sized(server, run.vcpus) + " virtual CPUs", sized(server, run.vcpus) + " 个虚拟 CPU"});
        return;
    }
    m_worry = whyNotResize(server, run.vcpus);
    if (!m_worry.en.empty()) {
        ++m_failed;
        log("script_failed", run.cause, server.id(), m_worry);
        return;
    }
    const LogId entry = log("script_done", run.cause, server.id(), {sized(server, run.vcpus) + " virtual CPUs", sized(server, run.vcpus) + " 个虚拟 CPU"});
    ++m_done;
    // Memory first: with it the CPUs come in one go, and nobody sees a server that is half of each.
    static_cast<void>(simulation().setParameter(server.index(), "memory", memoryFor(server, run.vcpus), entry));
    static_cast<void>(simulation().setParameter(server.index(), "vcpus", run.vcpus, entry));
    look();
}

double IntelligentAutomationEngine::memoryFor(const VirtualServer &server, int vcpus) const
{
    const auto size = std::ranges::find(m_sizes, &server, &Size::server);
    return size == m_sizes.end() ? server.memory() : size->memoryACpu * vcpus;
}

bool IntelligentAutomationEngine::automates(const Mechanism &server) const
{
    return std::ranges::find(m_servers, &server) != m_servers.end();
}

Sentence IntelligentAutomationEngine::whyNotResize(const Mechanism &mechanism, int vcpus) const
{
    if (!isServing())
        return {id() + " does not work", id() + " 未在工作"};
    const auto server = std::ranges::find(m_servers, &mechanism);
    if (server == m_servers.end())
        return {mechanism.id() + " is not in the care of " + id(), mechanism.id() + " 不由 " + id() + " 管理"};
    const Hypervisor *hypervisor = (*server)->hypervisor();
    if (!hypervisor)
        return {};
    const double more = vcpus - (*server)->vcpus();
    const double memory = memoryFor(**server, vcpus) - (*server)->memory();
    if (more > hypervisor->freeVcpus() || memory > hypervisor->freeMemory()) {
        return {hypervisor->id() + " has too little left for " + std::to_string(vcpus) + " virtual CPUs of " + (*server)->id(),
                hypervisor->id() + " 的剩余资源不足以让 " + (*server)->id() + " 拥有 " + std::to_string(vcpus) + " 个虚拟 CPU"};
    }
    return {};
}

void IntelligentAutomationEngine::resize(Mechanism &mechanism, int vcpus, LogId cause)
{
    const auto server = std::ranges::find(m_servers, &mechanism);
    if (server == m_servers.end())
        return;
    m_runs.push_back({*server, vcpus, cause});
    m_waiting.add(1, now());
    m_ordered.raise();
}

int IntelligentAutomationEngine::sizeOf(const Mechanism &mechanism) const
{
    for (auto run = m_runs.rbegin(); run != m_runs.rend(); ++run) {
        if (run->server == &mechanism)
            return run->vcpus;
    }
    const auto server = std::ranges::find(m_servers, &mechanism);
    return server == m_servers.end() ? 0 : (*server)->vcpus();
}

bool IntelligentAutomationEngine::isBusyWith(const Mechanism &server) const
{
    return std::ranges::any_of(m_runs, [&server](const Run &run) { return run.server == &server; });
}

void IntelligentAutomationEngine::wentDown()
{
    // What was under way is given up: whoever signalled it signals again if it is still wanted.
    m_failed += m_runs.size();
    m_runs.clear();
    m_waiting.set(0, now());
}

void IntelligentAutomationEngine::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("actions", m_done);
    metrics.count("script_failures", m_failed);
    metrics.average("queue_length", m_waiting);
    metrics.watch(m_vcpus);
    metrics.measure("vcpu_hours", [this](const Window &window) { return window.integral(m_vcpus) / 3600; });
    metrics.trace("vcpus", [this] { return m_vcpus.value(); });
}

Sentence IntelligentAutomationEngine::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (m_servers.empty())
        return {"Does nothing: no control link leads to a virtual server.", "未采取行动：没有通向虚拟服务器的控制链接。"};
    if (!m_runs.empty()) {
        const Run &run = m_runs.front();
        const std::string change = run.server->id() + " " + sized(*run.server, run.vcpus);
        return {"Runs a script: " + change + " virtual CPUs.", "正在执行脚本：" + change + " 个虚拟 CPU。"};
    }
    if (!m_worry.en.empty())
        return {"Did not act: " + m_worry.en + ".", "未能执行：" + m_worry.zh + "。"};
    return {"Waits for a signal. " + std::to_string(m_done) + (m_done == 1 ? " script was run." : " scripts were run."), "等待信号。已执行 " + std::to_string(m_done) + " 个脚本。"};
}

void IntelligentAutomationEngine::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.gauges.push_back({"vcpus", m_vcpus.value(), {}});
}

} // namespace nephoscope::sim
