// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/balance.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope::sim;

class BalanceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theBestMoveLowersTheHighestLoadMost();
    void withoutABetterPlaceNothingMoves();
    void spaceHasToSuffice();
    void closedPlacesAndFixedItemsStay();
    void oneOfTwoHighestPlacesIsAGain();
    void loadsAreBroughtNearToEachOther();
    void thePeakIsTheLowestThereIs();
    void twoThatChangePlaces();
    void whatIsWorthLessThanAPointStays();
    void manyPlacesAreNoTrouble();
    void fewestMovesThenSmallestLoad();
    void twoSmallOnesWhereNoSingleOneSuffices();
    void whatCannotBeBroughtUnderKeepsWhatItHas();
    void theLeastLoadedPlaceIsEmptied();
    void whatHoldsSomethingFixedIsNotEmptied();
};

namespace {

using Moves = std::vector<Balance::Move>;

/// Places of `capacity`, each with items of these loads; an item needs 1 of space, of which there are 100 free.
Balance balance(double capacity, const std::vector<std::vector<double>> &loads)
{
    Balance made;
    for (std::size_t place = 0; place < loads.size(); ++place) {
        made.places.push_back({.capacity = capacity, .freeSpace = 100});
        for (const double load : loads[place])
            made.items.push_back({.place = place, .load = load, .space = 1});
    }
    return made;
}

} // namespace

// Domain S-12.10: 500, 400 and 300 of 1000 beside 100. Moving the first leaves 700, the second 800, the third 900.
void BalanceTest::theBestMoveLowersTheHighestLoadMost()
{
    Balance storage = balance(1000, {{500, 400, 300}, {100}});
    QCOMPARE(storage.highest(), 1.2);
    const auto move = storage.bestMove();
    QVERIFY(move.has_value());
    QVERIFY((*move == Balance::Move{0, 1}));
    storage.carryOut(*move);
    QCOMPARE(storage.loadOf(0), 0.7);
    QCOMPARE(storage.loadOf(1), 0.6);
    QVERIFY(!storage.bestMove().has_value());
}

// 90 beside 20: the only item would take all of the load with it.
void BalanceTest::withoutABetterPlaceNothingMoves()
{
    QVERIFY(!balance(100, {{90}, {20}}).bestMove().has_value());
    QVERIFY(balance(100, {{90}, {20}}).bringUnder(0.8).empty());
}

void BalanceTest::spaceHasToSuffice()
{
    Balance storage = balance(1000, {{500, 400, 300}, {100}});
    storage.items[0].space = 101;
    QVERIFY((*storage.bestMove() == Balance::Move{1, 1})); // the second best
    for (Balance::Item &item : storage.items)
        item.space = 101;
    QVERIFY(!storage.bestMove().has_value());
    QVERIFY(storage.bringUnder(0.8).empty());
}

void BalanceTest::closedPlacesAndFixedItemsStay()
{
    Balance hosts = balance(100, {{50, 45}, {10}, {0.5}});
    hosts.places[2].isOpen = false;
    hosts.items[0].isMovable = false;
    QVERIFY((*hosts.bestMove() == Balance::Move{1, 1}));
    hosts.items[1].isMovable = false;
    QVERIFY(!hosts.bestMove().has_value());
}

// Two places at 60: relieving one leaves the highest load as it is, in one place fewer. A second move would only exchange who has it.
void BalanceTest::oneOfTwoHighestPlacesIsAGain()
{
    const Balance hosts = balance(100, {{30, 30}, {30, 30}, {0}});
    QCOMPARE(hosts.lowerHighest(), (Moves{{0, 2}}));
}

// 120 beside 0: 40 + 20 go over one by one, and then both have 60.
void BalanceTest::loadsAreBroughtNearToEachOther()
{
    Balance hosts = balance(100, {{40, 40, 20, 20}, {}});
    for (const Balance::Move &move : hosts.lowerHighest())
        hosts.carryOut(move);
    QCOMPARE(hosts.highest(), 0.6);
}

