// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/instance_making.h"

#include "sim/blocks/placement.h"
#include "sim/mechanisms/boundary/cloud.h"
#include "sim/mechanisms/boundary/data_center.h"
#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/control/disk_image.h"
#include "sim/run/placer.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

namespace {

template <typename Role, typename Question>
Role *findRole(Simulation &simulation, Question question)
{
    for (ElementIndex element = 0; element < simulation.size(); ++element) {
        auto *role = dynamic_cast<Role *>(&simulation.at(element));
        if (role && simulation.at(element).takesPart() && question(*role))
            return role;
    }
    return nullptr;
}

/// Whether a hypervisor belongs to the cloud, else the data center, that the server is drawn in.
bool isNear(Simulation &simulation, const Mechanism &drawn, const Hypervisor &hypervisor)
{
    const Mechanism *around = simulation.enclosing<Cloud>(drawn);
    if (!around)
        around = simulation.enclosing<DataCenter>(drawn);
    return !around || simulation.topology().contains(around->index(), hypervisor.index());
}

Hypervisor *leastFilled(Simulation &simulation, const Mechanism &drawn, const VirtualServer &server, const Mechanism *except, Sentence &why)
{
    std::vector<Hypervisor *> able;
    std::vector<Place> places;
    for (ElementIndex element = 0; element < simulation.size(); ++element) {
        auto *hypervisor = simulation.as<Hypervisor>(element);
        if (!hypervisor || !hypervisor->isServing() || hypervisor->isCut() || !isNear(simulation, drawn, *hypervisor))
            continue;
        if (except && simulation.topology().contains(except->index(), element))
            continue;
        const ImageAccess image = imageForMove(server, *hypervisor);
        const Sentence reason = image.isPossible() ? hypervisor->whyNot(server) : image.whyNot;
        if (!reason.en.empty()) {
            why.en += (why.en.empty() ? "" : "; ") + reason.en;
            why.zh += (why.zh.empty() ? "" : "；") + reason.zh;
            continue;
        }
        Place place{{hypervisor->memoryCapacity(), hypervisor->vcpuCapacity()}, {}};
        for (const VirtualServer *other : hypervisor->servers())
            place.contents.push_back({other->memory(), static_cast<double>(other->vcpus())});
        able.push_back(hypervisor);
        places.push_back(std::move(place));
    }
    const Extent needs{server.memory(), static_cast<double>(server.vcpus())};
    const auto chosen = choosePlace(PlacementPolicy::Spread, places, std::vector<bool>(places.size(), true), needs);
    if (!chosen && why.en.empty())
        why = {"no hypervisor serves", "没有虚拟机监视器在运行"};
    return chosen ? able[*chosen] : nullptr;
}

SimTime imageTime(Simulation &simulation, Mechanism &drawn, const VirtualServer &server, const Hypervisor &host)
{
    const double toCopy = imageForMove(server, host).toCopy;
    if (toCopy <= 0)
        return 0;
    if (const auto *keeper = findRole<ImageKeeper>(simulation, [&](const ImageKeeper &candidate) { return candidate.keeps(drawn); }))
        return keeper->copyTime(toCopy);
    return copyTime(toCopy, simulation.enclosing<Hypervisor>(drawn), host);
}

} // namespace

SimTime InstancePlan::duration() const
{
    return later(decision, later(copy, boot));
}

InstancePlan planInstance(Mechanism &drawn, const Mechanism *except)
{
    Simulation &simulation = drawn.simulation();
    InstancePlan plan;
    Mechanism *instance = simulation.idleInstance(drawn);
    if (!instance) {
        plan.whyNot = {"all instances of " + drawn.id() + " are in use", drawn.id() + " 的全部实例都在使用中"};
        return plan;
    }
    const auto *server = dynamic_cast<const VirtualServer *>(instance);
    if (!server) {
        plan.container = simulation.containerOf(drawn);
        plan.boot = instance->ownStartTime();
        if (plan.container && plan.container->takesPart())
            plan.instance = instance;
        else
            plan.whyNot = {"there is no place for " + instance->id(), "没有放置 " + instance->id() + " 的位置"};
        return plan;
    }
    plan.boot = server->bootTime();
    Sentence why;
    plan.placer = findRole<Placer>(simulation, [&](const Placer &candidate) { return candidate.places(drawn); });
    if (plan.placer)
        plan.container = plan.placer->placeInstance(*instance, except, plan.decision, why);
    else
        plan.container = leastFilled(simulation, drawn, *server, except, why);
    if (!plan.container) {
        plan.whyNot = {"cannot place " + instance->id() + ": " + why.en, "无法放置 " + instance->id() + "：" + why.zh};
        return plan;
    }
    plan.instance = instance;
    if (const auto *host = dynamic_cast<const Hypervisor *>(plan.container))
        plan.copy = imageTime(simulation, drawn, *server, *host);
    return plan;
}

void makeInstance(const InstancePlan &plan, LogId cause, std::optional<SimTime> boot, Contents contents)
{
    // Whoever had it before may have left it otherwise.
    Simulation &simulation = plan.instance->simulation();
    const std::vector<ElementIndex> inside = simulation.topology().contentsOf(plan.instance->index());
    for (const ElementIndex inner : inside)
        simulation.topology().setEnabled(inner, contents == Contents::AsDrawn && simulation.plan().elements[inner].enabled);
    const SimTime duration = later(plan.decision, later(plan.copy, boot.value_or(plan.boot)));
    if (plan.placer)
        plan.placer->placed(*plan.instance);
    simulation.startInstance(*plan.instance, *plan.container, duration, cause);
}

} // namespace nephoscope::sim
