// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/bare_metal_provisioning.h"

#include "sim/mechanisms/compute/physical_server.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

BareMetalProvisioning::BareMetalProvisioning(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element)
    , m_random(simulation.random(*this, "steps"))
    , m_workers(simulation.clock())
    , m_processes(simulation.clock(), id())
    , m_copiesChanged(simulation.clock())
{
}

Result<Done> BareMetalProvisioning::configure(const ParameterReader &parameters)
{
    m_discover = parameters.seconds("discover_time");
    m_firmware = parameters.seconds("firmware_time");
    m_install = parameters.seconds("install_time");
    m_reboot = parameters.seconds("reboot_time");
    m_register = parameters.seconds("register_time");
    m_image = parameters.number("image") * 1e9;
    m_bandwidth = parameters.number("bandwidth") * 1e6 / 8;
    m_failure = parameters.number("failure");
    m_most = parameters.integer("workers");
    m_workers.setWorkers(m_most);
    m_copiesChanged.raise();
    return Done{};
}

void BareMetalProvisioning::order(Mechanism &drawn, int amount, LogId cause)
{
    for (int i = 0; i < amount; ++i)
        m_processes.start(provisionFor(drawn, cause));
}

void BareMetalProvisioning::release(Mechanism &drawn, int amount, LogId cause)
{
    takeBack(drawn, amount, cause);
}

Process BareMetalProvisioning::provisionFor(Mechanism &drawn, LogId cause)
{
    co_await provision(drawn, cause);
}

bool BareMetalProvisioning::provisions(const Mechanism &drawn) const
{
    return dynamic_cast<const PhysicalServer *>(&drawn) != nullptr;
}

/// One step, and again whenever it fails.
Process BareMetalProvisioning::step(SimTime time)
{
    co_await clock().after(time);
    while (m_failure > 0 && m_random.chance(m_failure)) {
        ++m_failures;
        co_await clock().after(time);
    }
}

/// Bytes/s that a server gets of the image server now.
double BareMetalProvisioning::rate(const Mechanism &server) const
{
    const double own = simulation().parameters(server.index()).number("network") * 1e6 / 8;
    const double shared = m_bandwidth > 0 ? m_bandwidth / std::max(1, m_copies) : 0;
    return own > 0 && shared > 0 ? std::min(own, shared) : std::max(own, shared);
}

/// One more copy while it lives.
class BareMetalProvisioning::Copying
{
public:
    explicit Copying(BareMetalProvisioning &owner) : m_owner(owner) { change(1); }
    ~Copying() { change(-1); }
    Copying(const Copying &) = delete;
    Copying &operator=(const Copying &) = delete;

private:
    void change(int by)
    {
        m_owner.m_copies += by;
        m_owner.m_copiesChanged.raise();
    }
    BareMetalProvisioning &m_owner;
};

Process BareMetalProvisioning::copyImage(const Mechanism &server)
{
    const Copying copying(*this);
    double left = m_image;
    // What is less than a byte is rounding of doubles.
    while (left >= 1) {
        const double now = rate(server);
        if (now <= 0)
            break; // nothing limits it
        const SimTime since = this->now();
        if (!co_await m_copiesChanged.waitFor(toTime(left / now)))
            break;
        left -= now * toSeconds(this->now() - since);
    }
}

ProcessOf<bool> BareMetalProvisioning::provision(Mechanism &drawn, LogId cause)
{
    const SimTime ordered = now();
    WorkerPool::Turn turn(m_workers);
    while (!turn.isNext() || !isServing())
        co_await m_workers.changed().wait();
    turn.begin();
    Mechanism *server = m_claims.claim(drawn);
    if (!server) {
        ++m_refused;
        log("order_refused", cause, drawn.id(), {"no machine is left that is switched off", "没有剩余的关机机器"});
        co_return false;
    }
    const LogId started = log("sequence_started", cause, server->id());
    co_await step(m_discover);
    co_await step(m_firmware);
    log("image_copying", started, server->id());
    co_await copyImage(*server);
    co_await step(m_install);
    co_await step(m_reboot);
    co_await step(m_register);
    m_claims.drop(*server);
    Mechanism *place = simulation().containerOf(drawn);
    ++m_provisioned;
    m_leadTime.add(now() - ordered);
    const LogId done = log("provisioned", started, server->id());
    if (place)
        simulation().startInstance(*server, *place, 0, done);
    co_return place != nullptr;
}

void BareMetalProvisioning::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("provisioned", m_provisioned);
    metrics.count("step_failures", m_failures);
    metrics.count("orders_refused", m_refused);
    metrics.mean("lead_time_mean", m_leadTime);
    metrics.average("queue_length", m_workers.waiting(), true);
    metrics.average("workers_busy", m_workers.working(), true);
}

Sentence BareMetalProvisioning::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    const auto working = m_workers.working().level();
    if (working == 0 && m_workers.waiting().level() == 0)
        return {"Waits for orders.", "等待订单。"};
    const std::string all = std::to_string(working);
    const std::string copies = std::to_string(m_copies);
    const std::string waiting = std::to_string(m_workers.waiting().level());
    return {"Sets up " + all + (working == 1 ? " machine; " : " machines; ") + copies + " copy their image, " + waiting + " wait.",
            "正在安装 " + all + " 台机器；" + copies + " 台正在复制映像，" + waiting + " 台等待。"};
}

void BareMetalProvisioning::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.waiting = m_workers.waiting().level();
    snapshot.gauges.push_back({"workers_busy", static_cast<double>(m_workers.working().level()), m_most > 0 ? std::optional<double>(m_most) : std::nullopt});
}

} // namespace nephoscope::sim
