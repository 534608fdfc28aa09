// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is silent: at any moment each mechanism says in both languages what it is doing or why it does not act.
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "sim/mechanisms/registry.h"
#include "sim/run/simulation.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/sound_design.h"
#include "tests/helpers/test_main.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <set>

using namespace nephoscope;
using namespace nephoscope::tests;

class EveryTypeSpeaksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inTheExamples_data();
    void inTheExamples();
    void everyTypeIsInAnExample();
    void whereItIsLinkedToNothing();
    void whereItIsSwitchedOffAndWhereItHasFailed();
};

namespace {

bool isChinese(const std::string &text)
{
    const QString characters = QString::fromStdString(text);
    return std::ranges::any_of(characters, [](QChar one) { return one.script() == QChar::Script_Han; });
}

/// What is wrong with what an element says now; empty: nothing.
std::string unsaid(const sim::Mechanism &mechanism)
{
    const sim::Sentence said = mechanism.doing();
    std::string wrong;
    if (said.en.empty() || !said.en.ends_with("."))
        wrong = "no sentence";
    else if (!isChinese(said.zh) || !said.zh.ends_with("。"))
        wrong = "no sentence in Chinese";
    else if (isChinese(said.en))
        wrong = "no sentence in English";
    // That of the base class: true of anything.
    else if (said.en == "Running.")
        wrong = "nothing of its own";
    return wrong.empty() ? wrong : mechanism.planned().type->id + " " + mechanism.id() + ": " + wrong + ": " + said.en + " / " + said.zh + "\n";
}

std::string unsaidIn(sim::Simulation &simulation)
{
    std::string all;
    for (sim::ElementIndex element = 0; element < simulation.size(); ++element) {
        if (simulation.isKnown(element))
            all += unsaid(simulation.at(element));
    }
    return all;
}

QDir examples()
{
    return QDir(NEPHOSCOPE_SOURCE_DIR "/examples");
}

/// One of each type, in the first of a chain of containers that takes it, and no links.
Architecture oneOfEach()
{
    Architecture design;
    add(design, "of-organization", "organization");
    add(design, "of-cloud", "cloud", "of-organization");
    add(design, "of-physical_server", "physical_server", "of-cloud", {{"memory", 64.0}});
    add(design, "of-hypervisor", "hypervisor", "of-physical_server");
    add(design, "of-virtual_server", "virtual_server", "of-hypervisor", {{"boot_time", 0.0}});
    add(design, "of-cloud_storage_device", "cloud_storage_device", "of-cloud");
    const std::vector<std::string> chain{"", "of-organization", "of-cloud", "of-physical_server", "of-hypervisor", "of-virtual_server", "of-cloud_storage_device"};
    for (const ElementType &type : Catalogue::builtIn().types()) {
        const std::string id = "of-" + type.id;
        if (design.find(ElementId(id)))
            continue;
        for (const std::string &parent : chain) {
            const std::optional<ElementId> container = parent.empty() ? std::nullopt : std::optional(ElementId(parent));
            if (!Catalogue::builtIn().mayStandIn(type.id, containerTypes(design, container)))
                continue;
            add(design, id.c_str(), type.id.c_str(), parent.c_str());
            break;
        }
    }
    return design;
}

} // namespace

void EveryTypeSpeaksTest::inTheExamples_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &name : examples().entryList({"*.neph"}, QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(name)) << examples().filePath(name);
}

void EveryTypeSpeaksTest::inTheExamples()
{
    QFETCH(QString, file);
    const Result<ReadDocument> document = readDocumentFile(file.toStdString(), Catalogue::builtIn());
    QVERIFY2(document.isOk(), document ? "" : document.error().text().c_str());
    Result<sim::Plan> plan = sim::compile(document->architecture, Catalogue::builtIn(), examples().path().toStdString());
    QVERIFY(plan.isOk());
    const auto simulation = sim::Simulation::create(std::make_shared<const sim::Plan>(std::move(*plan)));
    QVERIFY(simulation.isOk());
    // The most of what happens in an example happens within some minutes.
    const double end = std::min(document->architecture.run.duration, 200.0);
    for (int part = 0; part <= 4; ++part) {
        QVERIFY((*simulation)->runUntil(sim::toTime(end * part / 4)).isOk());
        const std::string wrong = unsaidIn(**simulation);
        QVERIFY2(wrong.empty(), ("at " + std::to_string(end * part / 4) + " s:\n" + wrong).c_str());
    }
}

void EveryTypeSpeaksTest::everyTypeIsInAnExample()
{
    std::set<std::string> absent;
    for (const ElementType &type : Catalogue::builtIn().types())
        absent.insert(type.id);
    for (const QString &name : examples().entryList({"*.neph"}, QDir::Files, QDir::Name)) {
        const Result<ReadDocument> document = readDocumentFile(examples().filePath(name).toStdString(), Catalogue::builtIn());
        QVERIFY(document.isOk());
        for (const Element &element : document->architecture.elements)
            absent.erase(element.type);
    }
    QCOMPARE(QByteArray::fromStdString(absent.empty() ? "" : *absent.begin()), QByteArray());
}

void EveryTypeSpeaksTest::whereItIsLinkedToNothing()
{
    const Architecture design = oneOfEach();
    QCOMPARE(design.elements.size(), Catalogue::builtIn().types().size());
    for (const double time : {0.0, 60.0, 600.0}) {
        lookAt(design, time, [time](sim::Simulation &simulation) {
            const std::string wrong = unsaidIn(simulation);
            QVERIFY2(wrong.empty(), ("at " + std::to_string(time) + " s:\n" + wrong).c_str());
        });
    }
}

void EveryTypeSpeaksTest::whereItIsSwitchedOffAndWhereItHasFailed()
{
    for (const ElementType &type : Catalogue::builtIn().types()) {
        const std::string id = "of-" + type.id;
        Architecture design = oneOfEach();
        design.run.duration = 60;
        design.find(ElementId(id))->enabled = false;
        std::string said = doing(design, id, 10);
        QVERIFY2(said.starts_with("Switched off"), (id + ": " + said).c_str());
        design.find(ElementId(id))->enabled = true;
        lookAt(design, 10, [&](sim::Simulation &simulation) {
            sim::Mechanism &one = *simulation.find(id);
            if (!one.canFailBy(sim::FailureKind::Crash))
                return;
            one.fail(sim::FailureKind::Crash, 1, 0);
            said = one.doing().en;
            QVERIFY2(unsaid(one).empty() && said.find("ailed") != std::string::npos, (id + ": " + said).c_str());
        });
    }
}

NEPHOSCOPE_TEST(EveryTypeSpeaksTest);
#include "every_type_speaks_test.moc"
