// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/writer.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/test_main.h"
#include "ui/charts/charts_panel.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/history/run_keeper.h"
#include "ui/history/runs_panel.h"
#include "ui/panels/dock/dock_tabs.h"
#include "ui/runs_desk.h"

#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace nephoscope;
using namespace nephoscope::ui;
using nephoscope::tests::Laboratory;

/// What a window keeps of its runs: beside the document, and in the history.
class LastRunTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aRunThatEndsIsKept();
    void theLastRunIsShownAgain();
    void theChartsOfferTheLastRun();
    void onlyWhatChangesARunMakesItStale();
    void aDamagedFileIsSetAside_data();
    void aDamagedFileIsSetAside();
    void nothingIsKeptBesideADesignWithoutAFile();
    void aFolderThatCannotBeWrittenIsTold();
    void thePanelShowsOneOrTwoRuns();

private:
    static Architecture shop();
    QString save(const Architecture &design);
    void runToTheEnd(Document &document, RunSession &session, RunKeeper &keeper);
    QString history() const { return m_folder->filePath("history.sqlite"); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void LastRunTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

/// 100 requests in 10 s, one every 100 ms, 10 ms each: all answered, the server busy for a tenth of the time.
Architecture LastRunTest::shop()
{
    Laboratory lab(10, 0, 1);
    lab.service("web", 1, 10, {{"distribution", "deterministic"}});
    lab.consumer("users", 10, {{"arrival", "deterministic"}});
    lab.request("users", "web");
    return lab.design();
}

QString LastRunTest::save(const Architecture &design)
{
    const QString file = m_folder->filePath("shop.neph");
    QFile out(file);
    if (!out.open(QFile::WriteOnly) || out.write(QByteArray::fromStdString(*writeDocument(design))) <= 0)
        qFatal("cannot write");
    return file;
}

void LastRunTest::runToTheEnd(Document &, RunSession &session, RunKeeper &keeper)
{
    session.setSpeed(0);
    session.play();
    QTRY_VERIFY_WITH_TIMEOUT(session.hasEnded(), 10000);
    keeper.flush();
    QCoreApplication::processEvents();
}

void LastRunTest::aRunThatEndsIsKept()
{
    const QString file = save(shop());
    {
        Document document;
        RunSession session(&document);
        RunKeeper keeper(&document, &session, nullptr, history());
        QVERIFY(document.load(file));
        QVERIFY(!keeper.lastRun());
        QSignalSpy kept(&keeper, &RunKeeper::kept);
        runToTheEnd(document, session, keeper);
        QCOMPARE(kept.size(), 1);
        QVERIFY(keeper.lastRun() && !keeper.isStale());
        // A look back and to the end again is the same run.
        session.jumpTo(1);
        QTRY_VERIFY(!session.hasEnded());
        session.jumpTo(10);
        QTRY_VERIFY(session.hasEnded());
        keeper.flush();
        QCoreApplication::processEvents();
        QCOMPARE(kept.size(), 1);
    }
    QCOMPARE(QDir(m_folder->path()).entryList({"*.neph*"}), (QStringList{"shop.neph", "shop.neph.last-run.json"}));
    // The design itself says nothing of it.
    QFile design(file);
    QVERIFY(design.open(QFile::ReadOnly));
    QCOMPARE(design.readAll(), QByteArray::fromStdString(*writeDocument(shop())));
    // Another window finds it again.
    Document document;
    RunSession session(&document);
    RunKeeper keeper(&document, &session, nullptr, history());
    QVERIFY(document.load(file));
    QVERIFY(keeper.lastRun());
    QVERIFY(!keeper.isStale());
    const sim::Results &results = keeper.lastRun()->results;
    QCOMPARE(results.duration, 10.0);
    QCOMPARE(results.seed, std::uint64_t(7));
    QCOMPARE(results.metric("users.availability")->mean, 1.0);
    QVERIFY(std::abs(results.metric("users.response_time_mean")->mean - 0.01) < 1e-9);
    QVERIFY(keeper.lastRun()->finished.secsTo(QDateTime::currentDateTimeUtc()) < 60);
    const std::vector<KeptRun> runs = RunStore(history()).find();
    QCOMPARE(runs.size(), std::size_t(1));
    QCOMPARE(runs.front().document, file);
    QCOMPARE(runs.front().design.toStdString(), keeper.lastRun()->design);
}

// Another window opens the design: charts and events of the last run are a click away, and the history has it once.
void LastRunTest::theLastRunIsShownAgain()
{
    const QString file = save(shop());
    std::size_t points = 0;
    {
        Document document;
        RunSession session(&document);
        RunKeeper keeper(&document, &session, nullptr, history());
        QVERIFY(document.load(file));
        QVERIFY(!keeper.canRepeat());
        runToTheEnd(document, session, keeper);
        QVERIFY(!keeper.canRepeat()); // it is there to be seen
        points = session.points("users.throughput")->t.size();
        QVERIFY(points > 5);
    }
    Document document;
    RunSession session(&document);
    RunKeeper keeper(&document, &session, nullptr, history());
    RunsPanel panel(&document, &keeper);
    panel.show();
    auto *again = panel.findChild<QPushButton *>("lastRunAgain");
    QVERIFY(!again->isVisibleTo(&panel));
    QVERIFY(document.load(file));
    QVERIFY(again->isVisibleTo(&panel) && !session.points("users.throughput"));
    again->click();
    QVERIFY(!again->isVisibleTo(&panel));
    QTRY_VERIFY_WITH_TIMEOUT(session.hasEnded(), 10000);
    keeper.flush();
    QCoreApplication::processEvents();
    QCOMPARE(session.snapshot()->time, 10.0);
    QCOMPARE(session.points("users.throughput")->t.size(), points);
    QVERIFY(!again->isVisibleTo(&panel));
    session.stop();
    QVERIFY(again->isVisibleTo(&panel));
    QCOMPARE(RunStore(history()).find().size(), std::size_t(1));
    RunSettings settings = document.architecture().run;
    settings.seed = 8;
    document.setRunSettings(settings);
    QVERIFY(!keeper.canRepeat() && !again->isVisibleTo(&panel));
}

void LastRunTest::theChartsOfferTheLastRun()
{
    const QString file = save(shop());
    {
        Document document;
        RunSession session(&document);
        RunKeeper keeper(&document, &session, nullptr, history());
        QVERIFY(document.load(file));
        runToTheEnd(document, session, keeper);
    }
    Document document;
    RunSession session(&document);
    Selection selection(&document);
    DockTabs tabs;
    RunsDesk desk(&document, &session, &tabs, &tabs);
    ChartsPanel charts(&session, &document, &selection);
    desk.connectCharts(&charts);
    auto *offer = charts.findChild<QPushButton *>("chartsLastRun");
    QVERIFY(offer->isHidden());
    QVERIFY(document.load(file));
    QVERIFY(!offer->isHidden());
    offer->click();
    QTRY_VERIFY_WITH_TIMEOUT(session.hasEnded(), 10000);
    QVERIFY(offer->isHidden());
    QCOMPARE(session.snapshot()->time, 10.0);
}

void LastRunTest::onlyWhatChangesARunMakesItStale()
{
    const std::string before = designDigest(shop(), "");
    QCOMPARE(before.size(), std::size_t(64));
    Architecture moved = shop();
    moved.title = "Another title";
    moved.elements.front().box = {1, 2, 3, 4};
    moved.elements.front().name = "Another name";
    QCOMPARE(designDigest(moved, ""), before);
    Architecture faster = shop();
    faster.elements.back().params.insert_or_assign("rate", Value(20.0));
    QVERIFY(designDigest(faster, "") != before);
    Architecture seeded = shop();
    seeded.run.seed = 8;
    QVERIFY(designDigest(seeded, "") != before);

    const QString file = save(shop());
    Document document;
    RunSession session(&document);
    RunKeeper keeper(&document, &session, nullptr, history());
    QVERIFY(document.load(file));
    runToTheEnd(document, session, keeper);
    QSignalSpy changed(&keeper, &RunKeeper::lastRunChanged);
    RunSettings settings = document.architecture().run;
    settings.seed = 8;
    document.setRunSettings(settings);
    QVERIFY(changed.size() > 0 && keeper.isStale());
    document.undoStack()->undo();
    QVERIFY(!keeper.isStale());
    // Without the variant that was run there is nothing to compare with.
    QVERIFY(designDigest(shop(), "none").empty());
}

void LastRunTest::aDamagedFileIsSetAside_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("all of it") << QByteArray() << QByteArray("garbage");
    QTest::newRow("a figure") << QByteArray("\"availability\": {\"mean\": 1") << QByteArray("\"availability\": {\"mean\": 2");
    QTest::newRow("the format") << QByteArray("nephoscope-last-run") << QByteArray("something-else");
    QTest::newRow("the version") << QByteArray("\"version\": 1,\n\"finished\"") << QByteArray("\"version\": 2,\n\"finished\"");
    QTest::newRow("the time") << QByteArray("\"finished\": \"2") << QByteArray("\"finished\": \"x");
}

