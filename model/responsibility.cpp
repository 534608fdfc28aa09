// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/responsibility.h"

#include "model/catalogue/catalogue.h"

#include <algorithm>
#include <map>

namespace nephoscope {

namespace {

constexpr int kMaximumDepth = 64; // a circle of containers ends here

struct LayerOfType {
    std::string_view type;
    Layer layer;
};

// Sorted by layer; a test sees to it that each type of the catalogue is here or has none on purpose.
constexpr std::array kLayerOfTypes{
    LayerOfType{"cloud", Layer::Facility},
    LayerOfType{"data_center", Layer::Facility},
    LayerOfType{"physical_server", Layer::Hardware},
    LayerOfType{"cloud_storage_device", Layer::Hardware},
    LayerOfType{"lun", Layer::Hardware},
    LayerOfType{"storage_service_gateway", Layer::Hardware},
    LayerOfType{"storage_replication", Layer::Hardware},
    LayerOfType{"bare_metal_provisioning", Layer::Hardware},
    LayerOfType{"lun_migration", Layer::Hardware},
    LayerOfType{"storage_capacity_monitor", Layer::Hardware},
    LayerOfType{"hypervisor", Layer::Virtualization},
    LayerOfType{"vim", Layer::Virtualization},
    LayerOfType{"live_vm_migration", Layer::Virtualization},
    LayerOfType{"resource_pool", Layer::Virtualization},
    LayerOfType{"resource_reservation", Layer::Virtualization},
    LayerOfType{"rapid_provisioning", Layer::Virtualization},
    LayerOfType{"fault_tolerance_system", Layer::Virtualization},
    LayerOfType{"capacity_planner", Layer::Virtualization},
    LayerOfType{"capacity_watchdog", Layer::Virtualization},
    LayerOfType{"remote_administration_system", Layer::Virtualization},
    LayerOfType{"resource_management_system", Layer::Virtualization},
    LayerOfType{"billing_management_system", Layer::Virtualization},
    LayerOfType{"sla_management_system", Layer::Virtualization},
    LayerOfType{"pay_per_use_monitor", Layer::Virtualization},
    LayerOfType{"virtual_server", Layer::VirtualServers},
    LayerOfType{"virtual_network", Layer::VirtualServers},
    LayerOfType{"logical_network_perimeter", Layer::VirtualServers},
    LayerOfType{"security_group", Layer::VirtualServers},
    LayerOfType{"virtual_firewall", Layer::VirtualServers},
    LayerOfType{"load_balancer", Layer::VirtualServers},
    LayerOfType{"resource_cluster", Layer::VirtualServers},
    LayerOfType{"resource_replication", Layer::VirtualServers},
    LayerOfType{"failover_system", Layer::VirtualServers},
    LayerOfType{"automated_scaling_listener", Layer::VirtualServers},
    LayerOfType{"intelligent_automation_engine", Layer::VirtualServers},
    LayerOfType{"hardened_image", Layer::GuestSystems},
    LayerOfType{"ready_made_environment", Layer::Platform},
    LayerOfType{"database", Layer::Platform},
    LayerOfType{"state_management_database", Layer::Platform},
    LayerOfType{"multi_device_broker", Layer::Platform},
    LayerOfType{"cloud_service", Layer::Application},
    LayerOfType{"service_agent", Layer::Application},
    LayerOfType{"sso", Layer::Configuration},
    LayerOfType{"iam", Layer::Data},
    LayerOfType{"encryption", Layer::Data},
    LayerOfType{"hashing", Layer::Data},
    LayerOfType{"digital_signature", Layer::Data},
    LayerOfType{"pki", Layer::Data},
    LayerOfType{"cloud_usage_monitor", Layer::Monitoring},
    LayerOfType{"sla_monitor", Layer::Monitoring},
    LayerOfType{"audit_monitor", Layer::Monitoring},
    LayerOfType{"intelligent_watchdog_monitor", Layer::Monitoring},
};

constexpr Party C = Party::Consumer;
constexpr Party P = Party::Provider;
constexpr Party S = Party::Shared;

// Rows as in kLayers, columns as in kDeliveryModels.
constexpr std::array<std::array<Party, 4>, 10> kMatrix{{
    {C, P, P, P},
    {C, P, P, P},
    {C, P, P, P},
    {C, C, P, P},
    {C, C, P, P},
    {C, C, Party::Configures, P},
    {C, C, C, P},
    {C, C, C, S},
    {C, C, C, C},
    {C, S, S, P},
}};

std::string textOf(const Catalogue &catalogue, const Element &element, std::string_view parameter)
{
    if (!catalogue.find(element.type)->parameter(parameter))
        return {};
    const Value value = catalogue.valueOf(element, parameter);
    return value.isString() ? value.toString() : std::string();
}

DeliveryModel modelOf(const std::string &delivery)
{
    return delivery == "saas" ? DeliveryModel::Software : delivery == "paas" ? DeliveryModel::Platform : DeliveryModel::Infrastructure;
}

} // namespace

LocalText nameOf(DeliveryModel model)
{
    static const std::array<LocalText, 4> kNames{{{"On-premise", "企业内部"}, {"IaaS", "IaaS"}, {"PaaS", "PaaS"}, {"SaaS", "SaaS"}}};
    return kNames[static_cast<std::size_t>(model)];
}

LocalText nameOf(Layer layer)
{
    static const std::array<LocalText, 10> kNames{{{"Facility, power, core network", "机房、供电与核心网络"},
                                                   {"Physical servers, storage", "物理服务器与存储"},
                                                   {"Hypervisor, VIM", "虚拟机监视器与 VIM"},
                                                   {"Virtual servers and networks", "虚拟服务器与虚拟网络"},
                                                   {"Guest systems, patches", "客户操作系统与补丁"},
                                                   {"Middleware, runtime, databases", "中间件、运行时与数据库"},
                                                   {"Application code", "应用代码"},
                                                   {"Configuration, users", "应用配置与用户"},
                                                   {"Data, access rights", "数据与访问权限"},
                                                   {"Monitoring, SLA", "监控与 SLA"}}};
    return kNames[static_cast<std::size_t>(layer)];
}

Party responsible(Layer layer, DeliveryModel model)
{
    return kMatrix[static_cast<std::size_t>(layer)][static_cast<std::size_t>(model)];
}

std::optional<Layer> layerOf(std::string_view type)
{
    const auto found = std::ranges::find(kLayerOfTypes, type, &LayerOfType::type);
    return found == kLayerOfTypes.end() ? std::nullopt : std::optional(found->layer);
}

std::vector<std::optional<Responsibility>> responsibilities(const Architecture &architecture, const Catalogue &catalogue)
{
    std::map<std::string_view, const Element *> byId;
    for (const Element &element : architecture.elements)
        byId.emplace(element.id.text(), &element);
    const auto find = [&](const std::string &id) {
        const auto found = byId.find(id);
        return found == byId.end() ? nullptr : found->second;
    };
    std::vector<std::optional<Responsibility>> all;
    all.reserve(architecture.elements.size());
    for (const Element &element : architecture.elements) {
        const std::optional<Layer> layer = layerOf(element.type);
        std::optional<Responsibility> one;
        if (layer && catalogue.find(element.type)) {
            one.emplace();
            one->layer = *layer;
            bool isInCloud = false;
            int depth = 0;
            for (const Element *at = &element; at && depth < kMaximumDepth; at = at->parent ? find(at->parent->text()) : nullptr, ++depth) {
                if (!catalogue.find(at->type))
                    continue;
                if (!one->consumer)
                    one->consumer = find(textOf(catalogue, *at, "tenant"));
                const std::string delivery = textOf(catalogue, *at, "delivery");
                if (!isInCloud && !delivery.empty()) {
                    isInCloud = true;
                    one->model = modelOf(delivery);
                    one->provider = find(textOf(catalogue, *at, "owner"));
                }
                if (!one->provider && catalogue.find(at->type)->shape == NodeShape::Organization)
                    one->provider = at;
            }
            one->party = responsible(*layer, one->model);
            // On one's own premises owner and user are one house.
            if (!isInCloud && !one->consumer)
                one->consumer = one->provider;
        }
        all.push_back(one);
    }
    return all;
}

} // namespace nephoscope
