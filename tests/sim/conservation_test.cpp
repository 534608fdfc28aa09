// SPDX-License-Identifier: GPL-3.0-or-later
// What happens when a mechanism does its books wrong. This binary has a registry of its own, in which a cloud service swallows every
// hundredth request: the linker takes it in place of sim/mechanisms/registry.cpp.
#include "app/verbs/simulate.h"
#include "model/catalogue/catalogue.h"
#include "sim/experiment/experiment.h"
#include "sim/mechanisms/actor/cloud_service_consumer.h"
#include "sim/mechanisms/boundary/cloud.h"
#include "sim/mechanisms/registry.h"
#include "sim/run/mechanism.h"
#include "tests/helpers/test_main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>

namespace nephoscope::sim {

namespace {

class Swallower final : public Mechanism
{
public:
    using Mechanism::Mechanism;
    Result<Done> configure(const ParameterReader &) override { return Done{}; }
    void receive(RequestId request) override
    {
        if (++m_received % 100 == 0)
            return; // and nobody will ever hear of it
        ++m_answered;
        end(request, Outcome::Answered);
    }
    std::string unbalanced() const override
    {
        if (m_received == m_answered)
            return {};
        return std::to_string(m_received) + " requests came and " + std::to_string(m_answered) + " are accounted for";
    }

private:
    std::uint64_t m_received = 0;
    std::uint64_t m_answered = 0;
};

template <typename Kind>
std::unique_ptr<Mechanism> make(Simulation &simulation, std::uint32_t element)
{
    return std::make_unique<Kind>(simulation, element);
}

const std::array<MechanismType, 3> kTypes{{
    {"cloud", make<Cloud>},
    {"cloud_service", make<Swallower>, true},
    {"cloud_service_consumer", make<CloudServiceConsumer>},
}};

} // namespace

std::span<const MechanismType> mechanismTypes()
{
    return kTypes;
}

const MechanismType *findMechanismType(std::string_view type)
{
    const auto found = std::ranges::find(kTypes, type, &MechanismType::type);
    return found == kTypes.end() ? nullptr : &*found;
}

} // namespace nephoscope::sim

using namespace nephoscope;

class ConservationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMechanismThatSwallowsRequestsEndsTheRun();
    void theProgramReturnsThree();
    void fewRequestsLoseNone();

private:
    static Architecture design(double rate);
};

Architecture ConservationTest::design(double rate)
{
    Architecture design;
    design.run.duration = 60;
    const auto add = [&design](const char *id, const char *type, const char *parent) {
        Element element;
        element.id = ElementId(id);
        element.type = type;
        if (*parent)
            element.parent = ElementId(parent);
        design.elements.push_back(std::move(element));
    };
    add("users", "cloud_service_consumer", "");
    design.elements.back().params.emplace("rate", rate);
    add("home", "cloud", "");
    add("shop", "cloud_service", "home");
    Link link;
    link.id = LinkId("l1");
    link.role = LinkRole::Request;
    link.from = ElementId("users");
    link.to = ElementId("shop");
    design.links.push_back(std::move(link));
    return design;
}

void ConservationTest::aMechanismThatSwallowsRequestsEndsTheRun()
{
    const auto results = sim::simulate(design(20), Catalogue::builtIn(), "");
    QVERIFY(!results);
    QCOMPARE(results.error().code, std::string("E-CONSERVATION"));
    QVERIFY2(results.error().message.find("\"shop\"") != std::string::npos, results.error().text().c_str());
}

void ConservationTest::fewRequestsLoseNone()
{
    // About 60: the same design is fine as long as the books are.
    QVERIFY(sim::simulate(design(1), Catalogue::builtIn(), "").isOk());
}

void ConservationTest::theProgramReturnsThree()
{
    QTemporaryDir folder;
    const QString name = folder.filePath("broken.neph");
    QFile file(name);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(R"({"format": "nephoscope", "version": 1, "elements": [
        {"id": "users", "type": "cloud_service_consumer", "params": {"rate": 20}},
        {"id": "home", "type": "cloud"}, {"id": "shop", "type": "cloud_service", "parent": "home"}],
        "links": [{"id": "l1", "role": "request", "from": "users", "to": "shop"}], "run": {"duration": 60}})");
    file.close();
    const QString out = folder.filePath("results.json");
    QCOMPARE(app::runSimulate({name.toStdString(), "--out", out.toStdString()}), 3);
    QVERIFY2(!QFile::exists(out), "results of a run whose books do not balance were written");
}

NEPHOSCOPE_TEST(ConservationTest);
#include "conservation_test.moc"
