// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "sim/experiment/sweep_csv.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/test_main.h"
#include "ui/document/document.h"
#include "ui/experiments/cheapest_model.h"
#include "ui/experiments/experiment_job.h"
#include "ui/experiments/figure_words.h"
#include "ui/experiments/heat_map_view.h"
#include "ui/experiments/parameter_picker.h"
#include "ui/experiments/sweep_line_view.h"
#include "ui/experiments/sweep_page.h"
#include "ui/experiments/sweep_settings.h"
#include "ui/experiments/trade_off_view.h"
#include "ui/experiments/value_axis.h"
#include "ui/experiments/what_if_panel.h"
#include "ui/main_window.h"
#include "ui/style/exact.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"
#include "ui/what_if_desk.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPixmap>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace nephoscope;
using namespace nephoscope::ui;

namespace {

Architecture queue(double duration, int rate)
{
    tests::Laboratory lab(duration, duration / 10, 1);
    lab.service("web", 1, 20);
    lab.consumer("users", rate);
    lab.request("users", "web");
    return lab.design();
}

constexpr int kLongest = 30'000; // ms that an experiment may take on a machine that has much to do

} // namespace

/// The sweeps of the What-if tab.
class WhatIfSweepTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theTableIsThatOfTheCommandLine();
    void theFrontIsWhatTheoryOrders();
    void everyCellTellsItsFigures();
    void valuesThatAreOffAreExplained_data();
    void valuesThatAreOffAreExplained();
    void valuesAreProposedAroundTheBase();
    void cancellingEndsIt();
    void theCheapestIsFoundAndItsGuaranteeTold();
    void axesOfValuesAreRound();
    void marksOfAxesAreWrittenAsTheyAre();
    void valuesThatWereGivenKeepTheirDigits();
    void choicesAreWrittenInTheLanguageOfTheWindow();
    void thePickerIsWorkedFromItsSearchField();

private:
    SweepPage *page() { return m_window->whatIf()->panel()->sweep(); }
    Document *document() { return m_window->document(); }
    void run();

    std::unique_ptr<MainWindow> m_window;
};

void WhatIfSweepTest::init()
{
    Theme::instance().setMode(Theme::Mode::Light);
    Language::instance().set(Language::Code::English);
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1600, 1000);
    m_window->show();
    document()->replace(queue(100, 25), {});
    m_window->showDesign();
    m_window->whatIf()->setWhole(true);
    m_window->whatIf()->panel()->showSweep();
}

void WhatIfSweepTest::cleanup()
{
    m_window.reset();
}

void WhatIfSweepTest::run()
{
    page()->run();
    QTRY_VERIFY_WITH_TIMEOUT(!page()->job()->isRunning(), kLongest);
}

void WhatIfSweepTest::theTableIsThatOfTheCommandLine()
{
    page()->settings()->setAxis(0, "users.rate", QStringLiteral("10..30:10"));
    page()->settings()->setAxis(1, "web.demand", QStringLiteral("10, 20"));
    page()->settings()->setReplications(3);
    QCOMPARE(page()->csv(), std::string());
    run();
    Architecture design = document()->architecture();
    design.run.replications = 3;
    const Result<sim::SweepGrid> grid = page()->settings()->grid();
    QVERIFY(grid);
    QCOMPARE(grid->size(), 6);
    const auto points = sim::sweep(design, Catalogue::builtIn(), *grid, {}, {.threads = 1, .onProgress = {}});
    QVERIFY(points);
    const std::string expected = sim::sweepCsv(design, Catalogue::builtIn(), *grid, {}, *points);
    QVERIFY(expected.size() > 1000);
    QCOMPARE(page()->csv(), expected);

    // The desk would ask for the name of a file.
    disconnect(page(), &SweepPage::csvWanted, m_window->whatIf(), nullptr);
    QSignalSpy spy(page(), &SweepPage::csvWanted);
    for (QPushButton *button : page()->findChildren<QPushButton *>()) {
        if (button->text().startsWith(QLatin1String("Save CSV")))
            button->click();
    }
    QTRY_COMPARE_WITH_TIMEOUT(spy.size(), 1, kLongest);
    QCOMPARE(spy[0][0].toByteArray().toStdString(), expected);
}

