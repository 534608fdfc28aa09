// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/clock.h"
#include "sim/engine/random_stream.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <limits>
#include <tuple>

using namespace nephoscope;
using namespace nephoscope::sim;

namespace {

/// Notes what it is called with, and does what the test wants.
class Notes final : public EventHandler
{
public:
    explicit Notes(std::string name = "notes") : m_name(std::move(name)) {}
    void handle(std::uint32_t kind, std::uint64_t argument) override
    {
        seen.emplace_back(kind, argument);
        if (then)
            then();
    }
    std::string_view eventSource() const override { return m_name; }

    std::vector<std::pair<std::uint32_t, std::uint64_t>> seen;
    std::function<void()> then;

private:
    std::string m_name;
};

} // namespace

class ClockTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eventsOfOneInstantGoByClassThenBySchedule();
    void aCancelledEventNeverHappens();
    void anyMixOfSchedulingAndCancellingKeepsTheOrder();
    void runEndsAtTheTimeAskedFor();
    void aNegativeDelayIsAnErrorThatNamesItsSource();
    void goingRoundWithoutTimeIsStoppedAndNamed();
    void tooManyPendingAreStoppedAndNamed();
    void tooManyEventsAreStoppedAndNamed();
    void theStopFlagEndsARunWithinAThousandEvents();
    void secondsAreChecked();
    void nothingHappensPastTheHorizon();
};

void ClockTest::eventsOfOneInstantGoByClassThenBySchedule()
{
    Clock clock;
    Notes notes;
    const EventClass classes[] = {EventClass::Sample, EventClass::Arrival, EventClass::Timer, EventClass::Departure, EventClass::Document};
    for (std::uint64_t round = 0; round < 2; ++round) {
        for (const EventClass eventClass : classes)
            clock.at(kSecond, eventClass, notes, static_cast<std::uint32_t>(eventClass), round);
    }
    clock.at(0, EventClass::Sample, notes, 9);
    QCOMPARE(clock.run(kSecond), RunStop::Reached);
    const std::vector<std::pair<std::uint32_t, std::uint64_t>> expected{{9, 0}, {0, 0}, {0, 1}, {1, 0}, {1, 1}, {2, 0},
                                                                        {2, 1}, {3, 0}, {3, 1}, {4, 0}, {4, 1}};
    QCOMPARE(notes.seen, expected);
    QCOMPARE(clock.eventsProcessed(), std::uint64_t{11});
}

void ClockTest::aCancelledEventNeverHappens()
{
    Clock clock;
    Notes notes;
    EventId first = clock.after(1, EventClass::Timer, notes, 1);
    EventId second = clock.after(2, EventClass::Timer, notes, 2);
    EventId copy = first;
    QVERIFY(clock.cancel(first));
    QVERIFY(!clock.cancel(first));
    clock.after(3, EventClass::Timer, notes, 3); // takes the freed slot
    QVERIFY(!clock.cancel(copy));
    QCOMPARE(clock.pending(), std::size_t{2});
    clock.run(10);
    QCOMPARE(notes.seen.size(), std::size_t{2});
    QCOMPARE(notes.seen[0].first, 2u);
    QCOMPARE(notes.seen[1].first, 3u);
    QVERIFY(!clock.isPending(second));
    QVERIFY(!clock.cancel(second));
}

void ClockTest::anyMixOfSchedulingAndCancellingKeepsTheOrder()
{
    // Against a plain list, through the sizes at which array and heap change over.
    struct Item {
        SimTime time;
        int eventClass;
        std::uint64_t number;
        EventId id;
        bool operator<(const Item &other) const
        {
            return std::tie(time, eventClass, number) < std::tie(other.time, other.eventClass, other.number);
        }
    };
    RandomStream random(1, 0, "clock_test", "mix");
    EventQueue queue;
    Notes notes;
    std::vector<Item> model;
    std::size_t largest = 0;
    SimTime now = 0;
    std::uint64_t number = 0;
    for (int step = 0; step < 60'000; ++step) {
        const bool grows = (step / 3000) % 2 == 0;
        const std::uint32_t dice = random.below(10);
        if (dice < (grows ? 6u : 3u)) {
            const SimTime time = now + random.below(50);
            const int eventClass = static_cast<int>(random.below(5));
            const EventId id = queue.push(time, static_cast<EventClass>(eventClass), {&notes, number, 0});
            model.push_back({time, eventClass, number++, id});
        } else if (dice < 8 && !model.empty()) {
            const std::size_t victim = random.below(static_cast<std::uint32_t>(model.size()));
            QVERIFY(queue.cancel(model[victim].id));
            model.erase(model.begin() + static_cast<std::ptrdiff_t>(victim));
        } else {
            SimTime time = 0;
            ScheduledEvent event;
            QCOMPARE(queue.pop(kHorizon, time, event), !model.empty());
            if (!model.empty()) {
                const auto next = std::min_element(model.begin(), model.end());
                QCOMPARE(event.argument, next->number);
                QCOMPARE(time, next->time);
                now = time;
                model.erase(next);
            }
        }
        largest = std::max(largest, model.size());
        QCOMPARE(queue.pending(), model.size());
    }
    QVERIFY(largest > 200);
}

