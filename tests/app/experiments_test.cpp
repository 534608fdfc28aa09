// SPDX-License-Identifier: GPL-3.0-or-later
// Compares, sweeps and merges through the program itself.
#include "tests/helpers/test_main.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <signal.h>

namespace {

const QString kFile = QStringLiteral(NEPHOSCOPE_SOURCE_DIR "/examples/11-01-workload-distribution.neph");
const QStringList kShort{"--duration", "20", "--warmup", "0", "--replications", "3"};

} // namespace

class ExperimentsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void compareWritesJsonAndATable();
    void compareRefusesWordsThatAreOff();
    void sweepRefusesWordsThatAreOff();
    void shardsMergeToTheFileOfOneProcess();
    void mergeNamesWhatIsMissing();
    void cheapestTellsWhatItChose();
    void cheapestGoesByTheBill();
    void whereRunsAreTooShortIsTold();
    void resiliencePrintsATextAndWritesTables();
    void resilienceRefusesWordsThatAreOff();
    void controlCLeavesNoHalfFile();

private:
    int run(const QStringList &words)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        process.start(QStringLiteral(NEPHOSCOPE_BINARY_DIR "/app/nephoscope"), words);
        process.closeWriteChannel();
        if (!process.waitForFinished(60000))
            return -1;
        m_out = process.readAllStandardOutput();
        m_err = process.readAllStandardError();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    }
    QByteArray contents(const QString &name)
    {
        QFile file(m_folder->filePath(name));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_out;
    QByteArray m_err;
};

void ExperimentsTest::compareWritesJsonAndATable()
{
    QCOMPARE(run(QStringList{"compare", kFile, "--out", "c.json", "--table"} + kShort), 0);
    const QByteArray json = contents("c.json");
    QVERIFY(json.startsWith("{\n  \"format\": \"nephoscope-comparison\",\n  \"version\": 1,\n"));
    for (const char *part : {"\"variant\": \"base\"", "\"variant\": \"one-server\"", "\"difference\": ", "\"difference_ci95\": ", "\"replications\": 3"})
        QVERIFY2(json.contains(part), part);
    QVERIFY2(m_out.contains("students.response_time_p95\n"), m_out);
    QVERIFY(m_out.contains("one-server: Response time"));
    // Without a terminal the results themselves are printed, and they are the same.
    QCOMPARE(run(QStringList{"compare", kFile, "--threads", "1"} + kShort), 0);
    QCOMPARE(m_out.left(m_out.indexOf("wall_seconds")), json.left(json.indexOf("wall_seconds")));
}

void ExperimentsTest::compareRefusesWordsThatAreOff()
{
    const QList<QStringList> bad{{"--precision", "0"}, {"--precision", "x"}, {"--only", "none"}, {"--metric", "nobody.cost"}, {"--variant", "random"},
                                 {"--out", kFile}, {"--out", ""}, {"another.neph"}};
    for (const QStringList &words : bad) {
        QVERIFY2(run(QStringList{"compare", kFile} + kShort + words) == 1, qPrintable(words.join(' ') + m_err));
        QVERIFY(m_err.startsWith("nephoscope compare: ") && m_out.isEmpty());
    }
    QCOMPARE(run(QStringList{"compare", kFile, "--out", "none/c.json"} + kShort), 5);
    QCOMPARE(run({"compare", "none.neph"}), 2);
}

void ExperimentsTest::sweepRefusesWordsThatAreOff()
{
    const QList<QStringList> bad{{}, {"--vary", "students"}, {"--vary", "students.rate=-1"}, {"--vary", "students.rate=5", "--vary", "students.rate=6"},
                                 {"--vary", "students.rate=5", "--shard", "0/3"}, {"--vary", "students.rate=5", "--shard", "4/3"},
                                 {"--vary", "students.rate=5", "--shard", "1"}, {"--vary", "students.rate=5", "--metric", "students.nothing"},
                                 {"--vary", "students.rate=1..1000", "--vary", "lb.session_timeout=1..1000"}, {"--vary", "students.rate=5", "--out", kFile}};
    for (const QStringList &words : bad) {
        QVERIFY2(run(QStringList{"sweep", kFile} + kShort + words) == 1, qPrintable(words.join(' ') + m_err));
        QVERIFY2(m_err.startsWith("nephoscope sweep: ") && m_out.isEmpty(), m_err);
    }
}

