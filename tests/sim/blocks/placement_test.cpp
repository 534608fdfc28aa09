// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/placement.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope::sim;

class PlacementTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void policiesChooseAmongThoseWithRoom();
    void bothAmountsHaveToSuffice();
    void whatIsClosedIsNotChosen();
    void theOthersTakeOverWhatOneHolds();
    void oneOfNMayBeLostUpToOneMinusOneNth_data();
    void oneOfNMayBeLostUpToOneMinusOneNth();
    void twoOfFour();
};

namespace {

Place place(double space, std::vector<double> contents)
{
    Place made{{space, 100}, {}};
    for (const double item : contents)
        made.contents.push_back({item, 1});
    return made;
}

} // namespace

// 10, 4 and 7 are free, they hold 2, 1 and 3 things; 5 go into the first and the third.
void PlacementTest::policiesChooseAmongThoseWithRoom()
{
    const std::vector<Place> places{place(20, {5, 5}), place(10, {6}), place(10, {1, 1, 1})};
    const std::vector<bool> all(3, true);
    QCOMPARE(choosePlace(PlacementPolicy::FirstFit, places, all, {5, 1}), std::optional<std::size_t>(0));
    QCOMPARE(choosePlace(PlacementPolicy::BestFit, places, all, {5, 1}), std::optional<std::size_t>(2));
    QCOMPARE(choosePlace(PlacementPolicy::WorstFit, places, all, {5, 1}), std::optional<std::size_t>(0));
    QCOMPARE(choosePlace(PlacementPolicy::Spread, places, all, {5, 1}), std::optional<std::size_t>(0));
    QCOMPARE(choosePlace(PlacementPolicy::Spread, places, all, {4, 1}), std::optional<std::size_t>(1));
    QCOMPARE(choosePlace(PlacementPolicy::BestFit, places, all, {4, 1}), std::optional<std::size_t>(1));
    QVERIFY(!choosePlace(PlacementPolicy::WorstFit, places, all, {11, 1}));
}

void PlacementTest::bothAmountsHaveToSuffice()
{
    const std::vector<Place> places{Place{{100, 4}, {{10, 3}}}, Place{{20, 8}, {}}};
    QCOMPARE(choosePlace(PlacementPolicy::FirstFit, places, {true, true}, {10, 1}), std::optional<std::size_t>(0));
    QCOMPARE(choosePlace(PlacementPolicy::FirstFit, places, {true, true}, {10, 2}), std::optional<std::size_t>(1));
    QVERIFY(!choosePlace(PlacementPolicy::FirstFit, places, {true, true}, {30, 2}));
}

void PlacementTest::whatIsClosedIsNotChosen()
{
    const std::vector<Place> places{place(10, {}), place(10, {})};
    QCOMPARE(choosePlace(PlacementPolicy::FirstFit, places, {false, true}, {1, 1}), std::optional<std::size_t>(1));
    QVERIFY(!choosePlace(PlacementPolicy::FirstFit, places, {false, false}, {1, 1}));
}

// Three of 60: one holds 44, one 8 and 20, one nothing. All may be lost; with 24 in the third, the 44 would find no room.
void PlacementTest::theOthersTakeOverWhatOneHolds()
{
    std::vector<Place> places{place(60, {44}), place(60, {8, 20}), place(60, {})};
    QVERIFY(unbearableLoss(places, 1).empty());
    places[2].contents.push_back({24, 1});
    QCOMPARE(unbearableLoss(places, 1), (std::vector<std::size_t>{0}));
}

// N equal places filled by small things may be used up to 1 − 1/N: 1/2, 2/3, 3/4.
void PlacementTest::oneOfNMayBeLostUpToOneMinusOneNth_data()
{
    QTest::addColumn<int>("places");
    QTest::newRow("2") << 2;
    QTest::newRow("3") << 3;
    QTest::newRow("4") << 4;
}

void PlacementTest::oneOfNMayBeLostUpToOneMinusOneNth()
{
    QFETCH(int, places);
    const int each = 60 * (places - 1) / places;
    std::vector<Place> all(static_cast<std::size_t>(places), place(60, std::vector<double>(static_cast<std::size_t>(each), 1.0)));
    QVERIFY(unbearableLoss(all, 1).empty());
    all.back().contents.push_back({1, 1});
    QVERIFY(!unbearableLoss(all, 1).empty());
}

void PlacementTest::twoOfFour()
{
    std::vector<Place> all(4, place(10, {5}));
    QVERIFY(unbearableLoss(all, 2).empty());
    all[1].contents.push_back({2, 1});
    // The first and the second lose 5, 5 and 2: two of them go to the others, the third does not.
    QCOMPARE(unbearableLoss(all, 2), (std::vector<std::size_t>{0, 1}));
    QVERIFY(unbearableLoss(all, 0).empty());
}

NEPHOSCOPE_TEST(PlacementTest);
#include "placement_test.moc"
