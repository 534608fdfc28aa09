// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;

/// A small catalogue in which one piece at a time is spoilt.
class CatalogueParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wellFormedTextIsUnderstood();
    void spoiltTextIsRefusedWithTheReason_data();
    void spoiltTextIsRefusedWithTheReason();
    void defaultFollowsAnotherChoice();
    void givenValueBeatsDefaults();
    void parameterIsRelevantWhileItsConditionHolds();
    void rolesFollowTheLinkRules();
};

namespace {

const QString kCategories = QStringLiteral(R"({
  "categories": [{"id": "compute", "name": {"en": "Compute", "zh": "计算"}, "types": ["engine"]}],
  "root_holds_contents_of": [],
  "groups": {"capacity": {"en": "Capacity", "zh": "容量"}},
  "parameters": [],
  "metrics": [{"id": "load", "unit": "s", "meaning": {"en": "Load.", "zh": "负载。"}}],
  "events": []
})");

const QString kEngine = QStringLiteral(R"({
  "type": "engine", "name": {"en": "Engine", "zh": "引擎"}, "chapters": ["1", "2"],
  "definition": {"en": "D.", "zh": "定义。"}, "in_run": {"en": "R.", "zh": "运行。"}, "without": {"en": "W.", "zh": "缺少。"},
  "node": {"shape": "leaf", "width": 184, "height": 64, "summary": "speed"},
  "parents": ["root"], "needs": {"en": "needs room", "zh": "需要空间"},
  "parameters": [
    {"id": "kind", "kind": "enumeration", "group": "capacity", "label": {"en": "Kind", "zh": "类型"},
     "help": {"en": "H.", "zh": "说明。"},
     "choices": [{"id": "slow", "label": {"en": "Slow", "zh": "慢"}}, {"id": "fast", "label": {"en": "Fast", "zh": "快"}}]},
    {"id": "speed", "kind": "number", "unit": "1/s", "group": "capacity", "label": {"en": "Speed", "zh": "速度"},
     "help": {"en": "H.", "zh": "说明。"}, "default": 2, "above": 0, "max": 10,
     "default_while": [{"parameter": "kind", "is": "fast", "default": 5}],
     "only_while": {"parameter": "kind", "is": ["fast"]}}],
  "metrics": ["load"], "events": [], "links": [{"role": "control", "to": ["engine"]}]
})");

Result<Catalogue> parse(const QString &categories, const QString &engine)
{
    return Catalogue::parse(categories.toStdString(), {{"compute/engine.json", engine.toStdString()}});
}

Element engineOf(Parameters parameters)
{
    return {ElementId("e"), "engine", "E", {}, true, std::move(parameters), {}, {}};
}

} // namespace

void CatalogueParserTest::wellFormedTextIsUnderstood()
{
    const Result<Catalogue> catalogue = parse(kCategories, kEngine);
    QVERIFY2(catalogue.isOk(), catalogue ? "" : catalogue.error().text().c_str());
    const ElementType *type = catalogue->find("engine");
    QVERIFY(type);
    QCOMPARE(type->category, std::string("compute"));
    QCOMPARE(type->name.in(true), std::string("引擎"));
    QCOMPARE(type->metric("load")->unit, std::string("s"));
    QCOMPARE(type->parameter("speed")->minimum, std::optional(0.0));
    QVERIFY(type->parameter("speed")->minimumExclusive);
    QVERIFY(!type->parameter("weight"));
    QVERIFY(!catalogue->find("wheel"));
}