void WhatIfSweepTest::theFrontIsWhatTheoryOrders()
{
    // M/M/1/K at 60 requests a second: a longer queue turns fewer away and lets them wait longer, so none of the three is better in both.
    // A slower server is worse in both, whatever the queue.
    document()->replace(queue(200, 60), {});
    page()->settings()->setAxis(0, "web.demand", QStringLiteral("20,30"));
    page()->settings()->setAxis(1, "web.queue_limit", QStringLiteral("2,5,10"));
    page()->settings()->setReplications(2);
    run();
    page()->setMetric("users.response_time_mean");
    TradeOffView *view = page()->tradeOff();
    view->setAcross("users.availability");
    QCOMPARE(view->front(), (std::vector<int>{2, 1, 0}));
}

void WhatIfSweepTest::everyCellTellsItsFigures()
{
    page()->settings()->setAxis(0, "users.rate", QStringLiteral("10,20,25"));
    page()->settings()->setAxis(1, "web.demand", QStringLiteral("10,20"));
    page()->settings()->setReplications(2);
    run();
    for (const auto view : {SweepPage::Heat, SweepPage::Line}) {
        page()->show(view);
        QCoreApplication::processEvents();
        SweepView *picture = view == SweepPage::Heat ? static_cast<SweepView *>(page()->heatMap()) : page()->lines();
        QVERIFY(!picture->grab().isNull());
        QSet<QString> told;
        for (int x = 0; x < picture->width(); x += 5) {
            for (int y = 0; y < picture->height(); y += 5)
                told.insert(picture->wordsAt(QPointF(x, y)));
        }
        told.remove(QString());
        QCOMPARE(told.size(), 6);
        for (const QString &words : told)
            QVERIFY2(words.contains(QLatin1String("Response time p95")) && words.contains(QChar(0xB1)), qPrintable(words));
    }
}

void WhatIfSweepTest::valuesThatAreOffAreExplained_data()
{
    QTest::addColumn<QString>("values");
    QTest::addColumn<QString>("part");
    QTest::newRow("none") << QString() << QStringLiteral("no values");
    QTest::newRow("backwards") << QStringLiteral("30..10") << QStringLiteral("is no range");
    QTest::newRow("twice") << QStringLiteral("10,10") << QStringLiteral("twice");
    QTest::newRow("text") << QStringLiteral("many") << QStringLiteral("users");
    QTest::newRow("too many") << QStringLiteral("1..20000") << QStringLiteral("10000 points");
}

void WhatIfSweepTest::valuesThatAreOffAreExplained()
{
    QFETCH(QString, values);
    QFETCH(QString, part);
    page()->settings()->setAxis(0, "users.rate", values);
    const Result<sim::SweepGrid> grid = page()->settings()->grid();
    QVERIFY(!grid);
    QVERIFY2(QString::fromStdString(grid.error().message).contains(part), grid.error().message.c_str());
    bool isShown = false;
    for (const QLabel *label : page()->settings()->findChildren<QLabel *>())
        isShown = isShown || (label->isVisibleTo(page()->settings()) && label->text() == QString::fromStdString(grid.error().message));
    QVERIFY(isShown);
    for (QPushButton *button : page()->findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String("Run sweep"))
            QVERIFY(!button->isEnabled());
    }
}

void WhatIfSweepTest::valuesAreProposedAroundTheBase()
{
    page()->settings()->vary("users.rate"); // 25 requests a second
    QCOMPARE(page()->settings()->values(0)->text(), QStringLiteral("12.5,18.75,25,31.25,37.5,50"));
    page()->settings()->vary("web.enabled");
    QCOMPARE(page()->settings()->values(1)->text(), QStringLiteral("on, off"));
    const Result<sim::SweepGrid> grid = page()->settings()->grid();
    QVERIFY(grid);
    QCOMPARE(grid->size(), 12);
}

