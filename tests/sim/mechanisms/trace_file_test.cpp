// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "sim/mechanisms/actor/trace_file.h"
#include "sim/run/simulation.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace nephoscope;
using namespace nephoscope::sim;
using namespace nephoscope::tests;

class TraceFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTimesClassesAndSizes();
    void saysWhereItIsWrong_data();
    void saysWhereItIsWrong();
    void readsOnlyWhatIsBesideTheDocument();
    void aConsumerFollowsIt();
};

void TraceFileTest::readsTimesClassesAndSizes()
{
    const auto rows = parseTrace("time,class,size\r\n0.5,film,2\r\n0.5,,\r\n3,text,0.5\r\n");
    QVERIFY(rows.isOk());
    QCOMPARE(rows->size(), std::size_t(3));
    QCOMPARE((*rows)[0].time, SimTime(500'000'000));
    QCOMPARE((*rows)[0].contentClass, std::string("film"));
    QCOMPARE((*rows)[0].size.value(), 2048u);
    QVERIFY(!(*rows)[1].size.has_value());
    QCOMPARE((*rows)[2].size.value(), 512u);
    QCOMPARE(parseTrace("time\n1\n2").value().size(), std::size_t(2));
}

void TraceFileTest::saysWhereItIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::newRow("empty") << QByteArray() << "1:1: ";
    QTest::newRow("header only") << QByteArray("time,class\n") << "2:1: ";
    QTest::newRow("no header") << QByteArray("1,a\n") << "1:1: ";
    QTest::newRow("semicolons") << QByteArray("time;class\n1;a\n") << "1:1: ";
    QTest::newRow("decreasing") << QByteArray("time\n2\n1\n") << "3:1: ";
    QTest::newRow("nan") << QByteArray("time\n1\nnan\n") << "3:1: ";
    QTest::newRow("negative") << QByteArray("time\n-1\n") << "2:1: ";
    QTest::newRow("decimal comma") << QByteArray("time\n1,5\n") << "2:2: ";
    QTest::newRow("size") << QByteArray("time,class,size\n1,a,big\n") << "2:3: ";
}

void TraceFileTest::saysWhereItIsWrong()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    const auto rows = parseTrace(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    QVERIFY(!rows.isOk());
    QCOMPARE(rows.error().code, std::string("E-CSV"));
    QVERIFY2(QString::fromStdString(rows.error().message).startsWith(where), rows.error().message.c_str());
}

void TraceFileTest::readsOnlyWhatIsBesideTheDocument()
{
    QCOMPARE(readTrace("/tmp", "../etc/passwd").error().code, std::string("E-FILE"));
    QCOMPARE(readTrace("/", "/etc/passwd").error().code, std::string("E-FILE"));
    QCOMPARE(readTrace("/nowhere", "trace.csv").error().code, std::string("E-FILE"));
}

// Four requests; two of the class `y`. The link takes 1 KiB a second, so that the one of 2 KiB is answered after 2 s.
void TraceFileTest::aConsumerFollowsIt()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("trace.csv"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("time,class,size\n1,x,2\n5,y,\n5,y,0\n200,x,1\n");
    file.close();
    Laboratory lab(100, 0, 1);
    lab.consumer("c", 0, {{"workload", "trace"}, {"trace", "trace.csv"}});
    lab.balancer("lb", "content_aware", {{"rules", Value::Object{{"x", Value("s")}, {"y", Value("t")}}}});
    lab.service("s", 1, 0);
    lab.service("t", 1, 0);
    lab.request("c", "lb", {{"bandwidth", 1024 * 8 / 1e6}});
    lab.request("lb", "s");
    lab.request("lb", "t");
    const Architecture design = lab.design();
    const OneRun run(design, {}, folder.path().toStdString());
    QCOMPARE(run.metric("c.requests"), 3.0);
    QCOMPARE(run.metric("s.served"), 1.0);
    QCOMPARE(run.metric("t.served"), 2.0);
    QVERIFY(qAbs(run.metric("c.response_time_max") - 2) < 1e-6);
    const auto nowhere = sim::compile(design, Catalogue::builtIn());
    QVERIFY(nowhere.isOk());
    const auto simulation = sim::Simulation::create(std::make_shared<const sim::Plan>(nowhere.value()), {});
    QVERIFY(!simulation.isOk());
    QCOMPARE(simulation.error().code, std::string("E-FILE"));
}

NEPHOSCOPE_TEST(TraceFileTest);
#include "trace_file_test.moc"
