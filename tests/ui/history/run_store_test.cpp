// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"
#include "ui/history/finished_run.h"
#include "ui/history/run_store.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <unistd.h>

using namespace nephoscope;
using namespace nephoscope::ui;
using Problem = RunStore::Problem;

class RunStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whatIsKeptIsFoundAgain();
    void everyWordMustOccur();
    void signsOfPatternsAreLetters();
    void twoRunsStandSideBySide();
    void whatIsDeletedIsGone();
    void damagedFilesAreSetAside_data();
    void damagedFilesAreSetAside();
    void othersDatabasesAreSetAside_data();
    void othersDatabasesAreSetAside();
    void aNewerOneIsLeftAlone();
    void anEmptyFileIsABeginning();
    void aFolderThatCannotBeWrittenIsNoCatastrophe();
    void whoeverHoldsItIsWaitedForAndNotForever();
    void twoWindowsWriteInTurn();

private:
    QString file() const { return m_folder->filePath("nephoscope/history.sqlite"); }
    FinishedRun made(const QString &title, std::uint64_t seed, double availability, const QString &day = "2026-11-24");
    void execute(const QStringList &statements);
    std::unique_ptr<QTemporaryDir> m_folder;
};

// Each run that is kept waits for the disk, and hundreds are: in memory, where there is such a folder, nobody waits.
void RunStoreTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>("/dev/shm/run-store-test-XXXXXX");
    if (!m_folder->isValid())
        m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

FinishedRun RunStoreTest::made(const QString &title, std::uint64_t seed, double availability, const QString &day)
{
    FinishedRun run;
    run.title = title;
    run.document = "/designs/" + title.toLower() + ".neph";
    run.design = "d1";
    run.currency = "USD";
    run.finished = QDateTime(QDate::fromString(day, Qt::ISODate), QTime(12, 0));
    run.actions = 3;
    run.results.variant = "no-vim";
    run.results.seed = seed;
    run.results.duration = 600;
    run.results.warmup = 60;
    run.results.digest = "r1";
    run.results.metrics["users"]["availability"] = {availability, {}, availability, availability, 1};
    run.results.metrics["users"]["response_time_p95"] = {0.2, {}, 0.2, 0.2, 1};
    run.results.metrics["host"]["utilization"] = {0.5, {}, 0.5, 0.5, 1};
    run.results.metrics["users"]["wait_mean"] = {};
    run.names = {{"users", "Students"}, {"host", "Physical server"}};
    return run;
}

void RunStoreTest::execute(const QStringList &statements)
{
    QDir().mkpath(QFileInfo(file()).absolutePath());
    {
        QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", "other");
        database.setDatabaseName(file());
        QVERIFY(database.open());
        QSqlQuery query(database);
        for (const QString &statement : statements)
            QVERIFY2(query.exec(statement), qPrintable(statement));
    }
    QSqlDatabase::removeDatabase("other");
}

void RunStoreTest::whatIsKeptIsFoundAgain()
{
    RunStore store(file());
    QVERIFY(store.find().empty() && store.problem() == Problem::None);
    QVERIFY(!QFile::exists(file())); // looking makes nothing
    const auto id = store.add(made("Shop", 18446744073709551615ull, 0.999));
    QVERIFY2(id, qPrintable(QString::number(static_cast<int>(store.problem()))));
    const std::vector<KeptRun> found = RunStore(file()).find();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().id, *id);
    const auto run = RunStore(file()).run(*id);
    QVERIFY(run);
    QCOMPARE(run->title, QString("Shop"));
    QCOMPARE(run->document, QString("/designs/shop.neph"));
    QCOMPARE(run->variant, QString("no-vim"));
    QCOMPARE(run->design, QString("d1"));
    QCOMPARE(run->digest, QString("r1"));
    QCOMPARE(run->seed, std::uint64_t(18446744073709551615ull));
    QCOMPARE(run->duration, 600.0);
    QCOMPARE(run->warmup, 60.0);
    QCOMPARE(run->actions, 3);
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(run->finished), QDateTime(QDate(2026, 11, 24), QTime(12, 0)));
    // The most telling first; what was not measured is no figure.
    QCOMPARE(run->figures.size(), std::size_t(3));
    QCOMPARE(run->figures[0].metric, QString("availability"));
    QCOMPARE(run->figures[0].name, QString("Students"));
    QCOMPARE(run->figures[0].value, 0.999);
    QCOMPARE(run->figures[2].element, QString("host"));
    QVERIFY(!RunStore(file()).run(*id + 1));
}