void ExperimentsTest::shardsMergeToTheFileOfOneProcess()
{
    const QStringList sweep = QStringList{"sweep", kFile, "--vary", "students.rate=10..30:10", "--vary", "lb.algorithm=random,round_robin"} + kShort;
    QCOMPARE(run(sweep + QStringList{"--out", "whole.csv"}), 0);
    for (const char *shard : {"1/3", "2/3", "3/3"})
        QCOMPARE(run(sweep + QStringList{"--threads", "1", "--shard", shard, "--out", QString(shard[0]) + ".csv"}), 0);
    QCOMPARE(run({"merge", "3.csv", "1.csv", "2.csv", "--out", "merged.csv"}), 0);
    QVERIFY(!contents("whole.csv").isEmpty());
    QVERIFY(contents("merged.csv") == contents("whole.csv"));
    QCOMPARE(run(sweep), 0);
    QVERIFY(m_out == contents("whole.csv"));
}

void ExperimentsTest::mergeNamesWhatIsMissing()
{
    const QStringList sweep = QStringList{"sweep", kFile, "--vary", "students.rate=10..60:10", "--metric", "students.requests"} + kShort;
    QCOMPARE(run(sweep + QStringList{"--shard", "2/3", "--out", "2.csv"}), 0);
    QCOMPARE(run({"merge", "2.csv", "--out", "merged.csv"}), 3);
    QCOMPARE(m_err, QByteArray("E-MISSING: 4 of 6 points are missing: 1, 3-4, 6; run their shards again and merge once more.\n"));
    QVERIFY(contents("merged.csv") == contents("2.csv"));
    QCOMPARE(run({"merge", "2.csv", "none.csv", "--out", "merged.csv"}), 2);
    QCOMPARE(run({"merge", kFile, "--out", "merged.csv"}), 2);
    QVERIFY2(m_err.contains("E-CSV") && m_err.count('\n') == 1, m_err);
    QCOMPARE(run({"merge", "2.csv"}), 1);
    QCOMPARE(run({"merge", "2.csv", "--out", "none/merged.csv"}), 5);
}

void ExperimentsTest::cheapestTellsWhatItChose()
{
    // The more students, the more attempts: the fewest come from the lowest rate.
    const QStringList cheapest = QStringList{"cheapest", kFile, "--vary", "students.rate=30..10:10", "--cost", "students.attempts"} + kShort;
    QCOMPARE(run(cheapest), 1);
    QStringList right = cheapest;
    right.replace(3, "students.rate=10..30:10");
    QCOMPARE(run(QStringList(right) << "--out" << "c.json" << "--table"), 4); // the example expects what only its long run shows
    QVERIFY2(m_out.contains("No design of the grid meets the expectations."), m_out);
    QVERIFY(contents("c.json").startsWith("{\n  \"format\": \"nephoscope-cheapest\",\n  \"version\": 1,\n"));
    for (const QStringList &off : QList<QStringList>{{"--cost", "students.nothing"}, {"--confidence", "100"}, {"--tolerance", "0"}, {"--most", "many"},
                                                     {"--indifference", "-1"}, {"--replications", "1"}, {"--vary", "students.rate=1"}}) {
        QCOMPARE(run(right + off), 1);
        QVERIFY2(m_err.startsWith("nephoscope cheapest: ") && m_err.count('\n') == 1, m_err);
    }
}

// Nothing costs its provider anything in hypervisor clustering, but its server hours are billed.
void ExperimentsTest::cheapestGoesByTheBill()
{
    const QString file = QStringLiteral(NEPHOSCOPE_SOURCE_DIR "/examples/12-01-hypervisor-clustering.neph");
    const QStringList words = QStringList{"cheapest", file, "--vary", "orders.rate=10,20", "--most", "10", "--table"} + kShort;
    const int code = run(words);
    QVERIFY2(code == 0 || code == 4, m_err); // what the example expects happens later than in 20 s
    QVERIFY2(m_out.contains(".charges"), m_out);
    QCOMPARE(run(words + QStringList{"--bill"}), code);
    QCOMPARE(run(words + QStringList{"--bill", "--cost", "orders.requests"}), 1);
    QVERIFY2(m_err.startsWith("nephoscope cheapest: --bill and --cost "), m_err);
    QCOMPARE(run(QStringList{"cheapest", kFile, "--vary", "students.rate=10,20", "--bill"} + kShort), 1);
    QVERIFY2(m_err.contains("Nothing in the design is billed"), m_err);
}