void WhatIfSweepTest::cancellingEndsIt()
{
    document()->replace(queue(1e7, 25), {});
    page()->settings()->setAxis(0, "users.rate", QStringLiteral("10..30"));
    page()->settings()->setReplications(100);
    page()->run();
    QTest::qWait(200);
    QVERIFY(page()->job()->isRunning());
    QElapsedTimer clock;
    clock.start();
    page()->job()->cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!page()->job()->isRunning(), kLongest);
    QVERIFY(clock.elapsed() < 5000);
    QCOMPARE(page()->csv(), std::string());
}

void WhatIfSweepTest::axesOfValuesAreRound()
{
    const ValueScale fromZero = ValueScale::over(3, 97);
    QCOMPARE(fromZero.from, 0.0);
    QCOMPARE(fromZero.to, 100.0);
    QCOMPARE(fromZero.step, 25.0);
    const ValueScale near = ValueScale::over(0.991, 0.999); // an availability would be a line at the top
    QVERIFY(near.from > 0.9 && near.from <= 0.991 && near.to >= 0.999);
    const ValueScale flat = ValueScale::over(5, 5);
    QVERIFY(flat.from < 5 && flat.to > 5);
    QCOMPARE(flat.marks(), std::vector<double>{5});
    const ValueScale nothing = ValueScale::over(0, 0);
    QCOMPARE(nothing.from, 0.0);
    QVERIFY(nothing.to > 0);
    QCOMPARE(nothing.marks(), std::vector<double>{0}); // no scale of prices where nothing costs anything
}

void WhatIfSweepTest::marksOfAxesAreWrittenAsTheyAre()
{
    document()->replace(queue(60, 25), {});
    const auto labels = [this](const std::string &metric, double least, double most, double leastMean) {
        const ValueAxis axis(document()->architecture(), Catalogue::builtIn(), metric, least, most, leastMean);
        QStringList all;
        for (const double mark : axis.marks())
            all << axis.label(mark).replace(QChar(QChar::Nbsp), u' ');
        return all;
    };
    // Steps of 2.5 have a digit more than a measured figure would show: three of them would read 102.
    QCOMPARE(labels("users.throughput", 100, 110, 100), QStringList({"100.0 /s", "102.5 /s", "105.0 /s", "107.5 /s", "110.0 /s"}));
    // A time is not negative, though its interval reaches below 0.
    QCOMPARE(labels("users.response_time_mean", -0.05, 0.2, 0.07), QStringList({"0 ms", "50 ms", "100 ms", "150 ms", "200 ms"}));
    // Whole minutes, not multiples of 250 s.
    QCOMPARE(labels("users.response_time_mean", 0, 600, 0), QStringList({"0 min", "2.5 min", "5.0 min", "7.5 min", "10.0 min"}));
    QCOMPARE(labels("users.availability", 0.9985, 0.9995, 0.9985), QStringList({"99.850 %", "99.875 %", "99.900 %", "99.925 %", "99.950 %"}));
    QCOMPARE(labels("users.charges", 0, 0, 0).size(), 1);
}

void WhatIfSweepTest::valuesThatWereGivenKeepTheirDigits()
{
    QCOMPARE(formatExact(112.5), QStringLiteral("112.5"));
    QCOMPARE(formatExact(0.1 + 0.2), QStringLiteral("0.3")); // a range adds its steps up
    QCOMPARE(formatExact(1234.25), QStringLiteral("1,234.25"));
    QCOMPARE(formatExact(1'250'000.0).replace(QChar(QChar::Nbsp), u' '), QStringLiteral("1.25 M"));
    QCOMPARE(formatExact(0), QStringLiteral("0"));
    QCOMPARE(formatExact(-3), QString(QChar(0x2212)) + u'3');
    document()->replace(queue(60, 25), {});
    const FigureWords words(document()->architecture(), Catalogue::builtIn());
    QVERIFY(words.parameterValue("users.rate", Value(112.5)).startsWith(QStringLiteral("112.5")));
}

