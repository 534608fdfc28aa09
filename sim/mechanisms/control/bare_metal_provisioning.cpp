// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/bare_metal_provisioning.h"

#include "sim/mechanisms/compute/physical_server.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

BareMetalProvisioning::BareMetalProvisioning(Simulation &simulation, ElementIndex element)
    : ProvisioningLine(simulation, element)
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
    configureLine(parameters);
    m_copiesChanged.raise();
    return Done{};
}

bool BareMetalProvisioning::provisions(const Mechanism &drawn) const
{
    return dynamic_cast<const PhysicalServer *>(&drawn) != nullptr;
}

/// One step, and again whenever it fails.
Process BareMetalProvisioning::step(SimTime time)
{
    co_await clock().after(time);
    while (hasFailed())
        co_await clock().after(time);
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

ProcessOf<bool> BareMetalProvisioning::setUp(Mechanism &drawn, LogId cause)
{
    Mechanism *server = m_claims.claim(drawn);
    if (!server) {
        refuse(drawn, cause, {"no machine is left that is switched off", "没有剩余的关机机器"});
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
    const LogId done = log("provisioned", started, server->id());
    if (place)
        simulation().startInstance(*server, *place, 0, done);
    co_return place != nullptr;
}

Sentence BareMetalProvisioning::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    const std::int64_t working = this->working();
    if (working == 0 && this->waiting() == 0)
        return {"Waits for orders.", "等待订单。"};
    const std::string all = std::to_string(working);
    const std::string copies = std::to_string(m_copies);
    const std::string waiting = std::to_string(this->waiting());
    return {"Sets up " + all + (working == 1 ? " machine; " : " machines; ") + copies + " copy their image, " + waiting + " wait.",
            "正在安装 " + all + " 台机器；" + copies + " 台正在复制映像，" + waiting + " 台等待。"};
}

} // namespace nephoscope::sim
