// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "model/variant.h"
#include "sim/experiment/comparison.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/test_main.h"
#include "ui/document/document.h"
#include "ui/document/variant_verbs.h"
#include "ui/experiments/comparison_model.h"
#include "ui/experiments/experiment_job.h"
#include "ui/experiments/parameter_picker.h"
#include "ui/experiments/variant_editor.h"
#include "ui/experiments/variants_page.h"
#include "ui/experiments/what_if_panel.h"
#include "ui/main_window.h"
#include "ui/panels/dock/dock_tabs.h"
#include "ui/document/selection.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"
#include "ui/what_if_desk.h"

#include <QComboBox>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

#include <memory>

using namespace nephoscope;
using namespace nephoscope::ui;

namespace {

/// One server of 20 ms at half load: the response time is 40 ms in the mean.
Architecture queue(double duration, int replications)
{
    tests::Laboratory lab(duration, duration / 10, replications);
    lab.service("web", 1, 20);
    lab.consumer("users", 25);
    lab.request("users", "web");
    return lab.design();
}

constexpr int kLongest = 30'000; // ms that an experiment may take on a machine that has much to do

} // namespace

/// The What-if tab as a hand drives it.
class WhatIfTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aVariantIsMadeRunAndJudged();
    void aVariantThatChangesNothingIsNotMarked();
    void theVariantBecomesTheBaseInOneStep();
    void variantsAreCopiedRenamedAndRemovedWithWhatIsAboutThem();
    void everyStepIsUndone();
    void cancellingKeepsWhatIsKnown();
    void itEndsEarlyOnceItIsPrecise();
    void aChangedDesignMakesTheResultsOld();
    void aSwitchIsOffWhereTheBaseIsOn();
    void thePickerOffersWhatIsSelected();
    void theTabTakesTheWholeWindowAndGivesItBack();

private:
    VariantsPage *page() { return m_window->whatIf()->panel()->variants(); }
    Document *document() { return m_window->document(); }
    /// Adds `Slower`, in which the service needs half as long again.
    std::string addSlower();
    void run(int replications);
    int columnOf(const std::string &metric);

    std::unique_ptr<MainWindow> m_window;
};

void WhatIfTest::init()
{
    Theme::instance().setMode(Theme::Mode::Light);
    Language::instance().set(Language::Code::English);
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1600, 1000);
    m_window->show();
    document()->replace(queue(100, 1), {});
    m_window->showDesign();
}

void WhatIfTest::cleanup()
{
    m_window.reset();
}

std::string WhatIfTest::addSlower()
{
    page()->addButton()->click();
    const std::string id = page()->editor()->variant();
    VariantVerbs::rename(*document(), id, QStringLiteral("Slower"));
    page()->editor()->addChange("web.demand");
    // As a hand would: into the field of the row that is there now, and Enter.
    for (QLineEdit *field : page()->editor()->findChildren<QLineEdit *>()) {
        if (field->isVisibleTo(page()->editor()) && field->text() == QLatin1String("20")) {
            field->setFocus();
            field->selectAll();
            QTest::keyClicks(field, QStringLiteral("30"));
            QTest::keyClick(field, Qt::Key_Return);
            break;
        }
    }
    return id;
}

void WhatIfTest::run(int replications)
{
    page()->replications()->setValue(replications);
    page()->runButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!page()->job()->isRunning(), kLongest);
}

int WhatIfTest::columnOf(const std::string &metric)
{
    for (int i = 0; i < page()->model()->columnCount(); ++i) {
        if (page()->model()->isMetric(i) && page()->model()->metricAt(i) == metric)
            return i;
    }
    return -1;
}

void WhatIfTest::aVariantIsMadeRunAndJudged()
{
    QVERIFY(!page()->runButton()->isEnabled()); // nothing to compare yet
    const std::string id = addSlower();
    const Variant *variant = document()->architecture().findVariant(id);
    QVERIFY(variant);
    QCOMPARE(variant->set.size(), std::size_t(1));
    QCOMPARE(variant->set[0].second.toNumber(), 30.0);
    run(10);

    // Against 40 ms in the mean stand 1 / (33.3 − 25) s = 120 ms: clearly worse. Nobody is turned away: availability no different.
    const ComparisonModel *model = page()->model();
    const int response = columnOf("users.response_time_p95");
    QVERIFY(response > 0);
    const ComparisonModel::Figure figure = model->figureAt(1, response);
    QCOMPARE(figure.kind, sim::DifferenceKind::Worse);
    QVERIFY(figure.middle > 0);
    QVERIFY(figure.difference.startsWith(u'+'));
    QVERIFY(model->data(model->index(1, response), Qt::DisplayRole).toString().endsWith(QLatin1String("worse")));
    QVERIFY(model->figureAt(0, response).isReference);
    QCOMPARE(model->figureAt(1, columnOf("users.availability")).kind, sim::DifferenceKind::None);
    QVERIFY2(page()->verdict().contains(QLatin1String("more")), qPrintable(page()->verdict()));
    QVERIFY2(page()->verdict().contains(QLatin1String("10 replications")), qPrintable(page()->verdict()));

    // The same bytes as the command's.
    sim::CompareOptions wanted;
    wanted.replications = 10;
    Result<sim::Comparison> expected = sim::compare(document()->architecture(), Catalogue::builtIn(), wanted, {.threads = 1, .onProgress = {}});
    QVERIFY(expected);
    sim::Comparison found = *model->comparison();
    found.wallSeconds = expected->wallSeconds;
    QCOMPARE(sim::toJson(found), sim::toJson(*expected));
}