void CatalogueParserTest::spoiltTextIsRefusedWithTheReason_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no JSON") << R"("parents")" << "parents" << "is not JSON";
    QTest::newRow("language missing") << R"({"en": "Engine", "zh": "引擎"})" << R"({"en": "Engine"})" << "needs the key \"zh\"";
    QTest::newRow("empty text") << R"("zh": "引擎")" << R"("zh": "")" << "needs a text";
    QTest::newRow("unknown key") << R"("parents")" << R"("can_fly": true, "parents")" << "means nothing here";
    QTest::newRow("default too large") << R"("default": 2)" << R"("default": 11)" << "outside of its own range";
    QTest::newRow("default on the open end") << R"("default": 2)" << R"("default": 0)" << "outside of its own range";
    QTest::newRow("default of another kind") << R"("default": 2)" << R"("default": "two")" << "needs a number";
    QTest::newRow("unknown choice") << R"("is": "fast")" << R"("is": "quick")" << "which it can never be";
    QTest::newRow("unknown condition") << R"("is": ["fast"])" << R"("is": ["quick"])" << "which it can never be";
    QTest::newRow("unknown group") << R"("group": "capacity")" << R"("group": "size")" << "which categories.json does not have";
    QTest::newRow("unknown metric") << R"("metrics": ["load"])" << R"("metrics": ["weight"])" << "which categories.json does not have";
    QTest::newRow("metric twice") << R"("metrics": ["load"])" << R"("metrics": ["load", "load"])" << "is there twice";
    QTest::newRow("unknown link target") << R"("to": ["engine"])" << R"("to": ["wheel"])" << "which is not there";
    QTest::newRow("unknown role") << R"("role": "control")" << R"("role": "rule")" << "is no role of a link";
    QTest::newRow("unknown parent") << R"("parents": ["root"])" << R"("parents": ["garage"])" << "which is not there";
    QTest::newRow("unknown shape") << R"("shape": "leaf")" << R"("shape": "leave")" << "needs to be one of leaf";
    QTest::newRow("summary of nothing") << R"("summary": "speed")" << R"("summary": "size")" << "is no parameter of the type";
    QTest::newRow("failing without mtbf") << R"("parents")" << R"("can_fail": true, "parents")" << "needs mtbf and mttr";
    QTest::newRow("name of the file") << R"("type": "engine")" << R"("type": "motor")" << "needs to be called motor.json";
}

void CatalogueParserTest::spoiltTextIsRefusedWithTheReason()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, reason);
    QString engine = kEngine;
    engine.replace(from, to);
    QVERIFY(engine != kEngine);
    const Result<Catalogue> catalogue = parse(kCategories, engine);
    QVERIFY(!catalogue.isOk());
    const QString text = QString::fromStdString(catalogue.error().text());
    QVERIFY2(text.contains(reason), qPrintable(text));
}

void CatalogueParserTest::defaultFollowsAnotherChoice()
{
    const Catalogue catalogue = parse(kCategories, kEngine).value();
    QCOMPARE(catalogue.valueOf(engineOf({}), "kind").toString(), std::string("slow"));
    QCOMPARE(catalogue.valueOf(engineOf({}), "speed").toNumber(), 2.0);
    QCOMPARE(catalogue.valueOf(engineOf({{"kind", "fast"}}), "speed").toNumber(), 5.0);
    // The two devices of the specification: an SSD does 3000 operations a second, a hard disk 150.
    Element device{ElementId("d"), "cloud_storage_device", "", {}, true, {}, {}, {}};
    QCOMPARE(Catalogue::builtIn().valueOf(device, "iops").toNumber(), 150.0);
    device.params.emplace("media", "ssd");
    QCOMPARE(Catalogue::builtIn().valueOf(device, "iops").toNumber(), 3000.0);
}

void CatalogueParserTest::givenValueBeatsDefaults()
{
    const Catalogue catalogue = parse(kCategories, kEngine).value();
    QCOMPARE(catalogue.valueOf(engineOf({{"kind", "fast"}, {"speed", 7.0}}), "speed").toNumber(), 7.0);
    QCOMPARE(catalogue.defaultOf(engineOf({{"kind", "fast"}, {"speed", 7.0}}), "speed").toNumber(), 5.0);
}

void CatalogueParserTest::parameterIsRelevantWhileItsConditionHolds()
{
    const Catalogue catalogue = parse(kCategories, kEngine).value();
    const Parameter &speed = *catalogue.find("engine")->parameter("speed");
    QVERIFY(!catalogue.isRelevant(engineOf({}), speed));
    QVERIFY(catalogue.isRelevant(engineOf({{"kind", "fast"}}), speed));
    QVERIFY(catalogue.isRelevant(engineOf({}), *catalogue.find("engine")->parameter("kind")));
}

void CatalogueParserTest::rolesFollowTheLinkRules()
{
    const Catalogue &catalogue = Catalogue::builtIn();
    using Roles = std::vector<LinkRole>;
    QVERIFY(catalogue.rolesBetween("cloud_service_consumer", "load_balancer") == Roles{LinkRole::Request});
    QVERIFY(catalogue.rolesBetween("vim", "hypervisor").front() == LinkRole::Control);
    QVERIFY(catalogue.rolesBetween("sla_monitor", "cloud_service") == Roles{LinkRole::Monitor});
    QVERIFY(catalogue.rolesBetween("cloud_service", "lun") == Roles{LinkRole::Storage});
    QVERIFY(catalogue.rolesBetween("lun", "cloud_service") == Roles{});
    QCOMPARE(catalogue.rolesBetween("lun", "quantum_disk").size(), kLinkRoles.size());
}

NEPHOSCOPE_TEST(CatalogueParserTest);
#include "catalogue_parser_test.moc"
