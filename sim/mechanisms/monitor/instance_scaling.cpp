// SPDX-License-Identifier: GPL-3.0-or-later
// More and fewer instances of a server: out and in.
#include "sim/mechanisms/control/instance_making.h"
#include "sim/mechanisms/monitor/scaling.h"
#include "sim/plan/instances.h"
#include "sim/run/instance_source.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

class InstanceScaling final : public Scaling
{
public:
    explicit InstanceScaling(Mechanism &listener) : m_listener(listener), m_simulation(listener.simulation()) {}

    void connect() override
    {
        m_drawn.clear();
        m_source = nullptr;
        const Plan &plan = m_simulation.plan();
        if (const ElementIndex scaled = scaledBy(plan, m_listener.index()); scaled != kNone)
            m_drawn.push_back(&m_simulation.at(scaled));
        for (const LinkRole role : {LinkRole::Monitor, LinkRole::Request}) {
            for (const LinkIndex link : m_listener.planned().linksOut(role)) {
                for (const ElementIndex server : serversBehind(plan, plan.links[link].to)) {
                    if (std::ranges::find(m_drawn, &m_simulation.at(server)) == m_drawn.end())
                        m_drawn.push_back(&m_simulation.at(server));
                }
            }
        }
        m_carries = false;
        for (Mechanism *carrier : m_simulation.targets(m_listener, LinkRole::Control)) {
            m_carries = true;
            auto *source = dynamic_cast<InstanceSource *>(carrier);
            if (source && source->makes() && !m_source) {
                m_source = source;
                m_drawn.erase(std::ranges::remove(m_drawn, source->makes()).begin(), m_drawn.end());
                m_drawn.insert(m_drawn.begin(), source->makes());
            }
        }
    }

    std::vector<Mechanism *> servers() const override
    {
        std::vector<Mechanism *> found;
        for (Mechanism *drawn : m_drawn) {
            for (Mechanism *instance : m_simulation.instancesOf(*drawn)) {
                const bool isInStock = m_source && m_source->isInStock(*instance);
                if (!isInStock && (instance->isServing() || instance->isStarting()))
                    found.push_back(instance);
            }
        }
        return found;
    }
    int units() const override { return static_cast<int>(servers().size()); }
    bool isUnderWay() const override
    {
        const std::vector<Mechanism *> all = servers();
        return std::ranges::any_of(all, [](const Mechanism *server) { return server->isBeingMade(); });
    }
    Sentence unit() const override { return {"instances", "个实例"}; }

    Sentence whyNot(int wanted) const override
    {
        if (m_drawn.empty())
            return {"there is no server behind what it watches", "所监视对象之后没有服务器"};
        if (!m_carries)
            return {"it is linked to nothing that could carry it out", "没有与能够执行伸缩的机制相连"};
        if (wanted <= units() || !m_out.empty())
            return {};
        return m_source ? m_source->whyNoMore() : planInstance(*m_drawn.front()).whyNot;
    }

    void change(int wanted, LogId cause) override
    {
        const int before = units();
        for (int more = before; more < wanted; ++more) {
            if (!makeOne(cause))
                break;
        }
        for (int fewer = before; fewer > wanted; --fewer)
            takeOne(cause);
    }

private:
    bool makeOne(LogId cause)
    {
        // What was drawn and taken out by this comes back first.
        for (Mechanism *drawn : m_drawn) {
            if (std::erase(m_out, drawn) > 0 && !drawn->takesPart() && m_simulation.containerOf(*drawn)) {
                m_simulation.startInstance(*drawn, *m_simulation.containerOf(*drawn), drawn->ownStartTime(), cause);
                return true;
            }
        }
        Mechanism *made = nullptr;
        if (m_source) {
            Sentence why;
            made = m_source->handOut(cause, why);
        } else {
            const InstancePlan plan = planInstance(*m_drawn.front());
            made = plan.instance;
            if (made)
                makeInstance(plan, cause);
        }
        if (made)
            m_made.push_back(made);
        return made != nullptr;
    }

    /// The last made first; then what is drawn, the last first.
    void takeOne(LogId cause)
    {
        while (!m_made.empty()) {
            Mechanism *last = m_made.back();
            m_made.pop_back();
            if (!last->takesPart() || m_simulation.isLeaving(*last))
                continue;
            if (m_source)
                m_source->takeBack(*last, cause);
            else
                m_simulation.terminate(*last, cause);
            return;
        }
        for (auto drawn = m_drawn.rbegin(); drawn != m_drawn.rend(); ++drawn) {
            if (!(*drawn)->takesPart() || m_simulation.isLeaving(**drawn))
                continue;
            m_out.push_back(*drawn);
            m_simulation.terminate(**drawn, cause);
            return;
        }
    }

    Mechanism &m_listener;
    Simulation &m_simulation;
    std::vector<Mechanism *> m_drawn; ///< the first is what instances are made of
    InstanceSource *m_source = nullptr;
    bool m_carries = false;
    std::vector<Mechanism *> m_made; ///< by this, in order
    std::vector<Mechanism *> m_out;  ///< drawn ones that this took out
};

} // namespace

std::unique_ptr<Scaling> makeInstanceScaling(Mechanism &listener)
{
    return std::make_unique<InstanceScaling>(listener);
}

} // namespace nephoscope::sim
