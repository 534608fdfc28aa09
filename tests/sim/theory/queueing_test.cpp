// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/theory/queueing.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope::sim::theory;

/// The formulas against figures worked out elsewhere to six digits.
class QueueingTest : public QObject
{
    Q_OBJECT

    static bool agrees(double found, double exact) { return std::abs(found - exact) <= 5e-6 * std::abs(exact); }

private Q_SLOTS:
    void manyServersShareOneQueue()
    {
        QVERIFY(agrees(mmc(80, 100, 1)->residence, 0.05));
        QVERIFY(agrees(mmc(80, 100, 1)->inside, 4));
        QVERIFY(agrees(mmc(150, 100, 2)->wait, 0.0128571));
        QVERIFY(agrees(mmc(320, 100, 4)->wait, 0.00745541));
        QVERIFY(agrees(mmc(240, 100, 3)->residence, 0.0207865));
        QVERIFY(agrees(erlangC(2.4, 3), 0.647191));
        QVERIFY(!mmc(100, 100, 1));
        QVERIFY(!mmc(450, 100, 4));
    }

    void percentilesOfTheTimeInAStation()
    {
        QVERIFY(agrees(mmcResidenceQuantile(80, 100, 1, 0.5), 0.0346574));
        QVERIFY(agrees(mmcResidenceQuantile(80, 100, 1, 0.95), 0.149787));
        QVERIFY(agrees(mmcResidenceQuantile(80, 100, 1, 0.99), 0.230259));
        // P(T > 50 ms) is 0.103613 for two servers and 0.0412645 for four.
        QVERIFY(agrees(mmcResidenceQuantile(150, 100, 2, 1 - 0.103613), 0.05));
        QVERIFY(agrees(mmcResidenceQuantile(320, 100, 4, 1 - 0.0412645), 0.05));
        // Where a server's rate is what is spare the formula has another form: e^-µt (1 + C µ t), and C = 1/3 for two at half load.
        const double t = mmcResidenceQuantile(100, 100, 2, 0.9);
        QVERIFY(agrees(std::exp(-100 * t) * (1 + 100 * t / 3), 0.1));
    }

    void staffing()
    {
        QVERIFY(agrees(erlangC(48, 55), 0.238701));
        QVERIFY(agrees(erlangC(48, 55) * 240 / (55 - 48), 8.18403));
        QVERIFY(agrees(erlangB(10, 14), 0.0568191));
        QVERIFY(agrees(erlangB(5, 10), 0.0183846));
        QVERIFY(agrees(erlangB(20, 30), 0.00845750));
        QVERIFY(agrees(erlangB(16, 20), 0.0644109));
        QCOMPARE(erlangB(0, 3), 0.0);
        QCOMPARE(erlangC(7, 7), 1.0);
    }

    void roomIsBounded()
    {
        QVERIFY(agrees(mmck(80, 100, 1, 10).loss, 0.0234929));
        QVERIFY(agrees(mmck(100, 100, 1, 10).loss, 0.0909091));
        QVERIFY(agrees(mmck(125, 100, 1, 10).residence, 0.0720290));
        const Station two = mmck(3, 1, 2, 5);
        QVERIFY(agrees(two.loss, 0.374422));
        QVERIFY(agrees(two.throughput, 1.87673));
        QVERIFY(agrees(two.inside, 3.66564));
        QVERIFY(agrees(two.residence, 1.95320));
        // Without room to wait it is Erlang's loss system, and much room makes it M/M/1.
        QVERIFY(agrees(mmck(10, 1, 14, 14).loss, erlangB(10, 14)));
        QVERIFY(agrees(mmck(440, 100, 1, 50).loss, 0.772727));
        QVERIFY(agrees(mmck(80, 100, 1, 5000).residence, 0.05));
    }

    void serviceTimesOfAnyKind()
    {
        QVERIFY(agrees(mg1(80, 0.01, 0)->wait, 0.02));
        QVERIFY(agrees(mg1(80, 0.01, 0.5)->wait, 0.03));
        QVERIFY(agrees(mg1(80, 0.01, 16)->wait, 0.34));
        QVERIFY(agrees(mg1Sharing(80, 0.01)->residence, 0.05));
        QVERIFY(!mg1(100, 0.01, 1));
        // With exponential times both ways the approximation is M/M/c itself.
        QVERIFY(agrees(ggc(320, 0.01, 4, 1, 1)->wait, 0.00745541));
        QVERIFY(agrees(ggc(80, 0.01, 1, 1, 0)->wait, 0.02));
    }

    void usersInACircle()
    {
        const std::vector<double> demands{0.605, 2.1, 1.35};
        const int users[] = {1, 2, 3, 10, 20};
        const double rates[] = {0.0524797, 0.103086, 0.151516, 0.400205, 0.474516};
        const double responses[] = {4.05500, 4.40129, 4.79982, 9.98722, 27.1482};
        for (int i = 0; i < 5; ++i) {
            const ClosedNetwork network = mva(demands, users[i], 15);
            QVERIFY(agrees(network.throughput, rates[i]));
            QVERIFY(agrees(network.response, responses[i]));
        }
    }

    void whatIsUp()
    {
        const double one = availability(8760, 24);
        QVERIFY(agrees(one, 0.997268));
        QVERIFY(agrees(inSeries({one, one, one}), 0.991826));
        QVERIFY(agrees(inParallel({one, one}), 0.999993));
        QVERIFY(agrees(outOf(2, 3, 0.99), 0.999702));
        QVERIFY(agrees(outOf(4, 5, 0.98), 0.996158));
    }
};

NEPHOSCOPE_TEST(QueueingTest);
#include "queueing_test.moc"
