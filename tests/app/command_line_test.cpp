// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the program as a script would and compares what it prints and returns.
#include "tests/helpers/test_main.h"

#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Outcome {
    QByteArray out;
    QByteArray err;
    int code = -1;
};

QString example(const char *name)
{
    return QStringLiteral(NEPHOSCOPE_SOURCE_DIR "/examples/") + QLatin1String(name) + QStringLiteral(".neph");
}

Outcome run(const QStringList &words, const QString &folder, const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral(NEPHOSCOPE_BINARY_DIR "/app/nephoscope"), words);
    process.closeWriteChannel();
    if (!process.waitForFinished(60000))
        return {};
    return {process.readAllStandardOutput(), process.readAllStandardError(), process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2};
}

QByteArray document(const char *elements, const char *links = "")
{
    return QByteArray("{\"format\": \"nephoscope\", \"version\": 1, \"elements\": [") + elements + "], \"links\": [" + links + "]}";
}

} // namespace

class CommandLineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void wordsThatAreOff_data();
    void wordsThatAreOff();
    void helpAndVersion();
    void validatePrintsProblemsOneALine();
    void validateReadsAllFilesAndReturnsTheWorst();
    void outputThatCannotBeWritten();
    void theSameBytesInEveryLocale();
    void manyAndOddNames();
    void simulateRefusesWordsThatAreOff();
    void simulateGivesTheSameDigestForAnyThreads();

private:
    Outcome run(const QStringList &words) { return ::run(words, m_folder->path()); }
    void write(const char *name, const QByteArray &contents)
    {
        QFile file(m_folder->filePath(QLatin1String(name)));
        QVERIFY(file.open(QFile::WriteOnly) && file.write(contents) == contents.size());
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void CommandLineTest::wordsThatAreOff_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("err");
    QTest::newRow("unknown option") << QStringList{"--nothing"}
                                    << QByteArray("nephoscope: There is no command or option \"--nothing\"; --help lists those that there are.\n");
    QTest::newRow("unknown command") << QStringList{"simulat", "a.neph"}
                                     << QByteArray("nephoscope: There is no command or option \"simulat\"; --help lists those that there are.\n");
    QTest::newRow("unknown option of a verb") << QStringList{"validate", "--nothing", "a"}
                                              << QByteArray("nephoscope validate: There is no option \"--nothing\" here; --help lists those that there are.\n");
    QTest::newRow("no file") << QStringList{"validate"} << QByteArray("nephoscope validate: No file is named; write nephoscope validate FILE.\n");
    QTest::newRow("a word too many") << QStringList{"catalogue", "x"}
                                     << QByteArray("nephoscope catalogue: The word \"x\" has no meaning here; leave it out.\n");
    QTest::newRow("a value where none goes") << QStringList{"catalogue", "--json=1"}
                                             << QByteArray("nephoscope catalogue: The option --json takes no value; leave \"=1\" out.\n");
    QTest::newRow("twice") << QStringList{"catalogue", "--json", "--json"}
                           << QByteArray("nephoscope catalogue: The option --json stands twice; leave one of them.\n");
}

void CommandLineTest::wordsThatAreOff()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, err);
    const Outcome outcome = run(words);
    QCOMPARE(outcome.err, err);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(outcome.code, 1);
}

void CommandLineTest::helpAndVersion()
{
    const Outcome version = run({"--version"});
    QCOMPARE(version.out, QByteArray("nephoscope 0.1.0\n"));
    QCOMPARE(version.code, 0);
    const Outcome help = run({"--help"});
    QCOMPARE(help.code, 0);
    QVERIFY(help.out.startsWith("Usage: nephoscope [FILE...]\n"));
    const Outcome validate = run({"validate", "--help"});
    QCOMPARE(validate.out, QByteArray("Usage: nephoscope validate FILE...\n\n"
                                      "Reads each design and prints the problems that the design rules find, one a line:\n"
                                      "file: severity: rule: element: text\n\n"
                                      "Options:\n"
                                      "  --help                          shows this\n"));
}

void CommandLineTest::validatePrintsProblemsOneALine()
{
    // A balancer without a target is wrong whatever else stands beside it.
    write("lonely.neph", document(R"({"id": "lb", "type": "load_balancer", "name": "Door"})"));
    const Outcome lonely = run({"validate", "lonely.neph"});
    QVERIFY2(lonely.out.startsWith("lonely.neph: error: L-16: lb: "), lonely.out);
    QVERIFY(lonely.out.contains("Door"));
    QCOMPARE(lonely.err, QByteArray());
    QCOMPARE(lonely.code, 4);
    write("odd.neph", document(R"({"id": "x", "type": "time_machine"})"));
    const Outcome odd = run({"validate", "odd.neph"});
    QCOMPARE(odd.out, QByteArray("odd.neph: warning: W-TYPE: /elements/0/type: The type \"time_machine\" of \"x\" is not known here; "
                                 "it is kept and takes no part in a run.\n"));
    QCOMPARE(odd.code, 0);
}