void WhatIfSweepTest::choicesAreWrittenInTheLanguageOfTheWindow()
{
    document()->replace(queue(60, 25), {});
    page()->settings()->vary("users.arrival");
    const QString english = page()->settings()->values(0)->text();
    const Result<sim::SweepGrid> before = page()->settings()->grid();
    QVERIFY(before);
    const std::vector<Choice> &choices = Catalogue::builtIn().find("cloud_service_consumer")->parameter("arrival")->choices;
    QCOMPARE(before->axes.front().values.size(), choices.size());
    Language::instance().set(Language::Code::Chinese);
    QCoreApplication::processEvents(); // widgets are told by an event
    const QString chinese = page()->settings()->values(0)->text();
    QVERIFY(chinese != english);
    for (const Choice &choice : choices)
        QVERIFY2(chinese.contains(QString::fromStdString(choice.label.zh)), choice.id.c_str());
    QVERIFY(page()->settings()->grid() && page()->settings()->grid()->axes == before->axes); // the same values, in other words
    // What somebody types: full-width commas, either language, or what the document has.
    page()->settings()->setAxis(0, "web.enabled", QStringLiteral("开，false"));
    QVERIFY(page()->settings()->grid());
    QVERIFY(page()->settings()->grid()->axes.front().values == (std::vector<Value>{Value(true), Value(false)}));
    Language::instance().set(Language::Code::English);
}

void WhatIfSweepTest::thePickerIsWorkedFromItsSearchField()
{
    document()->replace(queue(60, 25), {});
    ParameterPicker picker(document()->architecture(), Catalogue::builtIn(), {}, ParameterPicker::For::Sweep, nullptr);
    picker.show();
    QVERIFY(picker.path().empty());
    QTest::keyClick(picker.search(), Qt::Key_Down);
    const std::string first = picker.path();
    QVERIFY(!first.empty());
    QTest::keyClick(picker.search(), Qt::Key_Down);
    QVERIFY(!picker.path().empty() && picker.path() != first);
    QTest::keyClick(picker.search(), Qt::Key_Up);
    QCOMPARE(picker.path(), first);
    QTest::keyClicks(picker.search(), QStringLiteral("queue limit"));
    QVERIFY(picker.path().ends_with(".queue_limit")); // the first that was found
    QTest::keyClick(picker.search(), Qt::Key_Return);
    QCOMPARE(picker.result(), static_cast<int>(QDialog::Accepted));
}

void WhatIfSweepTest::theCheapestIsFoundAndItsGuaranteeTold()
{
    // The same server at three prices: nothing is random about what it costs.
    tests::Laboratory lab(60, 0, 1);
    lab.element("cloud", "cloud", "", {});
    lab.element("host", "physical_server", "cloud", {{"cores", 1}, {"memory", 64}, {"boot_time", 0}, {"cost_per_hour", 2}});
    lab.element("hypervisor", "hypervisor", "host", {{"overhead", 0}, {"reserved_memory", 0}, {"start_time", 0}, {"cost_per_hour", 0}});
    lab.element("server", "virtual_server", "hypervisor", {{"vcpus", 1}, {"memory", 8}, {"boot_time", 0}, {"cost_per_hour", 0}});
    lab.element("web", "cloud_service", "server", {{"demand", 20}, {"queue_limit", 0}, {"response_size", 0}});
    lab.consumer("users", 10);
    lab.request("users", "web");
    Architecture design = lab.design();
    Expectation served;
    served.metric = "users.availability";
    served.op = ">=";
    served.value = 0.9;
    design.expect = {served};
    document()->replace(design, {});
    page()->settings()->setAxis(0, "host.cost_per_hour", QStringLiteral("3,1,2"));
    page()->settings()->setReplications(5);
    page()->findCheapest();
    QTRY_VERIFY_WITH_TIMEOUT(!page()->job()->isRunning(), kLongest);
    const auto &found = page()->cheapest()->found();
    QVERIFY(found && found->isDone && found->chosen);
    QCOMPARE(*found->chosen, std::size_t(1));
    QVERIFY2(page()->cheapest()->verdict().contains(QLatin1String("probability of at least 95 %")), qPrintable(page()->cheapest()->verdict()));
    const CheapestModel *model = page()->cheapest();
    QCOMPARE(model->data(model->index(1, 1), Qt::DisplayRole).toString(), QStringLiteral("the cheapest"));
    QCOMPARE(model->data(model->index(0, 1), Qt::DisplayRole).toString(), QStringLiteral("dearer"));
}

NEPHOSCOPE_TEST(WhatIfSweepTest);
#include "what_if_sweep_test.moc"