void RunStoreTest::everyWordMustOccur()
{
    RunStore store(file());
    QVERIFY(store.add(made("Web shop", 1, 0.9, "2026-11-20")) && store.add(made("Web archive", 7, 0.9, "2026-11-24")) && store.add(made("Bank", 17, 0.9, "2026-11-22")));
    const auto titles = [&](const QString &words, const QString &document = {}) {
        QStringList found;
        for (const KeptRun &run : store.find(words, document))
            found << run.title;
        return found;
    };
    QCOMPARE(titles({}), (QStringList{"Web archive", "Bank", "Web shop"}));
    QCOMPARE(titles("web"), (QStringList{"Web archive", "Web shop"}));
    QCOMPARE(titles("shop web"), QStringList{"Web shop"});
    QCOMPARE(titles("7"), QStringList{"Web archive"}); // a seed is the whole number
    QCOMPARE(titles("2026-11-22"), QStringList{"Bank"});
    QCOMPARE(titles("no-vim bank"), QStringList{"Bank"});
    QCOMPARE(titles("mars"), QStringList{});
    QCOMPARE(titles({}, "/designs/bank.neph"), QStringList{"Bank"});
    QCOMPARE(store.find({}, {}, 2).size(), std::size_t(2));
}

void RunStoreTest::signsOfPatternsAreLetters()
{
    RunStore store(file());
    QVERIFY(store.add(made("100 % sure'); DROP TABLE runs; --", 1, 0.9)) && store.add(made("a_b\\c", 2, 0.9)));
    QCOMPARE(store.find("%").size(), std::size_t(1));
    QCOMPARE(store.find("_").size(), std::size_t(1));
    QCOMPARE(store.find("b\\c").size(), std::size_t(1));
    QCOMPARE(store.find("runs;").size(), std::size_t(1));
    QCOMPARE(store.find().size(), std::size_t(2));
}

void RunStoreTest::twoRunsStandSideBySide()
{
    RunStore store(file());
    FinishedRun other = made("Shop", 1, 0.95);
    other.results.metrics.erase("host");
    other.results.metrics["users"]["requests"] = {120, {}, 120, 120, 1};
    const auto first = store.run(*store.add(made("Shop", 1, 0.75)));
    const auto second = store.run(*store.add(other));
    const std::vector<FigurePair> pairs = sideBySide(*first, *second);
    QCOMPARE(pairs.size(), std::size_t(4));
    QCOMPARE(pairs[0].figure.metric, QString("availability"));
    QCOMPARE(*pairs[0].first, 0.75);
    QCOMPARE(*pairs[0].second, 0.95);
    QVERIFY(qAbs(*pairs[0].difference() - 0.2) < 1e-12);
    QCOMPARE(*pairs[1].difference(), 0.0);
    QCOMPARE(pairs[2].figure.metric, QString("utilization"));
    QVERIFY(pairs[2].first && !pairs[2].second && !pairs[2].difference());
    QCOMPARE(pairs[3].figure.metric, QString("requests"));
    QVERIFY(!pairs[3].first && pairs[3].second == 120.0);
}

void RunStoreTest::whatIsDeletedIsGone()
{
    RunStore store(file());
    QVERIFY(store.remove({1})); // there is no file
    const qint64 first = *store.add(made("A", 1, 0.9));
    const qint64 second = *store.add(made("B", 1, 0.9));
    QVERIFY(store.remove({first, 999}));
    QVERIFY(!store.run(first) && store.run(second));
    QCOMPARE(store.find().size(), std::size_t(1));
    QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", "count");
    database.setDatabaseName(file());
    QVERIFY(database.open());
    {
        QSqlQuery query(database);
        QVERIFY(query.exec("SELECT count(*) FROM figures") && query.next());
        QCOMPARE(query.value(0).toInt(), 3); // those of the other run
    }
    database.close();
    database = QSqlDatabase();
    QSqlDatabase::removeDatabase("count");
}

void RunStoreTest::damagedFilesAreSetAside_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("garbage") << 0;
    QTest::newRow("text") << 1;
    QTest::newRow("cut in the middle") << 2;
    QTest::newRow("pages overwritten") << 3;
}

void RunStoreTest::damagedFilesAreSetAside()
{
    QFETCH(int, how);
    RunStore store(file());
    for (int i = 0; i < 200; ++i)
        QVERIFY(store.add(made("Shop " + QString(50, 'x'), 1, 0.9)));
    execute({"PRAGMA wal_checkpoint(TRUNCATE)"});
    QFile damaged(file());
    QVERIFY(damaged.open(QFile::ReadWrite));
    QByteArray bytes = damaged.readAll();
    if (how == 0)
        bytes = QByteArray(5000, '\x5a');
    else if (how == 1)
        bytes = "This is no database at all, but somebody's diary.";
    else if (how == 2)
        bytes.truncate(bytes.size() / 2);
    else
        bytes.replace(4096, 8192, QByteArray(8192, '\xff'));
    damaged.resize(0);
    damaged.seek(0);
    QCOMPARE(damaged.write(bytes), bytes.size());
    damaged.close();
    // Reading says so and shows nothing; the next run begins a new one.
    RunStore later(file());
    QVERIFY(later.find().empty());
    QCOMPARE(later.problem(), Problem::SetAside);
    QCOMPARE(later.setAsideName(), QString("history.sqlite.set-aside-1"));
    QFile aside(m_folder->filePath("nephoscope/history.sqlite.set-aside-1"));
    QVERIFY(aside.open(QFile::ReadOnly));
    QVERIFY(aside.readAll() == bytes);
    QVERIFY(store.add(made("New", 1, 0.9)));
    QCOMPARE(store.problem(), Problem::None);
    QCOMPARE(store.find().size(), std::size_t(1));
}

