// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/disk_image.h"

#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/physical_server.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/storage/shared_volume.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

namespace {

/// Where the image lies.
struct Image {
    const SharedVolume *volume = nullptr; ///< none: on the host's own disk, or on something that is not there
    Sentence whyNone;
};

Image imageOf(const VirtualServer &server)
{
    const std::string &id = server.imageOn();
    if (id.empty())
        return {nullptr, {"its image is on its host's own disk", "映像在其主机的本地磁盘上"}};
    Simulation &simulation = server.simulation();
    const ElementIndex element = simulation.plan().element(id);
    const auto *volume = simulation.as<SharedVolume>(element);
    if (!volume)
        return {nullptr, {id + ", which holds its image, takes no part", "存放映像的 " + id + " 未参与运行"}};
    if (!simulation.at(element).isServing())
        return {nullptr, {id + ", which holds its image, does not answer", "存放映像的 " + id + " 没有应答"}};
    return {volume, {}};
}

Sentence whyNotReached(const VirtualServer &server, const Hypervisor &host)
{
    return {host.id() + " does not reach " + server.imageOn() + ", which holds its image", host.id() + " 无法访问存放映像的 " + server.imageOn()};
}

double networkOf(const Hypervisor &hypervisor)
{
    const auto *host = hypervisor.simulation().enclosing<PhysicalServer>(hypervisor);
    return host ? host->network() : 0;
}

} // namespace

ImageAccess imageAfterLoss(const VirtualServer &server, const Hypervisor &target)
{
    const Image image = imageOf(server);
    if (!image.volume)
        return {image.whyNone, 0};
    if (!image.volume->isShared())
        return {{}, server.image()};
    return image.volume->isReachableFrom(target) ? ImageAccess{} : ImageAccess{whyNotReached(server, target), 0};
}

ImageAccess imageForMove(const VirtualServer &server, const Hypervisor &target)
{
    const Image image = imageOf(server);
    if (!server.imageOn().empty() && !image.volume)
        return {image.whyNone, 0};
    const bool isThere = image.volume && image.volume->isShared() && image.volume->isReachableFrom(target);
    return {{}, isThere ? 0 : server.image()};
}

Sentence whyNotSharedBy(const VirtualServer &server, const Hypervisor &source, const Hypervisor &target)
{
    const Image image = imageOf(server);
    if (!image.volume)
        return image.whyNone;
    if (!image.volume->isShared())
        return {server.imageOn() + ", which holds its image, is not shared", "存放映像的 " + server.imageOn() + " 未共享"};
    for (const Hypervisor *host : {&source, &target}) {
        if (!image.volume->isReachableFrom(*host))
            return whyNotReached(server, *host);
    }
    return {};
}

SimTime copyTime(double gibibytes, const Hypervisor *source, const Hypervisor &target)
{
    double network = networkOf(target);
    if (const double there = source ? networkOf(*source) : 0; there > 0)
        network = network > 0 ? std::min(network, there) : there;
    constexpr double kBitsAGibibyte = 8.0 * 1024 * 1024 * 1024;
    return network > 0 ? toTime(gibibytes * kBitsAGibibyte / (network * 1e6)) : 0;
}

} // namespace nephoscope::sim
