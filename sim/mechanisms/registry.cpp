// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/registry.h"

#include "sim/mechanisms/actor/cloud_service_consumer.h"
#include "sim/mechanisms/actor/threat_agent.h"
#include "sim/mechanisms/boundary/cloud.h"
#include "sim/mechanisms/boundary/data_center.h"
#include "sim/mechanisms/boundary/internet.h"
#include "sim/mechanisms/boundary/logical_network_perimeter.h"
#include "sim/mechanisms/boundary/organization.h"
#include "sim/mechanisms/boundary/surroundings.h"
#include "sim/mechanisms/boundary/trust_boundary.h"
#include "sim/mechanisms/boundary/virtual_firewall.h"
#include "sim/mechanisms/boundary/virtual_network.h"
#include "sim/mechanisms/compute/cloud_service.h"
#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/physical_server.h"
#include "sim/mechanisms/compute/ready_made_environment.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/control/capacity_planner.h"
#include "sim/mechanisms/control/failover_system.h"
#include "sim/mechanisms/control/fault_tolerance_system.h"
#include "sim/mechanisms/control/intelligent_automation_engine.h"
#include "sim/mechanisms/control/live_vm_migration.h"
#include "sim/mechanisms/control/lun_migration.h"
#include "sim/mechanisms/control/bare_metal_provisioning.h"
#include "sim/mechanisms/control/intelligent_automation_engine.h"
#include "sim/mechanisms/control/live_vm_migration.h"
#include "sim/mechanisms/control/order_making.h"
#include "sim/mechanisms/control/rapid_provisioning.h"
#include "sim/mechanisms/control/resource_cluster.h"
#include "sim/mechanisms/control/resource_reservation.h"
#include "sim/mechanisms/control/resource_pool.h"
#include "sim/mechanisms/control/resource_replication.h"
#include "sim/mechanisms/control/storage_replication.h"
#include "sim/mechanisms/control/vim.h"
#include "sim/mechanisms/management/billing_management_system.h"
#include "sim/mechanisms/management/cloud_resource_administrator.h"
#include "sim/mechanisms/management/remote_administration_system.h"
#include "sim/mechanisms/management/resource_management_system.h"
#include "sim/mechanisms/management/sla_management_system.h"
#include "sim/mechanisms/monitor/audit_monitor.h"
#include "sim/mechanisms/monitor/automated_scaling_listener.h"
#include "sim/mechanisms/monitor/capacity_watchdog.h"
#include "sim/mechanisms/monitor/cloud_usage_monitor.h"
#include "sim/mechanisms/monitor/intelligent_watchdog_monitor.h"
#include "sim/mechanisms/monitor/pay_per_use_monitor.h"
#include "sim/mechanisms/monitor/sla_monitor.h"
#include "sim/mechanisms/monitor/storage_capacity_monitor.h"
#include "sim/mechanisms/path/load_balancer.h"
#include "sim/mechanisms/path/multi_device_broker.h"
#include "sim/mechanisms/path/service_agent.h"
#include "sim/mechanisms/path/storage_service_gateway.h"
#include "sim/mechanisms/security/digital_signature.h"
#include "sim/mechanisms/security/encryption.h"
#include "sim/mechanisms/security/hardened_image.h"
#include "sim/mechanisms/security/hashing.h"
#include "sim/mechanisms/security/iam.h"
#include "sim/mechanisms/security/pki.h"
#include "sim/mechanisms/security/security_group.h"
#include "sim/mechanisms/security/sso.h"
#include "sim/mechanisms/storage/cloud_storage_device.h"
#include "sim/mechanisms/storage/database.h"
#include "sim/mechanisms/storage/lun.h"
#include "sim/mechanisms/storage/state_management_database.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