// Answers are 120 s on their way in a run of 200 s.
void ExperimentsTest::whereRunsAreTooShortIsTold()
{
    const QStringList slow{"--duration", "200", "--replications", "3", "--warmup", "auto", "--set", "l1.latency=60"};
    QCOMPARE(run(QStringList{"sweep", kFile, "--vary", "students.rate=10,20", "--metric", "students.throughput", "--out", "s.csv"} + slow), 0);
    QVERIFY2(m_err.contains("Run too short at 2 of 2 points"), m_err);
    QVERIFY(contents("s.csv").contains(",true\n"));
    QCOMPARE(run(QStringList{"compare", kFile, "--table", "--out", "c.json"} + slow), 0);
    QVERIFY2(m_out.contains("Run too short: "), m_out);
    QVERIFY(contents("c.json").contains("\"too_short\": true"));
    run(QStringList{"cheapest", kFile, "--vary", "students.rate=10,20", "--cost", "students.attempts", "--most", "5", "--table", "--out", "d.json"} + slow);
    QVERIFY2(m_out.contains("(run too short)"), m_out);
    QVERIFY(contents("d.json").contains("\"too_short\": true"));
}

// Two servers: either may die, what they stand in may not.
void ExperimentsTest::resiliencePrintsATextAndWritesTables()
{
    const QStringList crash = QStringList{"resilience", kFile, "--kinds", "crash", "--pairs", "--answered"} + kShort;
    QCOMPARE(run(crash), 0);
    QVERIFY2(m_out.startsWith("Workload distribution: faults at 5 s of 20 s, never repaired; seed 1, 3 replications.\n"), m_out);
    QVERIFY2(m_out.contains("Judged: 0 expectations, 1 consumer answered from 16.25 s on.\n"), m_out);
    QVERIFY2(m_out.contains("\n  lb:crash: ") && m_out.contains("\n  vs-1:crash + vs-2:crash: students.responses in [16.25, 20) 0 > 0"), m_out);
    QVERIFY2(!m_out.contains("\n  vs-1:crash: "), m_out);
    QCOMPARE(run(crash + QStringList{"--csv", "--out", "r.csv"}), 0);
    QVERIFY(m_out.isEmpty());
    QVERIFY(contents("r.csv").startsWith("first,first_kind,second,second_kind,survived,minimal,broken,cut_off\n"));
    QVERIFY2(contents("r.csv").contains("\nvs-1,crash,vs-2,crash,false,true,\"students.responses in [16.25, 20) 0 > 0\",students\n"), contents("r.csv"));
    QCOMPARE(run(crash + QStringList{"--json", "--threads", "1", "--out", "r.json"}), 0);
    QCOMPARE(run(crash + QStringList{"--json", "--threads", "3"}), 0);
    QCOMPARE(m_out.left(m_out.indexOf("wall_seconds")), contents("r.json").left(contents("r.json").indexOf("wall_seconds")));
    QVERIFY(m_out.startsWith("{\n  \"format\": \"nephoscope-resilience\",\n  \"version\": 1,\n"));
}

void ExperimentsTest::resilienceRefusesWordsThatAreOff()
{
    const QList<QStringList> bad{{"--kinds", "flood"}, {"--kinds", "crash,"}, {"--at", "20"}, {"--at", "-1"}, {"--at", "soon"}, {"--metric", "students.shoes"},
                                 {"--answered", "--metric", "students.availability"}, {"--json", "--csv"}, {"--variant", "none"}, {"--out", kFile}, {"another.neph"}};
    for (const QStringList &words : bad) {
        QVERIFY2(run(QStringList{"resilience", kFile} + kShort + words) == 1, qPrintable(words.join(' ') + m_err));
        QVERIFY2(m_err.startsWith("nephoscope resilience: ") && m_err.count('\n') == 1 && m_out.isEmpty(), m_err);
    }
    QCOMPARE(run(QStringList{"resilience", kFile, "--out", "none/r.csv"} + kShort), 5);
    QCOMPARE(run({"resilience", "none.neph"}), 2);
    // More runs than there may be: it cannot be run so.
    QCOMPARE(run({"resilience", kFile, "--pairs", "--replications", "10000"}), 3);
    QVERIFY2(m_err.contains("10000 are the most") && m_err.count('\n') == 1, m_err);
}

void ExperimentsTest::controlCLeavesNoHalfFile()
{
    QFile old(m_folder->filePath("s.csv"));
    QVERIFY(old.open(QFile::WriteOnly) && old.write("old\n") == 4);
    old.close();
    QProcess process;
    process.setWorkingDirectory(m_folder->path());
    process.start(QStringLiteral(NEPHOSCOPE_BINARY_DIR "/app/nephoscope"),
                  {"sweep", kFile, "--vary", "students.rate=10..60:1", "--duration", "1e6", "--replications", "50", "--out", "s.csv"});
    QVERIFY(process.waitForStarted());
    QTest::qWait(500);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(5000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 3);
    QVERIFY(process.readAllStandardError().contains("E-CANCELLED"));
    QCOMPARE(contents("s.csv"), QByteArray("old\n"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{"s.csv"});
}

NEPHOSCOPE_TEST(ExperimentsTest);
#include "experiments_test.moc"