void LastRunTest::aDamagedFileIsSetAside()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const QString file = save(shop());
    Document document;
    RunSession session(&document);
    RunKeeper keeper(&document, &session, nullptr, history());
    QVERIFY(document.load(file));
    runToTheEnd(document, session, keeper);
    QFile side(lastRunFile(file));
    QVERIFY(side.open(QFile::ReadOnly));
    QByteArray bytes = side.readAll();
    side.close();
    QVERIFY(from.isEmpty() || bytes.contains(from));
    bytes = from.isEmpty() ? to : bytes.replace(from, to);
    QVERIFY(side.open(QFile::WriteOnly | QFile::Truncate) && side.write(bytes) == bytes.size());
    side.close();
    QSignalSpy aside(&keeper, &RunKeeper::lastRunSetAside);
    QVERIFY(document.load(file));
    QVERIFY(!keeper.lastRun());
    QCOMPARE(aside.size(), 1);
    QCOMPARE(aside.front().front().toString(), QString("shop.neph.last-run.json.set-aside-1"));
    QFile kept(m_folder->filePath("shop.neph.last-run.json.set-aside-1"));
    QVERIFY(kept.open(QFile::ReadOnly));
    QVERIFY(kept.readAll() == bytes);
    QVERIFY(!side.exists());
}

