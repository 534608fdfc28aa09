// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/responsibility.h"

#include "model/catalogue/catalogue.h"
#include "tests/helpers/sound_design.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <set>

using namespace nephoscope;
using namespace nephoscope::tests;

/// Who administers what: the matrix, and whom it names in a design.
class ResponsibilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMechanismHasALayerOrIsNobodys();
    void consumerSeesToLessTheMoreIsDelivered();
    void elementsAreOfThePartyThatTheirCloudSays();
    void namesComeFromTheDesign();

private:
    static Responsibility of(const Architecture &design, const char *id);
};

Responsibility ResponsibilityTest::of(const Architecture &design, const char *id)
{
    const auto all = responsibilities(design, Catalogue::builtIn());
    for (std::size_t i = 0; i < design.elements.size(); ++i) {
        if (design.elements[i].id.text() == id)
            return all[i].value();
    }
    qFatal("no such element");
}

void ResponsibilityTest::everyMechanismHasALayerOrIsNobodys()
{
    const std::set<std::string> nobodys{"cloud_service_consumer", "threat_agent", "internet", "organization", "trust_boundary",
                                        "cloud_resource_administrator"};
    for (const ElementType &type : Catalogue::builtIn().types())
        QVERIFY2(layerOf(type.id).has_value() != (nobodys.count(type.id) > 0), type.id.c_str());
}

void ResponsibilityTest::consumerSeesToLessTheMoreIsDelivered()
{
    // On the premises all ten layers are the consumer's own, of a leased application the data alone, and the settings in part.
    int before = 11;
    for (const DeliveryModel model : kDeliveryModels) {
        int own = 0;
        for (const Layer layer : kLayers) {
            own += responsible(layer, model) == Party::Consumer ? 1 : 0;
            QVERIFY(!nameOf(layer).en.empty() && !nameOf(layer).zh.empty());
        }
        QVERIFY(own < before);
        before = own;
    }
    QCOMPARE(before, 1);
    QVERIFY(responsible(Layer::Data, DeliveryModel::Software) == Party::Consumer);
    QVERIFY(responsible(Layer::Platform, DeliveryModel::Platform) == Party::Configures);
}

void ResponsibilityTest::elementsAreOfThePartyThatTheirCloudSays()
{
    Architecture design = sound();
    QVERIFY(of(design, "hypervisor1").party == Party::Provider); // IaaS
    QVERIFY(of(design, "server1").party == Party::Consumer);
    design.find(ElementId("cloud"))->params["delivery"] = "paas";
    QVERIFY(of(design, "server1").party == Party::Provider);
    QVERIFY(of(design, "service1").party == Party::Consumer);
    design.find(ElementId("cloud"))->params["delivery"] = "saas";
    QVERIFY(of(design, "service1").party == Party::Provider);
    design.find(ElementId("host1"))->parent.reset();
    QVERIFY(of(design, "hypervisor1").model == DeliveryModel::OnPremise);
    QVERIFY(of(design, "hypervisor1").party == Party::Consumer);
}

void ResponsibilityTest::namesComeFromTheDesign()
{
    Architecture design = sound();
    QVERIFY(of(design, "host1").provider == nullptr);
    add(design, "nimbus", "organization");
    add(design, "shop", "organization");
    design.find(ElementId("cloud"))->params["owner"] = "nimbus";
    design.find(ElementId("server1"))->params["tenant"] = "shop";
    const Responsibility service = of(design, "service1");
    QCOMPARE(service.provider->id.text(), std::string("nimbus"));
    QCOMPARE(service.consumer->id.text(), std::string("shop"));
    QVERIFY(of(design, "service2").consumer == nullptr);
}

NEPHOSCOPE_TEST(ResponsibilityTest);
#include "responsibility_test.moc"
