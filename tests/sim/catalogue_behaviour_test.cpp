// SPDX-License-Identifier: GPL-3.0-or-later
// Ties the description of each mechanism to its behaviour: what it reads, accepts and reports.
#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "model/variant.h"
#include "sim/mechanisms/registry.h"
#include "sim/plan/plan.h"
#include "sim/run/simulation.h"
#include "tests/helpers/test_main.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <map>
#include <memory>
#include <set>

using namespace nephoscope;

class CatalogueBehaviourTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyTypeHasABehaviourAndTheReverse();
    void everyTypeHasATest();
    void everyParameterIsReadAndNoOther();
    void everyMetricIsReportedAndNoOther();
    void everyLoggedEventIsDescribed();
    void everyChoiceIsAccepted();

private:
    std::vector<Architecture> m_designs; ///< the examples, each a few seconds long
};

namespace {

using Names = std::set<std::string>;

std::string joined(const Names &names)
{
    std::string text;
    for (const std::string &name : names)
        text += ' ' + name;
    return text;
}

/// For comparisons: QtTest prints it.
QByteArray listed(const Names &names)
{
    return QByteArray::fromStdString(joined(names));
}

Names without(const Names &all, const Names &some)
{
    Names rest;
    std::ranges::set_difference(all, some, std::inserter(rest, rest.end()));
    return rest;
}

/// The design made ready to run, or why it cannot be.
Result<std::unique_ptr<sim::Simulation>> ready(const Architecture &design)
{
    Result<sim::Plan> plan = sim::compile(design, Catalogue::builtIn());
    if (!plan)
        return plan.error();
    return sim::Simulation::create(std::make_shared<const sim::Plan>(std::move(plan).value()));
}

} // namespace

void CatalogueBehaviourTest::initTestCase()
{
    const QDir folder(NEPHOSCOPE_SOURCE_DIR "/examples");
    for (const QString &name : folder.entryList({"*.neph"}, QDir::Files, QDir::Name)) {
        Result<ReadDocument> document = readDocumentFile(folder.filePath(name).toStdString(), Catalogue::builtIn());
        QVERIFY2(document.isOk(), document ? "" : document.error().text().c_str());
        m_designs.push_back(std::move(document->architecture));
    }
}

void CatalogueBehaviourTest::everyTypeHasABehaviourAndTheReverse()
{
    Names absent;
    for (const ElementType &type : Catalogue::builtIn().types()) {
        if (!sim::findMechanismType(type.id))
            absent.insert(type.id);
    }
    QCOMPARE(listed(absent), QByteArray());
    for (const sim::MechanismType &type : sim::mechanismTypes())
        QVERIFY2(Catalogue::builtIn().find(type.type), std::string(type.type).c_str());
}

void CatalogueBehaviourTest::everyTypeHasATest()
{
    Names absent;
    for (const ElementType &type : Catalogue::builtIn().types()) {
        if (!QFile::exists(QStringLiteral(NEPHOSCOPE_SOURCE_DIR "/tests/sim/mechanisms/") + QString::fromStdString(type.id) + "_test.cpp"))
            absent.insert(type.id);
    }
    QCOMPARE(listed(absent), QByteArray());
}

void CatalogueBehaviourTest::everyParameterIsReadAndNoOther()
{
    std::map<std::string, Names> read;
    for (const Architecture &design : m_designs) {
        const auto simulation = ready(design);
        QVERIFY2(simulation.isOk(), simulation ? "" : simulation.error().text().c_str());
        for (const Element &element : design.elements) {
            const sim::Mechanism *mechanism = (*simulation)->find(element.id.text());
            QVERIFY2(mechanism, element.id.text().c_str());
            const std::vector<std::string> parameters = mechanism->parametersRead();
            read[element.type].insert(parameters.begin(), parameters.end());
        }
    }
    Names unread;
    for (const auto &[type, parameters] : read) {
        Names described;
        for (const Parameter &parameter : Catalogue::builtIn().find(type)->parameters)
            described.insert(parameter.id);
        for (const std::string &parameter : without(described, parameters))
            unread.insert(type + '.' + parameter);
        QVERIFY2(without(parameters, described).empty(), (type + " reads" + joined(without(parameters, described))).c_str());
    }
    QCOMPARE(listed(unread), QByteArray());
    QCOMPARE(read.size(), Catalogue::builtIn().types().size());
}