void LastRunTest::nothingIsKeptBesideADesignWithoutAFile()
{
    Document document;
    RunSession session(&document);
    RunKeeper keeper(&document, &session, nullptr, history());
    document.replace(shop(), {});
    runToTheEnd(document, session, keeper);
    QVERIFY(keeper.lastRun());
    QCOMPARE(QDir(m_folder->path()).entryList({"*.json"}).size(), 0);
    QCOMPARE(RunStore(history()).find().size(), std::size_t(1));
}

// The folder of the design is gone by the time the run ends.
void LastRunTest::aFolderThatCannotBeWrittenIsTold()
{
    QVERIFY(QDir(m_folder->path()).mkpath("away"));
    const QString file = m_folder->filePath("away/shop.neph");
    QVERIFY(QFile::copy(save(shop()), file));
    Document document;
    RunSession session(&document);
    RunKeeper keeper(&document, &session, nullptr, history());
    QVERIFY(document.load(file));
    QVERIFY(QDir(m_folder->filePath("away")).removeRecursively());
    QSignalSpy failed(&keeper, &RunKeeper::lastRunFailed);
    runToTheEnd(document, session, keeper);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(RunStore(history()).find().size(), std::size_t(1));
}

void LastRunTest::thePanelShowsOneOrTwoRuns()
{
    Document document;
    RunSession session(&document);
    RunKeeper keeper(&document, &session, nullptr, history());
    document.replace(shop(), {});
    runToTheEnd(document, session, keeper);
    Architecture slower = shop();
    slower.title = "Slower";
    for (Element &element : slower.elements) {
        if (element.id.text() == "web")
            element.params.insert_or_assign("demand", Value(30.0));
    }
    document.replace(slower, {});
    runToTheEnd(document, session, keeper);
    RunsPanel panel(&document, &keeper);
    panel.show();
    auto *list = panel.findChild<QTableWidget *>("runsList");
    auto *figures = panel.findChild<QTableWidget *>("runsFigures");
    QCOMPARE(list->rowCount(), 2);
    QCOMPARE(list->item(0, 1)->text(), QString("Slower"));
    QVERIFY(!figures->isVisibleTo(&panel));
    list->selectRow(0);
    QVERIFY(figures->isVisibleTo(&panel) && figures->isColumnHidden(2));
    list->selectAll();
    QVERIFY(!figures->isColumnHidden(3));
    const auto row = [&](const QString &name) {
        for (int i = 0; i < figures->rowCount(); ++i) {
            if (figures->item(i, 0)->text() == name)
                return QStringList{figures->item(i, 1)->text(), figures->item(i, 2)->text(), figures->item(i, 3)->text()};
        }
        return QStringList();
    };
    // The older one stands first; each request takes 20 ms longer now.
    QCOMPARE(row("users: Response time p95").size(), 3);
    QCOMPARE(row("users: Response time p95").last().front(), QChar('+'));
    QCOMPARE(row("users: Availability").last(), QString("0"));
    auto *search = panel.findChild<QLineEdit *>("runsSearch");
    search->setText("slower");
    QTRY_COMPARE(list->rowCount(), 1);
    list->selectRow(0);
    panel.findChild<QPushButton *>("runsRemove")->click();
    QCOMPARE(list->rowCount(), 0);
    search->clear();
    QTRY_COMPARE(list->rowCount(), 1);
    QCOMPARE(list->item(0, 1)->text(), QString("Laboratory"));
}

NEPHOSCOPE_TEST(LastRunTest);
#include "last_run_test.moc"