void WhatIfTest::aVariantThatChangesNothingIsNotMarked()
{
    page()->addButton()->click();
    run(5);
    const ComparisonModel *model = page()->model();
    for (int i = 0; i < model->columnCount(); ++i) {
        if (model->isMetric(i))
            QCOMPARE(model->figureAt(1, i).kind, sim::DifferenceKind::None);
    }
    QVERIFY2(page()->verdict().startsWith(QLatin1String("No clear difference")), qPrintable(page()->verdict()));
}

void WhatIfTest::theVariantBecomesTheBaseInOneStep()
{
    const std::string id = addSlower();
    const Architecture before = document()->architecture();
    const Result<Architecture> wanted = applyVariant(before, Catalogue::builtIn(), id);
    QVERIFY(wanted);
    for (QPushButton *button : page()->editor()->findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String("Apply to base"))
            button->click();
    }
    QVERIFY(document()->architecture() == *wanted);
    QVERIFY(!(document()->architecture() == before));
    document()->undoStack()->undo();
    QVERIFY(document()->architecture() == before);
}

void WhatIfTest::variantsAreCopiedRenamedAndRemovedWithWhatIsAboutThem()
{
    const std::string id = addSlower();
    Expectation expectation;
    expectation.variant = id;
    expectation.metric = "users.availability";
    expectation.op = ">";
    expectation.value = 0.5;
    document()->perform({SetExpectations{{expectation}}}, QStringLiteral("test"));
    const std::string copy = VariantVerbs::duplicate(*document(), id);
    QVERIFY(!copy.empty() && copy != id);
    QCOMPARE(document()->architecture().variants.size(), std::size_t(2));
    QVERIFY(document()->architecture().findVariant(copy)->set == document()->architecture().findVariant(id)->set);
    VariantVerbs::rename(*document(), copy, QStringLiteral("  更慢 "));
    QCOMPARE(document()->architecture().findVariant(copy)->name, std::string("更慢"));
    VariantVerbs::remove(*document(), id);
    QCOMPARE(document()->architecture().variants.size(), std::size_t(1));
    QVERIFY(document()->architecture().expect.empty()); // else the document would name what is not there
    document()->undoStack()->undo();
    QCOMPARE(document()->architecture().expect.size(), std::size_t(1));
    QCOMPARE(document()->architecture().variants.size(), std::size_t(2));
}

void WhatIfTest::everyStepIsUndone()
{
    const Architecture before = document()->architecture();
    const std::string id = addSlower();
    VariantVerbs::switchElement(*document(), id, ElementId("web"), false);
    VariantVerbs::set(*document(), id, "web.demand", std::nullopt);
    VariantVerbs::duplicate(*document(), id);
    VariantVerbs::remove(*document(), id);
    const Architecture after = document()->architecture();
    while (document()->undoStack()->canUndo())
        document()->undoStack()->undo();
    QVERIFY(document()->architecture() == before);
    while (document()->undoStack()->canRedo())
        document()->undoStack()->redo();
    QVERIFY(document()->architecture() == after);
}

void WhatIfTest::cancellingKeepsWhatIsKnown()
{
    addSlower();
    run(3);
    QVERIFY(page()->model()->comparison());
    RunSettings long_ = document()->architecture().run;
    long_.duration = 1e7;
    document()->setRunSettings(long_);
    page()->replications()->setValue(1000);
    page()->runButton()->click();
    QVERIFY(page()->job()->isRunning());
    QTest::qWait(300);
    QElapsedTimer clock;
    clock.start();
    page()->job()->cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!page()->job()->isRunning(), kLongest);
    QVERIFY(clock.elapsed() < 5000);
    QVERIFY(page()->job()->error());
    QCOMPARE(page()->job()->error()->code, std::string("E-CANCELLED"));
    QCOMPARE(page()->model()->comparison()->replications, 3);
    QVERIFY(page()->runButton()->isEnabled());
}

