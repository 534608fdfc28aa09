// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/event_queue.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <tuple>
#include <vector>

using namespace nephoscope::sim;

namespace {

/// The queue beside a sorted map, which has the order by definition: (time, class, sequence).
class Pair
{
public:
    EventId push(SimTime time, EventClass eventClass)
    {
        const std::uint64_t number = ++m_number;
        const EventId id = m_queue.push(time, eventClass, {nullptr, number, 0});
        const Place place{time, static_cast<int>(eventClass), number};
        m_expected.emplace(place, number);
        m_places[static_cast<std::uint64_t>(id)] = place;
        return id;
    }
    /// Whether both say that the event was there.
    bool cancel(EventId id)
    {
        const auto place = m_places.find(static_cast<std::uint64_t>(id));
        return m_queue.cancel(id) == (m_expected.erase(place->second) == 1);
    }
    /// Whether both give the same next event.
    bool pop()
    {
        SimTime time = 0;
        ScheduledEvent event;
        const bool isThere = m_queue.pop(kHorizon, time, event);
        if (!isThere || m_expected.empty())
            return isThere == !m_expected.empty();
        const auto first = m_expected.begin();
        const bool agrees = std::get<0>(first->first) == time && first->second == event.argument;
        m_now = time;
        m_expected.erase(first);
        return agrees;
    }
    bool countsAgree() { return m_queue.pending() == m_expected.size(); }
    bool nextAgrees() { return m_queue.nextTime() == (m_expected.empty() ? kNever : std::get<0>(m_expected.begin()->first)); }
    std::size_t pending() const { return m_expected.size(); }
    SimTime now() const { return m_now; }
    void clear()
    {
        m_queue.clear();
        m_expected.clear();
    }

private:
    using Place = std::tuple<SimTime, int, std::uint64_t>;

    EventQueue m_queue;
    std::uint64_t m_number = 0;
    SimTime m_now = 0;
    std::map<Place, std::uint64_t> m_expected;
    std::map<std::uint64_t, Place> m_places;
};

} // namespace

/// The order of events, whatever their number and their spread in time.
class EventQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anythingComesInOrder_data()
    {
        QTest::addColumn<int>("pending");
        QTest::addColumn<double>("spread"); // ns, greatest power of ten of a delay
        QTest::newRow("few") << 30 << 6.0;
        QTest::newRow("a heap") << 400 << 9.0;
        QTest::newRow("a ladder") << 5000 << 9.0;
        QTest::newRow("from a nanosecond to a century") << 5000 << 18.0;
        QTest::newRow("many at a few instants") << 5000 << 0.7;
    }

    void anythingComesInOrder()
    {
        QFETCH(int, pending);
        QFETCH(double, spread);
        std::mt19937_64 random(17);
        const auto uniform = [&random] { return static_cast<double>(random() >> 11) * 0x1p-53; };
        Pair pair;
        std::vector<EventId> ids;
        const auto pushOne = [&] {
            // The delay's order of magnitude is what is uniform; one in ten is for this instant.
            const double delay = uniform() < 0.1 ? 0 : std::pow(10, uniform() * spread);
            const SimTime time = std::min(kHorizon - 1, later(pair.now(), static_cast<SimTime>(delay)));
            ids.push_back(pair.push(time, static_cast<EventClass>(random() % 5)));
        };
        while (pair.pending() < static_cast<std::size_t>(pending))
            pushOne();
        for (int step = 0; step < 30'000; ++step) {
            if (uniform() < 0.5)
                QVERIFY(pair.pop());
            while (pair.pending() < static_cast<std::size_t>(pending))
                pushOne();
            if (uniform() < 0.3)
                QVERIFY(pair.cancel(ids[random() % ids.size()]));
            if (step % 100 == 0)
                QVERIFY(pair.countsAgree() && pair.nextAgrees());
        }
        while (pair.pending() > 0)
            QVERIFY(pair.pop());
        QVERIFY(pair.pop() && pair.countsAgree() && pair.nextAgrees());
    }

    void whatIsClearedNeverComes()
    {
        Pair pair;
        for (int i = 0; i < 3000; ++i)
            pair.push(i * 7 % 1000, EventClass::Timer);
        for (int i = 0; i < 100; ++i)
            QVERIFY(pair.pop());
        pair.clear();
        QVERIFY(pair.pop() && pair.countsAgree());
        for (int i = 0; i < 3000; ++i)
            pair.push(2000 + i * 7 % 1000, EventClass::Timer);
        while (pair.pending() > 0)
            QVERIFY(pair.pop());
    }

    void oneInstantWithVeryMany()
    {
        Pair pair;
        for (int i = 0; i < 20'000; ++i)
            pair.push(5, static_cast<EventClass>(i % 5));
        // Half of them bring about another one of the same instant.
        for (int i = 0; i < 10'000; ++i) {
            QVERIFY(pair.pop());
            pair.push(5, EventClass::Departure);
        }
        while (pair.pending() > 0)
            QVERIFY(pair.pop());
    }
};

NEPHOSCOPE_TEST(EventQueueTest);
#include "event_queue_test.moc"
