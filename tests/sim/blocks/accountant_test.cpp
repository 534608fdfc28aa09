// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/accountant.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <numeric>

using namespace nephoscope::sim;

class AccountantTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void graduatedAndVolumeTiers();
    void transferWithAFreeAllowance();
    void whatIsCommittedIsPaidForUsedOrNot();
    void partsAddUpToTheWhole();
    void belowTheFirstBandNothingIsCharged();
    void smallAndLargeAmounts();
    void sharesAddUpToTheAmount();
};

namespace {

using Banding = Accountant::Banding;

Micros total(const std::vector<Charge> &charges)
{
    return std::accumulate(charges.begin(), charges.end(), Micros{0}, [](Micros sum, const Charge &charge) { return sum + charge.amount; });
}

Micros bill(Banding banding, std::vector<PriceBand> bands, double quantity, double allowance = 0)
{
    Accountant accountant(banding, std::move(bands), allowance);
    accountant.expect(quantity);
    return total(accountant.rate(quantity));
}

Micros units(double amount) { return static_cast<Micros>(amount * 1e6 + 0.5); }

} // namespace

// 614,400 GB at 0.023, 0.022 from 51,200 and 0.021 from 512,000. Graduated: 51,200 * 0.023 + 460,800 * 0.022 + 102,400 * 0.021 =
// 13,465.60; by volume: 614,400 * 0.021 = 12,902.40.
void AccountantTest::graduatedAndVolumeTiers()
{
    const std::vector<PriceBand> bands{{0, 0.023}, {51200, 0.022}, {512000, 0.021}};
    Accountant accountant(Banding::Graduated, bands);
    const std::vector<Charge> charges = accountant.rate(614400);
    QCOMPARE(charges.size(), std::size_t(3));
    QCOMPARE(charges[1].quantity, 460800.0);
    QCOMPARE(total(charges), units(13465.60));
    QCOMPARE(bill(Banding::Volume, bands, 614400), units(12902.40));
}

// 0.09 a GB, 0.085 from 10,240, 0.07 from 51,200, 0.05 from 153,600, the first 100 GB free:
// 900 * 0.09 = 81; 10,140 * 0.09 = 912.60; 912.60 + 40,960 * 0.085 + 8,800 * 0.07 = 5,010.20.
void AccountantTest::transferWithAFreeAllowance()
{
    const std::vector<PriceBand> bands{{0, 0.09}, {10240, 0.085}, {51200, 0.07}, {153600, 0.05}};
    QCOMPARE(bill(Banding::Graduated, bands, 1000, 100), units(81.00));
    QCOMPARE(bill(Banding::Graduated, bands, 10240, 100), units(912.60));
    QCOMPARE(bill(Banding::Graduated, bands, 60000, 100), units(5010.20));
    QCOMPARE(bill(Banding::Graduated, bands, 99, 100), Micros(0));
    // By volume 59,900 GB at the price of the third band.
    QCOMPARE(bill(Banding::Volume, bands, 60000, 100), units(4193.00));
}

// 730 h at 0.06 are committed, more costs 0.096: 43.80 with nothing used, 43.80 + 70 * 0.096 = 50.52 with 800 h.
void AccountantTest::whatIsCommittedIsPaidForUsedOrNot()
{
    Accountant accountant(Banding::Graduated, {{0, 0.06}, {730, 0.096}}, 730);
    QCOMPARE(accountant.commitment().amount, units(43.80));
    QCOMPARE(total(accountant.rate(700)), Micros(0));
    QCOMPARE(total(accountant.rate(100)), units(6.72));
}

// Three thirds of a unit at 0.000001 each round to 0 alone; rated after each other they cost what the whole does.
void AccountantTest::partsAddUpToTheWhole()
{
    for (const Banding banding : {Banding::Graduated, Banding::Volume}) {
        const std::vector<PriceBand> bands{{0, 0.0000013}, {10, 0.0000007}};
        Accountant accountant(banding, bands, 2);
        accountant.expect(33.3);
        Micros sum = 0;
        for (int i = 0; i < 333; ++i)
            sum += total(accountant.rate(0.1));
        // Graduated: 8 * 1.3 = 10.4 -> 10, then 23.3 * 0.7 = 16.31 -> 16. By volume: 31.3 * 0.7 = 21.91 -> 22.
        QCOMPARE(sum, banding == Banding::Graduated ? Micros(26) : Micros(22));
    }
}

void AccountantTest::belowTheFirstBandNothingIsCharged()
{
    QCOMPARE(bill(Banding::Graduated, {}, 5), Micros(0));
    QCOMPARE(bill(Banding::Graduated, {{10, 0.1}}, 5), Micros(0));
    QCOMPARE(bill(Banding::Graduated, {{10, 0.1}}, 15), units(0.5));
    QCOMPARE(bill(Banding::Volume, {{10, 0.1}}, 5), Micros(0));
    QVERIFY(Accountant(Banding::Graduated, {{0, 0.1}}).rate(0).empty());
}

void AccountantTest::smallAndLargeAmounts()
{
    QCOMPARE(microsFor(3e6, 0.2e-6), units(0.6));
    QCOMPARE(microsFor(-1, 0.0000005), Micros(-1));
    QCOMPARE(microsFor(1, std::numeric_limits<double>::quiet_NaN()), Micros(0));
    QVERIFY(microsFor(1e30, 1e30) > 9'000'000'000'000'000'000);
}

// 10 in three equal parts: 4 + 3 + 3. 100 by 1 : 2 : 4 is 14.29, 28.57, 57.14: the second has the largest remainder.
void AccountantTest::sharesAddUpToTheAmount()
{
    QCOMPARE(split(10, std::vector<double>{1, 1, 1}), (std::vector<Micros>{4, 3, 3}));
    QCOMPARE(split(100, std::vector<double>{1, 2, 4}), (std::vector<Micros>{14, 29, 57}));
    QCOMPARE(split(7, std::vector<double>{0, 0}), (std::vector<Micros>{4, 3}));
    QCOMPARE(split(-10, std::vector<double>{1, 1, 1}), (std::vector<Micros>{-3, -3, -4}));
    QVERIFY(split(5, {}).empty());
}

NEPHOSCOPE_TEST(AccountantTest);
#include "accountant_test.moc"