void CommandLineTest::validateReadsAllFilesAndReturnsTheWorst()
{
    write("lonely.neph", document(R"({"id": "lb", "type": "load_balancer"})"));
    write("cut.neph", "{\"format\": ");
    const Outcome outcome = run({"validate", "cut.neph", "none.neph", "lonely.neph", "."});
    QCOMPARE(outcome.err, QByteArray("cut.neph:1:12: E-TRUNCATED: The text ends in the middle; the rest of the file is missing.\n"
                                     "none.neph: E-NOTFILE: There is no such file; check the name.\n"
                                     ".: E-NOTFILE: This is a folder; name a file in it.\n"));
    QVERIFY(outcome.out.startsWith("lonely.neph: error: L-16: lb: "));
    QCOMPARE(outcome.code, 2);
}

void CommandLineTest::outputThatCannotBeWritten()
{
    for (const char *redirection : {">&-", "> /dev/full"}) {
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"), {"-c", QStringLiteral("\"$0\" catalogue --json ") + QLatin1String(redirection),
                                                QStringLiteral(NEPHOSCOPE_BINARY_DIR "/app/nephoscope")});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 5);
        QCOMPARE(shell.readAllStandardError(), QByteArray("The output could not be written; give it a place that takes it.\n"));
    }
    // A reader that goes away at once.
    QProcess shell;
    shell.start(QStringLiteral("/bin/bash"), {"-c", "\"$0\" catalogue --json | true; exit ${PIPESTATUS[0]}", QStringLiteral(NEPHOSCOPE_BINARY_DIR "/app/nephoscope")});
    QVERIFY(shell.waitForFinished());
    QVERIFY2(shell.exitCode() == 5 || shell.exitCode() == 0, qPrintable(QString::number(shell.exitCode())));
}

void CommandLineTest::theSameBytesInEveryLocale()
{
    const QStringList words{"validate", example("11-01-workload-distribution"), example("12-01-hypervisor-clustering")};
    const Outcome plain = run(words);
    QCOMPARE(plain.code, 0);
    QVERIFY(!plain.out.isEmpty());
    for (const char *locale : {"C", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8", "zh_CN.UTF-8"}) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("LC_ALL", QLatin1String(locale));
        environment.insert("TZ", "Pacific/Chatham");
        environment.remove("HOME");
        QCOMPARE(::run(words, m_folder->path(), environment).out, plain.out);
        QCOMPARE(::run({"catalogue"}, m_folder->path(), environment).out, run({"catalogue"}).out);
    }
}

void CommandLineTest::manyAndOddNames()
{
    QStringList many{"validate"};
    for (int i = 0; i < 10'000; ++i)
        many << QStringLiteral("*");
    QCOMPARE(run(many).code, 2);
    write("-odd.neph", document(""));
    QCOMPARE(run({"validate", "-odd.neph"}).code, 1);
    QCOMPARE(run({"validate", "--", "-odd.neph"}).code, 0);
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"), {"-c", "\"$0\" validate \"$(printf 'a\\377\\033[31m')\"", QStringLiteral(NEPHOSCOPE_BINARY_DIR "/app/nephoscope")});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitCode(), 2);
    QCOMPARE(shell.readAllStandardError(), QByteArray("a\\xff\\u001b[31m: E-NOTFILE: There is no such file; check the name.\n"));
}

void CommandLineTest::simulateRefusesWordsThatAreOff()
{
    const QString file = example("11-01-workload-distribution");
    const QList<QStringList> bad{{"--seed", "abc"}, {"--seed"}, {"--threads", "0"}, {"--threads", "-1"}, {"--threads", "1000000"},
                                 {"--out", file}, {"--variant", "none"}, {"--set", "lb.algorithm=best"}, {"--set", "lb"},
                                 {"--disable", "none"}, {"--warmup", "1e9"}, {"--replications", "3.9"}};
    for (const QStringList &words : bad) {
        const Outcome outcome = run(QStringList{"simulate", file} + words);
        QVERIFY2(outcome.code == 1, qPrintable(words.join(' ') + ' ' + outcome.err));
        QVERIFY(outcome.err.startsWith("nephoscope simulate: ") && outcome.out.isEmpty());
    }
    QCOMPARE(run({"simulate", file, "--duration", "1", "--warmup", "0", "--out", "none/r.json"}).code, 5);
}

void CommandLineTest::simulateGivesTheSameDigestForAnyThreads()
{
    const auto digest = [this](const char *threads) {
        const Outcome outcome = run({"simulate", example("11-01-workload-distribution"), "--duration", "20", "--warmup", "0",
                                     "--replications", "3", "--threads", threads});
        const auto at = outcome.out.indexOf("\"digest\": ");
        return outcome.code == 0 && at > 0 ? outcome.out.mid(at, 80) : QByteArray();
    };
    const QByteArray one = digest("1");
    QVERIFY(!one.isEmpty());
    QCOMPARE(digest("2"), one);
    QCOMPARE(digest("8"), one);
}

NEPHOSCOPE_TEST(CommandLineTest);
#include "command_line_test.moc"