void CatalogueBehaviourTest::everyMetricIsReportedAndNoOther()
{
    Names unreported;
    for (Architecture design : m_designs) {
        design.run.duration = 5;
        design.run.warmup = 0;
        const auto simulation = ready(design);
        QVERIFY(simulation.isOk());
        QVERIFY((*simulation)->runUntil(5'000'000'000).isOk());
        for (const sim::ElementMetrics &metrics : (*simulation)->record().metrics) {
            const Element *element = design.find(ElementId(metrics.element));
            if (!element)
                continue; // a clone
            Names reported;
            for (const auto &[id, value] : metrics.values)
                reported.insert(id);
            Names promised;
            for (const MetricType &metric : Catalogue::builtIn().find(element->type)->metrics)
                promised.insert(metric.id);
            for (const std::string &metric : without(promised, reported))
                unreported.insert(element->type + '.' + metric);
            const Names unknown = without(reported, promised);
            QVERIFY2(unknown.empty(), (element->type + " reports" + joined(unknown)).c_str());
        }
    }
    QCOMPARE(listed(unreported), QByteArray());
}

void CatalogueBehaviourTest::everyLoggedEventIsDescribed()
{
    // Base and all variants, so that failures, recoveries and refusals are among the entries.
    for (const Architecture &base : m_designs) {
        std::vector<std::string> variants{""};
        for (const Variant &variant : base.variants)
            variants.push_back(variant.id.text());
        for (const std::string &variant : variants) {
            const Result<Architecture> design = applyVariant(base, Catalogue::builtIn(), variant);
            QVERIFY(design.isOk());
            const auto simulation = ready(*design);
            QVERIFY(simulation.isOk());
            const double end = std::min(design->run.duration, 120.0);
            QVERIFY((*simulation)->runUntil(sim::toTime(end)).isOk());
            for (const sim::LogEntry &entry : (*simulation)->entries()) {
                const Element *element = design->find(ElementId(entry.element));
                // What the run says of an element that it left out is no event of its type.
                if (element && entry.event != "left_out")
                    QVERIFY2(Catalogue::builtIn().find(element->type)->event(entry.event), (element->type + " logs " + entry.event).c_str());
            }
        }
    }
}

void CatalogueBehaviourTest::everyChoiceIsAccepted()
{
    Names tried;
    for (Architecture design : m_designs) {
        design.run.duration = 2;
        design.run.warmup = 0;
        for (Element &element : design.elements) {
            const Parameters original = element.params;
            for (const Parameter &parameter : Catalogue::builtIn().find(element.type)->parameters) {
                for (const Choice &choice : parameter.choices) {
                    const std::string what = element.type + '.' + parameter.id + " = " + choice.id;
                    if (!tried.insert(what).second)
                        continue;
                    const bool isList = parameter.kind == ParameterKind::List;
                    element.params.insert_or_assign(parameter.id, isList ? Value(Value::List{Value(choice.id)}) : Value(choice.id));
                    // A trace needs times to follow.
                    if (choice.id == "trace" && Catalogue::builtIn().find(element.type)->parameter("trace")->kind == ParameterKind::List)
                        element.params.insert_or_assign("trace", Value(Value::List{Value(5), Value(10)}));
                    const auto simulation = ready(design);
                    QVERIFY2(simulation.isOk(), (what + ": " + (simulation ? "" : simulation.error().text())).c_str());
                    const Result<Done> ran = (*simulation)->runUntil(2'000'000'000);
                    QVERIFY2(ran.isOk(), (what + ": " + (ran ? "" : ran.error().text())).c_str());
                    element.params = original;
                }
            }
        }
    }
    QVERIFY(tried.size() > 50);
}

NEPHOSCOPE_TEST(CatalogueBehaviourTest);
#include "catalogue_behaviour_test.moc"