namespace {

template <typename Kind>
std::unique_ptr<Mechanism> make(Simulation &simulation, std::uint32_t element)
{
    return std::make_unique<Kind>(simulation, element);
}

constexpr MechanismType kTypes[] = {
    {"audit_monitor", make<AuditMonitor>},
    {"automated_scaling_listener", make<AutomatedScalingListener>, false, false, AutomatedScalingListener::instances},
    {"bare_metal_provisioning", make<BareMetalProvisioning>, false, false, orderedInstances},
    {"billing_management_system", make<BillingManagementSystem>},
    {"capacity_planner", make<CapacityPlanner>, false, false, CapacityPlanner::instances},
    {"capacity_watchdog", make<CapacityWatchdog>},
    {"cloud", make<Cloud>},
    {"cloud_resource_administrator", make<CloudResourceAdministrator>, false, false, orderedInstances},
    {"cloud_service", make<CloudService>, true},
    {"cloud_service_consumer", make<CloudServiceConsumer>},
    {"cloud_storage_device", make<CloudStorageDevice>},
    {"cloud_usage_monitor", make<CloudUsageMonitor>},
    {"data_center", make<DataCenter>},
    {"database", make<Database>},
    {"failover_system", make<FailoverSystem>},
    {"fault_tolerance_system", make<FaultToleranceSystem>, false, false, FaultToleranceSystem::instances},
    {"hypervisor", make<Hypervisor>},
    {"intelligent_watchdog_monitor", make<IntelligentWatchdogMonitor>},
    {"live_vm_migration", make<LiveVmMigration>},
    {"intelligent_automation_engine", make<IntelligentAutomationEngine>},
    {"internet", make<Internet>},
    {"load_balancer", make<LoadBalancer>},
    {"logical_network_perimeter", make<LogicalNetworkPerimeter>},
    {"lun", make<Lun>, false, false, nullptr, true},
    {"lun_migration", make<LunMigration>},
    {"organization", make<Organization>},
    {"pay_per_use_monitor", make<PayPerUseMonitor>},
    {"physical_server", make<PhysicalServer>},
    {"rapid_provisioning", make<RapidProvisioning>, false, false, orderedInstances},
    {"remote_administration_system", make<RemoteAdministrationSystem>, false, false, offeredInstances},
    {"resource_cluster", make<ResourceCluster>},
    {"resource_management_system", make<ResourceManagementSystem>, false, false, orderedInstances},
    {"resource_reservation", make<ResourceReservation>},
    {"resource_pool", make<ResourcePool>, false, false, ResourcePool::instances},
    {"resource_replication", make<ResourceReplication>, false, false, ResourceReplication::instances},
    {"sla_management_system", make<SlaManagementSystem>},
    {"sla_monitor", make<SlaMonitor>},
    {"state_management_database", make<StateManagementDatabase>},
    {"storage_capacity_monitor", make<StorageCapacityMonitor>},
    {"storage_replication", make<StorageReplication>},
    {"storage_service_gateway", make<StorageServiceGateway>},
    {"digital_signature", make<DigitalSignature>},
    {"encryption", make<Encryption>},
    {"hashing", make<Hashing>},
    {"pki", make<Pki>},
    {"hardened_image", make<HardenedImage>},
    {"iam", make<Iam>},
    {"security_group", make<SecurityGroup>},
    {"sso", make<Sso>},
    {"trust_boundary", make<TrustBoundary>},
    {"virtual_network", make<VirtualNetwork>},
    {"multi_device_broker", make<MultiDeviceBroker>},
    {"ready_made_environment", make<ReadyMadeEnvironment>},
    {"service_agent", make<ServiceAgent>},
    {"threat_agent", make<ThreatAgent>},
    {"vim", make<Vim>},
    {"virtual_server", make<VirtualServer>, false, true},
    {"virtual_firewall", make<VirtualFirewall>},
};

} // namespace

std::span<const MechanismType> mechanismTypes()
{
    return kTypes;
}

const MechanismType *findMechanismType(std::string_view type)
{
    for (const MechanismType &row : kTypes) {
        if (row.type == type)
            return &row;
    }
    return nullptr;
}

} // namespace nephoscope::sim