void ClockTest::runEndsAtTheTimeAskedFor()
{
    Clock clock;
    Notes notes;
    clock.at(5, EventClass::Timer, notes);
    clock.at(6, EventClass::Timer, notes);
    QCOMPARE(clock.run(5), RunStop::Reached);
    QCOMPARE(notes.seen.size(), std::size_t{1});
    QCOMPARE(clock.now(), SimTime{5});
    QCOMPARE(clock.step(5), RunStop::Reached);
    QCOMPARE(clock.step(100), RunStop::Asked);
    QCOMPARE(clock.now(), SimTime{6});
    QCOMPARE(clock.step(100), RunStop::Reached);
    QCOMPARE(clock.now(), SimTime{100});
}

void ClockTest::aNegativeDelayIsAnErrorThatNamesItsSource()
{
    Clock clock;
    Notes notes("web-1");
    notes.then = [&] { clock.after(-1, EventClass::Timer, notes); };
    clock.after(kSecond, EventClass::Timer, notes);
    clock.after(2 * kSecond, EventClass::Timer, notes);
    QCOMPARE(clock.run(kHour), RunStop::Failed);
    QCOMPARE(notes.seen.size(), std::size_t{1});
    QCOMPARE(clock.error()->message,
             std::string("\"web-1\" asked for an event before the present at 1 s. A delay must be 0 or more."));
}

void ClockTest::goingRoundWithoutTimeIsStoppedAndNamed()
{
    Clock clock({.atOneInstant = 5000});
    Notes notes("lb");
    notes.then = [&] { clock.after(0, EventClass::Timer, notes); };
    clock.after(kSecond, EventClass::Timer, notes);
    QCOMPARE(clock.run(kHour), RunStop::Failed);
    QCOMPARE(clock.now(), kSecond);
    QCOMPARE(notes.seen.size(), std::size_t{5001});
    QVERIFY(clock.error()->message.find("\"lb\"") != std::string::npos);
}

void ClockTest::tooManyPendingAreStoppedAndNamed()
{
    Clock clock({.pending = 1000});
    Notes notes("pool");
    notes.then = [&] {
        clock.after(kSecond, EventClass::Timer, notes);
        clock.after(kSecond, EventClass::Timer, notes);
    };
    clock.after(0, EventClass::Timer, notes);
    QCOMPARE(clock.run(kHour), RunStop::Failed);
    QVERIFY(clock.error()->message.find("\"pool\"") != std::string::npos);
    QCOMPARE(clock.pending(), std::size_t{1000});
}

void ClockTest::tooManyEventsAreStoppedAndNamed()
{
    Clock clock({.events = 3000});
    Notes notes("students");
    notes.then = [&] { clock.after(1, EventClass::Arrival, notes); };
    clock.after(1, EventClass::Arrival, notes);
    QCOMPARE(clock.run(kHour), RunStop::Failed);
    QCOMPARE(clock.eventsProcessed(), std::uint64_t{3000});
    QVERIFY(clock.error()->message.find("\"students\"") != std::string::npos);
}

void ClockTest::theStopFlagEndsARunWithinAThousandEvents()
{
    Clock clock;
    Notes notes;
    std::atomic<bool> stop = false;
    notes.then = [&] {
        clock.after(1, EventClass::Timer, notes);
        if (notes.seen.size() == 2500)
            stop = true;
    };
    clock.after(1, EventClass::Timer, notes);
    QCOMPARE(clock.run(kHour, &stop), RunStop::Asked);
    QVERIFY(notes.seen.size() >= 2500 && notes.seen.size() <= 3500);
    stop = false;
    notes.then = [&] {
        clock.after(1, EventClass::Timer, notes);
        clock.requestStop();
    };
    const std::size_t before = notes.seen.size();
    QCOMPARE(clock.run(kHour, &stop), RunStop::Asked);
    QCOMPARE(notes.seen.size(), before + 1);
}

void ClockTest::secondsAreChecked()
{
    QCOMPARE(checkedTime(60.5).value(), SimTime{60'500'000'000});
    QCOMPARE(checkedTime(1e-9).value(), SimTime{1});
    QVERIFY(!checkedTime(-1e-9));
    QVERIFY(!checkedTime(std::numeric_limits<double>::quiet_NaN()));
    QVERIFY(!checkedTime(std::numeric_limits<double>::infinity()));
    QVERIFY(checkedTime(100 * 365.25 * 86400));
    QVERIFY(!checkedTime(100 * 365.25 * 86400 + 1));
    QCOMPARE(checkedTime(-2).error().message, std::string("A time of -2 s was asked for; it must be between 0 and 100 years."));
    QCOMPARE(toTime(1e300), kHorizon);
}

void ClockTest::nothingHappensPastTheHorizon()
{
    Clock clock;
    Notes notes;
    clock.after(kHorizon - 1, EventClass::Timer, notes, 1);
    clock.run(kSecond);
    clock.after(kHorizon - 1, EventClass::Timer, notes, 2);
    QCOMPARE(clock.run(kNever), RunStop::Reached);
    QCOMPARE(notes.seen.size(), std::size_t{1});
}

NEPHOSCOPE_TEST(ClockTest);
#include "clock_test.moc"
