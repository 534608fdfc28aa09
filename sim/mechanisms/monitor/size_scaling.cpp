// SPDX-License-Identifier: GPL-3.0-or-later
// A larger and a smaller server: up and down.
#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/monitor/scaling.h"
#include "sim/plan/instances.h"
#include "sim/run/automation.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

namespace {

class SizeScaling final : public Scaling
{
public:
    explicit SizeScaling(Mechanism &listener) : m_listener(listener), m_simulation(listener.simulation()) {}

    void connect() override
    {
        m_server = nullptr;
        m_engine = nullptr;
        m_carries = false;
        for (Mechanism *carrier : m_simulation.targets(m_listener, LinkRole::Control)) {
            m_carries = true;
            if (auto *engine = dynamic_cast<Automation *>(carrier); engine && !m_engine) {
                m_engine = engine;
                m_server = serverIn(scaledBy(m_simulation.plan(), carrier->index()));
            }
        }
        if (!m_server)
            m_server = serverIn(scaledBy(m_simulation.plan(), m_listener.index()));
    }

    int units() const override
    {
        if (!m_server)
            return 0;
        return m_engine ? m_engine->sizeOf(*m_server) : m_server->vcpus();
    }
    std::vector<Mechanism *> servers() const override { return m_server ? std::vector<Mechanism *>{m_server} : std::vector<Mechanism *>{}; }
    bool isUnderWay() const override
    {
        return m_server && (m_server->isStarting() || (m_engine && m_engine->isBusyWith(*m_server)));
    }
    std::string_view more() const override { return "scaled_up"; }
    std::string_view fewer() const override { return "scaled_down"; }
    Sentence unit() const override { return {"virtual CPUs", "个虚拟 CPU"}; }

    Sentence whyNot(int wanted) const override
    {
        if (!m_server)
            return {"there is no server behind what it watches", "所监视对象之后没有服务器"};
        if (!m_carries)
            return {"it is linked to nothing that could carry it out", "没有与能够执行伸缩的机制相连"};
        if (m_engine)
            return m_engine->whyNotResize(*m_server, wanted);
        const Hypervisor *hypervisor = m_server->hypervisor();
        if (hypervisor && wanted - m_server->vcpus() > hypervisor->freeVcpus()) {
            return {hypervisor->id() + " has no room for " + std::to_string(wanted) + " virtual CPUs of " + m_server->id(),
                    hypervisor->id() + " 没有空间容纳 " + m_server->id() + " 的 " + std::to_string(wanted) + " 个虚拟 CPU"};
        }
        return {};
    }

    void change(int wanted, LogId cause) override
    {
        if (m_engine)
            m_engine->resize(*m_server, wanted, cause);
        else
            static_cast<void>(m_simulation.setParameter(m_server->index(), "vcpus", wanted, cause));
    }

private:
    VirtualServer *serverIn(ElementIndex element) const { return m_simulation.as<VirtualServer>(element); }

    Mechanism &m_listener;
    Simulation &m_simulation;
    VirtualServer *m_server = nullptr;
    Automation *m_engine = nullptr;
    bool m_carries = false;
};

} // namespace

std::unique_ptr<Scaling> makeSizeScaling(Mechanism &listener)
{
    return std::make_unique<SizeScaling>(listener);
}

} // namespace nephoscope::sim
