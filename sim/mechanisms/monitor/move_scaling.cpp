// SPDX-License-Identifier: GPL-3.0-or-later
// The server goes to a faster host when there is much to do, and home again when there is little.
#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/physical_server.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/monitor/scaling.h"
#include "sim/plan/instances.h"
#include "sim/run/mover.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

namespace {

/// Units: 1 at home, 2 away.
class MoveScaling final : public Scaling
{
public:
    explicit MoveScaling(Mechanism &listener) : m_listener(listener), m_simulation(listener.simulation()) {}

    void connect() override
    {
        m_carries = !m_simulation.targets(m_listener, LinkRole::Control).empty();
        m_server = m_simulation.as<VirtualServer>(scaledBy(m_simulation.plan(), m_listener.index()));
        if (m_server && !m_home)
            m_home = m_simulation.enclosing<Hypervisor>(*m_server);
    }
    int units() const override { return m_server && m_server->hypervisor() != m_home ? 2 : 1; }
    std::vector<Mechanism *> servers() const override { return m_server ? std::vector<Mechanism *>{m_server} : std::vector<Mechanism *>{}; }
    bool isUnderWay() const override { return m_server && m_target && m_server->hypervisor() != m_target; }
    std::string_view more() const override { return "scaled_up"; }
    std::string_view fewer() const override { return "scaled_down"; }
    Sentence unit() const override { return {"places", "个位置"}; }

    Sentence whyNot(int wanted) const override
    {
        if (!m_server || !m_server->hypervisor())
            return {"there is no virtual server on a hypervisor behind what it watches", "所监视对象之后没有虚拟服务器"};
        if (!m_carries)
            return {"it is linked to nothing that could carry it out", "没有与能够执行伸缩的机制相连"};
        const Hypervisor *target = wanted > 1 ? fastest() : m_home;
        if (!target)
            return {"no faster host has room for " + m_server->id(), "没有更快且有空间容纳 " + m_server->id() + " 的主机"};
        if (!moverTo(*target))
            return {"nothing can move " + m_server->id() + " to " + target->id(), "没有可以把 " + m_server->id() + " 移到 " + target->id() + " 的机制"};
        return {};
    }

    void change(int wanted, LogId cause) override
    {
        m_target = wanted > 1 ? fastest() : m_home;
        moverTo(*m_target)->relocate(*m_server, *m_target, cause);
    }

private:
    Mover *moverTo(const Hypervisor &target) const
    {
        for (ElementIndex element = 0; element < m_simulation.size(); ++element) {
            Mechanism &mechanism = m_simulation.at(element);
            auto *mover = dynamic_cast<Mover *>(&mechanism);
            if (mover && mechanism.isServing() && mover->moves(*m_server, target))
                return mover;
        }
        return nullptr;
    }
    double speedOn(const Hypervisor &hypervisor) const
    {
        const auto *host = m_simulation.enclosing<PhysicalServer>(hypervisor);
        return (host ? host->coreSpeed() : 1) * (1 - hypervisor.overhead());
    }
    /// The fastest with room that is faster than where it is; of equals the first.
    Hypervisor *fastest() const
    {
        Hypervisor *found = nullptr;
        for (ElementIndex element = 0; element < m_simulation.size(); ++element) {
            auto *hypervisor = m_simulation.as<Hypervisor>(element);
            if (!hypervisor || !hypervisor->isServing() || !hypervisor->whyNot(*m_server).en.empty())
                continue;
            if (speedOn(*hypervisor) > speedOn(found ? *found : *m_server->hypervisor()))
                found = hypervisor;
        }
        return found;
    }

    Mechanism &m_listener;
    Simulation &m_simulation;
    VirtualServer *m_server = nullptr;
    Hypervisor *m_home = nullptr;
    Hypervisor *m_target = nullptr;
    bool m_carries = false;
};

} // namespace

std::unique_ptr<Scaling> makeMoveScaling(Mechanism &listener)
{
    return std::make_unique<MoveScaling>(listener);
}

} // namespace nephoscope::sim
