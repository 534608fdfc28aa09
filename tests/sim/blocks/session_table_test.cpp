// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/session_table.h"
#include "sim/engine/random_stream.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <map>

using namespace nephoscope;
using namespace nephoscope::sim;

class SessionTableTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSessionIsKeptUntilNobodyAsksForIt();
    void withoutAnExpiryItIsKeptForEver();
    void valuesAddUp();
    void anyMixAgreesWithAPlainMap();
};

void SessionTableTest::aSessionIsKeptUntilNobodyAsksForIt()
{
    Clock clock;
    SessionTable table(clock, "table");
    table.setExpiry(10);
    table.add(1);
    table.add(2);
    clock.run(6);
    QVERIFY(table.find(1));
    clock.run(10); // the second is dropped at 10, the first lives until 16
    QVERIFY(!table.find(2));
    QCOMPARE(table.count().level(), std::int64_t{1});
    clock.run(16);
    QVERIFY(!table.find(1));
    QCOMPARE(table.expired(), std::uint64_t{2});
    QCOMPARE(table.count().integral(clock.now()), Wide{10 + 16});
}

void SessionTableTest::withoutAnExpiryItIsKeptForEver()
{
    Clock clock;
    SessionTable table(clock, "table");
    table.add(1, 7);
    clock.run(1'000'000'000'000);
    QVERIFY(table.find(1));
    QCOMPARE(*table.find(1), std::uint64_t{7});
    QCOMPARE(clock.pending(), std::size_t{0});
}

void SessionTableTest::valuesAddUp()
{
    Clock clock;
    SessionTable table(clock, "table");
    table.setExpiry(10);
    table.add(1, 100);
    table.add(2, 50);
    table.change(*table.find(1), 70);
    QCOMPARE(table.total(), std::uint64_t{120});
    table.clear();
    QCOMPARE(table.total(), std::uint64_t{0});
    QCOMPARE(table.count().level(), std::int64_t{0});
    clock.run(100); // nothing is left that could be dropped twice
    QCOMPARE(table.expired(), std::uint64_t{0});
    table.add(2, 5);
    QCOMPARE(table.total(), std::uint64_t{5});
}

void SessionTableTest::anyMixAgreesWithAPlainMap()
{
    Clock clock;
    SessionTable table(clock, "table");
    table.setExpiry(50);
    std::map<std::uint64_t, SimTime> plain; // when each was asked for last
    RandomStream random(1, 0, "table", "mix");
    for (SimTime time = 1; time < 20'000; ++time) {
        clock.run(time);
        std::erase_if(plain, [time](const auto &entry) { return entry.second + 50 <= time; });
        QCOMPARE(table.count().level(), static_cast<std::int64_t>(plain.size()));
        const auto key = static_cast<std::uint64_t>(random.uniform() * 200);
        const bool isKept = table.find(key) != nullptr;
        QCOMPARE(isKept, plain.contains(key));
        if (!isKept)
            table.add(key);
        plain[key] = time;
    }
    QVERIFY(table.expired() > 1000);
}

NEPHOSCOPE_TEST(SessionTableTest);
#include "session_table_test.moc"