void WhatIfTest::itEndsEarlyOnceItIsPrecise()
{
    // Nothing is random: the first ten replications say all.
    tests::Laboratory lab(50, 0, 1);
    lab.service("web", 1, 20, {{"distribution", Value("deterministic")}});
    lab.consumer("users", 10, {{"arrival", Value("deterministic")}});
    lab.request("users", "web");
    document()->replace(lab.design(), {});
    page()->addButton()->click();
    auto *until = page()->findChild<QComboBox *>(QStringLiteral("until"));
    QVERIFY(until);
    until->setCurrentIndex(2);
    Q_EMIT until->activated(2);
    QCOMPARE(page()->replications()->value(), 200);
    run(200);
    QVERIFY(page()->model()->comparison());
    QVERIFY(page()->model()->comparison()->isPrecise);
    QCOMPARE(page()->model()->comparison()->replications, 10);
}

void WhatIfTest::aChangedDesignMakesTheResultsOld()
{
    addSlower();
    run(2);
    QVERIFY(!page()->model()->isStale());
    document()->rename(ElementId("web"), QStringLiteral("Shop"));
    QVERIFY(!page()->model()->isStale()); // a name changes no result
    document()->setParameter({ElementId("users")}, "rate", Value(26));
    QVERIFY(page()->model()->isStale());
    document()->undoStack()->undo();
    QVERIFY(!page()->model()->isStale());
}

void WhatIfTest::aSwitchIsOffWhereTheBaseIsOn()
{
    page()->addButton()->click();
    page()->editor()->addChange("web.enabled");
    const std::string id = page()->editor()->variant();
    QCOMPARE(document()->architecture().findVariant(id)->disable, std::vector<ElementId>{ElementId("web")});
    QVERIFY(page()->model()->changesAt(1).endsWith(QLatin1String("off")));
    VariantVerbs::switchElement(*document(), id, ElementId("web"), true);
    QVERIFY(document()->architecture().findVariant(id)->disable.empty());
    QCOMPARE(document()->architecture().findVariant(id)->enable, std::vector<ElementId>{ElementId("web")});
}

void WhatIfTest::thePickerOffersWhatIsSelected()
{
    ParameterPicker picker(document()->architecture(), Catalogue::builtIn(), {ElementId("users")}, ParameterPicker::For::Variant, m_window.get());
    int shown = 0;
    for (int i = 0; i < picker.tree()->topLevelItemCount(); ++i)
        shown += picker.tree()->topLevelItem(i)->isHidden() ? 0 : 1;
    QCOMPARE(shown, 1);
    picker.search()->setText(QStringLiteral("rate"));
    QTreeWidgetItem *rate = nullptr;
    for (int i = 0; i < picker.tree()->topLevelItemCount(); ++i) {
        QTreeWidgetItem *owner = picker.tree()->topLevelItem(i);
        for (int j = 0; !owner->isHidden() && j < owner->childCount(); ++j) {
            if (!owner->child(j)->isHidden() && owner->child(j)->data(0, Qt::UserRole).toString() == QLatin1String("users.rate"))
                rate = owner->child(j);
        }
    }
    QVERIFY(rate);
    picker.tree()->setCurrentItem(rate);
    QCOMPARE(picker.path(), std::string("users.rate"));
    // By its name in the file, whatever the language; the first that is found is chosen by Enter.
    picker.search()->setText(QStringLiteral("users.timeout"));
    QCOMPARE(picker.path(), std::string("users.timeout"));
    picker.search()->setText(QStringLiteral("no such thing"));
    QVERIFY(picker.path().empty());
}

void WhatIfTest::theTabTakesTheWholeWindowAndGivesItBack()
{
    QCoreApplication::processEvents();
    auto *palette = m_window->findChild<QDockWidget *>(QStringLiteral("paletteDock"));
    QVERIFY(palette->isVisible());
    m_window->whatIf()->setWhole(true);
    QCoreApplication::processEvents();
    QVERIFY(!palette->isVisible());
    QVERIFY(!m_window->centralWidget()->isVisible());
    QVERIFY(page()->isVisible());
    QVERIFY(page()->height() > m_window->height() / 2);
    QVERIFY(m_window->focusWidget() && page()->isAncestorOf(m_window->focusWidget())); // and not the hidden canvas
    m_window->dockTabs()->show(0); // another tab of the dock: still the whole window
    QVERIFY(m_window->whatIf()->isWhole() && !palette->isVisible());
    m_window->whatIf()->setWhole(false);
    QCoreApplication::processEvents();
    QVERIFY(palette->isVisible());
    QVERIFY(m_window->centralWidget()->isVisible());
    // What is to be seen on the canvas needs the canvas.
    m_window->whatIf()->setWhole(true);
    m_window->selection()->reveal("users");
    QVERIFY(!m_window->whatIf()->isWhole());
    QVERIFY(m_window->centralWidget()->isVisible());
}

NEPHOSCOPE_TEST(WhatIfTest);
#include "what_if_test.moc"
