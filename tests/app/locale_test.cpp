// SPDX-License-Identifier: GPL-3.0-or-later
// A locale in which one and a half is written 1,5 changes nothing in results. It is made here, so that it is there on every machine.
#include "tests/helpers/test_main.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

class LocaleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theLocaleHasACommaForAPoint();
    void resultsAreTheSame_data();
    void resultsAreTheSame();

private:
    QByteArray output(const QString &program, const QStringList &words, bool isGerman) const;
    QTemporaryDir m_folder;
};

void LocaleTest::initTestCase()
{
    QProcess make;
    make.start(QStringLiteral("localedef"), {"-i", "de_DE", "-f", "UTF-8", m_folder.filePath("de_DE.UTF-8")});
    QVERIFY2(make.waitForFinished(60'000) && make.exitCode() == 0, "localedef and the package locales are needed (script/bootstrap)");
}

QByteArray LocaleTest::output(const QString &program, const QStringList &words, bool isGerman) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LC_ALL", isGerman ? "de_DE.UTF-8" : "C.UTF-8");
    environment.insert("LOCPATH", isGerman ? m_folder.path() : QString());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, words);
    return process.waitForFinished(120'000) && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

void LocaleTest::theLocaleHasACommaForAPoint()
{
    QCOMPARE(output("/usr/bin/printf", {"%.1f", "1,5"}, true), QByteArray("1,5"));
    QCOMPARE(output("/usr/bin/printf", {"%.1f", "1.5"}, false), QByteArray("1.5"));
}

void LocaleTest::resultsAreTheSame_data()
{
    QTest::addColumn<QStringList>("words");
    const QString folder = QStringLiteral(NEPHOSCOPE_SOURCE_DIR "/examples/");
    QTest::newRow("simulate") << QStringList{"simulate", folder + "12-01-hypervisor-clustering.neph", "--duration", "100.5", "--replications", "2"};
    QTest::newRow("set") << QStringList{"simulate", folder + "11-01-workload-distribution.neph", "--duration", "20.25", "--warmup", "0.5", "--seed", "3"};
    QTest::newRow("check") << QStringList{"check", folder + "12-01-hypervisor-clustering.neph"};
    QTest::newRow("catalogue") << QStringList{"catalogue", "--json"};
}

void LocaleTest::resultsAreTheSame()
{
    QFETCH(QStringList, words);
    const QString program = QStringLiteral(NEPHOSCOPE_BINARY_DIR "/app/nephoscope");
    // All but how long it took on the wall.
    const auto bytes = [&](bool isGerman) {
        QByteArray text = output(program, words, isGerman);
        const qsizetype wall = text.indexOf("\"wall_seconds\"");
        return wall < 0 ? text : text.left(wall);
    };
    const QByteArray plain = bytes(false);
    QVERIFY(plain.size() > 100);
    QCOMPARE(bytes(true), plain);
}

NEPHOSCOPE_TEST(LocaleTest);
#include "locale_test.moc"
