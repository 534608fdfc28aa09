// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/pipe.h"
#include "sim/blocks/token_bucket.h"
#include "sim/engine/statistics.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::sim;

class PipeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPlainPipeTakesNoTime();
    void messagesQueueForTheBandwidth();
    void anOverloadedPipeIsAnMD1Queue();
    void aNewBandwidthServesTheBacklog();
    void lossAndCuts();
    void aBucketFillsAtItsRate();
};

void PipeTest::aPlainPipeTakesNoTime()
{
    RandomStream random(1, 0, "pipe", "loss");
    Pipe pipe;
    QCOMPARE(pipe.send(5, 1e9, random), std::optional<SimTime>(5));
    QCOMPARE(pipe.bytesSent(), 1e9);
}

void PipeTest::messagesQueueForTheBandwidth()
{
    // 1 MB over 100 Mbit/s with 20 ms one way: 0.1 s (domain A08); the second one waits 80 ms.
    RandomStream random(1, 0, "pipe", "loss");
    Pipe pipe({.latency = 20 * kMillisecond, .bandwidth = 100e6 / 8});
    QCOMPARE(pipe.send(0, 1e6, random), std::optional<SimTime>(100 * kMillisecond));
    QCOMPARE(pipe.send(0, 1e6, random), std::optional<SimTime>(180 * kMillisecond));
    QCOMPARE(pipe.backlog(40 * kMillisecond), 1.5e6);
    QCOMPARE(pipe.busySeconds(40 * kMillisecond), 0.04);
    QCOMPARE(pipe.send(kSecond, 1e6, random), std::optional<SimTime>(1100 * kMillisecond));
    QVERIFY(std::abs(pipe.busySeconds(2 * kSecond) - 0.24) < 1e-12);
}

void PipeTest::anOverloadedPipeIsAnMD1Queue()
{
    // H50: 1 Gbit/s, 1500 B (12 µs each), at 0.9 and 0.45 Gbit/s: 66.0000 and 16.9091 µs.
    for (const auto &[load, exact] : {std::pair{0.9, 66.0e-6}, std::pair{0.45, 16.9091e-6}}) {
        RandomStream random(2, 0, "pipe", "arrivals");
        Pipe pipe({.bandwidth = 1e9 / 8});
        DurationTally delays;
        double now = 0;
        for (int i = 0; i < 2'000'000; ++i) {
            now += random.exponential() * 12e-6 / load;
            delays.add(*pipe.send(toTime(now), 1500, random) - toTime(now));
        }
        QVERIFY2(std::abs(delays.mean() / exact - 1) < 0.03, qPrintable(QString::number(delays.mean())));
    }
}

void PipeTest::aNewBandwidthServesTheBacklog()
{
    RandomStream random(1, 0, "pipe", "loss");
    Pipe pipe({.bandwidth = 1000});
    pipe.send(0, 1000, random);
    pipe.change(kSecond / 2, {.bandwidth = 2000}); // 500 left: until 0.75 s
    QCOMPARE(pipe.send(kSecond / 2, 500, random), std::optional<SimTime>(kSecond));
    QCOMPARE(pipe.busySeconds(kSecond), 1.0);
}

void PipeTest::lossAndCuts()
{
    RandomStream random(3, 0, "pipe", "loss");
    Pipe pipe({.loss = 0.1});
    int lost = 0;
    for (int i = 0; i < 100'000; ++i)
        lost += pipe.send(i, 1, random).has_value() ? 0 : 1;
    QVERIFY(std::abs(lost - 10'000) < 5 * 95);
    const std::uint32_t epoch = pipe.epoch();
    pipe.cut();
    QVERIFY(!pipe.send(0, 1, random));
    QVERIFY(pipe.epoch() != epoch);
    pipe.restore();
    pipe.change(0, {});
    QVERIFY(pipe.send(0, 1, random));
    QCOMPARE(pipe.messagesLost(), static_cast<std::uint64_t>(lost) + 1);
}

void PipeTest::aBucketFillsAtItsRate()
{
    TokenBucket bucket(10, 5);
    for (int i = 0; i < 5; ++i)
        QVERIFY(bucket.take(0, 1));
    QVERIFY(!bucket.take(0, 1));
    QVERIFY(!bucket.take(99 * kMillisecond, 1));
    QVERIFY(bucket.take(100 * kMillisecond, 1));
    QVERIFY(!bucket.take(100 * kMillisecond, 1));
    QCOMPARE(bucket.tokens(kHour), 5.0); // never above the burst
    QCOMPARE(bucket.reserve(kHour, 7), kHour + 200 * kMillisecond);
    QCOMPARE(bucket.reserve(kHour, 1), kHour + 300 * kMillisecond);
    bucket.change(kHour, 0, 0);
    QVERIFY(bucket.take(kHour, 1e9));
    // At a steady 20/s half pass.
    TokenBucket half(10, 1);
    int passed = 0;
    for (int i = 0; i < 2000; ++i)
        passed += half.take(i * 50 * kMillisecond, 1);
    QCOMPARE(passed, 1000);
}

NEPHOSCOPE_TEST(PipeTest);
#include "pipe_test.moc"
