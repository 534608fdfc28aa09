// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>

using namespace nephoscope;

class ContainmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachContainerHoldsWhatTheSpecificationSays_data();
    void eachContainerHoldsWhatTheSpecificationSays();
    void boundaryHoldsWhatItsParentHolds();
    void refusalSaysWhatIsNeeded();
    void unknownTypesStandAnywhere();
    void containersAreListedFromTheInsideOut();
    void circleOfParentsEnds();
};

namespace {

using Names = std::vector<std::string>;

/// What a data center may hold, and with it an organization, a cloud and the open canvas.
const Names kSiteContents{
    "physical_server", "cloud_storage_device", "resource_pool",
    "load_balancer", "multi_device_broker", "service_agent", "storage_service_gateway",
    "cloud_usage_monitor", "automated_scaling_listener", "sla_monitor", "pay_per_use_monitor", "audit_monitor", "capacity_watchdog",
    "intelligent_watchdog_monitor", "storage_capacity_monitor",
    "vim", "live_vm_migration", "failover_system", "fault_tolerance_system", "intelligent_automation_engine", "resource_replication",
    "storage_replication", "lun_migration", "capacity_planner", "resource_cluster", "resource_reservation", "bare_metal_provisioning",
    "rapid_provisioning",
    "cloud_resource_administrator", "remote_administration_system", "resource_management_system", "sla_management_system",
    "billing_management_system",
    "encryption", "hashing", "digital_signature", "pki", "iam", "sso", "security_group", "hardened_image",
    "data_center", "internet", "logical_network_perimeter", "virtual_firewall", "virtual_network", "trust_boundary"};

Names with(const Names &base, const Names &more)
{
    Names all = base;
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

} // namespace

void ContainmentTest::eachContainerHoldsWhatTheSpecificationSays_data()
{
    QTest::addColumn<Names>("containers");
    QTest::addColumn<Names>("contents");
    QTest::newRow("root") << Names{}
                          << with(kSiteContents, {"organization", "cloud", "cloud_service_consumer", "threat_agent"});
    QTest::newRow("organization") << Names{"organization"}
                                  << with(kSiteContents, {"cloud", "cloud_service_consumer", "threat_agent"});
    QTest::newRow("cloud") << Names{"cloud"} << with(kSiteContents, {"cloud_service"});
    QTest::newRow("data center") << Names{"data_center"} << kSiteContents;
    QTest::newRow("physical server") << Names{"physical_server", "data_center"}
                                     << Names{"hypervisor", "cloud_service", "cloud_storage_device"};
    QTest::newRow("hypervisor") << Names{"hypervisor", "physical_server"} << Names{"virtual_server"};
    QTest::newRow("virtual server") << Names{"virtual_server", "hypervisor"}
                                    << Names{"cloud_service", "database", "ready_made_environment", "service_agent", "cloud_usage_monitor"};
    QTest::newRow("storage device") << Names{"cloud_storage_device", "cloud"}
                                  << Names{"lun", "database", "state_management_database"};
    QTest::newRow("load balancer") << Names{"load_balancer", "cloud"} << Names{};
}

void ContainmentTest::eachContainerHoldsWhatTheSpecificationSays()
{
    QFETCH(Names, containers);
    QFETCH(Names, contents);
    for (const ElementType &type : Catalogue::builtIn().types()) {
        const bool expected = std::ranges::find(contents, type.id) != contents.end();
        QVERIFY2(Catalogue::builtIn().mayStandIn(type.id, containers) == expected, type.id.c_str());
    }
}

void ContainmentTest::boundaryHoldsWhatItsParentHolds()
{
    const Catalogue &catalogue = Catalogue::builtIn();
    const Names inCloud{"logical_network_perimeter", "cloud"};
    const Names inSite{"resource_cluster", "logical_network_perimeter", "data_center", "cloud"};
    const Names onCanvas{"logical_network_perimeter"};
    QVERIFY(catalogue.mayStandIn("cloud_service", inCloud));
    QVERIFY(!catalogue.mayStandIn("cloud_service", inSite));
    QVERIFY(catalogue.mayStandIn("physical_server", inSite));
    QVERIFY(!catalogue.mayStandIn("virtual_server", inSite));
    QVERIFY(catalogue.mayStandIn("organization", onCanvas));
    QVERIFY(!catalogue.mayStandIn("organization", inCloud));
}

void ContainmentTest::refusalSaysWhatIsNeeded()
{
    const Catalogue &catalogue = Catalogue::builtIn();
    QCOMPARE(catalogue.whyNotIn("virtual_server", {"cloud"}).en, std::string("needs a hypervisor"));
    QCOMPARE(catalogue.whyNotIn("virtual_server", {"cloud"}).zh, std::string("需要虚拟机监视器"));
    QCOMPARE(catalogue.whyNotInSentence("virtual_server", {"data_center", "cloud"}).en,
             std::string("Virtual server cannot stand in “Data center”: it needs a hypervisor."));
    QCOMPARE(catalogue.whyNotInSentence("lun", {}).en,
             std::string("LUN cannot stand outside of every container: it needs a storage device."));
    QVERIFY(catalogue.whyNotIn("virtual_server", {"hypervisor"}).isEmpty());
    for (const ElementType &type : catalogue.types()) {
        const auto words = 1 + std::ranges::count(type.needs.en, ' ');
        QVERIFY2(words <= 4, type.needs.en.c_str());
    }
}

void ContainmentTest::unknownTypesStandAnywhere()
{
    QVERIFY(Catalogue::builtIn().mayStandIn("quantum_server", {"hypervisor"}));
    QVERIFY(Catalogue::builtIn().mayStandIn("lun", {"quantum_server"}));
}

void ContainmentTest::containersAreListedFromTheInsideOut()
{
    Architecture architecture;
    architecture.elements.push_back({ElementId("c"), "cloud", "", {}, true, {}, {}, {}});
    architecture.elements.push_back({ElementId("p"), "logical_network_perimeter", "", ElementId("c"), true, {}, {}, {}});
    QCOMPARE(containerTypes(architecture, ElementId("p")), (Names{"logical_network_perimeter", "cloud"}));
    QCOMPARE(containerTypes(architecture, std::nullopt), Names{});
}

void ContainmentTest::circleOfParentsEnds()
{
    Architecture architecture;
    architecture.elements.push_back({ElementId("a"), "cloud", "", ElementId("b"), true, {}, {}, {}});
    architecture.elements.push_back({ElementId("b"), "cloud", "", ElementId("a"), true, {}, {}, {}});
    QVERIFY(containerTypes(architecture, ElementId("a")).size() <= 3);
}

NEPHOSCOPE_TEST(ContainmentTest);
#include "containment_test.moc"
