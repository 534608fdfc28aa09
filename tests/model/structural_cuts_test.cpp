// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/structural_cuts.h"

#include "model/catalogue/catalogue.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;

class StructuralCutsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aConsumerIsCutOffWhenNoWayIsLeft();
    void aContainerTakesItsContentsAlong();
    void aLinkCanBeTheOnlyWay();
    void whatNobodyReachesCannotBeCutOff();
    void dependenciesAreNoWaysIn();

private:
    void add(const char *id, const char *type, const char *parent = "");
    void link(const char *id, LinkRole role, const char *from, const char *to);
    using Ids = std::vector<std::string>;
    Architecture m_design;
};

void StructuralCutsTest::add(const char *id, const char *type, const char *parent)
{
    Element element;
    element.id = ElementId(id);
    element.type = type;
    if (*parent)
        element.parent = ElementId(parent);
    m_design.elements.push_back(element);
}

void StructuralCutsTest::link(const char *id, LinkRole role, const char *from, const char *to)
{
    Link link;
    link.id = LinkId(id);
    link.role = role;
    link.from = ElementId(from);
    link.to = ElementId(to);
    m_design.links.push_back(link);
}

/// Users behind a balancer with two servers, staff at one of them alone; each service reads from a LUN.
void StructuralCutsTest::init()
{
    m_design = {};
    add("users", "cloud_service_consumer");
    add("staff", "cloud_service_consumer");
    add("lb", "load_balancer");
    for (const char *side : {"1", "2"}) {
        const std::string name = side;
        add(("host-" + name).c_str(), "physical_server");
        add(("hv-" + name).c_str(), "hypervisor", ("host-" + name).c_str());
        add(("vs-" + name).c_str(), "virtual_server", ("hv-" + name).c_str());
        add(("web-" + name).c_str(), "cloud_service", ("vs-" + name).c_str());
        link(("to-" + name).c_str(), LinkRole::Request, "lb", ("web-" + name).c_str());
    }
    add("device", "cloud_storage_device");
    add("lun", "lun", "device");
    link("in", LinkRole::Request, "users", "lb");
    link("direct", LinkRole::Request, "staff", "web-1");
    link("data", LinkRole::Storage, "web-1", "lun");
}

void StructuralCutsTest::aConsumerIsCutOffWhenNoWayIsLeft()
{
    const StructuralCuts cuts(m_design, Catalogue::builtIn());
    QCOMPARE(cuts.consumers(), (Ids{"users", "staff"}));
    QCOMPARE(cuts.cutOffBy({"lb"}), Ids{"users"});
    QCOMPARE(cuts.cutOffBy({"web-1"}), Ids{"staff"});
    QCOMPARE(cuts.cutOffBy({"web-2"}), Ids{});
    QCOMPARE(cuts.cutOffBy({"web-1", "web-2"}), (Ids{"users", "staff"}));
    QCOMPARE(cuts.cutOffBy({}), Ids{});
}

void StructuralCutsTest::aContainerTakesItsContentsAlong()
{
    const StructuralCuts cuts(m_design, Catalogue::builtIn());
    QCOMPARE(cuts.cutOffBy({"host-1"}), Ids{"staff"});
    QCOMPARE(cuts.cutOffBy({"host-2", "hv-1"}), (Ids{"users", "staff"}));
}

void StructuralCutsTest::aLinkCanBeTheOnlyWay()
{
    const StructuralCuts cuts(m_design, Catalogue::builtIn());
    QCOMPARE(cuts.cutOffBy({"in"}), Ids{"users"});
    QCOMPARE(cuts.cutOffBy({"to-1"}), Ids{});
    QCOMPARE(cuts.cutOffBy({"to-1", "host-2"}), Ids{"users"});
    QCOMPARE(cuts.cutOffBy({"to-1", "to-2", "direct"}), (Ids{"users", "staff"}));
}

void StructuralCutsTest::whatNobodyReachesCannotBeCutOff()
{
    add("idle", "cloud_service_consumer");
    m_design.find(ElementId("staff"))->enabled = false;
    const StructuralCuts cuts(m_design, Catalogue::builtIn());
    QCOMPARE(cuts.consumers(), Ids{"users"});
    QCOMPARE(cuts.cutOffBy({"host-1", "host-2"}), Ids{"users"});
}

void StructuralCutsTest::dependenciesAreNoWaysIn()
{
    const StructuralCuts cuts(m_design, Catalogue::builtIn());
    QCOMPARE(cuts.cutOffBy({"device"}), Ids{});
    QCOMPARE(cuts.needing({"device"}), std::string("web-1"));
    QCOMPARE(cuts.needing({"lun"}), std::string("web-1"));
    QCOMPARE(cuts.needing({"host-2"}), std::string());
    // A service that went down itself needs nothing any more.
    QCOMPARE(cuts.needing({"lun", "host-1"}), std::string());
}

NEPHOSCOPE_TEST(StructuralCutsTest);
#include "structural_cuts_test.moc"
