// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "sim/run/snapshot.h"
#include "tests/helpers/test_main.h"
#include "ui/document/document.h"
#include "ui/document/example_index.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/main_window.h"
#include "ui/panels/inspector/inspector.h"
#include "ui/panels/inspector/live_example.h"
#include "ui/style/theme.h"

#include <QPushButton>
#include <QTabWidget>
#include <QTest>

#include <algorithm>

using namespace nephoscope;
using namespace nephoscope::ui;

namespace {
constexpr int kPatience = 30000; // ms on the wall, on a computer that has other things to do
} // namespace

/// Under `Learn` every mechanism is seen at work, in the engine that runs any design.
class LiveExampleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Theme::Mode::Light); }
    void everyMechanismHasAnExample();
    void oneThatCanBeSwitchedOffIsPreferred();
    void itRunsAndGoesOnWithoutTheMechanism();
    void itStandsStillWhenNobodyLooks();
};

void LiveExampleTest::everyMechanismHasAnExample()
{
    for (const ElementType &type : Catalogue::builtIn().types()) {
        const auto example = exampleOf(type.id);
        QVERIFY2(example, type.id.c_str());
        const auto design = readExample(example->resource);
        QVERIFY(design);
        const Element *element = design->find(example->element);
        QVERIFY(element && element->type == type.id);
    }
    QVERIFY(!exampleOf("no_such_thing"));
}

void LiveExampleTest::oneThatCanBeSwitchedOffIsPreferred()
{
    // Hypervisor clustering has a variant without the VIM; larger designs with one come later.
    const auto example = exampleOf("vim");
    QVERIFY(example);
    const auto design = readExample(example->resource);
    QVERIFY(std::any_of(design->variants.begin(), design->variants.end(), [&](const Variant &variant) {
        return std::find(variant.disable.begin(), variant.disable.end(), example->element) != variant.disable.end();
    }));
}

void LiveExampleTest::itRunsAndGoesOnWithoutTheMechanism()
{
    LiveExample example([](Document *, Selection *, RunSession *, QWidget *parent) { return new QWidget(parent); }, [](QWidget *, const ElementId &) {});
    example.showType("load_balancer");
    QTRY_VERIFY(!example.design()->architecture().elements.empty());
    QVERIFY(example.session()->snapshot() == nullptr);
    example.playButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(example.session()->snapshot() && example.session()->snapshot()->time > 1, kPatience);
    const auto state = [&] { return example.session()->element(example.element().text())->state; };
    QVERIFY(state() != sim::ElementState::Disabled);
    example.switchButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(state() == sim::ElementState::Disabled, kPatience);
    // The engine goes on: what the others do without it is what one wants to see.
    const double then = example.session()->snapshot()->time;
    QTRY_VERIFY_WITH_TIMEOUT(example.session()->snapshot()->time > then + 1, kPatience);
    example.switchButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(state() != sim::ElementState::Disabled, kPatience);
    example.playButton()->click();
    QVERIFY(!example.session()->isPlaying());
}

void LiveExampleTest::itStandsStillWhenNobodyLooks()
{
    MainWindow window;
    window.resize(1280, 900);
    window.show();
    window.showDesign();
    Architecture design;
    Element element;
    element.id = ElementId("it");
    element.type = "load_balancer";
    design.elements.push_back(element);
    window.document()->replace(design, QString());
    window.selection()->set({ElementId("it")});
    LiveExample *example = window.inspector()->example();
    QVERIFY(!example->isVisible());
    window.inspector()->tabs()->setCurrentIndex(2);
    QTRY_VERIFY(example->isVisible());
    example->playButton()->click();
    QTRY_VERIFY(example->session()->isPlaying());
    // The window's own run is another one.
    QVERIFY(!window.session()->isActive());
    window.inspector()->tabs()->setCurrentIndex(0);
    QVERIFY(!example->session()->isPlaying());
}

NEPHOSCOPE_TEST(LiveExampleTest);
#include "live_example_test.moc"