void RunStoreTest::othersDatabasesAreSetAside_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::newRow("another program's") << QStringList{"CREATE TABLE diary (day TEXT)", "INSERT INTO diary VALUES ('today')"};
    QTest::newRow("our mark, another schema") << QStringList{"CREATE TABLE runs (id INTEGER)", "PRAGMA application_id = 1315270760", "PRAGMA user_version = 1"};
    QTest::newRow("a trigger in it") << QStringList{"own", "CREATE TRIGGER evil AFTER INSERT ON runs BEGIN DELETE FROM runs; END"};
    QTest::newRow("a view in it") << QStringList{"own", "CREATE VIEW evil AS SELECT * FROM runs"};
}

void RunStoreTest::othersDatabasesAreSetAside()
{
    QFETCH(QStringList, statements);
    RunStore store(file());
    if (statements.front() == "own") {
        statements.pop_front();
        QVERIFY(store.add(made("Mine", 1, 0.9)));
    }
    execute(statements);
    // A run comes, and is kept.
    QVERIFY(store.add(made("Shop", 1, 0.9)));
    QCOMPARE(store.problem(), Problem::SetAside);
    QVERIFY(QFile::exists(m_folder->filePath("nephoscope/history.sqlite.set-aside-1")));
    QCOMPARE(store.find().size(), std::size_t(1));
    QCOMPARE(store.problem(), Problem::None);
}

void RunStoreTest::aNewerOneIsLeftAlone()
{
    RunStore store(file());
    QVERIFY(store.add(made("Shop", 1, 0.9)));
    execute({"PRAGMA user_version = 2"});
    QVERIFY(store.find().empty());
    QCOMPARE(store.problem(), Problem::Newer);
    QVERIFY(!store.add(made("Shop", 1, 0.9)));
    QCOMPARE(store.problem(), Problem::Newer);
    QCOMPARE(QDir(m_folder->filePath("nephoscope")).entryList({"*aside*"}).size(), 0);
    execute({"PRAGMA user_version = 1"});
    QCOMPARE(store.find().size(), std::size_t(1));
}

void RunStoreTest::anEmptyFileIsABeginning()
{
    QDir().mkpath(QFileInfo(file()).absolutePath());
    QFile empty(file());
    QVERIFY(empty.open(QFile::WriteOnly));
    empty.close();
    RunStore store(file());
    QVERIFY(store.find().empty());
    QCOMPARE(store.problem(), Problem::None);
    QVERIFY(store.add(made("Shop", 1, 0.9)));
    QCOMPARE(store.problem(), Problem::None);
}

void RunStoreTest::aFolderThatCannotBeWrittenIsNoCatastrophe()
{
    // What stands in the way of the folder is a file: that holds for root too.
    QFile inTheWay(m_folder->filePath("nephoscope"));
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    RunStore store(file());
    QVERIFY(store.find().empty());
    QVERIFY(!store.add(made("Shop", 1, 0.9)));
    QCOMPARE(store.problem(), Problem::NotWritable);
    if (::geteuid() == 0)
        return; // may write everywhere
    QVERIFY(QFile::remove(inTheWay.fileName()));
    QVERIFY(store.add(made("Shop", 1, 0.9)));
    const QString folder = QFileInfo(file()).absolutePath();
    QVERIFY(QFile::setPermissions(file(), QFile::ReadOwner) && QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
    QVERIFY(!store.add(made("Shop", 1, 0.9)));
    QCOMPARE(store.problem(), Problem::NotWritable);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void RunStoreTest::whoeverHoldsItIsWaitedForAndNotForever()
{
    RunStore store(file());
    QVERIFY(store.add(made("Shop", 1, 0.9)));
    {
        QSqlDatabase holder = QSqlDatabase::addDatabase("QSQLITE", "holder");
        holder.setDatabaseName(file());
        QVERIFY(holder.open());
        QSqlQuery query(holder);
        QVERIFY(query.exec("BEGIN IMMEDIATE"));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!store.add(made("Shop", 1, 0.9)));
        QCOMPARE(store.problem(), Problem::Busy);
        QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(store.find().size(), std::size_t(1)); // reading goes on
        QVERIFY(query.exec("ROLLBACK"));
    }
    QSqlDatabase::removeDatabase("holder");
    QVERIFY(store.add(made("Shop", 1, 0.9)));
    QCOMPARE(QDir(m_folder->filePath("nephoscope")).entryList({"*aside*"}).size(), 0);
}

void RunStoreTest::twoWindowsWriteInTurn()
{
    RunStore one(file());
    RunStore other(file());
    for (int i = 0; i < 5; ++i)
        QVERIFY(one.add(made("A", 1, 0.9)) && other.add(made("B", 1, 0.9)));
    QCOMPARE(one.find("A").size(), std::size_t(5));
    QCOMPARE(other.find().size(), std::size_t(10));
}

NEPHOSCOPE_TEST(RunStoreTest);
#include "run_store_test.moc"