// 30, 30 and 25 beside 20 and 15. No host can do with less than 45 (the best sums near 120 / 3 are 30, 30 + 15 and 25 + 20), which takes two moves:
// a 30 to the 15, and the 25 to the 20. Whoever first brings a 30 to the 20 is left with 50.
void BalanceTest::thePeakIsTheLowestThereIs()
{
    Balance hosts = balance(100, {{30, 30, 25}, {20}, {15}});
    const Moves moves = hosts.lowerHighest(); // either 30 will do
    QCOMPARE(moves.size(), std::size_t(2));
    for (const Balance::Move &move : moves)
        hosts.carryOut(move);
    QCOMPARE(hosts.highest(), 0.45);
    // As measured: of the two the one that is a little less goes.
    QCOMPARE(balance(100, {{30.2, 29.9, 25}, {19.5}, {15}}).lowerHighest(), (Moves{{1, 2}, {2, 1}}));
}

// 40 + 30 beside 35 + 15: no single move leaves less than 70. 30 and 15 in each other's place leave 55 and 65; 40 and 35 would too, but are more.
void BalanceTest::twoThatChangePlaces()
{
    Balance hosts = balance(100, {{40, 30}, {35, 15}});
    QVERIFY(!hosts.bestMove().has_value());
    QCOMPARE(hosts.lowerHighest(), (Moves{{1, 1}, {3, 0}}));
    hosts.places[1].freeSpace = 0; // what comes is there before the other goes
    QCOMPARE(hosts.lowerHighest(), Moves{});
}

// 50.8 beside 49.9: 25 and 24.9 in each other's place would leave 50.7.
void BalanceTest::whatIsWorthLessThanAPointStays()
{
    QCOMPARE(balance(100, {{25, 25.8}, {25, 24.9}}).lowerHighest(), Moves{});
    // 50.8 beside 39: with 5 gone 45.8 are left, with 0.8 gone too 45. That is not worth one more move.
    QCOMPARE(balance(100, {{45, 5, 0.8}, {39}}).lowerHighest(), (Moves{{1, 1}}));
}

// Five servers of 10 in one of ten hosts, each beside nine of 5: the search ends early, and what it has found is no worse than the five moved away.
void BalanceTest::manyPlacesAreNoTrouble()
{
    std::vector<std::vector<double>> loads(10, std::vector<double>(9, 5.0));
    loads[0].insert(loads[0].end(), 5, 10.0);
    Balance hosts = balance(100, loads);
    for (const Balance::Move &move : hosts.lowerHighest())
        hosts.carryOut(move);
    QVERIFY2(hosts.highest() <= 0.55 + 1e-9, qPrintable(QString::number(hosts.highest())));
}

// Domain S-12.2: 30, 30 and 25 beside 20 and 15. One move brings all under 80; the smallest load that does it is 25, to the place with 15.
void BalanceTest::fewestMovesThenSmallestLoad()
{
    Balance hosts = balance(100, {{30, 30, 25}, {20}, {15}});
    QCOMPARE(hosts.bringUnder(0.8), (Moves{{2, 2}}));
    hosts.carryOut({2, 2});
    QCOMPARE(hosts.highest(), 0.6);
    QVERIFY(hosts.bringUnder(0.8).empty());
}

// 80, 20 and 10: 30 have to go, and the 80 fits nowhere. The larger of the two goes first, to the place with 50; then the other has 70 and 60.
void BalanceTest::twoSmallOnesWhereNoSingleOneSuffices()
{
    const Balance hosts = balance(100, {{80, 20, 10}, {50}, {60}});
    QCOMPARE(hosts.bringUnder(0.8), (Moves{{1, 1}, {2, 2}}));
}

void BalanceTest::whatCannotBeBroughtUnderKeepsWhatItHas()
{
    QVERIFY(balance(100, {{95}, {10}}).bringUnder(0.8).empty());
    QVERIFY(balance(100, {{60, 40}, {60}}).bringUnder(0.8).empty());
}

// 10, 30 and 40 of 100: the first two fit beside the third under 80. The least loaded goes into the fullest; the place with 30 then does too.
void BalanceTest::theLeastLoadedPlaceIsEmptied()
{
    QCOMPARE(balance(100, {{10}, {30}, {40}}).emptyPlaces(0.8), (Moves{{0, 2}, {1, 2}}));
    QCOMPARE(balance(100, {{50}, {60}}).emptyPlaces(0.8), Moves{});
}

void BalanceTest::whatHoldsSomethingFixedIsNotEmptied()
{
    Balance hosts = balance(100, {{10, 5}, {40}});
    hosts.items[0].isMovable = false;
    // It cannot be emptied, but takes what the other has.
    QCOMPARE(hosts.emptyPlaces(0.8), (Moves{{2, 0}}));
}

NEPHOSCOPE_TEST(BalanceTest);
#include "balance_test.moc"
